"""A lower price is a gift or a trade: what the grade, the record and the scorecard make of it."""

from dataclasses import replace

import pytest

from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.turn import open_talk
from bot.scenario.model import Bargaining, KeyPoint
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Temperament
from tests.support.haggling import GIFT, TRADE, YES, haggle
from tests.support.talking import sell
from tests.support.worlds import graded, with_temperament, world_like, world_of


def test_what_is_given_for_nothing_is_asked_for_again_and_costs():
    world, talk, turns = haggle(("Ладно, скину до 1650", GIFT), temperament=Temperament.AGGRESSIVE)
    assert not talk.haggle.settled
    haggled = score_talk(world, talk, turns).haggled
    assert (haggled.given, haggled.for_nothing, haggled.below_floor) == (150, True, 0)


def test_give_and_get_before_his_yes_settles_and_is_neither_a_gift_nor_late():
    world, talk, turns = haggle(("Если берёте два, отдам за 1700", TRADE))
    assert talk.haggle.settled
    result = score_talk(world, talk, turns).haggled
    assert (result.for_nothing, result.late) == (False, 0)


@pytest.mark.parametrize(
    ("words", "for_nothing"),
    [
        pytest.param("Скину до 1700, но вы берёте два мешка", False, id="a deed beside it"),
        pytest.param("Скину до 1700 за предоплату", False, id="for a payment"),
        pytest.param("Скину до 1700, если сами заберёте", False, id="a condition"),
        pytest.param("Скину до 1700, только с вас отзыв", False, id="something owed"),
        pytest.param("Скину до 1700, если хотите", True, id="no condition"),
        pytest.param("Скину до 1700. Берёте?", True, id="only the order"),
        pytest.param("Скину до 1700", True, id="nothing"),
    ],
)
def test_a_gift_is_what_nothing_was_asked_for(words, for_nothing):
    world, talk, turns = haggle((words, GIFT))
    result = score_talk(world, talk, turns).haggled
    assert (result.given, result.for_nothing) == (100, for_nothing)


def test_a_gift_whose_condition_was_not_seen_is_noted_as_give_and_take():
    _, _, turns = haggle(("Скину до 1700, если сами заберёте", GIFT))
    assert turns[0].grade.has(M.TRADE)
    assert not turns[0].grade.has(M.CONCESSION)


PROMISED = "До пятницы вторая пачка фильтров в подарок"


def with_a_promotion():
    scenario = world_of().scenario
    promotion = KeyPoint(id="gift", text=(f"{PROMISED}.",), answers=())
    product = scenario.product.model_copy(update={"promotions": (promotion,)})
    world = world_like(
        with_temperament(scenario, Temperament.AGGRESSIVE), product=product, bargaining=Bargaining(target_discount=20)
    )
    return world, open_talk(world, 1, "bargaining").talk


def given(world, talk, *replies):
    """The talk after replies of which each is held for a gift by its own words."""
    for reply in replies:
        said = (replace(GIFT.moves[0], evidence=reply),)
        talk = sell(world, (reply, replace(GIFT, moves=said)), so_far=talk).talk
    return talk


@pytest.mark.parametrize(
    ("replies", "moves"),
    [
        ((PROMISED,), [M.BENEFIT]),
        ((f"{PROMISED}, и отдам за 1 600",), [M.CONCESSION]),
        (("Так и быть, уступлю",), [M.CONCESSION]),
        (("Так и быть, уступлю", PROMISED), [M.CONCESSION, M.BENEFIT]),
        (("Так и быть, уступлю", "Скину до 1700, если сами заберёте"), [M.CONCESSION, M.TRADE]),
    ],
)
def test_what_the_file_promises_anyone_is_no_gift_unless_it_lowers_the_price(replies, moves):
    assert given(*with_a_promotion(), *replies).stages["bargaining"].moves == moves


def test_a_trade_that_was_held_for_a_gift_as_well_is_on_the_record_once():
    _, talk, _ = haggle(("Скину до 1700, если сами заберёте", graded(2, M.CONCESSION, M.TRADE)))
    assert talk.stages["bargaining"].moves == [M.TRADE]


def test_what_is_promised_to_anyone_costs_no_trust():
    world, talk = with_a_promotion()
    assert given(world, talk, PROMISED).mood.trust >= talk.mood.trust > given(world, talk, "Уступлю").mood.trust


def test_a_trade_that_answers_the_price_before_he_asks_for_less_is_a_part_of_the_haggling():
    world = world_like(world_of().scenario, bargaining=Bargaining(asks=("А дешевле?",)))
    talk = open_talk(world, 1, "objections").talk
    talk.doubts.raised.clear()
    talk.doubts.forestalled = [objection.id for objection in world.scenario.objections]
    talk.haggle.named = True
    talk = sell(world, ("Отдам за 1700, если оплатите сегодня", TRADE), so_far=talk).talk
    assert talk.state == "bargaining"
    assert M.TRADE in talk.stages["bargaining"].moves


def test_a_trade_for_a_price_that_is_open_still_counts_for_the_haggling_though_another_stage_has_begun():
    world = world_like(world_of().scenario, bargaining=Bargaining(asks=("А дешевле?",)))
    talk = open_talk(world, 1, "bargaining").talk
    talk.state = "closing"
    asked = sell(world, ("Оформляем?", YES), so_far=talk).talk
    assert M.TRADE not in asked.stages["bargaining"].moves
    talk = sell(world, ("Отдам за 1700, если оплатите сегодня, оформляем?", TRADE), so_far=talk).talk
    assert M.TRADE in talk.stages["bargaining"].moves


def test_what_is_traded_after_the_price_was_agreed_is_no_part_of_the_haggling():
    world = world_like(world_of().scenario, bargaining=Bargaining(asks=("А дешевле?",)))
    talk = open_talk(world, 1, "bargaining").talk
    talk.state, talk.haggle.settled = "closing", True
    talk = sell(world, ("Отдам за 1700, если оплатите сегодня, оформляем?", TRADE), so_far=talk).talk
    assert M.TRADE not in talk.stages["bargaining"].moves
