"""Which price a reply offers: a sum of money is not always one, and a price is not always said as one."""

import pytest

from bot.roleplay.offers import offered_price
from bot.scenario.vocabulary import Move as M
from tests.support.worlds import graded, world_of


def product(price, unit):
    return world_of().scenario.product.model_copy(update={"price": price, "unit": unit})


PHONE = product(32_900, "телефон")
FLAT = product(8_900_000, "квартира")
ADVICE = product(185_000, "договор")
VAN = product(16, "van a month")
COFFEE = product(140, "month")
GIVING = graded(2, M.TRADE, M.NEXT_STEP)


@pytest.mark.parametrize(
    ("sold", "reply", "price"),
    [
        (PHONE, "Отдам за 31 900, и чехол в подарок. Берёте?", 31_900),
        (PHONE, "максимум тысяча шестьсот, так не отдам)) с чехлом ставлю 31 900. Идёт?", 31_900),
        (PHONE, "По прайсу 32 900 рублей, но отдам за 31, если сегодня", 31_000),
        (VAN, "I can do 15 a van if you sign by Wednesday", 15),
        (VAN, "fifteen pounds a van a month then, if you take all nine", 15),
        (COFFEE, "130 a month if you start in May", 130),
        (COFFEE, "8 percent off if you pay by the quarter, that makes £128.80 a month. Would that do?", 128.8),
        (ADVICE, "Не могу за 150 000, а за 175 750 отдам при предоплате", 175_750),
        (ADVICE, "175 750, если платите сразу. Частями остаётся 185.", 175_750),
    ],
)
def test_a_price_is_heard_however_it_is_said(sold, reply, price):
    assert offered_price(sold, reply, GIVING) == price


@pytest.mark.parametrize(
    ("sold", "reply", "price"),
    [
        (PHONE, "Скину тысячу, если берёте чехол", 31_900),
        (FLAT, "Отказываетесь от кладовой, и минус сто пятьдесят, бронируем сегодня", 8_750_000),
        (FLAT, "минус 150 000, бронируем", 8_750_000),
        (COFFEE, "take 10 off if you sign today", 130),
    ],
)
def test_a_sum_taken_off_gives_the_price_that_is_left(sold, reply, price):
    assert offered_price(sold, reply, GIVING) == price


@pytest.mark.parametrize(
    ("sold", "reply"),
    [
        (PHONE, "Ещё старый ваш примем, около трёх тысяч, выйдет меньше тридцати. Так спокойнее?"),
        (PHONE, "С зачётом старого выйдет 29 900, удобно?"),
        (PHONE, "Минус 3 000 за ваш старый телефон"),
        (ADVICE, "Тогда договорились? Счёт на половину, 92 500, на какую почту отправить?"),
        (ADVICE, "Аванс 100 000, удобно?"),
        (VAN, "Grace at Tidewell, nine vans, thought the same; would Wednesday suit, say 10?"),
    ],
    ids=["reckoned", "traded in", "for the old one", "a half", "in advance", "vans and an hour"],
)
def test_other_sums_are_no_price(sold, reply):
    assert offered_price(sold, reply, GIVING) is None
