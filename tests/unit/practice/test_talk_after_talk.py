"""What follows a talk: the next sale, its weakest moment once more, the call days later."""

import pytest

from bot.practice.errors import NoFollowUp, NothingToRetry, TooManySessions, UnknownSession
from bot.scenario.vocabulary import HelpLevel, Outcome
from bot.storage.records import Status
from tests.support.product import ANNA, BORIS, COFFEE, Clock, finish, practice_on
from tests.support.talking import DULL, LET_IN, RUDE
from tests.support.worlds import ScriptedJudge


async def test_a_new_sale_closes_the_one_before(database):
    async with practice_on(database, ScriptedJudge(LET_IN)) as practice:
        first = await practice.beginning.start(ANNA, COFFEE, seed=1)
        second = await practice.beginning.start(ANNA, COFFEE, seed=2)
        assert (await practice.repository.sessions.open_session(ANNA)).session.id == second.session.id
        assert (await practice.repository.sessions.find(first.session.id)).session.status is Status.STOPPED


@pytest.mark.parametrize("by", ["start", "retry", "call_again"])
async def test_a_talk_left_for_another_is_scored_as_one_that_is_stopped(database, by):
    clock = Clock()
    async with practice_on(database, ScriptedJudge(LET_IN, DULL), clock) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        finished = (await finish(practice)).session
        scores = {}
        for way in ("stop", by):
            opened = await practice.beginning.start(ANNA, COFFEE, seed=2)
            for number in range(4):
                await practice.talks.reply(ANNA, f"реплика {number}")
            clock.now += 60
            if way == "stop":
                await practice.talks.stop(ANNA)
            elif way == "start":
                await practice.beginning.start(ANNA, COFFEE, seed=3)
            elif way == "retry":
                await practice.beginning.retry_weakest(ANNA, finished.id)
            else:
                await practice.beginning.call_again(ANNA, finished.id)
            left = (await practice.repository.sessions.find(opened.session.id)).session
            scores[way] = left.score, left.outcome, left.status, left.finished_at - left.started_at
        assert scores["stop"] == scores[by]
        assert scores[by][0] is not None


async def test_the_weakest_moment_is_retried_where_the_talk_forks(database):
    async with practice_on(database, ScriptedJudge(LET_IN, LET_IN, RUDE)) as practice:
        first = await practice.beginning.start(ANNA, COFFEE, seed=1)
        ended = await finish(practice)
        assert ended.scorecard.weakest_turn == 3
        fork = await practice.beginning.retry_weakest(ANNA, first.session.id)
        played = await practice.repository.sessions.open_session(ANNA)
        assert [turn.number for turn in played.turns] == [1, 2]
        assert fork.session.parent_id == first.session.id
        assert fork.lines == played.turns[-1].answer
        assert (fork.retried.reply, fork.retried.grade.value) == ("реплика 2", 0)
        anew = await practice.talks.reply(ANNA, "иначе")
        assert (anew.turn.number, anew.retried.grade) == (3, 0)
        assert (await practice.talks.reply(ANNA, "дальше")).retried is None, "only the first new reply is compared"
        old = await practice.repository.sessions.find(first.session.id)
        assert len(old.turns) == ended.turn.number, "the old talk stays as it was"


async def test_nothing_to_retry_where_nothing_was_said(database):
    async with practice_on(database, ScriptedJudge(LET_IN)) as practice:
        opened = await practice.beginning.start(ANNA, COFFEE, seed=1)
        await practice.talks.stop(ANNA)
        with pytest.raises(NothingToRetry):
            await practice.beginning.retry_weakest(ANNA, opened.session.id)


async def test_days_later_the_customer_remembers(database):
    async with practice_on(database, ScriptedJudge(LET_IN, DULL)) as practice:
        first = await practice.beginning.start(ANNA, COFFEE, level=HelpLevel.SCRIPT, seed=1)
        ended = await finish(practice)
        assert ended.scorecard.outcome is Outcome.REFUSED
        again = await practice.beginning.call_again(ANNA, first.session.id, seed=2)
        assert again.session.parent_id == first.session.id
        assert again.session.help.level is HelpLevel.SCRIPT
        assert again.session.start.remembers.outcome is Outcome.REFUSED
    async with practice_on(database, ScriptedJudge(DULL)) as practice:
        replied = await practice.talks.reply(ANNA, "здравствуйте, это снова я")
        assert replied.talk.remembers.outcome is Outcome.REFUSED, "over a restart too"
        with pytest.raises(UnknownSession):
            await practice.beginning.call_again(BORIS, first.session.id)
        with pytest.raises(NoFollowUp):
            await practice.beginning.call_again(ANNA, again.session.id)


async def test_nobody_calls_again_who_was_hung_up_on(database):
    async with practice_on(database, ScriptedJudge(RUDE)) as practice:
        first = await practice.beginning.start(ANNA, COFFEE, seed=1)
        await finish(practice)
        with pytest.raises(NoFollowUp):
            await practice.beginning.call_again(ANNA, first.session.id)


async def test_a_day_has_its_limit_for_new_talks_and_a_wider_one_for_those_that_go_on(database):
    clock = Clock()
    async with practice_on(database, ScriptedJudge(RUDE), clock, sessions_a_day=1) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        ended = await finish(practice)
        with pytest.raises(TooManySessions):
            await practice.beginning.start(ANNA, COFFEE, seed=2)
        for _ in range(3):
            await practice.beginning.retry_weakest(ANNA, ended.session.id)
        with pytest.raises(TooManySessions):
            await practice.beginning.retry_weakest(ANNA, ended.session.id)
        clock.now += 24 * 60 * 60 + 1
        await practice.beginning.retry_weakest(ANNA, ended.session.id)
