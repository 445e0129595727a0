"""What takes a sum off a price is told by the same words in a grade and by the customer."""

import pytest

from bot.grading.text.amounts import amounts, conflict
from bot.grading.text.quantities import around, quantities
from bot.roleplay.prices.price_mentions import is_taken_off


@pytest.mark.parametrize(
    "words",
    [
        "скину вам примерно 500", "минус сто", "minus £200", "скидочку 300", "discount of about 50",
        "£40 off", "500 скидки", "снижу цену на 700", "knocked another 60", "скидываю 500", "уступка 900",
    ],
)  # fmt: skip
def test_customer_and_grader_hear_a_sum_taken_off(words: str) -> None:
    (amount,) = amounts(words)
    assert amount.off
    assert is_taken_off(*around(words, amount.quantity))


@pytest.mark.parametrize(
    "words",
    ["скиньте парочку", "отдам за 500", "off at 10", "the 500 model", "снизим цену до 700", "скину вам цену до 900"],
)
def test_neither_does_where_nothing_is(words: str) -> None:
    (amount,) = amounts(words)
    assert not amount.off
    assert not is_taken_off(*around(words, amount.quantity))


@pytest.mark.parametrize(
    "words", ["сниженная 900 рублей", "уступки 900", "скидывать 900 рублей", "£20 off on your first"]
)
def test_what_only_tells_of_it_lowers_no_price(words: str) -> None:
    (amount,) = amounts(words)
    assert amount.off
    assert not is_taken_off(*around(words, amount.quantity))


@pytest.mark.parametrize(
    ("point", "told"),
    [
        ("The plan is £49 a month.", "That's £20 off on your first month."),
        ("Самый дешёвый тариф — 900 ₽ в месяц.", "Сэкономите 200 ₽ в месяц."),
        ("Недешёвый, зато тихий: 45 дБ, стоит 30 000 ₽.", "Скину 2 000 ₽."),
    ],
)
def test_a_sum_taken_off_gainsays_no_price(point: str, told: str) -> None:
    assert conflict(point, told) is None


@pytest.mark.parametrize(
    ("point", "told", "sums"),
    [
        ("Подписка стоит 990 ₽ в месяц.", "Снизим цену до 700 ₽ в месяц.", (990, 700)),
        ("Подписка стоит 5000 ₽.", "Скину вам цену до 4000 ₽.", (5000, 4000)),
    ],
)
def test_what_a_price_is_lowered_to_is_another_price(point: str, told: str, sums: tuple[float, float]) -> None:
    found = conflict(point, told)
    assert found is not None
    assert tuple(quantity.value for quantity in found) == sums


def test_what_is_saved_is_told_of_savings_and_lowers_no_price() -> None:
    (amount,) = amounts("вы сэкономите 500")
    assert amount.off
    assert not any(is_taken_off(*around("вы сэкономите 500", q)) for q in quantities("вы сэкономите 500"))
