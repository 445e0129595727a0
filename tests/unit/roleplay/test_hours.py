"""An hour is no price: where nothing but a small number is said, beside a day or behind "at" and "в"."""

import pytest

from bot.roleplay.prices.hours import follows_day
from bot.roleplay.prices.offers import offered_price
from bot.roleplay.turn import open_talk
from bot.scenario.model import Bargaining
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Outcome
from tests.support.goods import CAR, SEEDS, VAN
from tests.support.haggling import GIVING
from tests.support.talking import sell
from tests.support.worlds import SCENARIOS, graded, world_like, world_of


@pytest.mark.parametrize(
    ("sold", "reply"),
    [
        (VAN, "Thursday at 10, you and Deb?"),
        (VAN, "Thursday, 10, you and Deb?"),
        (VAN, "I could do 10 on Thursday, would that suit?"),
        (VAN, "Can you do 10 or 11 on Friday?"),
        (VAN, "10am Thursday, deal?"),
        (VAN, "Let's do Thursday, 10 o'clock."),
        (VAN, "Tuesday between 10 and 12, does that suit?"),
        (VAN, "Could we do Monday between ten and twelve?"),
        (VAN, "From 10 till 12 on Monday"),
        (VAN, "At ten in the morning?"),
        (VAN, "12 March at 10, is that all right?"),
        (VAN, "Thursday 10.30, you and Deb?"),
        (VAN, "so thursday late morning at yours, say eleven?"),
        (VAN, "lovely. thursday eleven with you and Deb, what's the address?"),
        (CAR, "Great. Mechanic Monday at 9, you pay Wednesday, keys at ten?"),
        (CAR, "Collect it Monday at eleven, insurance by 10?"),
        (CAR, "I'll be here from 10 to 6, keys ready by eleven"),
        (CAR, "Would Wednesday suit, say 11?"),
        (CAR, "Would Saturday suit you? Say, eleven?"),
        (CAR, "Would Saturday suit, ten and a half?"),
        (CAR, "Would Saturday suit, ten?"),
        (CAR, "We've sold cars for ten and a half years"),
        (SEEDS, "Семнадцать с половиной лет работаем"),
        (SEEDS, "Среда устроит, скажем 18?"),
        (SEEDS, "Пятница подойдёт? Скажем, 17?"),
        (SEEDS, "Привезу в четверг к 17, удобно?"),
        (SEEDS, "Доставка в пятницу с 15 до 18, подойдёт?"),
        (SEEDS, "В среду в шестнадцать часов, договорились?"),
        (SEEDS, "Четверг, 17?"),
        (SEEDS, "Заберёте до 17, договорились?"),
        (SEEDS, "Тогда в понедельник, часов в 16, берёте?"),
        (SEEDS, "16 июня привезу, оплата на месте"),
        (SEEDS, "Машина у вас в пятницу, в 15, ждите"),
    ],
)
def test_an_hour_is_no_price(sold, reply):
    assert offered_price(sold, reply, GIVING) is None


@pytest.mark.parametrize(
    ("sold", "reply", "price"),
    [
        (VAN, "I'll do 10 a month", 10),
        (VAN, "10 and it's yours on Thursday", 10),
        (VAN, "£10, and we start Thursday at 9", 10),
        (VAN, "I can do 14 a van if you sign by Thursday at 10", 14),
        (VAN, "If you sign by Thursday, 14", 14),
        (VAN, "OK, 14. Thursday at ten?", 14),
        (VAN, "from 16 to 14 a month, if you sign", 14),
        (VAN, "I'd settle at 14", 14),
        (VAN, "I'll knock 2 off, Thursday at 10?", 14),
        (CAR, "Eleven, if you pay by Monday", 11_000),
        (CAR, "I'd do eleven if you collect on Monday at ten", 11_000),
        (CAR, "Say 11, and you collect on Wednesday", 11_000),
        (CAR, "Wednesday? Let's say eleven, if you pay cash", 11_000),
        (CAR, "You come on Wednesday, and let's say 11 for the car?", 11_000),
        (VAN, "Say 14 if you sign by Thursday", 14),
        (VAN, "Thursday then, and let's say 14 a van", 14),
        (CAR, "fine, eleven one, see you Tuesday at ten", 11_100),
        (CAR, "I can go down to eleven. Sign by ten?", 11_000),
        (SEEDS, "Отдам за 17, привезу в четверг в 15", 17_000),
        (SEEDS, "Ладно, 17. В пятницу в 16?", 17_000),
        (SEEDS, "17, если оплатите до четверга", 17_000),
        (SEEDS, "Спущусь с 18 до 17", 17_000),
        (SEEDS, "Уложимся в 17", 17_000),
        (SEEDS, "До семнадцати, тогда по рукам", 17_000),
    ],
)
def test_a_price_beside_a_day_or_an_hour_is_heard(sold, reply, price):
    assert offered_price(sold, reply, GIVING) == price


@pytest.mark.parametrize(
    ("reply", "price"), [("Хорошо, тогда 16?", 17_000), ("Ладно, отдам за 16", 16_000), ("16 000 рублей", 16_000)]
)
def test_once_the_price_is_settled_a_bare_small_number_changes_it_no_more(reply, price):
    world = world_like(world_of().scenario, product=SEEDS, bargaining=Bargaining())
    talk = open_talk(world, 1, "closing").talk
    talk.haggle.price, talk.haggle.settled, talk.haggle.offers = 17_000, True, [17_000]
    assert sell(world, (reply, GIVING), so_far=talk).talk.haggle.price == price


def presented(reply, aim, last):
    """The talk after a reply to those last words of his, in a presentation that aims at that."""
    world = world_like(world_of().scenario, product=SEEDS, aim=aim)
    talk = open_talk(world, 1, "presentation").talk
    talk.spoken.last = last
    return sell(world, (reply, GIVING), so_far=talk).talk


@pytest.mark.parametrize("reply", ["Тогда среда. 16 подойдёт?", "Что удобнее, 16 или 17?"])
@pytest.mark.parametrize(
    ("aim", "last"), [(Outcome.MEETING, "Ну хорошо."), (Outcome.DEAL, "Хорошо. А когда вы будете?")]
)
def test_where_a_meeting_is_arranged_a_bare_small_number_is_an_hour(reply, aim, last):
    talk = presented(reply, aim, last)
    assert talk.haggle.price is None


def test_a_small_number_is_a_price_for_whoever_has_asked_for_one():
    assert presented("Хорошо, 16?", Outcome.DEAL, "Ну, и?").haggle.price == 16_000


@pytest.mark.parametrize("words", ["at 10 ", "from 10 to ", "в 17 или ", "10 is not ", "19 нет это ", "your 10,700 "])
@pytest.mark.timeout(20)
def test_the_longest_reply_full_of_hours_is_read_in_no_time(words):
    offered_price(CAR, (words * 2000)[:4000] + " 11,200", GIVING)


@pytest.mark.parametrize(
    ("reply", "hour"),
    [
        ("Thursday, then. Eleven?", True),
        ("Saturday's fine. At ten?", True),
        ("Тогда в пятницу. В 18?", True),
        ("Thursday, then. Eleven for the car?", False),
        ("Thursday, then. £11?", False),
        ("I can do it on Thursday for that price. Eleven?", False),
        ("Right, then. Eleven?", False),
        ("Pay tomorrow. 11?", False),
        ("You can have it on Friday. Eleven?", False),
        ("Оплатите завтра. 17?", False),
        ("Eleven? Thursday, then.", False),
    ],
)
def test_a_small_number_asked_about_alone_right_behind_a_day_may_be_an_hour(reply, hour):
    assert follows_day(reply) is hour


@pytest.mark.parametrize(
    ("stage", "reply", "price"),
    [
        ("consultation", "Thursday, then. Eleven?", None),
        ("bargaining", "Thursday, then. At eleven?", None),
        ("bargaining", "Thursday, then. Eleven o'clock?", None),
        ("bargaining", "Thursday, then. Eleven?", 11_000),
        ("bargaining", "Pay tomorrow. 11?", 11_000),
        ("bargaining", "You can have it on Friday. Eleven?", 11_000),
        ("consultation", "Pay tomorrow. 11?", 11_000),
    ],
)
@pytest.mark.parametrize("asks", ["Any movement on the price?", "11,000 and we shake."])
def test_a_small_number_behind_a_day_is_an_hour_where_no_sum_is_open(asks, stage, reply, price):
    world = world_of(SCENARIOS / "used-family-car.yaml", bargaining={"asks": [asks]})
    after = sell(world, (reply, graded(2, M.NEXT_STEP, M.PRICE)), at=stage).talk
    assert after.haggle.price == price
