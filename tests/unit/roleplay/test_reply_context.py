"""What the grader is told of the talk that a reply was given to."""

from functools import cache

import pytest

from bot.app.mind import open_mind
from bot.roleplay.exchange.reply_context import context_of
from bot.roleplay.state.doubts import RaisedObjection
from bot.roleplay.turn import open_talk
from bot.scenario.vocabulary import Outcome, StageKind
from tests.support.worlds import library


@cache
def glue():
    return open_mind().world(library(), "wrong-tile-glue")


def talk_at(stage):
    talk = open_talk(glue(), 1, stage).talk
    talk.spoken.lines = ["На старую плитку.", "Беру, пробивайте."]
    return talk


def test_before_the_yes_no_price_is_settled():
    context = context_of(glue(), talk_at("consultation"), "Советую «Эласт».")
    assert context.settled is None
    assert not context.agreed
    assert context.said == ("На старую плитку.", "Беру, пробивайте.")


@pytest.mark.parametrize(("price", "settled"), [(None, 1_090), (1_050.0, 1_050)])
def test_with_the_yes_the_price_on_the_table_is_settled(price, settled):
    talk = talk_at("closing")
    talk.agreement.outcome, talk.haggle.price = Outcome.DEAL, price
    assert context_of(glue(), talk, "Пойдёмте на кассу.").settled == settled


def test_after_the_yes_no_doubt_waits_for_an_answer():
    talk = talk_at("closing")
    talk.doubts.raised = [RaisedObjection(id=glue().scenario.objections[0].id)]
    assert context_of(glue(), talk, "Спасибо!").stage is StageKind.OBJECTION
    talk.agreement.outcome = Outcome.DEAL
    assert context_of(glue(), talk, "Спасибо!").stage is StageKind.CLOSING
