import asyncio
import sqlite3
import threading

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from bot.errors import UserError
from bot.storage.backup import marked
from bot.storage.engine import (
    MIGRATING,
    MIGRATIONS,
    DatabaseRefused,
    address,
    create_engine,
    engine_for_threads,
    migrate,
    shown,
)
from bot.storage.store import Store
from bot.storage.tables import Base

REVISIONS = [script.revision for script in reversed(list(ScriptDirectory(str(MIGRATIONS)).walk_revisions()))]

KEPT = {
    "users": {"id": 2**51, "language": "ru", "name": "Анна", "created_at": 1.5},
    "scenario_versions": {"hash": "h", "scenario_id": "s", "scenario": "a: 1", "playbook": "p", "created_at": 1.5},
    "sessions": {
        "id": "one", "user_id": 2**51, "scenario_hash": "h", "scenario_id": "s", "feedback": "coach",
        "status": "active", "seed": 2**31 - 1, "trial": False, "parent_id": None, "opening": "[]", "start": "{}",
        "started_at": 1.5, "touched_at": 1.5, "talked": 0.0, "finished_at": None, "outcome": None, "score": None,
    },
    "turns": {"id": 1, "session_id": "one", "number": 1, "turn": "{}", "after": "{}", "created_at": 1.5},
}  # fmt: skip
"""A row of each table of the first schema: it must stay as it is all the way up and down again."""


@pytest.fixture
async def engine(database):
    engine = create_engine(database)
    yield engine
    await engine.dispose()


async def test_what_the_migrations_build_is_what_the_tables_say(engine):
    await migrate(engine)
    async with engine.connect() as connection:
        columns, indexes = await connection.run_sync(_built)
    tables = Base.metadata.sorted_tables
    assert columns == {t.name: {c.name: c.nullable for c in t.columns} for t in tables}
    assert indexes == {t.name: {index.name for index in t.indexes} for t in tables}


def _built(connection):
    inspector = inspect(connection)
    tables = [name for name in inspector.get_table_names() if name != "alembic_version"]
    columns = {name: {c["name"]: c["nullable"] for c in inspector.get_columns(name)} for name in tables}
    indexes = {
        name: {index["name"] for index in inspector.get_indexes(name) if not index.get("duplicates_constraint")}
        for name in tables
    }
    return columns, indexes


async def test_each_migration_goes_up_down_and_up_again_and_keeps_what_was_there(engine):
    for revision in REVISIONS:
        await migrate(engine)
        await migrate(engine, revision)
        if revision == REVISIONS[0]:
            await _fill(engine)
        await migrate(engine)
        await migrate(engine, revision)
        assert await _rows(engine) == KEPT
        await migrate(engine)
        assert await _rows(engine) == KEPT


async def test_everything_can_be_taken_down(engine):
    await migrate(engine)
    await migrate(engine, "base")
    async with engine.connect() as connection:
        assert await connection.run_sync(lambda c: inspect(c).get_table_names()) == ["alembic_version"]


async def _fill(engine):
    async with engine.begin() as connection:
        for name, row in KEPT.items():
            names = ", ".join(row)
            values = ", ".join(f":{column}" for column in row)
            await connection.execute(text(f"insert into {name} ({names}) values ({values})"), row)


async def test_sessions_from_before_there_were_levels_of_help_are_read_as_played_with_hints(engine):
    await migrate(engine)
    await migrate(engine, "0003")
    await _fill(engine)
    await migrate(engine)
    async with engine.connect() as connection:
        assert (await connection.execute(text("select help, hints from sessions"))).all() == [("hints", 0)]


async def _rows(engine):
    async with engine.connect() as connection:
        rows = {}
        for name, row in KEPT.items():
            (found,) = (await connection.execute(text(f"select {', '.join(row)} from {name}"))).mappings().all()
            rows[name] = dict(found)
        return rows


async def test_processes_that_start_together_migrate_once(database):
    engines = [create_engine(database) for _ in range(3)]
    await asyncio.gather(*(migrate(engine) for engine in engines))
    async with engines[0].connect() as connection:
        versions = (await connection.scalars(text("select version_num from alembic_version"))).all()
    assert versions == REVISIONS[-1:]
    for engine in engines:
        await engine.dispose()


@pytest.mark.parametrize(
    ("database", "told"),
    [
        ("file/sparring.db", r"file: cannot be made \(File exists\); choose another folder"),
        ("file/deeper/sparring.db", r"deeper: cannot be made \(Not a directory\); choose another folder"),
        ("locked.db", r"locked\.db\.lock: cannot be opened \(Is a directory\); run this as the bot's user"),
        ("folder", r"folder: cannot be opened \(.*\); `sparring doctor` tells more"),
        ("file", r"file: cannot be opened \(file is not a database\); `sparring doctor` tells more"),
        ("x" * 300, r"\(File name too long\)"),
    ],
)
async def test_a_path_that_cannot_be_used_is_told_as_such(tmp_path, database, told):
    (tmp_path / "file").write_text("not a database, and no folder either")
    (tmp_path / "folder").mkdir()
    (tmp_path / "locked.db.lock").mkdir()
    with pytest.raises(UserError, match=told):
        await opened_and_claimed(f"sqlite:///{tmp_path / database}")
    await asyncio.to_thread(join_connections)


def join_connections():
    """Wait for the drivers' threads: nobody awaits the end of a connection that failed, and the loop must live."""
    for thread in threading.enumerate():
        if "_connection_worker" in thread.name:
            thread.join(timeout=10)


async def opened_and_claimed(url):
    """Open a database as the bot does."""
    with marked(url):
        store = await Store.open(url)
        try:
            await store.claims().close()
        finally:
            await store.close()


async def test_a_server_that_is_away_is_told_without_the_password():
    with pytest.raises(DatabaseRefused, match=r"^postgresql://anna:\*\*\*@127\.0\.0\.1:1/x: cannot be opened \("):
        await Store.open("postgresql://anna:secret@127.0.0.1:1/x")


async def test_a_statement_that_postgres_does_not_answer_fails_after_a_while(new_postgres):
    engine = create_engine(new_postgres(), patience=1.0)
    async with engine.connect() as connection:
        with pytest.raises(TimeoutError):
            await connection.execute(text("select pg_sleep(30)"))
    async with engine.connect() as connection:
        assert (await connection.execute(text("select 1"))).scalar() == 1
    await engine.dispose()


async def test_a_migration_waits_longer_for_the_one_that_is_at_it(new_postgres):
    url = new_postgres()
    engine, other = create_engine(url, patience=1.0), create_engine(url)
    async with other.connect() as connection:
        await connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": MIGRATING})
        waiting = asyncio.ensure_future(migrate(engine))
        await asyncio.sleep(2.0)
        assert not waiting.done()
        await connection.rollback()
        await waiting
    for one in (engine, other):
        await one.dispose()


async def test_sqlite_is_set_to_keep_what_was_committed(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / 'deep' / 'a.db'}")
    async with engine.connect() as connection:
        pragmas = {
            name: (await connection.execute(text(f"PRAGMA {name}"))).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}
    await engine.dispose()


@pytest.mark.parametrize("threads", [False, True])
async def test_a_new_file_that_another_process_writes_to_is_waited_for(tmp_path, threads):
    file = tmp_path / "new.db"
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("create table t (x)")
    other.execute("begin immediate")
    asyncio.get_running_loop().call_later(0.3, other.execute, "commit")
    engine = create_engine(f"sqlite:///{file}")
    if threads:
        within = engine_for_threads(engine)
        mode = await asyncio.to_thread(lambda: within.connect().exec_driver_sql("PRAGMA journal_mode").scalar())
        within.dispose()
    else:
        async with engine.connect() as connection:
            mode = (await connection.execute(text("PRAGMA journal_mode"))).scalar()
    assert mode == "wal"
    other.close()
    await engine.dispose()


async def test_no_update_is_lost_between_writers(engine):
    async with engine.begin() as connection:
        await connection.execute(text("create table counter (n integer)"))
        await connection.execute(text("insert into counter values (0)"))

    async def count_up():
        for _ in range(20):
            async with engine.begin() as connection:
                lock = " for update" if engine.dialect.name == "postgresql" else ""
                seen = (await connection.execute(text(f"select n from counter{lock}"))).scalar()
                await connection.execute(text("update counter set n = :n"), {"n": seen + 1})

    await asyncio.gather(*(count_up() for _ in range(5)))
    async with engine.connect() as connection:
        assert (await connection.execute(text("select n from counter"))).scalar() == 100


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://user:hidden@host/db", "not known"),
        ("postgres://user:hidden@host/db", "not known"),
        ("http://user:hidden@host/db", "not known"),
        ("SQLITE:///x.db", "not known"),
        ("no address, hidden", "no database address"),
        ("postgresql://bob:pa@hid:hidden@127.0.0.1:1/db", "no database address"),
        ("postgresql://bob:hidden@host:port/db", "no database address"),
        ("sqlite://:memory:", "no database address"),
        ("sqlite://C:/x.db", "no database address"),
        ("postgresql://bob:p@hidden@127.0.0.1:1/db", "one @ too many; in a password"),
        ("postgresql://bob:hidden@ss@127.0.0.1:1/db", "one @ too many; in a password"),
        ("postgresql://bob:p@hid/hidden@127.0.0.1:1/db", "one @ too many; in a password"),
        ("postgresql://bob:p@hid?hidden@127.0.0.1:1/db", "one @ too many; in a password"),
        ("sqlite://data/x.db", "needs three slashes: write sqlite:///data/x.db"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_showing_it(url, words):
    with pytest.raises(DatabaseRefused, match=words) as refused:
        create_engine(url)
    assert "hid" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql+asyncpg://bob:h%40dden@db:1/x", "postgresql://bob:***@db:1/x"),
        ("postgresql://bob@db/x?password=hidden&host=/run", "postgresql://bob@db/x?host=%2Frun"),
        ("postgresql://bob@corp:hidden@db/x", "postgresql://bob%40corp:***@db/x"),
        ("postgresql://bob@db/x?application_name=a@b", "postgresql://bob@db/x?application_name=a%40b"),
        ("sqlite+aiosqlite:///home/a.db", "sqlite:///home/a.db"),
    ],
)
def test_an_address_is_shown_without_its_password(url, told):
    assert shown(address(url)) == told


async def test_a_file_in_the_home_folder_is_made_and_opened_there(tmp_path, monkeypatch):
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(tmp_path)
    store = await Store.open("sqlite:///~/deep/a.db")
    assert await store.repository().users.find(1) is None
    await store.close()
    assert (home / "deep" / "a.db").stat().st_size > 0
    assert [path.name for path in tmp_path.iterdir()] == ["home"]
