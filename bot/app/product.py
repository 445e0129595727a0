"""The running product: its database open, its parts joined, and the Telegram bot on top."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.app.mind import open_mind
from bot.app.shelf import open_library, watch_library
from bot.config import Settings
from bot.errors import UserError
from bot.grading.embedding import Embedder
from bot.practice.sessions import Practice
from bot.practice.worlds import Core, Worlds
from bot.storage.engine import create_engine, migrate
from bot.storage.repository import Repository


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """The running product, without an edge."""

    settings: Settings
    practice: Practice
    repository: Repository


@asynccontextmanager
async def open_app(
    settings: Settings, *, embedder: Embedder | None = None, clock: Callable[[], float] = time.time
) -> AsyncIterator[App]:
    """The product with its database open and migrated; closed again on leaving."""
    engine = create_engine(settings.database)
    core = Core()
    try:
        await migrate(engine)
        mind = await core.run(open_mind, embedder)
        library = await core.run(open_library, settings)
        repository = Repository(engine)
        practice = Practice(
            repository=repository,
            shelf=library,
            worlds=Worlds(mind.embedder, mind.grader.centre),
            judge=mind.grader,
            core=core,
            clock=clock,
            watch=await core.run(watch_library, settings, library),
        )
        yield App(settings=settings, practice=practice, repository=repository)
    finally:
        core.close()
        await engine.dispose()


async def serve_telegram(settings: Settings, stop: asyncio.Event) -> None:
    """Run the Telegram bot until `stop` is set.

    Raises:
        UserError: if there is no token, or Telegram refuses it.
    """
    # Imported here: no other command needs the library, and it takes a third of a second.
    from bot.telegram.desk import TelegramSettings
    from bot.telegram.serving import serve

    if settings.token is None:
        raise UserError("there is no token; set SPARRING_TOKEN")
    async with open_app(settings) as product:
        await serve(
            token=settings.token.get_secret_value(),
            practice=product.practice,
            settings=TelegramSettings(
                base_url=settings.telegram_api,
                managers=settings.managers,
                poll_seconds=settings.poll_seconds,
                language=settings.language,
                uploads=settings.uploads,
                shelf_seconds=settings.shelf_seconds,
            ),
            stop=stop,
        )
