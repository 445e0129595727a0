"""What the scorecard shows of what was settled at the close."""

import pytest

from bot.grading.phrases.orders import Detail
from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.understanding.order_details import comes_on
from bot.scenario.vocabulary import Move as M
from tests.support.talking import sell
from tests.support.worlds import graded, world_of


def agreed(**words):
    """What the scorecard says was agreed, where these were the words."""
    sale = sell(world_of(), ("Оформляем?", graded(3, M.NEXT_STEP)), at="closing")
    sale.talk.agreement.words.update({Detail(name): said for name, said in words.items()})
    return score_talk(*sale).agreed


def test_the_day_and_the_place_are_shown():
    assert agreed(day="завтра", place="Ленина, 12") == ("завтра", "Ленина, 12")


@pytest.mark.parametrize("floor", ["Четвёртый", "4", "4-й этаж", "The fourth floor"])
def test_a_floor_alone_is_no_place(floor):
    assert agreed(day="завтра", place=floor) == ("завтра",)


def test_a_day_on_which_it_is_carried_up_is_a_day_on_which_somebody_comes():
    assert comes_on("Значит завтра после 18, подымем сами.").startswith("завтра")
