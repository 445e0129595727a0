"""What is given after his yes is given for nothing."""

from dataclasses import replace

import pytest

from bot.roleplay.haggling.deal import haggled
from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.turn import open_talk
from bot.scenario.vocabulary import Language, Situation
from bot.scenario.vocabulary import Move as M
from bot.texts.catalogue import texts
from bot.texts.scorecard import scorecard_pieces
from tests.support.haggling import GIFT, TRADE
from tests.support.talking import lines_of, says, sell
from tests.support.worlds import graded, world_of


@pytest.mark.parametrize(("language", "words"), [(Language.RU, "уже после согласия"), (Language.EN, "had said yes")])
def test_what_is_given_after_his_yes_is_given_for_nothing_whatever_it_hangs_on(language, words):
    world = world_of()
    talk = open_talk(world, 1, "closing").talk
    assert talk.haggle.settled
    _, talk, turns = sell(world, ("Отдам за 1700, если решите сегодня", TRADE), so_far=talk)
    card = score_talk(world, talk, turns)
    assert card.haggled.late == card.haggled.given == 100
    assert turns[0].answer[0].text in lines_of(world, Situation.SETTLE)
    (line,) = (p.text for p in scorecard_pieces(card, world, turns, texts(language)) if words in p.text)
    assert "если решите сегодня" not in line


def test_no_more_is_late_than_was_given_in_all():
    world = world_of()
    talk = open_talk(world, 1, "closing").talk
    talk.haggle = replace(talk.haggle, price=1750, offers=[1750], settled=True)
    lower, closed = ("Отдам за 1650", GIFT), ("Нет, всё-таки 1750, оформляем?", graded(2, M.PRICE))
    talk = sell(world, lower, closed, so_far=talk).talk
    result = haggled(world, talk)
    assert talk.haggle.late == 100
    assert (result.given, result.late) == (50, 50)


@pytest.mark.parametrize(
    ("reply", "given"),
    [("Скину ещё сто рублей", 100), ("Ну и ещё 2% скину", 33), ("I'll knock another hundred off", 100)],
)
def test_what_is_taken_off_once_more_is_taken_from_the_price_agreed(reply, given):
    world = world_of()
    talk = open_talk(world, 1, "closing").talk
    talk.haggle = replace(talk.haggle, price=1650, offers=[1650], settled=True)
    talk = sell(world, (reply, GIFT), so_far=talk).talk
    assert (talk.haggle.price, talk.haggle.late) == (1650 - given, given)


def test_a_price_lowered_after_his_yes_amid_rudeness_is_late_and_not_answered():
    rude = ("Отдам за 1700, дурень", graded(0, M.RUDENESS, M.CONCESSION))
    world, talk, (turn,) = sell(world_of(), rude, at="closing")
    assert talk.haggle.late == 100
    assert not says(world, turn, Situation.SETTLE)


@pytest.mark.parametrize(
    ("reply", "price"),
    [
        ("Договор 1 800, мешок сразу 1 500, переплата 300", None),
        ("Давайте посчитаем: мешок сразу 1 500, остальное за доставку", None),
        ("1 500 и по рукам", 1500),
        ("Не 1 800, а за 1 500 отдам", 1500),
        ("1 500, если заберёте сами", 1500),
        ("Цена 1 800, но отдам за 1 500", 1500),
        ("В интернете он 1 500", None),
        ("Так и быть, 1 500", 1500),
        ("Ок, 1 500, оформляю?", 1500),
        ("С вас 1 500", 1500),
        ("Согласен на 1 500, куда везти?", 1500),
        ("Округлю до 1 500", 1500),
        ("Ну 1 500 так 1 500", 1500),
        ("Fine, 1,500 it is", 1500),
        ("1,500 then, shall I write it up?", 1500),
        ("Tell you what, 1,500", 1500),
        ("Let me put you down for 1,500", 1500),
    ],
)
def test_a_lower_sum_after_his_yes_is_the_price_unless_it_is_told_of_beside_another_of_others_or_as_a_part(
    reply, price
):
    world = world_of()
    talk = open_talk(world, 1, "closing").talk
    talk = sell(world, (reply, graded(1, M.PRICE)), so_far=talk).talk
    assert talk.haggle.price == price
