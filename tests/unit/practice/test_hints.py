"""Help while a talk goes on: what it costs, and that it is not paid for twice."""

from dataclasses import replace

import pytest

from bot.practice.errors import NoHelp
from bot.roleplay.scorecard.help_levels import Help
from bot.scenario.vocabulary import HelpLevel
from tests.support.product import ANNA, COFFEE, finish, practice_on
from tests.support.talking import DULL, LET_IN
from tests.support.worlds import ScriptedJudge


async def test_hints_are_counted_and_cost_points_up_to_a_limit(database):
    async with practice_on(database, ScriptedJudge(LET_IN)) as practice:
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
    async with practice_on(database, ScriptedJudge(DULL, LET_IN, DULL)) as practice:
        opened = await practice.beginning.start(ANNA, COFFEE, seed=1)
        first, _ = await practice.talks.hint(ANNA)
        await practice.talks.reply(ANNA, "алло")
    async with practice_on(database, ScriptedJudge(LET_IN, DULL)) as practice:
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
    async with practice_on(database, ScriptedJudge(LET_IN)) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        await practice.talks.hint(ANNA)
    async with practice_on(database, ScriptedJudge(LET_IN)) as practice:
        await practice.talks.reply(ANNA, "здравствуйте")
        await practice.talks.hint(ANNA)
        assert (await practice.repository.sessions.open_session(ANNA)).session.help.hints == 2


async def test_without_help_there_are_no_hints(database):
    async with practice_on(database, ScriptedJudge(LET_IN)) as practice:
        await practice.beginning.start(ANNA, COFFEE, level=HelpLevel.NONE, seed=1)
        with pytest.raises(NoHelp):
            await practice.talks.hint(ANNA)
        assert (await practice.repository.sessions.open_session(ANNA)).session.help.hints == 0


async def test_the_script_comes_with_the_hint(database):
    async with practice_on(database, ScriptedJudge(LET_IN)) as practice:
        await practice.beginning.start(ANNA, COFFEE, level=HelpLevel.SCRIPT, seed=1)
        hint, _ = await practice.talks.hint(ANNA)
        assert hint.script
        assert hint.cost == 0
