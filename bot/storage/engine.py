"""The database engine: SQLite with the settings that keep what was committed, or PostgreSQL."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from sqlite3 import SQLITE_BUSY, OperationalError
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, event, text
from sqlalchemy import create_engine as create_sync_engine
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from bot.errors import UserError, refusing

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_MILLISECONDS = 5000
WAIT_FOR_LOG = 0.02
"""Seconds between two tries to switch a file to its write-ahead log."""

PRAGMAS = (
    f"busy_timeout={BUSY_MILLISECONDS}",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",  # what is deleted is overwritten: people are promised that it is gone
)
DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
READS = {"sparring_reads": True}
"""Option of an engine for whoever only reads: on SQLite he waits for no writer."""

POOL = 10
COMMAND_SECONDS = 20.0
"""Seconds after which a statement that PostgreSQL does not answer has failed; it may have gone silent for good."""

ADDRESSES = "write sqlite:///FILE or postgresql://…"
"""What to do about an address that cannot be used."""

AS_THE_BOT = "run this as the bot's user"
"""What to do about a file beside the database that cannot be opened."""

MIGRATING = 0x5BA2
"""Key of PostgreSQL's lock under which one process at a time migrates."""


class DatabaseRefused(UserError):
    """A database that cannot be used: by its address, or by what was found there."""


def address(url: str) -> URL:
    """A database URL, taken apart.

    Raises:
        DatabaseRefused: if it is none or of a kind that is not known, or has a machine's place taken by the path of a
            file, or by what follows an @ in the password. The message shows nothing of a password.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # ValueError: a port that is no number, often the rest of a password
        # `from None`: the cause may hold a part of the password.
        raise DatabaseRefused(
            f"database: this is no database address; {ADDRESSES}, with %40 for @ in a password"
        ) from None
    if parsed.get_backend_name() not in DRIVERS:
        raise DatabaseRefused(f"database: `{parsed.get_backend_name()}` is not known; {ADDRESSES}")
    behind_the_name = url.partition("://")[2].partition(":")[2]
    if parsed.password and behind_the_name.count("@") > 1:
        # The password would end at the first of them, and its rest be shown as the machine.
        raise DatabaseRefused("database: one @ too many; in a password, and behind the machine, write %40 for each")
    if parsed.get_backend_name() == "sqlite" and parsed.host:
        meant = "/".join(filter(None, (parsed.host, parsed.database)))
        raise DatabaseRefused(
            f"database: sqlite:// needs three slashes: write sqlite:///{meant} (four for an absolute path)"
        )
    return parsed


def shown(parsed: URL) -> str:
    """A database URL as it may be shown: without the password, and as one writes it."""
    plain = parsed.set(drivername=parsed.get_backend_name()).difference_update_query(["password"])
    return plain.render_as_string(hide_password=True)


def create_engine(url: str, patience: float = COMMAND_SECONDS) -> AsyncEngine:
    """An engine for a database URL; the folder of an SQLite file is made when missing.

    Args:
        url: as in the setting.
        patience: seconds to wait for a statement on PostgreSQL.

    Raises:
        DatabaseRefused: if the URL cannot be used, or the file cannot be made.
    """
    parsed = _parsed(url)
    if parsed.get_backend_name() != "sqlite":
        return create_async_engine(
            parsed,
            pool_size=POOL,
            max_overflow=POOL,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"command_timeout": patience},
        )
    if parsed.database not in (None, "", ":memory:"):
        file = Path(str(parsed.database)).expanduser()
        make_folder(file)
        with refusing(file, "opened", AS_THE_BOT, DatabaseRefused):
            file.touch(mode=0o600)  # other users of the machine have no business in it
        parsed = parsed.set(database=str(file))
    engine = create_async_engine(parsed, hide_parameters=True)
    _tune(engine.sync_engine)
    return engine


def make_folder(file: Path) -> None:
    """Make the folder that a database file is to stand in, where it is missing.

    Raises:
        DatabaseRefused: if it cannot be made.
    """
    with refusing(file.parent, "made", "choose another folder in `database`, or grant the right", DatabaseRefused):
        file.parent.mkdir(parents=True, exist_ok=True)


def engine_for_threads(engine: AsyncEngine) -> Engine:
    """An engine on the same SQLite file, for threads of our own."""
    within = create_sync_engine(engine.url.set(drivername="sqlite+pysqlite"), hide_parameters=True)
    _tune(within)
    return within


def reading(engine: AsyncEngine) -> AsyncEngine:
    """An engine on that database for whoever only reads: on SQLite he waits for no writer."""
    return engine.execution_options(**READS)


def inserting(db: Connection) -> Any:
    """The database's own `insert`, which can leave out rows that are there already."""
    return postgresql.insert if db.dialect.name == "postgresql" else sqlite.insert


async def migrate(engine: AsyncEngine, revision: str = "head") -> None:
    """Bring the database to a schema, the newest when left out; to an older one by its number.

    Raises:
        DatabaseRefused: if the newest is asked for and the database cannot be opened.
        sqlalchemy.exc.DBAPIError: if the change itself fails.
        alembic.util.CommandError: if its schema is of a later version than this one.
    """
    if revision == "head" and await _is_new(engine):
        return  # without a lock: a start must not wait for somebody who writes
    if engine.dialect.name != "postgresql":
        async with engine.begin() as connection:
            await connection.run_sync(_migrate, revision)
        return
    # Large tables take their time, and so does another process that is at it.
    patient = create_async_engine(engine.url, poolclass=NullPool, hide_parameters=True)
    async with patient.begin() as connection:
        await connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": MIGRATING})
        await connection.run_sync(_migrate, revision)


async def _is_new(engine: AsyncEngine) -> bool:
    try:
        async with reading(engine).connect() as connection:
            current = await connection.run_sync(lambda c: MigrationContext.configure(c).get_current_revision())
    except (DBAPIError, OSError) as error:
        cause = getattr(error, "orig", None) or error
        raise DatabaseRefused(
            f"{shown(engine.url)}: cannot be opened ({cause}); `sparring doctor` tells more"
        ) from error
    return current == ScriptDirectory(str(MIGRATIONS)).get_current_head()


def _migrate(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    if revision == "head":
        command.upgrade(config, revision)
    else:
        command.downgrade(config, revision)


def _parsed(url: str) -> URL:
    parsed = address(url)
    parsed = parsed.set(drivername=DRIVERS[parsed.get_backend_name()])
    try:
        parsed.get_dialect().import_dbapi()
    except ModuleNotFoundError:
        install = "in the folder of Sparring, run .venv/bin/uv sync --frozen --extra postgres"
        raise DatabaseRefused(f"database: PostgreSQL needs its driver: {install}") from None
    return parsed


def _tune(engine: Engine) -> None:
    """Durable, and no lost updates: the driver's own late BEGIN would let two writers read the same row."""

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        try:
            _prepare(connection)
        except BaseException:
            connection.close()  # the pool does not know it yet, and its thread would go on
            raise

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get("sparring_reads")
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _prepare(connection: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    _keep_log(cursor, lambda: _sleep(connection))
    cursor.close()


def _keep_log(cursor: Any, sleep: Callable[[], None]) -> None:
    """Switch the file to its write-ahead log.

    A process that writes to a new file is in the way, and SQLite does not wait for it: it says at once that it is busy.
    """
    last = time.monotonic() + BUSY_MILLISECONDS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except OperationalError as error:
            if error.sqlite_errorcode & 0xFF != SQLITE_BUSY or time.monotonic() > last:
                raise
            sleep()
        else:
            return


def _sleep(connection: Any) -> None:
    """Let a little time pass; the driver of the event loop must not hold it up."""
    if hasattr(connection, "run_async"):
        connection.run_async(lambda _within: asyncio.sleep(WAIT_FOR_LOG))
    else:
        time.sleep(WAIT_FOR_LOG)
