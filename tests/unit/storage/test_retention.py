"""What is kept for so many days goes then, and nothing else does."""

import pytest
from sqlalchemy import select, text

from bot.practice.access import DAY
from bot.practice.privacy import Privacy
from bot.storage.inbox import Received
from bot.storage.outbox import Outgoing, owe, refuse
from bot.storage.privacy import PersonalData
from bot.storage.records import Status
from bot.storage.tables import Base
from tests.support.product import ANNA, BORIS, COFFEE, Clock, practice_on
from tests.support.rows import CANARY, everything, traces
from tests.support.talking import DULL
from tests.support.worlds import ScriptedJudge


async def test_old_finished_talks_go_and_nothing_else(database, store, engine):
    clock = Clock(1000.0)
    async with practice_on(database, ScriptedJudge(DULL), clock) as practice:
        for number in range(3):
            clock.now = 1000.0 * (number + 1)
            await practice.beginning.start(ANNA, COFFEE, seed=number)
            await practice.talks.reply(ANNA, f"{CANARY} {number}")
            await practice.talks.stop(ANNA)
        clock.now = 1000.0
        open_one = (await practice.beginning.start(BORIS, COFFEE, seed=9)).session
        await practice.talks.reply(BORIS, "давно, но не закончено")
        data = PersonalData(engine)
        assert await data.erase_old(before=2500.0) == 2
        assert await data.erase_old(before=2500.0) == 0
        assert [row.session.finished_at for row in await practice.sessions.finished(10)] == [3000.0]
        still = await practice.repository.sessions.find(open_one.id)
        assert (still.session.status, len(still.turns)) == (Status.ACTIVE, 1)
    async with engine.connect() as connection:
        orphans = "select count(*) from turns where session_id not in (select id from sessions)"
        assert (await connection.execute(text(orphans))).scalar() == 0


async def test_a_talk_that_was_left_paused_goes_by_when_something_was_last_done_in_it(database, engine):
    clock, data = Clock(1000.0), PersonalData(engine)
    async with practice_on(database, ScriptedJudge(DULL), clock) as practice:
        for person in (ANNA, BORIS):
            await practice.beginning.start(person, COFFEE, seed=1)
        clock.now = 2000.0
        await practice.talks.reply(ANNA, f"{CANARY}, здравствуйте")
        await practice.talks.pause(BORIS)
        clock.now = 9000.0
        (idle,) = await practice.sessions.idle(before=8000.0)
        await practice.sessions.pause_idle(idle[0], before=8000.0)
        assert await data.erase_old(before=2000.0) == 0
        await practice.talks.resume(BORIS)
        await practice.talks.pause(BORIS)
        assert await data.erase_old(before=2001.0) == 1
        assert await practice.repository.sessions.open_session(ANNA) is None
        assert await practice.repository.sessions.open_session(BORIS) is not None
    assert traces((await everything(engine))["turns"], CANARY) == []


async def test_more_old_talks_than_one_batch(database, store, engine):
    async with practice_on(database, ScriptedJudge(DULL), Clock()) as practice:
        session = (await practice.beginning.start(ANNA, COFFEE, seed=1)).session
    async with engine.begin() as connection:
        table = Base.metadata.tables["sessions"]
        row = dict((await connection.execute(select(table).where(table.c.id == session.id))).mappings().one())
        many = [{**row, "id": f"s{n}", "status": "stopped", "finished_at": 1.0} for n in range(450)]
        await connection.execute(table.insert(), many)
    assert await PersonalData(engine).erase_old(before=2.0) == 450


async def test_what_was_kept_aside_goes_with_the_old_talks_and_what_waits_does_not(store, engine):
    inbox, outbox = store.inbox(most=30), store.outbox()
    for number, when in ((1, 1000.0), (2, 3000.0)):
        await inbox.put([Received(update_id=number, lane=ANNA, body=f'"{CANARY}"', error="poisoned")], when)
        await inbox.put([Received(update_id=10 + number, lane=ANNA, body='"waits"')], when)
        await store.writer.write(owe([Outgoing(chat=BORIS, method="sendMessage", payload="{}")], when))
        await store.writer.write(refuse((await outbox.items([BORIS]))[0], "Forbidden"))
        await store.writer.write(owe([Outgoing(chat=ANNA, method="sendMessage", payload="{}")], when))
    await PersonalData(engine).erase_letters(before=2000.0)
    rows = await everything(engine)
    assert (len(rows["inbox"]), len(rows["outbox"])) == (3, 3)
    assert len(await inbox.items([ANNA])) == len(await outbox.items([ANNA])) == 2
    assert len(traces(rows["inbox"], CANARY)) == 1


@pytest.mark.parametrize(("keep_days", "gone"), [(1, 1), (None, 0)], ids=["kept for a day", "kept for ever"])
async def test_a_sweep_takes_out_the_talks_that_are_too_old_and_always_the_invitations(
    database, store, engine, keep_days, gone
):
    clock, memberships = Clock(), store.repository().memberships
    await memberships.invite("digest", uses=3, expires_at=clock.now + 1)
    async with practice_on(database, ScriptedJudge(DULL), clock) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        await practice.talks.reply(ANNA, "здравствуйте")
        await practice.talks.stop(ANNA)
    clock.now += 2 * DAY
    privacy = Privacy(data=PersonalData(engine), memberships=memberships, keep_days=keep_days, clock=clock)
    assert [await privacy.sweep(), await privacy.sweep()] == [gone, 0]
    rows = await everything(engine)
    assert (len(rows["sessions"]), len(rows["turns"]), rows["invitations"]) == (1 - gone, 1 - gone, [])
