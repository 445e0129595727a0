"""Who says goodbye has ended the call: nobody goes on prompting him."""

import pytest

from bot.roleplay.state.doubts import RaisedObjection, Standing
from bot.roleplay.state.talk import Why
from bot.roleplay.turn import open_talk
from bot.roleplay.understanding.goodbyes import takes_leave
from bot.scenario.playbook import MoodShift
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Outcome, Situation
from tests.support.talking import ORDER, PUSHY, lines_of, sell
from tests.support.worlds import SCENARIOS, graded, world_of


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


@pytest.mark.parametrize("stage", ["contact", "needs", "presentation"])
def test_whoever_says_goodbye_too_soon_has_given_up(stage):
    world, talk, (turn,) = sell(world_of(), "Ну ладно. Всего доброго!", at=stage)
    assert (talk.outcome, talk.why) == (Outcome.REFUSED, Why.GIVEN_UP)
    assert turn.answer[-1].text in lines_of(world, Situation.LEAVES_POLITELY)
    assert len(turn.answer) <= 2, "his goodbye, perhaps behind what was asked before, and no prompt"


def test_a_goodbye_behind_a_deal_leaves_the_deal():
    _, talk, _ = sell(world_of(), ("Тогда оформляем, счёт сегодня. До свидания!", ORDER), at="closing")
    assert talk.agreement.outcome is not None
    assert talk.outcome is not Outcome.REFUSED


def test_a_doubt_stops_whoever_asks_for_the_order_and_goes():
    world = world_of()
    talk = open_talk(world, 1, "closing").talk
    talk.doubts.raised.append(RaisedObjection(id="expensive", standing=Standing.LEFT))
    talk = sell(world, ("Тогда оформляем. До свидания!", graded(3, M.NEXT_STEP)), so_far=talk).talk
    assert talk.doubts.open is not None
    assert not talk.ended


def test_a_gatekeeper_has_no_purchase_to_think_over():
    guarded = world_of(SCENARIOS / "fleet-insurance-couriers.yaml")
    world, talk, (turn,) = sell(guarded, "I see, thanks. Goodbye!", at="contact")
    assert talk.why is Why.GIVEN_UP
    assert turn.answer[-1].text not in lines_of(world, Situation.LEAVES_POLITELY)


def test_a_goodbye_after_the_deal_ends_the_talk_as_won():
    world = world_of()
    closing = open_talk(world, 1, "closing").talk
    closing.mood = closing.mood.shifted(MoodShift(interest=100, trust=100, patience=100))
    won = sell(world, ("Оформляем?", ORDER), so_far=closing).talk
    assert won.agreement.outcome
    won = sell(world, *[("Спасибо, всего доброго!", graded(2, M.FOLLOW_UP))] * 3, so_far=won).talk
    assert won.outcome is not None
    assert won.outcome.won


def test_whoever_agrees_when_to_talk_again_and_says_goodbye_has_put_the_sale_off():
    warm = graded(3, M.OPEN_QUESTION, M.ACTIVE_LISTENING)
    call, goodbye = ("Наберу вас во вторник в десять, хорошо?", warm), ("Спасибо, до свидания!", graded(2))
    _, talk, turns = sell(world_of(), call, goodbye, at="needs")
    assert talk.outcome is Outcome.CALLBACK
    assert list(talk.agreement.words.values()) == ["во вторник в десять"]
    assert "во вторник в десять" in turns[-1].answer[-1].text, "and no day of his own instead"


def test_a_day_that_nobody_wants_puts_nothing_off():
    _, talk, _ = sell(world_of(), ("Наберу вас во вторник в десять!", PUSHY), "До свидания!", at="needs")
    assert talk.outcome is Outcome.REFUSED
