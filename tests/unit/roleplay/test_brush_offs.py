"""'Send it by mail': whoever calls gets past it with a hook and a question."""

import pytest

from bot.roleplay.answers.objections import MAX_ATTEMPTS
from bot.roleplay.state.doubts import RaisedObjection, Standing
from bot.roleplay.state.talk import Why
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import ObjectionKind as Kind
from bot.scenario.vocabulary import Outcome, Situation
from tests.support.doubting import BRUSH_OFF, doubt, doubtful, persuade
from tests.support.talking import numbered, says, sell, text
from tests.support.worlds import ScriptedJudge, graded

HELLO = ("Здравствуйте", graded(2, M.GREETING))


def test_while_he_brushes_off_he_hears_no_answers_to_doubts_about_an_offer():
    world, talk = doubtful(BRUSH_OFF, doubt(Kind.TRUST), at="contact")
    talk.doubts.raised = [RaisedObjection(id="mail")]
    judge = ScriptedJudge(graded(2, M.OPEN_QUESTION))
    sell(world, "Где берёте кофе?", grade=judge, so_far=talk)
    assert {point.id for point in judge.contexts[0].points} == {"mail/0"}


@pytest.mark.parametrize(
    ("words", "grade", "outcome"),
    [
        pytest.param("Хорошо, отправлю на почту.", graded(1, M.NEXT_STEP), Outcome.REFUSED, id="takes him at his word"),
        pytest.param("Отправлю. А что у вас за кофе?", graded(2, M.OPEN_QUESTION), None, id="a hook and a question"),
        pytest.param("Вы не правы, это выгодно.", graded(1, M.ARGUING), None, id="an argument only hardens it"),
    ],
)
def test_a_brush_off_yields_to_a_hook_and_not_to_an_argument(words, grade, outcome):
    _, talk, _ = persuade([BRUSH_OFF], HELLO, (words, grade), at="contact")
    assert talk.outcome is outcome
    if outcome is Outcome.REFUSED:
        assert talk.why is Why.NOT_LET_IN
    else:
        met = talk.doubts.raised[0].standing is Standing.MET
        assert met is grade.has(M.OPEN_QUESTION)


def test_a_brush_off_that_was_met_is_not_given_up_like_an_argument():
    hook = ("Отправлю. А что у вас за кофе?", graded(2, M.OPEN_QUESTION))
    world, talk, turns = persuade([BRUSH_OFF], HELLO, hook, at="contact")
    assert talk.doubts.raised[0].standing is Standing.MET
    assert not says(world, turns[-1], Situation.YIELD)


def test_small_talk_first_does_not_spare_the_seller_the_brush_off():
    opening = ("Как ваши дела?", graded(1)), ("Звоню по делу.", graded(2, M.GREETING))
    _, talk, turns = persuade([BRUSH_OFF], *opening, at="contact")
    assert [o.id for o in talk.doubts.raised] == ["mail"]
    assert "Пришлите на почту." in text(turns[1])


def test_a_brush_off_that_nothing_meets_ends_the_talk():
    past = numbered([graded(1, M.CLOSED_QUESTION)] * MAX_ATTEMPTS, "А чай у вас есть, раз {}?")
    _, talk, _ = persuade([BRUSH_OFF], HELLO, *past, at="contact")
    assert (talk.outcome, talk.why) == (Outcome.REFUSED, Why.NOT_LET_IN)
