"""Which sum is agreed to: his by a plain yes, the one named last, the lower one that stands."""

import pytest

from bot.roleplay.scorecard.card import score_talk
from bot.scenario.model import Bargaining
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Situation, Temperament
from tests.support.haggling import TRADE, YES, asking_for, haggle
from tests.support.talking import DULL, says, sell, text
from tests.support.worlds import graded, world_of


def test_a_yes_to_the_sum_that_he_asked_for_settles_it_at_that():
    bargaining = asking_for(1700)
    _, talk, _ = haggle(("Хорошо, договорились", YES), bargaining=bargaining)
    assert (talk.haggle.settled, talk.haggle.price) == (True, 1700)


@pytest.mark.parametrize("words", ["Да, по рукам.", "Да!", "Ну да, уговорили", "По рукам"])
@pytest.mark.parametrize("grade", [YES, TRADE])
def test_a_yes_is_one_whatever_word_it_begins_with(words, grade):
    _, talk, _ = haggle((words, grade), bargaining=asking_for(1700))
    assert (talk.haggle.settled, talk.haggle.price) == (True, 1700)


def test_a_sum_in_his_own_words_for_asking_on_is_the_one_that_a_yes_agrees_to():
    bargaining = asking_for(1600, insists=("Ну хоть тысячу семьсот.",))
    replies = (("ну не знаю", DULL), ("Хорошо, договорились", YES))
    _, talk, _ = haggle(*replies, temperament=Temperament.AGGRESSIVE, bargaining=bargaining)
    assert (talk.haggle.bids, talk.haggle.price, talk.haggle.settled) == ([1600, 1700], 1700, True)


def test_a_yes_to_words_without_a_sum_gives_nothing_away():
    bargaining = asking_for(1600, insists=("Ну ещё чуть-чуть.",))
    replies = (("ну не знаю", DULL), ("Хорошо, договорились", YES))
    _, talk, _ = haggle(*replies, temperament=Temperament.AGGRESSIVE, bargaining=bargaining)
    assert talk.haggle.price is None


@pytest.mark.parametrize(
    "words",
    [
        "Уговорили. На кого договор?",
        "Забирайте. Куда прислать договор?",
        "Ну что ж, ваша взяла, на кого договор?",
        "Sold. What's your name for the papers?",
        "It's yours. What's your name for the papers?",
    ],
)
def test_a_plain_yes_takes_his_sum_though_the_order_follows(words):
    _, talk, turns = haggle((words, YES), bargaining=asking_for(1600))
    assert (turns[0].grade.value, talk.haggle.settled, talk.haggle.price) == (2, True, 1600)


@pytest.mark.parametrize(
    "words", ["Забирайте! Дешевле не найдёте.", "Уговорили бы, да не могу.", "Берите, не пожалеете!"]
)
def test_words_that_urge_or_refuse_take_no_sum(words):
    _, talk, _ = haggle((words, YES), bargaining=asking_for(1600))
    assert talk.haggle.price is None


def test_of_two_prices_he_says_yes_to_the_one_named_last():
    replies = (("Отдам за 1600", graded(2, M.PRICE)), ("1700, если берёте два мешка, по рукам?", TRADE))
    _, talk, _ = haggle(*replies, bargaining=Bargaining(asks=("А дешевле?",)), temperament=Temperament.SCEPTIC)
    assert (talk.haggle.settled, talk.haggle.price) == (True, 1700)


def test_the_lower_price_stands_where_the_one_named_after_it_is_more_than_he_pays():
    reasons = [(f"{words}, поэтому 1780", graded(2, M.PRICE, M.VALUE_FRAMING)) for words in "абв"]
    bargaining = Bargaining(asks=("А дешевле?",), walks_at=1750)
    _, talk, _ = haggle(("Хорошо, могу 1700", graded(2, M.PRICE)), *reasons, bargaining=bargaining)
    assert (talk.haggle.settled, talk.haggle.price) == (True, 1700)


def test_the_lower_price_stands_where_a_dearer_one_is_named_on_no_other_terms():
    reasons = [(f"{words}, поэтому 1780", graded(2, M.PRICE, M.VALUE_FRAMING)) for words in "абв"]
    bargaining = Bargaining(asks=("А дешевле?",))
    _, talk, _ = haggle(("Хорошо, могу 1700", graded(2, M.PRICE)), *reasons, bargaining=bargaining)
    assert (talk.haggle.settled, talk.haggle.price) == (True, 1700)


def test_of_two_offers_the_one_counts_that_the_order_is_closed_at():
    trade, order = graded(3, M.TRADE, M.PRICE), graded(3, M.NEXT_STEP, M.DETAILS, M.PRICE)

    def closed_at_1740(*offers):
        world, talk, _ = sell(world_of(), *offers, grade=trade, at="bargaining")
        talk.state = "closing"
        return sell(world, ("Тогда два мешка по 1740, оформляем?", order), so_far=talk).talk.haggle.price

    together = "За два мешка 1740, а если оплатите сразу, 1700."
    assert closed_at_1740(together) == 1700, "an offer that was never made alone"
    assert closed_at_1740("За два мешка 1740.", "А если оплатите сразу, 1700.") == 1740


def test_a_price_offered_with_a_push_is_heard_all_the_same():
    _, talk, _ = haggle(("1700, и решайте уже!", graded(0, M.CONCESSION, M.PRESSURE)))
    assert talk.haggle.price == 1700


@pytest.mark.parametrize(
    ("words", "agreed"),
    [
        ("За 1750 отдам, ниже не могу", 1750),
        ("1500 не могу, но если возьмёте два мешка, сделаю 1750", 1750),
        ("За 1500 не получится, мешок стоит своих денег", 1800),
    ],
)
def test_a_price_refused_is_no_price_given(words, agreed):
    world, talk, turns = haggle((words, TRADE))
    assert score_talk(world, talk, turns).haggled.agreed == agreed


def test_a_percentage_in_words_is_a_price_and_no_yes_to_his_sum():
    world, talk, turns = haggle(("Хорошо, давайте так. Если возьмёте два мешка, сниму пять процентов", TRADE))
    assert score_talk(world, talk, turns).haggled.agreed == 1710


def test_a_percentage_of_something_else_is_no_discount():
    world, talk, turns = haggle(("Брак упал с 30 процентов до одного. Возьмёте два мешка, тогда скидка 5 %", TRADE))
    assert score_talk(world, talk, turns).haggled.agreed == 1710


def test_taking_what_he_offered_for_his_sum_is_give_and_get():
    """He said what he would do for his price; the seller says yes with the sum."""
    world, talk, _ = haggle(("мешок стоит своих денег", graded(2)))
    assert talk.haggle.trade_open
    answer = (f"Хорошо, пусть будет {talk.haggle.bids[-1]:.0f}", graded(1, M.CONCESSION, M.PRICE))
    _, talk, turns = sell(world, answer, so_far=talk)
    assert talk.haggle.settled
    assert not score_talk(world, talk, turns).haggled.for_nothing


def test_whoever_says_plainly_what_it_costs_has_not_agreed_to_less():
    _, talk, _ = haggle(("За 1700, наверное", graded(1, M.PRICE)), ("Цена 1800 рублей", graded(2, M.PRICE)))
    assert talk.haggle.price is None


def test_whoever_gives_something_else_for_it_has_not_said_yes_to_his_sum():
    bargaining = asking_for(1700)
    _, talk, _ = haggle(("Хорошо, если оплатите сегодня, доставка за наш счёт", TRADE), bargaining=bargaining)
    assert talk.haggle.price is None


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("Что вам проще?", id="easier"),
        pytest.param("Как удобней?", id="suits"),
        pytest.param("Который берёте?", id="which"),
    ],
)
def test_asked_which_of_two_prices_he_names_the_one_that_is_booked(asked):
    two = f"1 700, если берёте два мешка. Или один за 1 750 с доставкой. {asked}"
    _, talk, turns = haggle(("ну не знаю", DULL), (two, TRADE))
    assert talk.haggle.settled
    assert talk.haggle.price == 1700
    assert "за 1 700 ₽" in text(turns[-1]).replace("\u00a0", " ")


def test_whoever_names_his_choice_takes_its_condition_as_well():
    two = "1 700, если берёте два мешка. Или один за 1 750 с доставкой. Что вам проще?"
    world, _, turns = haggle(("ну не знаю", DULL), (two, TRADE))
    assert says(world, turns[-1], Situation.TAKES_CONDITION)
