"""Who does not know the price asks for it before he finds it dear, and minds a seller who talks past it."""

import pytest

from bot.roleplay.state.doubts import RaisedObjection
from bot.roleplay.state.world import World
from bot.roleplay.turn import open_talk
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import ObjectionKind as Kind
from bot.scenario.vocabulary import Outcome
from tests.support.doubting import PRICED, doubt, doubtful, persuade
from tests.support.talking import SHOW, lines_of, sell, text
from tests.support.worlds import graded, world_like, world_of

SHOWN = ("всё для вас", SHOW)
"""An offer well made, without its price."""


def test_nobody_finds_it_dear_before_he_knows_the_price():
    _, talk, turns = persuade([doubt(Kind.PRICE)], SHOWN, ("1800 рублей", graded(2, M.PRICE)))
    assert "price says" not in text(turns[0])
    assert talk.haggle.asked
    assert "price says" in text(turns[1])


def after_the_price(*doubts):
    """He asks what it costs, and is told."""
    return persuade([doubt(kind) for kind in doubts], SHOWN, ("1800 рублей", graded(2, M.PRICE)))


def test_told_the_price_that_he_asked_for_he_takes_it_in_before_he_speaks_of_another_doubt():
    world, talk, turns = after_the_price(Kind.TRUST)
    assert talk.haggle.asked
    first, second = (line.text for line in turns[1].answer)
    assert first in lines_of(world, "price_heard")
    assert second == "trust says"


def test_a_doubt_about_the_price_is_word_enough_on_it():
    _, _, turns = after_the_price(Kind.PRICE)
    assert text(turns[1]) == "price says"


def times(world, turns, *situations):
    """How often each of these moments was put into words."""
    said = [line.text for turn in turns for line in turn.answer]
    return [sum(line in lines_of(world, situation) for line in said) for situation in situations]


def past_the_price(replies, **changes):
    """A seller who is asked what it costs and talks of something else so many times."""
    dodges = [(f"вам понравится, раз {number}", graded(2)) for number in range(replies)]
    return persuade([doubt(Kind.PRICE)], SHOWN, *dodges, **changes)


def test_asked_for_the_price_a_seller_who_talks_past_it_is_asked_once_more_in_other_words():
    world, talk, turns = past_the_price(1)
    assert times(world, turns, "asks_price", "asks_price_again", "price_dodged") == [1, 1, 0]
    assert not talk.haggle.named


def test_past_the_price_again_he_gives_up_asking_and_minds():
    world, _, turns = past_the_price(5)
    assert times(world, turns, "asks_price", "asks_price_again", "price_dodged") == [1, 1, 1]
    lost = turns[1].mood.patience - turns[2].mood.patience
    assert lost > 5
    assert turns[2].mood.trust < turns[1].mood.trust


def test_a_price_named_at_the_second_asking_is_doubted_like_any_other():
    dodged = ("вам понравится", graded(2))
    world, talk, turns = persuade([doubt(Kind.PRICE)], SHOWN, dodged, ("1800 рублей", graded(2, M.PRICE)))
    assert "price says" in text(turns[-1])
    assert times(world, turns, "price_dodged") == [0]
    assert talk.haggle.dodges == 1


@pytest.mark.parametrize(
    ("words", "grade", "named"),
    [
        pytest.param("9 000 за пять мешков", graded(2, M.PRICE), True, id="for all of them"),
        pytest.param("цена хорошая, не сомневайтесь", graded(1, M.PRICE), False, id="a word about the price, no sum"),
        pytest.param("у нас 9 000 клиентов", graded(1), False, id="a number that is no price"),
    ],
)
def test_to_whoever_asked_what_it_costs_any_sum_is_an_answer(words, grade, named):
    _, talk, _ = persuade([doubt(Kind.PRICE)], SHOWN, (words, grade))
    assert talk.haggle.named is named


def test_a_doubt_that_stands_open_goes_before_the_price():
    world, talk = doubtful(doubt(Kind.TRUST))
    talk.doubts.raised, talk.haggle.named, talk.haggle.asked = [RaisedObjection(id="trust")], False, True
    _, _, turns = sell(world, ("вам понравится", graded(2)), so_far=talk)
    assert "trust insists" in text(turns[0])
    assert times(world, turns, "asks_price_again") == [0]


def test_whoever_is_to_come_to_a_meeting_does_not_insist_on_a_price():
    world, _, turns = past_the_price(4, aim=Outcome.MEETING, bargaining=None)
    assert times(world, turns, "asks_price_again", "price_dodged") == [0, 0]


def test_a_playbook_without_those_words_asks_in_the_words_that_it_has():
    world = world_like(world_of().scenario, objections=(doubt(Kind.PRICE),))
    lines = {
        language: {moment: pools for moment, pools in moments.items() if moment != "asks_price_again"}
        for language, moments in world.playbook.lines.items()
    }
    poor = World.build(world.scenario, world.playbook.model_copy(update={"lines": lines}), world.embedder, world.centre)
    talk = open_talk(poor, 1, "presentation").talk
    talk.haggle.named = False
    _, _, turns = sell(poor, SHOWN, ("вам понравится", graded(2)), so_far=talk)
    assert times(poor, turns, "asks_price") == [2]
    assert turns[0].answer[-1].text != turns[1].answer[-1].text


def test_a_price_named_in_time_is_doubted_at_once():
    _, _, turns = persuade([doubt(Kind.PRICE)], PRICED)
    assert "price says" in text(turns[0])
