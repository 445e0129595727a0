"""The running product: its database open, its parts joined, and the Telegram bot on top."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

from bot.app.kept_meanings import keep_meanings, recall
from bot.app.metrics import Metrics, WatchedJudge, errors_counted, watch_database
from bot.app.mind import Models, open_mind
from bot.app.shelf import open_library, watch_library
from bot.config import Settings
from bot.errors import UserError
from bot.practice.access import Door
from bot.practice.core import Core
from bot.practice.privacy import People, Privacy
from bot.practice.service import Practice, Product
from bot.practice.shelf import Shelf
from bot.practice.worlds import Worlds
from bot.storage.backup import expect_database, is_file, marked
from bot.storage.claims import ClaimKind, Duty
from bot.storage.moving import MoveRefused, move
from bot.storage.privacy import PersonalData
from bot.storage.store import Store
from bot.texts.catalogue import texts


@asynccontextmanager
async def open_app(
    settings: Settings,
    *,
    models: Models | None = None,
    clock: Callable[[], float] = time.time,
    metrics: Metrics | None = None,
) -> AsyncIterator[Product]:
    """The product with its database open and migrated; closed again on leaving."""
    url = settings.database.get_secret_value()
    with marked(url):
        store = await Store.open(url)
        if metrics:
            watch_database(store.engines(), metrics)
        core = Core()
        try:
            mind = await core.run(open_mind, models, metrics)
            library = await core.run(open_library, settings)
            if models is None:
                await core.run(recall, mind.embedder, settings.uploads)
            worlds = Worlds(mind.embedder, mind.grader.centre, core)
            practice = Practice(
                repository=store.repository(),
                shelf=Shelf(library, worlds, core, await core.run(watch_library, settings, library)),
                worlds=worlds,
                judge=WatchedJudge(mind.grader, metrics) if metrics else mind.grader,
                core=core,
                now=clock,
                sessions_a_day=settings.sessions_per_day,
            )
            people = _people(settings, store, clock)
            yield Product(settings=settings, practice=practice, people=people, store=store)
            if models is None:
                await core.run(keep_meanings, mind.embedder, library, settings.uploads)
        finally:
            core.close()
            await store.close()


def _people(settings: Settings, store: Store, clock: Callable[[], float]) -> People:
    named, memberships = settings.allowed | settings.managers, store.repository().memberships
    door = Door(access=settings.access, named=named, memberships=memberships, clock=clock)
    data = PersonalData(store.engine)
    return People(
        door=door,
        privacy=Privacy(data=data, memberships=memberships, keep_days=settings.keep_days, clock=clock),
    )


async def serve_telegram(
    settings: Settings,
    stop: asyncio.Event,
    *,
    models: Models | None = None,
    clock: Callable[[], float] = time.time,
) -> None:
    """Run the Telegram bot until `stop` is set.

    Raises:
        UserError: if there is no token, or Telegram refuses it, or the database is in use.
    """
    # Imported here: no other command needs the library, and it takes a third of a second.
    from bot.telegram.serving import serve
    from bot.telegram.watching import Unwatched

    if settings.token is None:
        raise UserError(texts(settings.language)("doctor.token_missing"))
    token = settings.token.get_secret_value()
    metrics = Metrics(clock) if settings.metrics_port else None
    async with (
        open_app(settings, models=models, clock=clock, metrics=metrics) as product,
        _watched(settings, product, metrics),
    ):
        await serve(token, product, stop, metrics or Unwatched())


async def move_data(source: str, target: str) -> Mapping[str, int]:
    """Copy everything from one database into a new one; how many rows, by table.

    Raises:
        DatabaseRefused: if an address cannot be used, or a bot works on the file that is the source.
        BackupRefused: if the source is a file that is not there.
        MoveRefused: if a bot works on the server that is the source, or the target is not empty.
    """
    expect_database(source)
    old = await Store.open(source)
    try:
        claims = old.claims()
        try:
            # Held to the end: no bot begins to work on it meanwhile.
            if len(await claims.take(ClaimKind.DUTY, list(Duty))) < len(Duty):
                raise MoveRefused("a bot works on the old database; stop it first")
            new = await Store.open(target)
            try:
                return await move(old.engine, new.engine)
            finally:
                await new.close()
        finally:
            await claims.close()
    finally:
        await old.close()


@asynccontextmanager
async def _watched(settings: Settings, product: Product, metrics: Metrics | None) -> AsyncIterator[None]:
    """The port for metrics and health, where one is set."""
    if metrics is None or settings.metrics_port is None:
        yield
        return
    # Imported here: whoever does without needs no web server.
    from bot.app.health import Health, Source, listening

    source = Source.POLLING if is_file(settings.database.get_secret_value()) else Source.OTHERS
    health = Health(
        metrics=metrics,
        engine=product.store.engine,
        source=Source.WEBHOOK if settings.mode == "webhook" else source,
        poll_seconds=settings.poll_seconds,
        clock=product.practice.now,
    )
    with errors_counted(metrics):
        async with listening(health, settings.metrics_port):
            yield
