"""The number of a flat or an office is no price."""

import pytest

from bot.roleplay.prices.doors import is_door
from tests.support.goods import product
from tests.support.talking import ORDER, sell
from tests.support.worlds import SCENARIOS, world_of


@pytest.mark.parametrize(
    ("reply", "price"),
    [
        ("So that's 12 Mill Road, flat 9, on Friday?", 9000),
        ("unit 8, right?", 8000),
        ("12 Mill Road flat 9, right?", 9000),
        ("Deliver to flat 9 on Friday?", 9000),
        ("Friday then. Flat 9?", 9000),
        ("Room 11 on the second floor?", 11_000),
        ("Лесная 5, офис 17?", 17_000),
        ("Кабинет 12, верно?", 12_000),
        ("Кабинет №12 и этаж второй, верно?", 12_000),
        ("Тогда в пятницу, квартира 140.", 140),
        ("Лесная 5, кв 46, верно?", 46),
        ("Лесная, д. 46, корп. 2, верно?", 46),
        ("Лесная 5, корп. 46?", 46),
    ],
)
def test_a_number_behind_a_door_is_its_own(reply, price):
    assert is_door(product(15_000, "car", name="Larch estate"), reply, price)


@pytest.mark.parametrize(
    ("name", "reply", "price"),
    [
        ("Larch estate", "I can do 9 flat, deal?", 9000),
        ("Larch estate", "Call it flat 11, deal?", 11_000),
        ("Larch estate", "Flat 11, deal?", 11_000),
        ("Larch estate", "OK, flat 11.", 11_000),
        ("Larch estate", "I'd say flat 11.", 11_000),
        ("Larch estate", "The unit 8, delivered.", 8000),
        ("Larch estate", "unit 8 delivered", 8000),
        ("Larch estate", "Flat 9. And 9 for the car.", 9000),
        ("Larch estate", "Flat £9,000, deal?", 9000),
        ("офис в центре", "Офис 17, склад 12.", 17_000),
        ("a serviced office", "Office 17, with parking.", 17_000),
        ("Larch estate", "11, then. Flat 9, was it?", 11_000),
        ("Larch estate", "Да 46, по рукам", 46),
    ],
)
def test_a_sum_beside_one_stays_a_price(name, reply, price):
    assert not is_door(product(15_000, "car", name=name), reply, price)


def test_an_address_at_the_close_lowers_no_price():
    replies = ("Shall I write it up?", "So that's 12 Mill Road, flat 9, on Friday?")
    _, talk, _ = sell(world_of(SCENARIOS / "used-family-car.yaml"), *replies, grade=ORDER, at="closing", seed=3)
    assert (talk.haggle.price, talk.haggle.late) == (None, 0)
