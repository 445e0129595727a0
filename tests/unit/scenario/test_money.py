"""Sums are written as people write them in the language of the talk."""

import pytest

from bot.roleplay.exchange.lines import filled
from bot.scenario.money import money
from bot.scenario.vocabulary import Language


@pytest.mark.parametrize(
    ("number", "currency", "language", "written"),
    [
        (1640, "£", Language.EN, "£1,640"),
        (1640.5, "$", Language.EN, "$1,640.50"),
        (1640, "zł", Language.EN, "1,640 zł"),
        (1640, "₽", Language.RU, "1\u00a0640 ₽"),
        (640, "€", Language.RU, "640 €"),
    ],
)
def test_a_sum_with_its_currency(number, currency, language, written):
    assert money(number, currency, language) == written


def test_a_line_may_name_a_sum_with_its_currency_or_alone():
    values = {"price": "1,640", "price {currency}": "£1,640", "currency": "£"}
    assert filled("{price} {currency}? {price}! In {currency}? {other}", values) == "£1,640? 1,640! In £? {other}"
