"""A session's row is written by whoever read it last; an idle one is paused while nothing of its person waits."""

import pytest

from bot.scenario.vocabulary import Move as M
from bot.storage.inbox import Received
from bot.storage.records import Status
from bot.storage.sessions import TurnTaken
from tests.support.product import ANNA, BORIS, COFFEE, Clock, practice_on
from tests.support.worlds import ScriptedJudge, graded

GOOD = graded(3, M.GREETING)


@pytest.fixture
async def practice(database):
    async with practice_on(database, ScriptedJudge(GOOD), Clock(1000.0)) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        yield practice


async def test_a_session_that_was_paused_meanwhile_is_not_set_going_again_by_who_read_it_before(practice):
    sessions = practice.repository.sessions
    read = (await sessions.underway(ANNA)).session
    await sessions.pause_idle(read.id, before=5000.0)
    with pytest.raises(TurnTaken):
        await sessions.save(read)
    assert (await sessions.underway(ANNA)).session.status is Status.PAUSED
    await practice.talks.hint(ANNA)
    after = (await sessions.underway(ANNA)).session
    assert (after.status, after.help.hints) == (Status.PAUSED, 1)
    await practice.talks.resume(ANNA)
    assert (await sessions.underway(ANNA)).session.status is Status.ACTIVE


async def test_a_talk_is_not_idle_while_something_of_its_person_waits(store, practice):
    sessions, inbox = practice.repository.sessions, store.inbox(30)
    session = (await sessions.underway(ANNA)).session.id
    await inbox.put([Received(update_id=1, lane=BORIS, body="{}")], 2000.0)
    assert await sessions.idle(before=5000.0) == [(session, ANNA)]
    await inbox.put([Received(update_id=2, lane=ANNA, body="{}")], 2000.0)
    assert await sessions.idle(before=5000.0) == []
    with pytest.raises(TurnTaken):
        await sessions.pause_idle(session, before=5000.0)
