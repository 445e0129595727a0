"""Whoever goes ahead with the order has asked for it."""

import pytest

from bot.grading.phrases.orders import writes_up
from bot.roleplay.state.mood import Mood
from bot.roleplay.turn import open_talk
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Outcome
from tests.support.talking import sell
from tests.support.worlds import graded, world_of


@pytest.mark.parametrize(
    ("reply", "goes_ahead"),
    [
        ("Пробиваю, пошли на кассу", True),
        ("Оформляем, паспорт при вас?", True),
        ("Пойдёмте на кассу", True),
        ("I’ll ring it up for you", True),
        ("Follow me to the till", True),
        ("На кассе сейчас очередь", False),
        ("Оформление займёт минуту", False),
        ("I'll put the kettle on", False),
        ("ну ладно не надо так не надо. давайте паспорт оформим бронь", True),
        ("Давайте сразу оформим заказ", True),
        ("Давайте не будем спешить, оформим когда решите", False),
        ("Давайте оформим бронь, когда решите", False),
        ("Давайте потом оформим договор", False),
        ("Если не подойдёт, тогда оформим возврат", False),
        ("Тогда выпишем пропуск на завтра", False),
        ("Давайте оформим тест-драйв", False),
        ("Let's not do the paperwork today", False),
        ("we can ring it up when you've decided", False),
        ("We can do the paperwork whenever it suits you, once your wife has seen the car", False),
    ],
)
def test_whether_the_order_is_being_written_up_shows_in_the_words(reply, goes_ahead):
    assert writes_up(reply) is goes_ahead


def test_whoever_wants_it_goes_along_to_the_till():
    world = world_of()
    talk = open_talk(world, 1, "closing").talk
    talk.mood = Mood(interest=90, trust=90, patience=90)
    talk = sell(world, ("Пробиваю, пойдёмте на кассу.", graded(2, M.PRICE)), so_far=talk).talk
    assert talk.agreement.outcome is Outcome.DEAL
