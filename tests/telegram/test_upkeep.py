"""What is done by the clock, by one process for all."""

import asyncio
import json
import signal
from collections import Counter
from types import SimpleNamespace

import pytest
from sqlalchemy import text, update

from bot.config import Settings
from bot.practice.privacy import People, Privacy
from bot.practice.service import Product
from bot.scenario.vocabulary import Move as M
from bot.storage.claims import ClaimKind, Duty
from bot.storage.engine import create_engine
from bot.storage.inbox import Received
from bot.storage.privacy import PersonalData
from bot.storage.records import Status
from bot.storage.store import Store
from bot.storage.tables import SessionRow
from bot.telegram.upkeep import RECEIPTS, Upkeep
from tests.support.product import ANNA, BORIS, COFFEE, Clock, practice_on
from tests.support.waiting import eventually, patient
from tests.support.worlds import ScriptedJudge, graded
from tests.telegram.faults import Fault
from tests.telegram.process import running_bot
from tests.telegram.talks import PASSIVE, begin, greet, replies

pytestmark = patient
SETTINGS = Settings()
OFTEN = 8
"""Times that a process asks for its duty: for the sweep, for a first round that is not due yet, and for rounds."""


def people(store):
    """Who may come in is none of the matter here; what is kept on them is kept for ever."""
    data, memberships = PersonalData(store.engine), store.repository().memberships
    return People(door=None, privacy=Privacy(data=data, memberships=memberships, keep_days=None, clock=Clock()))


async def rounds(url, practice, processes, behind=False):
    """A few rounds of the upkeep in each of some processes, at once."""
    stores = [await Store.open(url) for _ in range(processes)]
    stop, asked = asyncio.Event(), Counter()
    claims = [store.claims() for store in stores]

    def counted(claim):
        """The claims of a process, which end it all once every process has asked for its duty often enough."""

        async def take(kind, lanes):
            asked[claim] += 1
            if len(asked) == processes and min(asked.values()) >= OFTEN:
                stop.set()
            return await claim.take(kind, lanes)

        return SimpleNamespace(take=take)

    upkeeps = [
        Upkeep(
            product=Product(settings=SETTINGS, practice=practice, people=people(store), store=store),
            inbox=store.inbox(30),
            steps=store.steps(practice.now),
            claims=counted(claim),
            behind=lambda: behind,
            every=0.05,
        )
        for store, claim in zip(stores, claims, strict=True)
    ]
    await asyncio.gather(*(upkeep.run(stop) for upkeep in upkeeps))
    messages = await stores[0].outbox().items([ANNA, BORIS])
    for store, claim in zip(stores, claims, strict=True):
        await claim.close()
        await store.close()
    return [(message.chat, json.loads(message.payload)["text"]) for message in messages]


@pytest.fixture
def processes(database):
    return 3 if database.startswith("postgresql") else 1


async def test_an_idle_talk_is_paused_once_with_a_word_and_goes_on_where_it_was(database, processes):
    clock = Clock()
    async with practice_on(database, ScriptedJudge(graded(3, M.GREETING)), clock) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        clock.now += 50 * 60
        await practice.beginning.start(BORIS, COFFEE, seed=1)
        clock.now += 20 * 60
        assert await rounds(database, practice, processes, behind=True) == []
        (message,) = await rounds(database, practice, processes)
        assert message[0] == ANNA
        assert "на паузе" in message[1]
        assert (await practice.repository.sessions.open_session(ANNA)).session.status is Status.PAUSED
        assert (await practice.repository.sessions.open_session(BORIS)).session.status is Status.ACTIVE
        assert await rounds(database, practice, processes) == [message]
        await practice.talks.resume(ANNA)
        assert (await practice.talks.reply(ANNA, "здравствуйте")).turn.number == 1


async def asked_by_both(database):
    """Whether one process has what one of them may do, and another has asked for it."""
    engine = create_engine(database)
    duty = f"cast(classid as bigint) >> 24 = {ClaimKind.DUTY} and cast(objid as bigint) = {Duty.UPKEEP}"
    here = "database = (select oid from pg_database where datname = current_database())"
    has = f"select pid from pg_locks where locktype = 'advisory' and granted and {duty} and {here}"
    asked = "query like '%pg_try_advisory_lock%' and datname = current_database() and pid <> pg_backend_pid()"
    async with engine.connect() as connection:
        having = set(await connection.scalars(text(has)))
        asking = set(await connection.scalars(text(f"select pid from pg_stat_activity where {asked}")))
    await engine.dispose()
    return having and asking - having


async def test_old_talks_are_deleted_by_one_process_until_it_is_gone(api, new_postgres, tmp_path):
    database = new_postgres()
    async with practice_on(database, ScriptedJudge(graded(3, M.GREETING)), Clock()) as practice:
        old = (await practice.beginning.start(ANNA, COFFEE, seed=1)).session.id
        await practice.talks.stop(ANNA)
        # Each by its own settings, so that one can see who does it.
        async with running_bot(api, tmp_path, database) as one:
            await one.says("the bot is on")
            async with running_bot(api, tmp_path, database, keep_days=30, wait=False) as two:
                await eventually(lambda: asked_by_both(database))
                assert await practice.repository.sessions.find(old)
                await one.stop(signal.SIGKILL)
                await two.says("old talks are deleted")
        assert await practice.repository.sessions.find(old) is None


async def left_alone_for_two_hours(database):
    """Set back when something was last done in any talk."""
    store = await Store.open(database)
    async with store.engine.begin() as connection:
        await connection.execute(update(SessionRow).values(touched_at=SessionRow.touched_at - 7200))
    await store.close()


async def test_a_reply_written_while_the_bot_was_down_is_graded_after_the_start(api, anna, tmp_path, database):
    async with running_bot(api, tmp_path, database) as bot:
        await greet(anna)
        await begin(anna, PASSIVE)
        await bot.stop()
    await left_alone_for_two_hours(database)
    await anna.say(replies("passive")[0])
    # What waits at Telegram comes a while after the start.
    api.faults["getUpdates"].append(Fault(status=502, body="down", delay=3))
    async with running_bot(api, tmp_path, database):
        await anna.hears("из 3")
    assert not any("на пауз" in text for text in anna.texts)


async def test_receipts_are_kept_longer_than_telegram_may_send_again(database, processes):
    clock = Clock()
    async with practice_on(database, ScriptedJudge(graded(3, M.GREETING)), clock) as practice:
        store = await Store.open(database)
        await store.inbox(1).put([Received(update_id=n, lane=ANNA, body="{}") for n in (1, 2, 3)], clock.now)
        clock.now += RECEIPTS / 2
        await rounds(database, practice, processes)
        await store.inbox(1).put([Received(update_id=3, lane=BORIS, body="{}")], clock.now)
        assert await store.inbox(1).items([BORIS]) == []
        clock.now += RECEIPTS
        await rounds(database, practice, processes)
        await store.inbox(1).put([Received(update_id=3, lane=BORIS, body="{}")], clock.now)
        assert [letter.update_id for letter in await store.inbox(1).items([BORIS])] == [3]
        await store.close()
