import asyncio

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from bot.storage.engine import MIGRATIONS, create_engine, migrate
from bot.storage.tables import Base


async def test_what_the_migrations_build_is_what_the_tables_say(tmp_path):
    engine = create_engine(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}")
    await migrate(engine)
    async with engine.connect() as connection:
        built = await connection.run_sync(_columns)
    assert built == {t.name: {c.name: c.nullable for c in t.columns} for t in Base.metadata.sorted_tables}
    await engine.dispose()


def _columns(connection):
    inspector = inspect(connection)
    tables = [name for name in inspector.get_table_names() if name != "alembic_version"]
    return {name: {c["name"]: c["nullable"] for c in inspector.get_columns(name)} for name in tables}


async def test_migrations_go_up_down_and_up_again(tmp_path):
    engine = create_engine(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}")

    def stairway(connection):
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        for step in (command.upgrade, command.downgrade, command.upgrade):
            step(config, "base" if step is command.downgrade else "head")
        return MigrationContext.configure(connection).get_current_revision()

    async with engine.begin() as connection:
        assert await connection.run_sync(stairway) == "0002_help"
    await engine.dispose()


async def test_sessions_from_before_there_were_levels_of_help_are_read_as_played_with_hints(tmp_path):
    engine = create_engine(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}")

    def upgrade(connection, revision):
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)

    old = """insert into sessions (id, user_id, scenario_hash, scenario_id, feedback, status, seed, trial, opening,
        start, started_at, touched_at, talked)
        values ('a', 1, 'h', 's', 'coach', 'finished', 1, 0, '[]', '{}', 1, 1, 0)"""
    async with engine.begin() as connection:
        await connection.run_sync(upgrade, "0001")
        await connection.execute(text("insert into users (id, name, created_at) values (1, 'a', 1)"))
        await connection.execute(
            text(
                "insert into scenario_versions (hash, scenario_id, scenario, playbook, created_at) "
                "values ('h', 's', '', '', 1)"
            )
        )
        await connection.execute(text(old))
        await connection.run_sync(upgrade, "head")
        assert (await connection.execute(text("select help, hints from sessions"))).all() == [("hints", 0)]
    await engine.dispose()


async def test_migrating_twice_changes_nothing(tmp_path):
    engine = create_engine(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}")
    await migrate(engine)
    await migrate(engine)
    await engine.dispose()


async def test_the_database_is_set_to_keep_what_was_committed(tmp_path):
    engine = create_engine(f"sqlite+aiosqlite:///{tmp_path / 'deep' / 'a.db'}")
    async with engine.connect() as connection:
        pragmas = {
            name: (await connection.execute(text(f"PRAGMA {name}"))).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}
    await engine.dispose()


async def test_no_update_is_lost_between_writers(tmp_path):
    engine = create_engine(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}")
    async with engine.begin() as connection:
        await connection.execute(text("create table counter (n integer)"))
        await connection.execute(text("insert into counter values (0)"))

    async def count_up():
        for _ in range(20):
            async with engine.begin() as connection:
                seen = (await connection.execute(text("select n from counter"))).scalar()
                await connection.execute(text("update counter set n = :n"), {"n": seen + 1})

    await asyncio.gather(*(count_up() for _ in range(5)))
    async with engine.connect() as connection:
        assert (await connection.execute(text("select n from counter"))).scalar() == 100
    await engine.dispose()
