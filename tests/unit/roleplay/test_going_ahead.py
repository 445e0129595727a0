"""Whoever goes ahead with the order has asked for it."""

import pytest

from bot.grading.phrases.orders import writes_up
from bot.roleplay.turn import open_talk, take_turn
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Outcome
from tests.support.worlds import MINIMAL, ScriptedJudge, graded, world_of


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
    ],
)
def test_the_order_is_written_up(reply, goes_ahead):
    assert writes_up(reply) is goes_ahead


def test_who_wants_it_goes_along():
    world = world_of(MINIMAL)
    talk = open_talk(world, 1, "closing").talk
    ready = talk.mood.shifted(world.playbook.mood.moves[M.BENEFIT])
    while not ready.reaches(world.rules.buys_at):
        ready = ready.shifted(world.playbook.mood.moves[M.BENEFIT])
    talk.mood = ready
    taken = take_turn(world, talk, "Пробиваю, пойдёмте на кассу.", ScriptedJudge(graded(2, M.PRICE)))
    assert taken.talk.agreement.outcome is Outcome.DEAL
