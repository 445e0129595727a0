"""Who says goodbye has ended the call: nobody goes on prompting him."""

import pytest

from bot.roleplay.state.doubts import RaisedObjection, Standing
from bot.roleplay.state.talk import Why
from bot.roleplay.turn import open_talk, take_turn
from bot.roleplay.understanding.goodbyes import takes_leave
from bot.scenario.playbook import MoodShift
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Outcome, Situation
from tests.support.worlds import MINIMAL, SCENARIOS, ScriptedJudge, graded, world_of


@pytest.mark.parametrize(
    ("reply", "leaves"),
    [
        ("Ладно, тогда пришлю вам на почту. Всего доброго.", True),
        ("Спасибо, до свидания", True),
        ("Тогда жду вас. До свидания, Виталий!", True),
        ("Спасибо большое, до свидания!", True),
        ("До свидания, Ольга Петровна! Денис", True),
        ("Хорошего дня!\n\nС уважением,\nДенис", True),
        ("до свидания, виталий", True),
        ("Okay, have a nice day!", True),
        ("Thanks for your time, goodbye", True),
        ("I'll send it over. All the best, Anna", True),
        ("Добрый день!", False),
        ("Всего доброго желать рано: когда вам перезвонить?", False),
        ("Подумайте до завтра", False),
        ("Прощайте, очереди!", False),
        ("Хорошего дня достаточно", False),
        ("What a good day to call", False),
        ("Take your time. Have the weekend to decide.", False),
        ("Have a day to think", False),
        ("Goodbye paper receipts!", False),
        ("Enjoy your weekend breakfasts", False),
        ("Доставим до пятницы, до свидания с магазином.", False),
    ],
)
def test_a_goodbye_is_told_from_what_only_sounds_like_one(reply, leaves):
    assert takes_leave(reply, {"виталий"}) is leaves


def after(stage, reply, grade, path=MINIMAL):
    world = world_of(path)
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
    assert taken.talk.agreement.outcome is not None
    assert taken.talk.outcome is not Outcome.REFUSED


def test_a_doubt_stops_whoever_asks_for_the_order_and_goes():
    world = world_of()
    talk = open_talk(world, 1, "closing").talk
    talk.doubts.raised.append(RaisedObjection(id="expensive", standing=Standing.LEFT))
    judge = ScriptedJudge(graded(3, M.NEXT_STEP))
    taken = take_turn(world, talk, "Тогда оформляем. До свидания!", judge)
    assert taken.talk.doubts.open is not None
    assert not taken.talk.ended


def test_a_gatekeeper_has_no_purchase_to_think_over():
    world, taken = after("contact", "I see, thanks. Goodbye!", graded(1), SCENARIOS / "fleet-insurance-couriers.yaml")
    assert taken.talk.why is Why.GIVEN_UP
    pools = world.playbook.lines[world.scenario.language][Situation.LEAVES_POLITELY].values()
    assert taken.turn.answer[-1].text not in {line for pool in pools for line in pool}


def test_a_goodbye_after_the_deal_ends_the_talk_as_won():
    world = world_of()
    closing = open_talk(world, 1, "closing").talk
    closing.mood = closing.mood.shifted(MoodShift(interest=100, trust=100, patience=100))
    won = take_turn(world, closing, "Оформляем?", ScriptedJudge(graded(3, M.NEXT_STEP, M.DETAILS))).talk
    assert won.agreement.outcome
    for _ in range(3):
        if not won.ended:
            won = take_turn(world, won, "Спасибо, всего доброго!", ScriptedJudge(graded(2, M.FOLLOW_UP))).talk
    assert won.outcome is not None
    assert won.outcome.won


def talk_with(*pairs):
    world = world_of(MINIMAL)
    talk = open_talk(world, 1, "needs").talk
    for reply, grade in pairs:
        taken = take_turn(world, talk, reply, ScriptedJudge(grade))
        talk = taken.talk
    return taken


def test_whoever_agrees_when_to_talk_again_and_says_goodbye_has_put_the_sale_off():
    warm = graded(3, M.OPEN_QUESTION, M.ACTIVE_LISTENING)
    taken = talk_with(("Наберу вас во вторник в десять, хорошо?", warm), ("Спасибо, до свидания!", graded(2)))
    assert taken.talk.outcome is Outcome.CALLBACK
    assert list(taken.talk.agreement.words.values()) == ["во вторник в десять"]
    assert "во вторник в десять" in taken.turn.answer[-1].text, "and no day of his own instead"


def test_a_day_that_nobody_wants_puts_nothing_off():
    pushy = graded(0, M.PRESSURE)
    taken = talk_with(("Наберу вас во вторник в десять!", pushy), ("До свидания!", graded(1)))
    assert taken.talk.outcome is Outcome.REFUSED
