"""What counts as a promise: a price, a day, a term, a deed; a reason to call and good manners are none."""

import pytest

from bot.roleplay.promises import promises
from bot.roleplay.turn import open_talk, take_turn
from bot.scenario.vocabulary import Language
from bot.scenario.vocabulary import Move as M
from tests.support.worlds import ScriptedJudge, graded, world_of


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        pytest.param("Доставка до конца марта бесплатная, дату закрепим.", [("delivery", "cost", 0)], id="free"),
        pytest.param("Привезём за два дня.", [("delivery", "term", 2)], id="term"),
        pytest.param("Скидка 8 % сразу.", [("discount", "percent", 8)], id="percent"),
        pytest.param("Вам нужна бесплатная доставка?", [], id="a question"),
        pytest.param("Если возьмёте два, доставка бесплатно.", [], id="a condition"),
        pytest.param("Delivery is free.", [], id="another language is not quoted"),
        pytest.param("Доставка {free} бесплатно", [], id="braces are not quoted"),
        pytest.param("звоню вам удобно пару минут или после обеда перезвонить", [], id="manners"),
        pytest.param("Звоню предложить бесплатную доставку в пятницу.", [], id="a reason to call"),
        pytest.param("Звоню, потому что в марте доставка бесплатная.", [("delivery", "cost", 0)], id="its content"),
        pytest.param("Гарантирую, что уложусь в две минуты.", [], id="a figure of speech"),
        pytest.param("Соседям за два дня привезли и поставили.", [], id="what others got"),
        pytest.param("Вы берёте в подарок жене, верно говорю.", [], id="the customer's own present"),
        pytest.param("Чехол вам в подарок.", [("gift", "cost", 0)], id="the seller's present"),
        pytest.param("Потом счёт заблокируют в пятницу.", [], id="what may happen"),
        pytest.param("Счёт пришлю в пятницу.", [("invoice", "day", 5)], id="a deed and a day"),
        pytest.param("В понедельник наберу.", [("call", "day", 1)], id="a call and a day"),
    ],
)
def test_promises(reply, found):
    assert [(p.topic.value, p.kind.value, p.value) for p in promises(reply, Language.RU)] == found


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        pytest.param("I'm calling because your season starts on Monday.", [], id="a reason to call"),
        pytest.param("Thanks for the call, and have a good Friday.", [], id="manners"),
        pytest.param("Feel free to ring me about the delivery.", [], id="feel free"),
        pytest.param("Buy it and by Friday you'll have doubled your sales, guaranteed.", [], id="big words"),
        pytest.param("The filling comes off our nut-free line.", [], id="nut-free is no price"),
        pytest.param("I'll call you on Friday.", [("call", "day", 5)], id="a call and a day"),
        pytest.param("Free delivery, by the way.", [("delivery", "cost", 0)], id="free"),
    ],
)
def test_english_promises(reply, found):
    assert [(p.topic.value, p.kind.value, p.value) for p in promises(reply, Language.EN)] == found


def test_agreeing_he_holds_nobody_to_the_reason_for_the_call():
    talk = open_talk(world_of(), 1, "closing").talk
    order = ScriptedJudge(graded(2, M.BENEFIT), graded(3, M.NEXT_STEP, M.DETAILS))
    talk = take_turn(world_of(), talk, "Звоню по поводу бесплатной доставки в пятницу.", order).talk
    taken = take_turn(world_of(), talk, "Оформляем?", order)
    assert taken.talk.agreed
    assert "бесплатной доставки" not in " ".join(line.text for line in taken.turn.answer)
