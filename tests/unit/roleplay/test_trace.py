"""A turn explained: where each of the customer's lines stands, for whoever writes them."""

import pytest

from bot.grading.types import ReasonCode
from bot.roleplay.exchange.trace import origin, trace
from bot.roleplay.turn import open_talk, take_turn
from bot.scenario.vocabulary import Move as M
from tests.support.talking import ORDER
from tests.support.worlds import SCENARIOS, ScriptedJudge, graded, world_of

QUESTION = graded(2, M.OPEN_QUESTION)


def test_a_line_that_is_led_in_names_both_its_places():
    world = world_of()
    places = set()
    for seed in range(12):
        talk = open_talk(world, seed, "needs").talk
        taken = take_turn(world, talk, "Сколько у вас человек?", ScriptedJudge(QUESTION))
        explained = trace(world, talk, taken.turn, taken.heard, taken.talk)
        places |= {where for line, where in explained.origins if "Двадцать" in line}
    assert places >= {"customer.facts.people.says", "active: before_answer (busy) + customer.facts.people.says"}
    assert None not in places


def test_a_thought_in_two_messages_is_explained_as_a_whole_with_the_second():
    world, judge = world_of(), ScriptedJudge(QUESTION)
    before = open_talk(world, 1, "needs").talk
    half = take_turn(world, before, "Сколько у вас человек? И", judge)
    assert half.turn.grade.reason.code is ReasonCode.UNFINISHED
    assert trace(world, before, half.turn, half.heard, half.talk).asked == ()
    whole = take_turn(world, half.talk, "спасибо, что уделили время.", judge)
    assert whole.talk.told.facts == [*before.told.facts, "people"]
    assert trace(world, half.talk, whole.turn, whole.heard, whole.talk).asked == ("people",)


def test_the_price_shown_is_the_one_that_was_booked():
    world = world_of(SCENARIOS / "used-family-car.yaml")
    talk = open_talk(world, 3, "closing").talk
    taken = take_turn(world, talk, "So that's 12 Mill Road, flat 9, on Friday?", ScriptedJudge(ORDER))
    assert taken.talk.haggle.price is None
    assert trace(world, talk, taken.turn, taken.heard, taken.talk).price is None


@pytest.mark.parametrize(
    ("said", "place"),
    [
        pytest.param("1\u00a0700 ₽. Да или нет?", "active: counter_offer (busy)", id="a sum of an earlier moment"),
        pytest.param(
            "Стоп. «Доставка бесплатная», вы сказали. Определитесь.", "active: contradicted (busy)", id="his own words"
        ),
        pytest.param(
            "Прошёл месяц. Тогда клиент отказал, но с тех пор многое могло измениться.",
            "active: follow_ups.refused.scene",
            id="the narrator",
        ),
        pytest.param("Такого нигде нет.", None, id="nowhere"),
    ],
)
def test_a_line_is_known_whatever_fills_it(said, place):
    world = world_of()
    assert origin(world, open_talk(world, 1).talk, said) == place
