"""What a seller asks for at the close, in whatever words: a day, a place, a name, how to pay."""

import pytest

from bot.grading.phrases.orders import Detail
from bot.roleplay.understanding.order_details import asked_details, how_many, names_hour, proposes_day


@pytest.mark.parametrize(
    ("reply", "asked"),
    [
        pytest.param("На какой адрес привезти и когда удобно?", {Detail.DAY: (), Detail.PLACE: ()}, id="two at once"),
        pytest.param("Тогда в четверг к 15:00, подойдёт?", {Detail.DAY: ("в четверг к 15:00",)}, id="a day proposed"),
        pytest.param("Картой или наличными?", {Detail.PAYMENT: ("Картой", "наличными")}, id="two ways to pay"),
        pytest.param("Один или сразу два?", {Detail.QUANTITY: ("Один",)}, id="one or two"),
        pytest.param("Адрес диктуйте.", {Detail.PLACE: ()}, id="dictate"),
        pytest.param("На какую улицу ехать мастеру?", {Detail.PLACE: ()}, id="a street"),
        pytest.param("Подскажите телефон", {Detail.CONTACT: ()}, id="without a mark"),
        pytest.param("Thursday at 3 or Friday morning?", {Detail.DAY: ("Thursday at 3", "Friday morning")}, id="days"),
        pytest.param("What's the best number for you?", {Detail.CONTACT: ()}, id="a number"),
        pytest.param("Куда прислать счёт?", {Detail.CONTACT: ()}, id="where a paper goes is no place"),
        pytest.param("Which e-mail address shall I use?", {Detail.CONTACT: ()}, id="no street is asked for"),
        pytest.param("Which name goes into it?", {Detail.CONTACT: ()}, id="a name"),
        pytest.param("name for the papers?", {Detail.CONTACT: ()}, id="a name in short"),
        pytest.param("and the name?", {Detail.CONTACT: ()}, id="a name once more"),
        pytest.param("great. name and number, robert", {Detail.CONTACT: ()}, id="a name demanded"),
        pytest.param("Имя для договора?", {Detail.CONTACT: ()}, id="a name in Russian"),
        pytest.param("whose name on the order?", {Detail.CONTACT: ()}, id="whose name"),
        pytest.param("May I have a name?", {Detail.CONTACT: ()}, id="a name to have"),
        pytest.param("На чьё имя оформляем?", {Detail.CONTACT: ()}, id="whose name in Russian"),
        pytest.param("Как вас записать?", {Detail.CONTACT: ()}, id="how to write down"),
        pytest.param("It's her name on the door, is it?", {}, id="another's name"),
        pytest.param("Do you remember the brand name?", {}, id="the name of a brand"),
        pytest.param("And the model name?", {}, id="the name of a model"),
        pytest.param("Is it a well-known name?", {}, id="a name that is known"),
        pytest.param("Как её имя?", {}, id="another's name in Russian"),
        pytest.param("А какое имя?", {}, id="some name"),
        pytest.param(
            "name for the invoice, and tues or weds to pick it up?",
            {Detail.DAY: (), Detail.CONTACT: ()},
            id="the invoice is no way to pay there",
        ),
        pytest.param("Card or cash?", {Detail.PAYMENT: ("Card", "cash")}, id="ways to pay in English"),
        pytest.param("Shall we put both card terminals on the bar?", {}, id="a card that pays nothing"),
        pytest.param("Спасибо, до встречи!", {}, id="nothing"),
        pytest.param("Привезём в субботу утром.", {}, id="a day told, not asked"),
        pytest.param("Берёте?", {}, id="the order alone"),
        pytest.param("great so when do you want to pick it up?", {Detail.DAY: ()}, id="when"),
        pytest.param("Оплата сразу или двумя частями?", {Detail.PAYMENT: ()}, id="how the money comes"),
        pytest.param("and the premium, monthly or the whole year at once?", {Detail.PAYMENT: ()}, id="in instalments"),
        pytest.param(
            "Could we do Friday at 11 instead of Thursday?", {Detail.DAY: ("Friday at 11",)}, id="not that day"
        ),
        pytest.param("Thursday's clashing here, is Friday ok?", {Detail.DAY: ("Friday",)}, id="a day that clashes"),
        pytest.param("В четверг не смогу, а в пятницу?", {Detail.DAY: ("в пятницу",)}, id="a day that does not suit"),
        pytest.param("Вы не заняты в четверг?", {Detail.DAY: ("в четверг",)}, id="a day that may suit"),
        pytest.param("Why don't we say Friday?", {Detail.DAY: ("Friday",)}, id="a day put forward by a no"),
        pytest.param(
            "Thursday 10, and the list by Wednesday?", {Detail.DAY: ("Thursday 10",)}, id="what is due before"
        ),
        pytest.param("Would Friday 10 at the yard suit?", {Detail.DAY: ("Friday 10",)}, id="a bare hour"),
        pytest.param("Deliver by Friday?", {Detail.DAY: ("by Friday",)}, id="the only day, by which it is due"),
        pytest.param("Thursday at nine thirty?", {Detail.DAY: ("Thursday at nine thirty",)}, id="minutes in words"),
        pytest.param("18:30 в четверг удобно?", {Detail.DAY: ("18:30 в четверг",)}, id="the hour first"),
        pytest.param(
            "В четверг в половине седьмого?", {Detail.DAY: ("В четверг в половине седьмого",)}, id="half past"
        ),
        pytest.param("В понедельник, 15 человек?", {Detail.DAY: ("В понедельник",)}, id="a number that is no hour"),
        pytest.param("Кто из вас будет дома?", {Detail.CONTACT: ()}, id="who will be there"),
        pytest.param(
            "Would Wednesday the 10th at 11 suit you?",
            {Detail.DAY: ("Wednesday the 10th at 11",)},
            id="the hour behind a date",
        ),
        pytest.param(
            "Тогда в четверг, 10-го, в 11 вас устроит?",
            {Detail.DAY: ("в четверг, 10-го, в 11",)},
            id="the hour behind a date in Russian",
        ),
        pytest.param("On Monday the 3rd, 11 people, ok?", {Detail.DAY: ("On Monday",)}, id="people behind a date"),
        pytest.param(
            "Скину ссылку и в пятницу созвонимся?", {Detail.DAY: ("в пятницу",)}, id="a talk after what is sent"
        ),
        pytest.param(
            "Shall we meet on Monday to go over the quote I sent?", {Detail.DAY: ("on Monday",)}, id="what was sent"
        ),
        pytest.param("Вышлю договор и счёт в среду, хорошо?", {}, id="two papers are sent"),
        pytest.param("Will the quote be sent on Friday?", {}, id="a paper is sent"),
    ],
)
def test_what_the_seller_asks_for_is_known_and_what_he_proposes_for_it(reply, asked):
    assert {found.detail: found.proposed for found in asked_details(reply)} == asked


def test_a_day_told_is_proposed_all_the_same():
    assert proposes_day("Приедем в субботу утром.")
    assert not proposes_day("Тогда встретимся.")


@pytest.mark.parametrize(
    ("reply", "terms", "said"),
    [
        pytest.param("Два набора, итого 34 тысячи, или один?", "17 тысяч, если берёте два", "два", id="as agreed"),
        pytest.param("Один или сразу два?", "17 тысяч, если берёте два", "два", id="one named first"),
        pytest.param("Два набора или один?", "", "один", id="nothing was said of two"),
        pytest.param("Один или сразу два?", "", "один", id="one"),
    ],
)
def test_asked_how_many_he_takes_what_the_price_hangs_on(reply, terms, said):
    assert [how_many(asked.proposed, terms) for asked in asked_details(reply)] in ([said], [said.capitalize()])


def test_the_number_of_a_day_names_no_hour():
    assert not names_hour("в четверг, 10-го")
    assert names_hour("в четверг, 10-го, в 11")
