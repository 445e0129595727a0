"""One's own limit told."""

import pytest

from bot.grading.list_price import Prices
from bot.grading.phrases.limit import bares_floor

CAR = Prices(listed=11_400, floor=10_600, currency="£", others=(450,))


@pytest.mark.parametrize(
    ("words", "bared"),
    [
        ("our lowest is £10,800, but if you pay today", True),
        ("I can't go below ten thousand nine hundred", True),
        ("I won't sell it for less than 10,900", True),
        ("11,000, if you take it today", False),
        ("I can't go under that: it's £11,400", False),
        ("Can't go below 10,900, sorry.", True),
        ("Our minimum is £10,900.", True),
        ("You can't get it for less than £10,900 elsewhere.", False),
        ("You won't find one for less than £10,900.", False),
        ("The minimum order is one, and it is £10,900 with delivery.", False),
        ("Our minimum rental term is a year, £10,900 in all.", False),
        ("Наш минимум по сроку две недели, цена 10 900.", False),
        ("У других ниже 10 900 не найдёте.", False),
        ("Ниже 10 900 нигде не купите.", False),
        ("На рынке ниже 10 900 не найдёте.", False),
        ("Наш минимум 10 900.", True),
        ("10 900 и коврики забираете, ниже некуда правда.", True),
        ("10 900, ниже уже не могу.", True),
        ("£10,900 is as low as I can go.", True),
        ("£10,900, I can't go any lower.", True),
        ("11 400, ниже нельзя.", False),
        ("Мы десять лет на рынке, ниже 10 900 не опускаемся.", True),
        ("I told the others I can't go below £10,900.", True),
        ("I've turned others away, can't go below £10,900.", True),
        ("Наш минимум 10 900, как в интернете.", True),
        ("Ниже 10 900 не опускаемся, дешевле не найдёте.", True),
        ("Ниже 10 900 в интернете не купите.", False),
        ("I can't find one below £10,900 on the market.", False),
    ],
)
def test_ones_own_limit_is_told_by_a_sum_below_the_list(words, bared):
    assert bares_floor(words, CAR) is bared


def test_thousands_may_go_unsaid():
    ads = Prices(listed=48_000, floor=42_000)
    assert bares_floor("Сорок не могу, ниже 42 мы не опускаемся.", ads)
    assert not bares_floor("Ниже 48 не могу.", ads)
    assert not bares_floor("Ниже 42 мы не опускаемся.", None)
