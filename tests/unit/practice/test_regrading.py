"""Trying a changed rubric or grader on finished talks; what was given stays given."""

from dataclasses import replace

import pytest

from bot.practice.regrading import regrade
from bot.scenario.vocabulary import Move as M
from tests.support.product import practice_on
from tests.support.worlds import ScriptedJudge, graded, world_of
from tests.unit.practice.test_sessions import ANNA, COFFEE, finish

WEAK, RUDE = graded(1, M.GREETING), graded(0, M.RUDENESS)


@pytest.fixture
async def reviewed(tmp_path):
    async with practice_on(f"sqlite:///{tmp_path / 'a.db'}", ScriptedJudge(WEAK, WEAK, WEAK, RUDE)) as practice:
        opened = await practice.start(ANNA, COFFEE, seed=1)
        await finish(practice)
        yield await practice.review(opened.session.id)


def stricter(world, **changes):
    """The same world with every criterion of its stages changed."""
    stages = tuple(
        stage.model_copy(update={"criteria": tuple(c.model_copy(update=changes) for c in stage.criteria)})
        for stage in world.playbook.stages
    )
    return replace(world, playbook=world.playbook.model_copy(update={"stages": stages}))


async def test_the_same_rubric_changes_nothing(reviewed):
    result = regrade(reviewed.played, reviewed.world, world_of())
    assert not result.changed
    assert (result.stages, result.replies) == ((), ())


async def test_a_changed_rubric_says_which_stages_would_score_otherwise(reviewed):
    today = stricter(world_of(), any=(M.GREETING,), reached=None)
    result = regrade(reviewed.played, reviewed.world, today)
    assert result.changed
    assert result.after.score > result.before.score
    assert result.stages[0][0] == "contact"


async def test_a_required_criterion_that_is_missing_fails_the_talk(reviewed):
    today = stricter(world_of(), any=(M.TRADE,), reached=None, required=True)
    assert regrade(reviewed.played, reviewed.world, today).after.failed


async def test_another_grader_shows_which_replies_it_would_grade_otherwise(reviewed):
    better = ScriptedJudge(graded(3, M.GREETING, M.REASON_FOR_CONTACT))
    result = regrade(reviewed.played, reviewed.world, world_of(), better)
    assert [change.now.value for change in result.replies] == [3] * len(reviewed.played.turns)
    assert result.after.score > result.before.score
    assert [turn.grade.value for turn in reviewed.played.turns][:3] == [1, 1, 1]
