"""Whoever comes back to the shop where he has bought is no new customer: what he needed then he has."""

import pytest

from bot.roleplay.exchange.trace import origin
from bot.roleplay.next_talk import call_again
from bot.scenario.vocabulary import Outcome
from tests.support.talking import ended, sell
from tests.support.worlds import library


def back(mind, scenario, *replies):
    """The talk with a customer who has told one need and bought, and where each line of his last answer stands."""
    world = mind.world(library(), scenario)
    first = ended(world, Outcome.DEAL)
    first.told.facts = [next(fact.id for fact in world.scenario.customer.facts if fact.need)]
    _, talk, turns = sell(world, *replies, grade=mind.grader, so_far=call_again(world, first, 2).talk)
    return talk, [origin(world, talk, line.text) or "" for line in turns[-1].answer]


@pytest.mark.parametrize(
    ("scenario", "hello", "asked"),
    [
        ("vr-headset-birthday", "Hello again! How did Molly like the headset?", "Lovely. What brings you in today?"),
        ("used-family-car", "Hello Kev, good to see you. How's the car?", "What can I do for you today?"),
        ("used-family-car", "Hello Kev, good to see you. How's the car?", "And what are you looking for this time?"),
        ("coat-and-scarf", "Здравствуйте! Как вам пальто?", "Рада слышать! А что вас интересует на этот раз?"),
    ],
)
def test_asked_what_he_needs_he_tells_of_no_need_that_is_met(mind, scenario, hello, asked):
    talk, places = back(mind, scenario, hello, asked)
    assert any("looks_round" in place for place in places), places
    assert not any("facts" in place or "which_one" in place for place in places)
    assert len(talk.told.facts) == 1


def test_a_word_of_the_new_thing_draws_nothing_of_the_old_sale(mind):
    _, places = back(
        mind, "coat-and-scarf", "Здравствуйте! Как вам пальто?", "Рада слышать! А шапку к нему не смотрели?"
    )
    assert not any("customer.facts" in place for place in places)


def test_asked_for_one_thing_he_does_not_say_that_he_looks_round(mind):
    _, places = back(mind, "coat-and-scarf", "Здравствуйте! Как вам пальто?", "Рада слышать! А зачем вам второй шарф?")
    assert not any("looks_round" in place for place in places)


def test_what_brings_him_may_be_asked_with_a_name_and_a_then(mind):
    _, places = back(
        mind, "phone-two-models", "Здравствуйте! Как телефон?", "Здорово! А что вас сегодня привело тогда, Марина?"
    )
    assert any("looks_round" in place for place in places), places
