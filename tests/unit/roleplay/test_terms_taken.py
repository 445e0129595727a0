"""The condition that a price hangs on is taken and named; one that he has no use for is declined."""

from dataclasses import replace

import pytest

from bot.cli.documents import talk_document
from bot.roleplay.haggling.deal import haggled
from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.state.mood import Mood
from bot.scenario.vocabulary import Language, Outcome, Situation, Temperament
from bot.scenario.vocabulary import Move as M
from bot.texts.catalogue import texts
from bot.texts.scorecard import scorecard_pieces
from tests.support.haggling import ALONE, GIFT, TRADE, YES, asking_for, for_one, haggle
from tests.support.talking import lines_of, says, sell
from tests.support.worlds import graded


@pytest.mark.parametrize("condition_said", ["если заберёте сами", "за наличные", "если оплатите сегодня"])
def test_he_says_that_he_takes_the_condition_and_the_scorecard_names_it(condition_said):
    world, talk, turns = haggle((f"1 700, {condition_said}", TRADE))
    assert talk.haggle.settled
    assert says(world, turns[-1], Situation.TAKES_CONDITION)
    card = score_talk(world, talk, turns)
    pieces = scorecard_pieces(card, world, turns, texts(Language.RU))
    assert any(f"Условия: «1 700, {condition_said}»" in piece.text for piece in pieces)
    document = talk_document(world, 1, (), turns, card, texts(Language.RU))
    assert document["scorecard"]["haggled"]["terms"] == f"1 700, {condition_said}"


def test_a_price_without_a_condition_is_taken_without_one():
    world, talk, turns = haggle(("Отдам за 1700", GIFT), temperament=Temperament.BUSY)
    assert talk.haggle.terms == ""
    pieces = scorecard_pieces(score_talk(world, talk, turns), world, turns, texts(Language.RU))
    assert not any("Условия:" in piece.text for piece in pieces)


def test_a_plain_yes_to_his_sum_leaves_the_condition_of_a_higher_one_behind():
    bargaining = asking_for(1700)
    replies = (("1 760, если заберёте сами", TRADE), ("Хорошо, договорились", YES))
    _, talk, _ = haggle(*replies, temperament=Temperament.AGGRESSIVE, bargaining=bargaining)
    assert talk.haggle.price < 1760
    assert talk.haggle.terms == ""


def test_a_yes_to_his_sum_on_a_condition_is_taken_with_that_condition():
    bargaining = asking_for(1700)
    replies = (("1 760, если заберёте сами", TRADE), ("Хорошо, но только если оплатите сегодня", YES))
    _, talk, _ = haggle(*replies, temperament=Temperament.AGGRESSIVE, bargaining=bargaining)
    assert talk.haggle.price < 1760
    assert (talk.haggle.terms, talk.haggle.traded) == ("только если оплатите сегодня", True)


@pytest.mark.parametrize("grade", [YES, GIFT, TRADE])
def test_a_yes_to_his_sum_on_a_condition_is_one_whatever_the_judge_calls_it(grade):
    bargaining = asking_for(1700)
    _, talk, _ = haggle(("Хорошо, но только если оплатите сегодня", grade), bargaining=bargaining)
    assert (talk.haggle.price, talk.haggle.traded, talk.haggle.settled) == (1700, True, True)


def test_what_he_offered_himself_is_named_as_the_return():
    world, talk, _ = haggle(("мешок стоит своих денег", graded(2)))
    talk = sell(world, (f"Хорошо, {talk.haggle.bids[-1]:.0f}", graded(1, M.PRICE)), so_far=talk).talk
    assert haggled(world, talk).terms == "беру два мешка"


def test_what_he_offers_for_his_sum_stands_as_the_return_though_the_seller_named_it_before():
    world, talk, _ = haggle(("мешок стоит своих денег", graded(2)))
    bid = f"{talk.haggle.bids[-1]:.0f}"
    talk.spoken.replies = [f"{bid}? Не могу."]
    talk = sell(world, (f"Хорошо, {bid}", graded(1, M.PRICE)), so_far=talk).talk
    assert haggled(world, talk).terms == "беру два мешка"


def haggle_for_one(reply, bargaining=ALONE, mood=None, **so_far):
    """What comes of this reply to somebody who has no use for a second one."""
    world, talk = for_one(bargaining)
    talk.mood, talk.haggle = mood or talk.mood, replace(talk.haggle, **so_far)
    return sell(world, reply, so_far=talk)


def declined(sale):
    """How often his answer says that he has no use for it."""
    declines = lines_of(sale.world, Situation.EXTRA_DECLINED)
    return sum(line in declines for line in sale.answers[0])


@pytest.mark.parametrize(
    "words",
    [
        "Если возьмёте два, отдам по 1 700",
        "Скину сто рублей, если возьмёте две",
        "Отдам за 1700. Но только если возьмёте два.",
        "Если вы возьмёте две такие отличные кофемашины для дома и для дачи прямо сегодня, отдам вам по 1 700",
        "Возьмёте два — отдам по 1 700. А если возьмёте три, то и по 1 600.",
    ],
)
def test_a_condition_that_he_would_rather_not_take_gives_no_price(words):
    sale = haggle_for_one((words, TRADE))
    talk = sale.talk
    assert declined(sale) == 1
    assert (talk.haggle.price, talk.haggle.traded, talk.haggle.settled, talk.haggle.held) == (None, False, False, 0)


@pytest.mark.parametrize(
    "words", ["Отдам за 1 760. Если возьмёте два, отдам по 1 700", "Один 1 760, а если возьмёте два, отдам по 1 700"]
)
def test_of_two_prices_the_one_stands_that_hangs_on_nothing_he_declines(words):
    _, talk, _ = haggle_for_one((words, TRADE))
    assert (talk.haggle.price, talk.haggle.terms) == (1760, "")


def test_a_yes_to_his_sum_on_a_condition_that_he_does_not_take_is_none():
    bargaining = asking_for(1700, trades=("заберу сам",))
    sale = haggle_for_one(("Хорошо, но только если возьмёте два", YES), bargaining=bargaining)
    talk = sale.talk
    assert declined(sale) == 1
    assert (talk.haggle.price, talk.haggle.traded, talk.haggle.settled) == (None, False, False)


def test_after_his_last_word_no_trade_settles_it_that_he_has_just_declined():
    words = ("Если возьмёте два, отдам по 1 700", TRADE)
    unmoved = Mood(interest=50, trust=50, patience=90)
    sale = haggle_for_one(words, rounds=9, bids=[1600], mood=unmoved)
    talk = sale.talk
    assert declined(sale) == 1
    assert (talk.haggle.settled, talk.haggle.held, talk.outcome) == (False, 0, Outcome.REFUSED)


def test_whoever_hears_nothing_else_of_a_reply_declines_nothing_in_it():
    rude = graded(0, M.RUDENESS, M.TRADE)
    sale = haggle_for_one(("Если возьмёте два, отдам по 1 700, дурень", rude))
    talk = sale.talk
    assert declined(sale) == 0
    assert talk.haggle.price is None
