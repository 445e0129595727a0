"""The running product: its database open, its parts joined, and the Telegram bot on top."""

import asyncio
import hashlib
import hmac
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.app.mind import open_mind
from bot.app.shelf import open_library, watch_library
from bot.config import Settings
from bot.errors import UserError
from bot.grading.embedding import Embedder
from bot.practice.sessions import Practice
from bot.practice.worlds import Core, Worlds
from bot.storage.moving import move
from bot.storage.repository import Repository
from bot.storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """The running product, without an edge."""

    settings: Settings
    practice: Practice
    repository: Repository
    store: Store


@asynccontextmanager
async def open_app(
    settings: Settings, *, embedder: Embedder | None = None, clock: Callable[[], float] = time.time
) -> AsyncIterator[App]:
    """The product with its database open and migrated; closed again on leaving."""
    store = await Store.open(settings.database.get_secret_value())
    core = Core()
    try:
        mind = await core.run(open_mind, embedder)
        library = await core.run(open_library, settings)
        repository = store.repository()
        practice = Practice(
            repository=repository,
            shelf=library,
            worlds=Worlds(mind.embedder, mind.grader.centre),
            judge=mind.grader,
            core=core,
            clock=clock,
            watch=await core.run(watch_library, settings, library),
            sessions_a_day=settings.sessions_per_day,
        )
        yield App(settings=settings, practice=practice, repository=repository, store=store)
    finally:
        core.close()
        await store.close()


async def serve_telegram(
    settings: Settings,
    stop: asyncio.Event,
    *,
    embedder: Embedder | None = None,
    clock: Callable[[], float] = time.time,
) -> None:
    """Run the Telegram bot until `stop` is set.

    Raises:
        UserError: if there is no token, or Telegram refuses it, or the database is in use.
    """
    # Imported here: no other command needs the library, and it takes a third of a second.
    from bot.telegram.desk import TelegramSettings
    from bot.telegram.serving import serve

    if settings.token is None:
        raise UserError("there is no token; set SPARRING_TOKEN")
    token = settings.token.get_secret_value()
    async with open_app(settings, embedder=embedder, clock=clock) as product:
        await serve(
            token=token,
            store=product.store,
            practice=product.practice,
            settings=TelegramSettings(
                base_url=settings.telegram_api,
                managers=settings.managers,
                poll_seconds=settings.poll_seconds,
                language=settings.language,
                uploads=settings.uploads,
                shelf_seconds=settings.shelf_seconds,
                mode=settings.mode,
                webhook_url=settings.webhook_url,
                webhook_secret=_secret(settings, token),
                webhook_host=settings.webhook_host,
                webhook_port=settings.webhook_port,
                update_bytes=settings.update_bytes,
                pending=settings.pending_per_user,
                per_second=settings.messages_per_second,
                per_second_and_chat=settings.messages_per_second_and_chat,
                idle_minutes=settings.idle_minutes,
            ),
            stop=stop,
        )


async def move_data(source: str, target: str) -> Mapping[str, int]:
    """Copy everything from one database into a new one; how many rows, by table.

    Raises:
        DatabaseRefused: if an address cannot be used, or a bot works on the source.
        MoveRefused: if the target is not empty.
    """
    old = await Store.open(source)
    try:
        new = await Store.open(target)
        claims = old.claims()
        try:
            return await move(old.engine, new.engine)
        finally:
            await claims.close()
            await new.close()
    finally:
        await old.close()


def _secret(settings: Settings, token: str) -> str:
    """What Telegram shows to the webhook: the setting's, or one that every process derives from the token."""
    if settings.webhook_secret is not None:
        return settings.webhook_secret.get_secret_value()
    return hmac.new(token.encode(), b"sparring webhook", hashlib.sha256).hexdigest()
