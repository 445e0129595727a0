import asyncio
import threading
import time
from dataclasses import replace

import pytest

from bot.grading.detection.vector_memory import RememberingEmbedder
from bot.practice.errors import (
    NoFollowUp,
    NoHelp,
    NoPlan,
    NoSession,
    NothingToRetry,
    SessionPaused,
    TooManySessions,
    UnknownScenario,
    UnknownSession,
)
from bot.roleplay.scorecard.help_levels import Help
from bot.roleplay.state.world import STEP
from bot.scenario.vocabulary import HelpLevel, Language, Outcome
from bot.scenario.vocabulary import Move as M
from bot.storage.records import Status
from bot.storage.sessions import TurnTaken
from tests.support.product import Clock, practice_on
from tests.support.worlds import HashEmbedder, ScriptedJudge, graded

COFFEE = "coffee-for-the-office"
GOOD = graded(3, M.GREETING, M.REASON_FOR_CONTACT, M.PERMISSION, M.PERSONALISATION)
RUDE = graded(0, M.RUDENESS)
ANNA, BORIS = 1, 2**51


async def finish(practice, user=ANNA):
    """Talk until the customer ends it."""
    for number in range(60):
        replied = await practice.talks.reply(user, f"реплика {number}")
        if replied.scorecard:
            return replied
    raise AssertionError("the talk did not end")


async def test_a_sale_from_start_to_scorecard(database):
    async with practice_on(database, ScriptedJudge(RUDE)) as practice:
        opened = await practice.beginning.start(ANNA, COFFEE, seed=1)
        assert opened.lines[0].text == "Бюро «Линия», Ольга, слушаю."
        replied = await finish(practice)
        assert replied.scorecard.outcome is Outcome.HUNG_UP
        assert replied.session.status is Status.FINISHED
        with pytest.raises(NoSession):
            await practice.talks.reply(ANNA, "алло?")


async def test_the_meaning_of_the_customers_words_is_made_before_the_reply_to_them(database):
    embedder = RememberingEmbedder(HashEmbedder())
    async with practice_on(database, ScriptedJudge(GOOD), embedder=embedder) as practice:
        opened = await practice.beginning.start(ANNA, COFFEE, seed=1)
        replied = await practice.talks.reply(ANNA, "Здравствуйте!")
        await practice.core.run(lambda: None)  # the thread has come to what was to be done soon
        heard = {opened.lines[0].text, replied.talk.spoken.last}
        assert embedder.known(heard).keys() == heard


class HoldingJudge(ScriptedJudge):
    """Lets something else ask for its thread while it grades."""

    meanwhile = None

    def grade_one(self, context):
        if self.meanwhile:
            self.meanwhile()
        return super().grade_one(context)


@pytest.mark.parametrize("end", ["stop", "review", "reply"])
async def test_a_talk_is_scored_where_replies_are_graded_and_not_on_the_event_loop(database, end):
    judge, free, loop = HoldingJudge(RUDE), threading.Event(), asyncio.get_running_loop()
    async with practice_on(database, judge) as practice:
        opened = await practice.beginning.start(ANNA, COFFEE, seed=1)
        await practice.talks.reply(ANNA, "реплика")
        if end == "reply":
            # The next one is the last; whatever comes after its grading finds the thread taken.
            judge.meanwhile = lambda: asyncio.run_coroutine_threadsafe(practice.core.run(free.wait, 30), loop)
            work = practice.talks.reply(ANNA, "реплика")
        else:
            holding = asyncio.ensure_future(practice.core.run(free.wait, 30))
            await asyncio.sleep(0)
            work = practice.talks.stop(ANNA) if end == "stop" else practice.past.review(opened.session.id, ANNA)
        scored = asyncio.ensure_future(work)
        await asyncio.sleep(1.0)
        assert not scored.done(), "scored on the event loop"
        free.set()
        assert (await scored).scorecard
        if end != "reply":
            assert await holding


async def test_a_restart_goes_on_at_the_same_line(database):
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=5)
        before = await practice.talks.reply(ANNA, "здравствуйте")
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        resumed = await practice.talks.resume(ANNA)
        assert resumed.lines == before.turn.answer
        after = await practice.talks.reply(ANNA, "расскажите о кофе")
        assert after.turn.number == 2
        assert after.turn.heard == before.talk.spoken.last


async def test_hints_are_counted_and_cost_points_up_to_a_limit(database):
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        scores = {}
        for hints in (0, 2, 9):
            await practice.beginning.start(ANNA, COFFEE, seed=1)
            account = replace((await practice.sessions.underway(ANNA)).session, help=Help(hints=hints))
            await practice.repository.sessions.save(account)
            ended = await finish(practice)
            assert ended.session.help == Help(level=HelpLevel.HINTS, hints=hints)
            scores[hints] = ended.scorecard.score
        assert (scores[0] - scores[2], scores[0] - scores[9]) == (pytest.approx(6), pytest.approx(15))


async def test_a_hint_read_again_is_free_and_the_next_one_is_not(database):
    dull = graded(1)
    async with practice_on(database, ScriptedJudge(dull, GOOD, dull)) as practice:
        opened = await practice.beginning.start(ANNA, COFFEE, seed=1)
        first, _ = await practice.talks.hint(ANNA)
        await practice.talks.reply(ANNA, "алло")
    async with practice_on(database, ScriptedJudge(GOOD, dull)) as practice:
        again, _ = await practice.talks.hint(ANNA)
        assert (again.key, again.cost, again.again) == (first.key, 0, True), "over a restart too"
        await practice.talks.reply(ANNA, "здравствуйте")
        other, _ = await practice.talks.hint(ANNA)
        assert other.key != first.key
        assert (other.cost, other.again) == (first.cost, False)
        await practice.talks.reply(ANNA, "ещё раз")
        await practice.talks.stop(ANNA)
        assert (await practice.past.review(opened.session.id)).played.session.help.hints == 2
        await practice.beginning.retry_weakest(ANNA, opened.session.id)
        assert (await practice.talks.hint(ANNA))[0].again, "a retried talk knows what was shown"


async def test_hints_taken_survive_a_restart(database):
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        await practice.talks.hint(ANNA)
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        await practice.talks.reply(ANNA, "здравствуйте")
        await practice.talks.hint(ANNA)
        assert (await practice.repository.sessions.open_session(ANNA)).session.help.hints == 2


async def test_without_help_there_are_no_hints(database):
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        await practice.beginning.start(ANNA, COFFEE, level=HelpLevel.NONE, seed=1)
        with pytest.raises(NoHelp):
            await practice.talks.hint(ANNA)
        assert (await practice.repository.sessions.open_session(ANNA)).session.help.hints == 0


async def test_the_script_comes_with_the_hint(database):
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        await practice.beginning.start(ANNA, COFFEE, level=HelpLevel.SCRIPT, seed=1)
        hint, _ = await practice.talks.hint(ANNA)
        assert hint.script
        assert hint.cost == 0


async def test_a_call_is_prepared_first_and_the_plan_stays_with_the_talk(database):
    clock = Clock()
    async with practice_on(database, ScriptedJudge(GOOD), clock) as practice:
        opened = await practice.beginning.start(ANNA, COFFEE, prepare=True, seed=1)
        assert opened.lines == (), "nobody is on the phone yet"
    async with practice_on(database, ScriptedJudge(GOOD), clock) as practice:
        assert await practice.talks.preparing(ANNA), "a restart does not lose the preparation"
        clock.now += 600
        with pytest.raises(NoPlan):
            await practice.talks.prepare(ANNA, "Готов!")
        called = await practice.talks.prepare(ANNA, "Скоро переезд")
        assert called.lines[0].text == "Бюро «Линия», Ольга, слушаю."
        assert not await practice.talks.preparing(ANNA)
        with pytest.raises(NoSession):
            await practice.talks.prepare(ANNA, "ещё раз")
        replied = await practice.talks.reply(ANNA, "здравствуйте")
        assert replied.session.talked == 0, "planning is no talk"
        ended = await finish(practice)
        assert ended.scorecard.plan.pretext.text == "Скоро переезд"
        assert ended.scorecard.stages[0].stage.id == "preparation"
        review = await practice.past.review(ended.session.id)
        assert review.scorecard == ended.scorecard


async def test_the_preparation_may_be_skipped_and_costs_nothing(database):
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        scores = []
        for prepare in (True, False):
            await practice.beginning.start(ANNA, COFFEE, prepare=prepare, seed=1)
            if prepare:
                await practice.talks.prepare(ANNA, "")
            ended = await finish(practice)
            assert ended.scorecard.plan is None
            scores.append(ended.scorecard.score)
        assert scores[0] == scores[1]


async def test_days_later_the_customer_remembers(database):
    dull = graded(1)
    async with practice_on(database, ScriptedJudge(GOOD, dull)) as practice:
        first = await practice.beginning.start(ANNA, COFFEE, level=HelpLevel.SCRIPT, seed=1)
        ended = await finish(practice)
        assert ended.scorecard.outcome is Outcome.REFUSED
        again = await practice.beginning.call_again(ANNA, first.session.id, seed=2)
        assert again.session.parent_id == first.session.id
        assert again.session.help.level is HelpLevel.SCRIPT
        assert again.session.start.remembers.outcome is Outcome.REFUSED
    async with practice_on(database, ScriptedJudge(dull)) as practice:
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


async def test_two_people_never_mix(database):
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        await practice.beginning.start(BORIS, COFFEE, seed=2)
        one, two = await asyncio.gather(practice.talks.reply(ANNA, "от Анны"), practice.talks.reply(BORIS, "от Бориса"))
        assert (one.turn.reply, two.turn.reply) == ("от Анны", "от Бориса")
        assert one.session.id != two.session.id
        with pytest.raises(UnknownSession):
            await practice.past.review(one.session.id, BORIS)


async def test_two_replies_at_once_make_one_turn_each_or_none(database):
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        results = await asyncio.gather(
            *(practice.talks.reply(ANNA, f"сразу {n}") for n in range(3)), return_exceptions=True
        )
        taken = [r for r in results if not isinstance(r, BaseException)]
        assert taken
        assert all(isinstance(r, TurnTaken) for r in results if isinstance(r, BaseException))
        played = await practice.repository.sessions.open_session(ANNA)
        assert [turn.number for turn in played.turns] == list(range(1, len(taken) + 1))


async def test_a_pause_stops_the_clock(database):
    clock = Clock()
    async with practice_on(database, ScriptedJudge(GOOD), clock) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        clock.now += 30
        await practice.talks.reply(ANNA, "здравствуйте")
        await practice.talks.pause(ANNA)
        with pytest.raises(SessionPaused):
            await practice.talks.reply(ANNA, "вы тут?")
        clock.now += 86_400
        await practice.talks.resume(ANNA)
        clock.now += 10
        replied = await practice.talks.reply(ANNA, "продолжим")
        assert replied.session.talked == 40


async def test_a_long_silence_counts_as_a_pause(database):
    clock = Clock()
    async with practice_on(database, ScriptedJudge(GOOD), clock) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        clock.now += 3 * 86_400
        assert (await practice.talks.reply(ANNA, "здравствуйте")).session.talked == 30


async def test_stopping_gives_the_scorecard_of_what_was_said(database):
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        await practice.talks.reply(ANNA, "здравствуйте")
        review = await practice.talks.stop(ANNA)
        assert review.scorecard.outcome is None
        assert review.scorecard.score is None, "one reply is not enough to grade"
        assert review.played.session.status is Status.STOPPED


async def test_a_new_sale_closes_the_one_before(database):
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        first = await practice.beginning.start(ANNA, COFFEE, seed=1)
        second = await practice.beginning.start(ANNA, COFFEE, seed=2)
        assert (await practice.repository.sessions.open_session(ANNA)).session.id == second.session.id
        assert (await practice.repository.sessions.find(first.session.id)).session.status is Status.STOPPED


@pytest.mark.parametrize("by", ["start", "retry", "call_again"])
async def test_a_talk_left_for_another_is_scored_as_one_that_is_stopped(database, by):
    clock = Clock()
    async with practice_on(database, ScriptedJudge(GOOD, graded(1)), clock) as practice:
        finished = (
            await finish(practice, (await practice.beginning.start(ANNA, COFFEE, seed=1)).session.user_id)
        ).session
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
    async with practice_on(database, ScriptedJudge(GOOD, GOOD, RUDE)) as practice:
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


async def test_a_retried_moment_is_no_talk_of_its_own_in_the_progress(database):
    async with practice_on(database, ScriptedJudge(GOOD, GOOD, RUDE)) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        ended = await finish(practice)
        await practice.beginning.retry_weakest(ANNA, ended.session.id)
        await finish(practice)
        progress = await practice.past.progress(ANNA)
        assert {session.is_retry for session in progress.sessions if session.parent_id} == {True}
        assert {session.is_retry for session in progress.sessions if not session.parent_id} == {False}
        assert progress.weak is None, "one talk alone shows no habit"


async def test_the_brief_is_at_hand_while_the_talk_goes_on(database):
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        with pytest.raises(NoSession):
            await practice.talks.brief(ANNA)
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        assert (await practice.talks.brief(ANNA)).scenario.scenario == COFFEE
        assert (await practice.talks.reply(ANNA, "здравствуйте")).turn.number == 1


async def test_others_are_answered_while_a_first_reply_waits_for_the_meanings_of_its_scenario(database):
    embedder = SlowEmbedder(HashEmbedder())
    async with practice_on(database, ScriptedJudge(GOOD), embedder=RememberingEmbedder(embedder)) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        replied = asyncio.ensure_future(practice.talks.reply(ANNA, "здравствуйте"))
        await asyncio.sleep(0.05)
        practice.shelf.preview(COFFEE)
        await practice.beginning.start(BORIS, COFFEE, seed=2)
        assert not replied.done()
        assert max(embedder.batches) <= STEP
        await replied


class SlowEmbedder:
    """Takes its time, and remembers how much it was given at once."""

    def __init__(self, inside):
        self.inside, self.batches = inside, []
        self.identity = inside.identity

    def embed(self, texts):
        self.batches.append(len(texts))
        time.sleep(0.02 * len(texts))
        return self.inside.embed(texts)


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


async def test_nothing_to_retry_where_nothing_was_said(database):
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        opened = await practice.beginning.start(ANNA, COFFEE, seed=1)
        await practice.talks.stop(ANNA)
        with pytest.raises(NothingToRetry):
            await practice.beginning.retry_weakest(ANNA, opened.session.id)


async def test_an_unknown_scenario_is_named(database):
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        with pytest.raises(UnknownScenario, match="no-such"):
            await practice.beginning.start(ANNA, "no-such")


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


async def test_a_language_once_chosen_is_kept(database):
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        await practice.repository.users.set_language(ANNA, Language.EN, 1.0)
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        assert (await practice.repository.users.find(ANNA)).language is Language.EN
