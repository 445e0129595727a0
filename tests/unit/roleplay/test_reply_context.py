"""What the grader is told of the talk that a reply was given to."""

import pytest

from bot.roleplay.exchange.reply_context import context_of
from bot.roleplay.state.doubts import RaisedObjection
from bot.roleplay.turn import open_talk
from bot.scenario.vocabulary import Outcome, StageKind
from tests.support.worlds import library


@pytest.fixture
def glue(mind):
    return mind.world(library(), "wrong-tile-glue")


def talk_at(world, stage):
    talk = open_talk(world, 1, stage).talk
    talk.spoken.lines = ["На старую плитку.", "Беру, пробивайте."]
    return talk


def test_before_the_yes_no_price_is_settled(glue):
    context = context_of(glue, talk_at(glue, "consultation"), "Советую «Эласт».")
    assert context.settled is None
    assert not context.agreed
    assert context.said == ("На старую плитку.", "Беру, пробивайте.")


@pytest.mark.parametrize(("price", "settled"), [(None, 1_090), (1_050.0, 1_050)])
def test_with_the_yes_the_price_on_the_table_is_settled(glue, price, settled):
    talk = talk_at(glue, "closing")
    talk.agreement.outcome, talk.haggle.price = Outcome.DEAL, price
    assert context_of(glue, talk, "Пойдёмте на кассу.").settled == settled


def test_after_the_yes_no_doubt_waits_for_an_answer(glue):
    talk = talk_at(glue, "closing")
    talk.doubts.raised = [RaisedObjection(id=glue.scenario.objections[0].id)]
    assert context_of(glue, talk, "Спасибо!").stage is StageKind.OBJECTION
    talk.agreement.outcome = Outcome.DEAL
    assert context_of(glue, talk, "Спасибо!").stage is StageKind.CLOSING
