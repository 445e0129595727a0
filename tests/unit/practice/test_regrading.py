"""Trying a changed rubric or grader on finished talks; what was given stays given."""

import zlib
from dataclasses import replace

import pytest

from bot.practice.regrading import regrade
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import StageKind
from tests.support.product import ANNA, COFFEE, finish, practice_on
from tests.support.worlds import ScriptedJudge, graded, world_of

WEAK, RUDE = graded(1, M.GREETING), graded(0, M.RUDENESS)


@pytest.fixture
async def reviewed(tmp_path):
    async with practice_on(f"sqlite:///{tmp_path / 'a.db'}", ScriptedJudge(WEAK, WEAK, WEAK, RUDE)) as practice:
        opened = await practice.beginning.start(ANNA, COFFEE, seed=1)
        await finish(practice)
        yield await practice.past.review(opened.session.id)


def stricter(world, **changes):
    """A world with every criterion of its stages changed."""
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


class Attentive:
    """Grades by all that it is told of a reply: with anything left out, the grade is another."""

    MOVES = ((M.OPEN_QUESTION,), (M.BENEFIT, M.PERSONALISATION), (M.HONESTY, M.GIVING_UP), (M.NEXT_STEP, M.TRADE))

    def __init__(self):
        self.stages = set()

    def grade_one(self, context):
        self.stages.add(context.stage)
        told = f"{replace(context, shown=frozenset())} {sorted(context.shown)}"
        number = zlib.crc32(told.encode())
        return graded(1 + number % 3, *self.MOVES[number // 3 % len(self.MOVES)], points=("fresh", "delivery"))


SAID = (
    "Добрый день, Ольга! Звоню про кофе в офис, удобно говорить?",
    "Подскажите, а",
    "сколько у вас человек и что вам не нравится в кофе?",
    "Где вы его берёте?",
    "Обжариваем в день отгрузки, привозим за день, килограмм стоит 1800 ₽.",
    "На чашку выходит двенадцать рублей,",
    "и пробный килограмм бесплатно. Что вас смущает?",
    "Отдам за 1700 ₽, если возьмёте сегодня пять килограммов.",
    "Честно, дешевле не могу. Оформляем?",
)


@pytest.mark.parametrize("seed", range(6))
async def test_the_same_grader_changes_nothing(tmp_path, seed):
    judge = Attentive()
    async with practice_on(f"sqlite:///{tmp_path / 'a.db'}", judge) as practice:
        opened = await practice.beginning.start(ANNA, COFFEE, seed=seed)
        for reply in SAID * 3:
            if (await practice.talks.reply(ANNA, reply)).scorecard:
                break
        review = await practice.past.review(opened.session.id)
    assert judge.stages >= {StageKind.CONTACT, StageKind.NEEDS, StageKind.PRESENTATION}
    result = regrade(review.played, review.world, world_of(), judge)
    assert [(change.turn.number, change.now.value) for change in result.replies] == []
    assert (result.stages, result.changed) == ((), False)


async def test_the_same_grader_changes_nothing_in_the_talk_that_follows_either(tmp_path):
    judge = Attentive()
    async with practice_on(f"sqlite:///{tmp_path / 'a.db'}", judge) as practice:
        first = await practice.beginning.start(ANNA, COFFEE, seed=1)
        ended = [await practice.talks.reply(ANNA, reply) for reply in (*SAID[:5], "Всего доброго, до свидания!")][-1]
        assert ended.scorecard
        opened = await practice.beginning.call_again(ANNA, first.session.id, seed=1)
        for reply in SAID * 2:
            if (await practice.talks.reply(ANNA, reply)).scorecard:
                break
        review = await practice.past.review(opened.session.id)
    result = regrade(review.played, review.world, review.world, judge)
    assert (result.replies, result.stages, result.changed) == ((), (), False)


async def test_what_an_honest_word_excuses_stays_excused(tmp_path):
    honest = graded(2, M.HONESTY, M.GIVING_UP)
    async with practice_on(f"sqlite:///{tmp_path / 'a.db'}", ScriptedJudge(honest)) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        for number in range(4):
            await practice.talks.reply(ANNA, f"реплика {number}")
        review = await practice.past.review((await practice.talks.stop(ANNA)).played.session.id)
    penalised = review.world.playbook.model_copy(
        update={
            "stages": tuple(
                stage.model_copy(update={"penalties": {M.GIVING_UP: 20}}) for stage in review.world.playbook.stages
            )
        }
    )
    world = replace(review.world, playbook=penalised)
    assert not regrade(review.played, world, world, ScriptedJudge(honest)).stages
