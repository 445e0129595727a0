"""Talks that have ended, as their managers and the trainee himself see them."""

import pytest

from bot.practice.errors import UnknownSession
from tests.support.product import ANNA, BORIS, COFFEE, Clock, finish, practice_on
from tests.support.talking import DULL, LET_IN, RUDE
from tests.support.worlds import ScriptedJudge


async def test_finished_talks_are_listed_latest_first_without_managers_trials(database):
    clock = Clock()
    async with practice_on(database, ScriptedJudge(RUDE), clock) as practice:
        for user, trial in ((ANNA, False), (BORIS, True), (BORIS, False)):
            await practice.repository.users.remember(user, f"user {user}", clock.now)
            await practice.beginning.start(user, COFFEE, seed=1, trial=trial)
            clock.now += 60
            await finish(practice, user)
        assert [row.session.user_id for row in await practice.sessions.finished(10)] == [BORIS, ANNA]
        assert len(await practice.sessions.finished(10, trials=True)) == 3
        assert [row.session.user_id for row in await practice.sessions.finished(1, 1)] == [ANNA]


async def test_talks_that_were_stopped_stand_among_those_that_the_customer_ended_if_anything_was_said(database):
    clock, ends = Clock(), []
    async with practice_on(database, ScriptedJudge(RUDE), clock) as practice:
        for how in ("stopped", "finished", "silent", "stopped", "finished"):
            opened = await practice.beginning.start(ANNA, COFFEE, seed=1)
            clock.now += 60
            if how == "finished":
                await finish(practice)
            if how == "stopped":
                await practice.talks.reply(ANNA, "алло")
            if how != "finished":
                await practice.talks.stop(ANNA)
            if how != "silent":
                ends.insert(0, opened.session.id)
        listed = await practice.sessions.finished(10)
        assert [row.session.id for row in listed] == ends
        assert [row.session.id for row in await practice.sessions.finished(2, 1)] == ends[1:3]


async def test_a_retried_moment_is_no_talk_of_its_own_in_the_progress(database):
    async with practice_on(database, ScriptedJudge(LET_IN, LET_IN, RUDE)) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        ended = await finish(practice)
        await practice.beginning.retry_weakest(ANNA, ended.session.id)
        await finish(practice)
        progress = await practice.past.progress(ANNA)
        assert {session.is_retry for session in progress.sessions if session.parent_id} == {True}
        assert {session.is_retry for session in progress.sessions if not session.parent_id} == {False}
        assert progress.weak is None, "one talk alone shows no habit"


async def test_a_better_reply_is_shown_for_each_turn_of_ones_own_talk_alone(database):
    async with practice_on(database, ScriptedJudge(DULL)) as practice:
        talk = (await practice.beginning.start(ANNA, COFFEE, seed=1)).session.id
        await practice.talks.reply(ANNA, "здравствуйте")
        assert await practice.past.better_reply(ANNA, talk, 1)
        assert [await practice.past.better_reply(ANNA, talk, number) for number in (0, 2)] == [None, None]
        with pytest.raises(UnknownSession):
            await practice.past.better_reply(BORIS, talk, 1)
