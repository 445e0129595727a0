"""What the scorecard shows of what was settled at the close."""

import pytest

from bot.grading.phrases.orders import Detail
from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.turn import open_talk, take_turn
from bot.roleplay.understanding.order_details import comes_on
from bot.scenario.vocabulary import Move as M
from tests.support.worlds import ScriptedJudge, graded, world_of


def agreed(**words):
    world = world_of()
    taken = take_turn(world, open_talk(world, 1, "closing").talk, "Оформляем?", ScriptedJudge(graded(3, M.NEXT_STEP)))
    taken.talk.agreement.words.update({Detail(name): said for name, said in words.items()})
    return score_talk(world, taken.talk, [taken.turn]).agreed


def test_the_day_and_the_place_are_shown():
    assert agreed(day="завтра", place="Ленина, 12") == ("завтра", "Ленина, 12")


@pytest.mark.parametrize("floor", ["Четвёртый", "4", "4-й этаж", "The fourth floor"])
def test_a_floor_alone_is_no_place(floor):
    assert agreed(day="завтра", place=floor) == ("завтра",)


def test_a_day_on_which_it_is_carried_up_is_one():
    assert comes_on("Значит завтра после 18, подымем сами.").startswith("завтра")
