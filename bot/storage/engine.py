"""The database engine: SQLite with the settings that keep what was committed."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_MILLISECONDS = 5000
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    f"busy_timeout={BUSY_MILLISECONDS}",
    "foreign_keys=ON",
    "secure_delete=ON",  # what is deleted is overwritten: people are promised that it is gone
)


def create_engine(url: str) -> AsyncEngine:
    """An engine for a database URL; the folder of an SQLite file is made when missing."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:"):
        file = Path(str(parsed.database)).expanduser()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)  # other users of the machine have no business in it
    engine = create_async_engine(parsed)
    if parsed.get_backend_name() == "sqlite":
        _tune(engine)
    return engine


async def migrate(engine: AsyncEngine) -> None:
    """Bring the database to the newest schema."""
    async with engine.begin() as connection:
        await connection.run_sync(_upgrade)


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _tune(engine: AsyncEngine) -> None:
    """Durable, and no lost updates: the driver's own late BEGIN would let two writers read the same row."""

    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
