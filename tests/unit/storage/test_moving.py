"""From SQLite to PostgreSQL, with everything."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import asyncpg
import pytest
from sqlalchemy import event

from bot.app.product import move_data
from bot.scenario.vocabulary import Move
from bot.storage.claims import ClaimKind, Duty
from bot.storage.engine import DatabaseRefused
from bot.storage.inbox import Received
from bot.storage.moving import MoveRefused, move
from bot.storage.store import Store
from tests.support.product import ANNA, COFFEE, finish, practice_on
from tests.support.rows import everything
from tests.support.worlds import ScriptedJudge, graded

RUDE = graded(0, Move.RUDENESS)


async def rows(url):
    store = await Store.open(url)
    found = await everything(store.engine)
    await store.close()
    return found


async def fill(url):
    async with practice_on(url, ScriptedJudge(RUDE)) as practice:
        opened = await practice.beginning.start(ANNA, COFFEE, seed=1)
        await finish(practice)
        await practice.beginning.retry_weakest(ANNA, opened.session.id)
        await finish(practice)
        await practice.beginning.start(ANNA, COFFEE, seed=2)
        await practice.talks.reply(ANNA, "Ещё раз: \u0000 👍🏽")
    store = await Store.open(url)
    await store.inbox(30).put([Received(update_id=2**40, lane=-(2**50), body="{}")], 1.0)
    await store.close()


async def test_everything_arrives_and_the_talk_goes_on_there(tmp_path, new_postgres):
    old, new = f"sqlite:///{tmp_path / 'a.db'}", new_postgres()
    await fill(old)
    moved = await move_data(old, new)
    before = await rows(old)
    assert await rows(new) == before
    assert moved == {name: len(found) for name, found in before.items()}
    assert moved["turns"] >= 2
    async with practice_on(new, ScriptedJudge(RUDE)) as practice:
        before = (await practice.repository.sessions.open_session(ANNA)).turns
        assert (await practice.talks.reply(ANNA, "дальше")).turns[:-1] == before


async def test_a_database_that_is_not_empty_is_left_alone(tmp_path, new_postgres):
    old, new = f"sqlite:///{tmp_path / 'a.db'}", new_postgres()
    await fill(old)
    await move_data(old, new)
    before = await rows(new)
    with pytest.raises(MoveRefused, match="not empty"):
        await move_data(old, new)
    assert await rows(new) == before


@pytest.mark.parametrize("duty", list(Duty))
async def test_a_database_that_a_bot_works_on_is_not_moved(new_postgres, duty):
    old, new = new_postgres(), new_postgres()
    store = await Store.open(old)
    bot = store.claims()
    assert await bot.take(ClaimKind.DUTY, [duty])
    with pytest.raises(MoveRefused, match="stop it first"):
        await move_data(old, new)
    await bot.close()
    await store.close()
    assert await move_data(old, new)


async def test_where_a_bot_works_on_the_file_no_new_database_is_begun(tmp_path):
    old, new = f"sqlite:///{tmp_path / 'a.db'}", tmp_path / "b.db"
    store = await Store.open(old)
    bot = store.claims()
    with pytest.raises(DatabaseRefused, match="in use by another bot"):
        await move_data(old, f"sqlite:///{new}")
    assert not new.exists()
    await bot.close()
    await store.close()


async def test_what_is_written_while_it_is_read_does_not_tear_it(new_postgres):
    url = new_postgres()
    await fill(url)
    before = await rows(url)
    old, new = await Store.open(url), await Store.open(new_postgres())

    async def somebody_comes():
        connection = await asyncpg.connect(url)
        await connection.execute("insert into users (id, name, created_at) values (2, 'Борис', 1)")
        await connection.execute("insert into members (user_id, admitted_at) values (2, 1)")
        await connection.close()

    with ThreadPoolExecutor(1) as thread:

        @event.listens_for(old.engine.sync_engine, "before_cursor_execute")
        def once_the_users_are_read(_connection, _cursor, statement, *_):
            if "FROM members" in statement:
                thread.submit(asyncio.run, somebody_comes()).result()

        moved = await move(old.engine, new.engine)
    assert moved == {name: len(found) for name, found in before.items()}
    await old.close()
    await new.close()
