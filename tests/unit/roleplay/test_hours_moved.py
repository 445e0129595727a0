"""A day that is agreed may be moved, or its hour alone; no sum, house or count is taken for an hour."""

import pytest

from bot.grading.phrases.orders import Detail
from bot.roleplay.understanding.agreed_hours import another_hour
from tests.support.ordering import OWN, close
from tests.support.worlds import ENGLISH


@pytest.mark.parametrize(
    "reply",
    [
        "Thursday's clashing on my side, could we do Friday at 11 instead?",
        "Can we move it from Thursday to Friday at 11?",
        "I'm sorry, something came up on Thursday. How about Friday at 11?",
        "Sorry, I have to reschedule. Friday at 11, then.",
    ],
)
def test_an_agreed_day_may_be_moved(reply):
    own = {"gives_day": ["Thursday, about ten."]}
    _, talk, [_, _, answer] = close("Shall we do it?", "Thursday at 10?", reply, path=ENGLISH, lines=own)
    assert "Friday at 11" in answer[0]
    assert talk.agreement.words[Detail.DAY] == "Friday at 11"


def test_an_agreed_day_may_be_moved_in_russian():
    moved = "Давайте перенесём с субботы на понедельник, в 18:30."
    _, talk, [_, _, answer] = close("Оформляем?", "В субботу?", moved, lines=OWN)
    assert "в понедельник, в 18:30" in answer[0]
    assert talk.agreement.words[Detail.DAY] == "в понедельник, в 18:30"


@pytest.mark.parametrize(
    ("reply", "kept"),
    [
        ("Could we make it nine instead of eight?", "Thursday at nine"),
        ("Sorry, ten's gone, could we say eleven?", "Thursday at eleven"),
        ("Can we do an hour later, at 11:30?", "Thursday at 11:30"),
        ("Half eight would be easier for him, does that work?", "Thursday at Half eight"),
        ("Could it be a bit later, noon?", "Thursday at noon"),
        ("Let's make it Thursday at nine.", "Thursday at nine"),
        ("Shall we make it two pairs?", "Thursday at 10"),
        ("Do you want one or two?", "Thursday at 10"),
        ("Could you pay in two parts?", "Thursday at 10"),
    ],
)
def test_the_hour_alone_may_be_moved(reply, kept):
    own = {"gives_day": ["Thursday, about ten."]}
    _, talk, _ = close("Shall we do it?", "Thursday at 10?", reply, path=ENGLISH, lines=own)
    assert talk.agreement.words[Detail.DAY] == kept


@pytest.mark.parametrize(
    ("reply", "kept"),
    [
        ("А можно не в десять, а в двенадцать?", "в субботу в двенадцать"),
        ("Давайте к двум вместо десяти, успеваем?", "в субботу к двум"),
        ("Курьер может к часу, так нормально?", "в субботу к часу"),
        ("Перенесём на 12:30?", "в субботу на 12:30"),
        ("Давайте лучше в одиннадцать в субботу.", "в одиннадцать в субботу"),
        ("Оплата в два этапа?", "в субботу в десять"),
        ("Доставка за два часа, хорошо?", "в субботу в десять"),
        ("Какой подъезд, второй?", "в субботу в десять"),
    ],
)
def test_the_hour_alone_may_be_moved_in_russian(reply, kept):
    _, talk, _ = close("Оформляем?", "В субботу в десять?", reply, lines=OWN)
    assert talk.agreement.words[Detail.DAY] == kept


@pytest.mark.parametrize(
    "reply",
    [
        "Could we do it at 1,800?",
        "Could we do it at 14,500?",
        "Could we do it at 1.5 tonnes?",
        "Can you confirm the address: at 12, Mill Lane?",
        "Could we say 15, if you pay cash?",
        "Shall we say one or two sets?",
        "Shall we say one, two or three sets?",
        "Можно в 1,5 раза больше?",
        "Можно в 30?",
        "Давайте в два или три этапа?",
        "Доставка по улице Садовой, можно в 12?",
        "Давайте в дом 7, хорошо?",
    ],
)
def test_a_part_of_a_sum_a_house_or_a_count_is_no_hour(reply):
    assert another_hour(reply) == ""


@pytest.mark.parametrize(
    ("reply", "hour"),
    [
        ("Could we say nine or ten?", "at nine"),
        ("Could we do nine or ten in the morning?", "at nine"),
        ("Could we make it nine, or does ten work?", "at nine"),
        ("Could we say 12?", "at 12"),
        ("Could we do 15:30?", "at 15:30"),
        ("Could we do 10.30?", "at 10:30"),
        ("Could we say 3pm, if that's fine?", "at 3pm"),
        ("Можно в два или три часа?", "в два"),
        ("Можно в 15?", "в 15"),
        ("Буду дома, можно в два?", "в два"),
    ],
)
def test_an_hour_that_may_be_one_of_two_is_still_an_hour(reply, hour):
    assert another_hour(reply) == hour


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param("Супер, 10-11 сентября, договор куда прислать?", id="days of a month"),
        pytest.param("Так, на 10 и 11 числа, подойдёт?", id="days by their number"),
        pytest.param("Можно на 10-е и 11-е, удобно?", id="days with their ending"),
        pytest.param("Давайте лучше с 10-го по 12-е, хорошо?", id="from one to another"),
        pytest.param("Shall we say the 10th or the 11th?", id="English days"),
        pytest.param("Could we do it at 10 September?", id="a month behind it"),
        pytest.param("Could we make it September 10 instead?", id="a month before it"),
    ],
)
def test_the_number_of_a_day_is_no_hour_to_move_it_to(reply):
    assert another_hour(reply) == ""


def test_the_hour_beside_a_date_is_heard():
    assert another_hour("Можно 10 сентября в 12:30?") == "в 12:30"


def test_the_number_of_a_day_goes_with_no_day_as_its_hour():
    _, talk, _ = close("Оформляем. В четверг, 10-11 сентября, подойдёт?", lines={})
    assert talk.agreement.words[Detail.DAY] == "в четверг"


def test_whoever_puts_the_hour_right_may_ask_where_to_write():
    lines = {"gives_day": ["В четверг."], "gives_contact": ["На Зимину. Почту пришлю."]}
    _, _, answers = close("Оформляем. Какой день?", "Выезд в 8 утра от офиса. Почту продиктуйте.", lines=lines)
    assert answers[1][-1] == "На Зимину. Почту пришлю."


def test_whoever_moves_the_hour_may_ask_for_more():
    _, talk, [*_, answer] = close("Оформляем?", "В субботу в десять?", "Можно в два?", "Адрес подскажите?", lines=OWN)
    assert "Садовая, пять." in answer
    assert talk.agreement.words == {Detail.DAY: "в субботу в два", Detail.PLACE: "Садовая, пять"}


def test_what_is_due_by_another_day_moves_nothing():
    replies = ("Shall we do it?", "Thursday at 10?", "Could you send me the list by Wednesday?")
    _, talk, _ = close(*replies, path=ENGLISH, lines={"gives_day": ["Thursday, about ten."]})
    assert talk.agreement.words[Detail.DAY] == "Thursday at 10"


def test_the_hour_that_the_seller_adds_is_kept_with_the_day():
    _, talk, _ = close(
        "Оформляем?", "Когда вам привезти?", "Записал: суббота, 18:30!", lines={"gives_day": ["Суббота."]}
    )
    assert talk.agreement.words[Detail.DAY] == "в субботу, 18:30"
