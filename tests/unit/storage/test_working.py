"""Threads on an SQLite file keep a connection each, and go on after whatever befell it."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from bot.storage.engine import create_engine, migrate
from bot.storage.working import hands

USER = text("insert into users (id, name, created_at) values (:id, 'Анна', 1)")
COUNT = text("select count(*) from users")


@pytest.fixture
async def file(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / 'a.db'}")
    await migrate(engine)
    working = hands(engine)
    yield tmp_path / "a.db", working
    await working.close()
    await engine.dispose()


def keep(number):
    return lambda db: db.execute(USER, {"id": number})


def fails(_db):
    raise RuntimeError("in mid-work")


async def count(working):
    return await working.read(lambda db: db.scalar(COUNT))


async def test_work_that_fails_leaves_nothing_behind_and_the_next_is_done(file):
    _, working = file
    with pytest.raises(RuntimeError):
        await working.write([keep(1), fails])
    with pytest.raises(RuntimeError):
        await working.read(fails)
    assert await count(working) == 0
    await working.write([keep(1), keep(2)])
    assert await count(working) == 2


async def test_while_another_process_writes_a_write_fails_and_a_read_does_not_wait(file):
    path, working = file
    await working.write([keep(1)])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(OperationalError):
            await working.write([keep(2)])
        assert await count(working) == 1
        other.execute("rollback")
    await working.write([keep(2)])
    assert await count(working) == 2


async def test_a_read_sees_what_was_committed_since_the_last_one(file):
    _, working = file
    seen = []
    for number in range(1, 4):
        await working.write([keep(number)])
        seen.append(await count(working))
    assert seen == [1, 2, 3]
