"""A talk from its first word to its scorecard, over restarts and pauses."""

import asyncio
import threading
import time

import pytest

from bot.grading.detection.vector_memory import RememberingEmbedder
from bot.practice.errors import NoPlan, NoSession, SessionPaused, UnknownScenario, UnknownSession
from bot.roleplay.state.world import STEP
from bot.scenario.vocabulary import Language, Outcome
from bot.storage.records import Status
from bot.storage.sessions import TurnTaken
from tests.support.product import ANNA, BORIS, COFFEE, Clock, finish, practice_on
from tests.support.talking import LET_IN, RUDE
from tests.support.worlds import HashEmbedder, ScriptedJudge


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
    async with practice_on(database, ScriptedJudge(LET_IN), embedder=embedder) as practice:
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
    async with practice_on(database, ScriptedJudge(LET_IN)) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=5)
        before = await practice.talks.reply(ANNA, "здравствуйте")
    async with practice_on(database, ScriptedJudge(LET_IN)) as practice:
        resumed = await practice.talks.resume(ANNA)
        assert resumed.lines == before.turn.answer
        after = await practice.talks.reply(ANNA, "расскажите о кофе")
        assert after.turn.number == 2
        assert after.turn.heard == before.talk.spoken.last


async def test_a_call_is_prepared_first_and_the_plan_stays_with_the_talk(database):
    clock = Clock()
    async with practice_on(database, ScriptedJudge(LET_IN), clock) as practice:
        opened = await practice.beginning.start(ANNA, COFFEE, prepare=True, seed=1)
        assert opened.lines == (), "nobody is on the phone yet"
    async with practice_on(database, ScriptedJudge(LET_IN), clock) as practice:
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
    async with practice_on(database, ScriptedJudge(LET_IN)) as practice:
        scores = []
        for prepare in (True, False):
            await practice.beginning.start(ANNA, COFFEE, prepare=prepare, seed=1)
            if prepare:
                await practice.talks.prepare(ANNA, "")
            ended = await finish(practice)
            assert ended.scorecard.plan is None
            scores.append(ended.scorecard.score)
        assert scores[0] == scores[1]


async def test_two_people_never_mix(database):
    async with practice_on(database, ScriptedJudge(LET_IN)) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        await practice.beginning.start(BORIS, COFFEE, seed=2)
        one, two = await asyncio.gather(practice.talks.reply(ANNA, "от Анны"), practice.talks.reply(BORIS, "от Бориса"))
        assert (one.turn.reply, two.turn.reply) == ("от Анны", "от Бориса")
        assert one.session.id != two.session.id
        with pytest.raises(UnknownSession):
            await practice.past.review(one.session.id, BORIS)


async def test_two_replies_at_once_make_one_turn_each_or_none(database):
    async with practice_on(database, ScriptedJudge(LET_IN)) as practice:
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
    async with practice_on(database, ScriptedJudge(LET_IN), clock) as practice:
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
    async with practice_on(database, ScriptedJudge(LET_IN), clock) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        clock.now += 3 * 86_400
        assert (await practice.talks.reply(ANNA, "здравствуйте")).session.talked == 30


async def test_stopping_gives_the_scorecard_of_what_was_said(database):
    async with practice_on(database, ScriptedJudge(LET_IN)) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        await practice.talks.reply(ANNA, "здравствуйте")
        review = await practice.talks.stop(ANNA)
        assert review.scorecard.outcome is None
        assert review.scorecard.score is None, "one reply is not enough to grade"
        assert review.played.session.status is Status.STOPPED


async def test_the_brief_is_at_hand_while_the_talk_goes_on(database):
    async with practice_on(database, ScriptedJudge(LET_IN)) as practice:
        with pytest.raises(NoSession):
            await practice.talks.brief(ANNA)
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        assert (await practice.talks.brief(ANNA)).scenario.scenario == COFFEE
        assert (await practice.talks.reply(ANNA, "здравствуйте")).turn.number == 1


async def test_others_are_answered_while_a_first_reply_waits_for_the_meanings_of_its_scenario(database):
    embedder = SlowEmbedder(HashEmbedder())
    async with practice_on(database, ScriptedJudge(LET_IN), embedder=RememberingEmbedder(embedder)) as practice:
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


async def test_an_unknown_scenario_is_named(database):
    async with practice_on(database, ScriptedJudge(LET_IN)) as practice:
        with pytest.raises(UnknownScenario, match="no-such"):
            await practice.beginning.start(ANNA, "no-such")


async def test_a_language_once_chosen_is_kept(database):
    async with practice_on(database, ScriptedJudge(LET_IN)) as practice:
        await practice.repository.users.set_language(ANNA, Language.EN, 1.0)
    async with practice_on(database, ScriptedJudge(LET_IN)) as practice:
        assert (await practice.repository.users.find(ANNA)).language is Language.EN
