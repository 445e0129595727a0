"""Who says goodbye has ended the call: nobody goes on prompting him."""

import pytest

from bot.roleplay.parting import takes_leave
from bot.roleplay.talk import Why
from bot.roleplay.turn import open_talk, take_turn
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Outcome, Situation
from tests.support.worlds import ScriptedJudge, graded, world_of


@pytest.mark.parametrize(
    ("reply", "leaves"),
    [
        ("Ладно, тогда пришлю вам на почту. Всего доброго.", True),
        ("Спасибо, до свидания", True),
        ("Тогда жду вас. До свидания, Виталий!", True),
        ("Okay, have a nice day!", True),
        ("I'll send it over. All the best, Anna", True),
        ("Добрый день!", False),
        ("Всего доброго желать рано: когда вам перезвонить?", False),
        ("What a good day to call", False),
        ("Доставим до пятницы, до свидания с магазином.", False),
    ],
)
def test_a_goodbye_is_told_from_what_only_sounds_like_one(reply, leaves):
    assert takes_leave(reply) is leaves


def after(stage, reply, grade):
    world = world_of()
    talk = open_talk(world, 1, stage).talk
    return world, take_turn(world, talk, reply, ScriptedJudge(grade))


def lines(world, *situations):
    pools = (world.playbook.lines[world.scenario.language][situation] for situation in situations)
    return {line for pool in pools for lines in pool.values() for line in lines}


@pytest.mark.parametrize("stage", ["contact", "needs", "presentation"])
def test_whoever_says_goodbye_too_soon_has_given_up(stage):
    world, taken = after(stage, "Ну ладно. Всего доброго!", graded(1))
    assert (taken.talk.outcome, taken.talk.why) == (Outcome.REFUSED, Why.GIVEN_UP)
    assert taken.turn.answer[-1].text in lines(world, Situation.LEAVES_POLITELY)
    assert len(taken.turn.answer) <= 2, "his goodbye, perhaps behind what was asked before, and no prompt"


def test_a_goodbye_behind_a_deal_leaves_the_deal():
    _, taken = after("closing", "Тогда оформляем, счёт сегодня. До свидания!", graded(3, M.NEXT_STEP, M.DETAILS))
    assert taken.talk.agreed is not None
    assert taken.talk.outcome is not Outcome.REFUSED
