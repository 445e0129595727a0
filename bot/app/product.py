"""The running product: its database open, its parts joined, and the Telegram bot on top."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app.metrics import Metrics, WatchedJudge, errors_counted, watch_database
from bot.app.mind import open_mind
from bot.app.shelf import open_library
from bot.app.sweeping import sweeping
from bot.config import Settings
from bot.errors import UserError
from bot.grading.embedding import Embedder
from bot.practice.access import Door
from bot.practice.privacy import People, Privacy
from bot.practice.sessions import Practice
from bot.practice.worlds import Core, Worlds
from bot.storage.backup import marked
from bot.storage.engine import create_engine, migrate
from bot.storage.membership import Memberships
from bot.storage.privacy import PersonalData
from bot.storage.repository import Repository


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """The running product, without an edge."""

    settings: Settings
    practice: Practice
    repository: Repository
    people: People
    engine: AsyncEngine


@asynccontextmanager
async def open_app(
    settings: Settings,
    *,
    embedder: Embedder | None = None,
    clock: Callable[[], float] = time.time,
    metrics: Metrics | None = None,
) -> AsyncIterator[App]:
    """The product with its database open and migrated; closed again on leaving."""
    engine = create_engine(settings.database)
    if metrics:
        watch_database(engine, metrics)
    core = Core()
    held = ExitStack()
    try:
        held.enter_context(marked(settings.database))
        await migrate(engine)
        mind = await core.run(open_mind, embedder, metrics)
        library = await core.run(open_library, settings)
        repository = Repository(engine)
        practice = Practice(
            repository=repository,
            shelf=library,
            worlds=Worlds(mind.embedder, mind.grader.centre),
            judge=WatchedJudge(mind.grader, metrics) if metrics else mind.grader,
            core=core,
            clock=clock,
        )
        people = _people(settings, engine, clock)
        yield App(settings=settings, practice=practice, repository=repository, people=people, engine=engine)
    finally:
        core.close()
        await engine.dispose()
        held.close()


def _people(settings: Settings, engine: AsyncEngine, clock: Callable[[], float]) -> People:
    memberships = Memberships(engine)
    door = Door(
        access=settings.access,
        allowed=settings.allowed,
        managers=settings.managers,
        memberships=memberships,
        clock=clock,
    )
    privacy = Privacy(data=PersonalData(engine), memberships=memberships, keep_days=settings.keep_days, clock=clock)
    return People(door=door, privacy=privacy)


async def serve_telegram(settings: Settings, stop: asyncio.Event) -> None:
    """Run the Telegram bot until `stop` is set.

    Raises:
        UserError: if there is no token, or Telegram refuses it.
    """
    # Imported here: no other command needs the library, and it takes a third of a second.
    from bot.telegram.desk import TelegramSettings
    from bot.telegram.serving import serve
    from bot.telegram.watching import Unwatched

    if settings.token is None:
        raise UserError("there is no token; set SPARRING_TOKEN")
    metrics = Metrics() if settings.metrics_port else None
    async with (
        open_app(settings, metrics=metrics) as product,
        sweeping(product.people.privacy),
        _watched(settings, product, metrics),
    ):
        await serve(
            token=settings.token.get_secret_value(),
            practice=product.practice,
            people=product.people,
            settings=TelegramSettings(
                base_url=settings.telegram_api,
                managers=settings.managers,
                poll_seconds=settings.poll_seconds,
                language=settings.language,
                uploads=settings.uploads,
            ),
            stop=stop,
            watch=metrics or Unwatched(),
        )


@asynccontextmanager
async def _watched(settings: Settings, product: App, metrics: Metrics | None) -> AsyncIterator[None]:
    """The port for metrics and health, where one is set."""
    if metrics is None or settings.metrics_port is None:
        yield
        return
    # Imported here: whoever does without needs no web server.
    from bot.app.health import Health, listening

    health = Health(metrics=metrics, engine=product.engine, poll_seconds=settings.poll_seconds, clock=time.time)
    with errors_counted(metrics):
        async with listening(health, settings.metrics_port):
            yield
