from collections.abc import Iterable
from re import _parser
from typing import Any

import pytest

from bot.grading.text.numbers import FIRST_LETTERS, WORDS
from bot.grading.text.quantities import quantities
from bot.grading.text.units import Measure

T, M, P, C = Measure.TIME, Measure.MONEY, Measure.PERCENT, Measure.COUNT


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("гарантия пять лет", T, 1825), ("two years", T, 730), ("24 months", T, 720), ("пару лет", T, 730),
        ("полтора года", T, 547.5), ("полгода", T, 182.5), ("half a day", T, 0.5), ("a fortnight", T, 14),
        ("три недели", T, 21), ("45 минут", T, 45 / 1440), ("three quarters of an hour", T, 45 / 1440),
        ("18 500 ₽", M, 18500), ("1\u00a0720\u00a0₽", M, 1720), ("24\u202f500 рублей", M, 24500),
        ("две тысячи триста рублей", M, 2300), ("a hundred and fifty quid", M, 150),
        ("$1,299", M, 1299), ("1,5 тыс", C, 1500), ("15k", C, 15000), ("полмиллиона", C, 500_000),
        ("девяносто два процента", P, 92), ("92 из ста", P, 92), ("nine clients out of ten", P, 90),
        ("200 г", Measure.MASS, 0.2), ("два литра", Measure.VOLUME, 2), ("300 мм", Measure.LENGTH, 0.3),
        ("тысяча девяносто рублей", M, 1090), ("отдам за тысячу двести", C, 1200),
        ("две тысячи двадцать рублей", M, 2020), ("a thousand and ninety pounds", M, 1090),
        ("a thousand two hundred and fifty pounds", M, 1250), ("экономит тысячу рублей", M, 1000),
        ("вдвое быстрее", Measure.TIMES, 2), ("a dozen", C, 12),
    ],
)  # fmt: skip
def test_numbers_in_digits_and_words(text, measure, value):
    (found,) = quantities(text)
    assert (found.measure, found.value) == (measure, pytest.approx(value))


@pytest.mark.parametrize(
    ("text", "value", "per"),
    [("£40 a month", 40, "month"), ("62 ₽ за метр", 62, "one"), ("два раза в неделю", 2, "week"),
     ("30 euro per head", 30, "one"), ("500р в день", 500, "day")],
)  # fmt: skip
def test_a_rate_says_what_it_is_for(text, value, per):
    (found,) = quantities(text)
    assert (found.value, found.per) == (value, per)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("два года", "24 месяца", True),
        ("пять лет", "2 года", False),
        ("неделю", "7 days", True),
        ("1,5 тыс", "1500 рублей", True),
        ("40 рублей в месяц", "40 рублей в год", False),
        ("10 кг", "10 %", False),
        ("весит 900 г.", "900 граммов", True),
        ("2024 г.", "2024 года", True),
    ],
)
def test_the_same_amount_in_another_unit(one, other, same):
    assert quantities(one)[0].equals(quantities(other)[0]) is same


@pytest.mark.parametrize("text", ["one of them", "", "ничего", "I'd like one, thanks", "…"])
def test_a_text_without_a_number_has_no_quantity(text):
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("три миллиона семьсот тысяч", 3_700_000),
        ("четыре миллиона тридцать тысяч рублей", 4_030_000),
        ("3 миллиона 700 тысяч рублей", 3_700_000),
        ("two million three hundred thousand pounds", 2_300_000),
        ("двадцать пять тысяч пятьсот", 25_500),
    ],
)
def test_a_number_of_several_scales_is_one_number(text, value):
    assert [quantity.value for quantity in quantities(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("девять триста", 9300),
        ("восемь девятьсот пятьдесят", 8950),
        ("тридцать шесть девятьсот", 36_900),
        ("три миллиона девятьсот восемьдесят", 3_980_000),
        ("четыре миллиона тридцать тысяч", 4_030_000),
        ("eighteen hundred", 1800),
        ("sixteen hundred and fifty", 1650),
    ],
)
def test_thousands_as_they_are_said(text, value):
    assert [quantity.value for quantity in quantities(text)] == [value]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Nine, ten days without the van.", (9, 10)),
        ("two or three weeks", (14, 21)),
        ("от двух до трёх дней", (2, 3)),
        ("5-7 дней", (5, 7)),
        ("six days, two of them without a van", (6, None)),
    ],
)
def test_both_ends_of_a_range_have_its_unit(text, days):
    found = [quantity.value if quantity.measure is T else None for quantity in quantities(text)]
    assert tuple(found) == pytest.approx(days)


@pytest.mark.parametrize(
    "text",
    [
        "Отдам за 45, 60 дней гарантии.",
        "I can do it for 11, 12 months warranty",
        "Могу за 30, 60 дней на возврат",
        "договор № 7, 14 дней",
        "I'll let it go at 30 — 45 days to return it",
        "за сорок, шестьдесят дней гарантии",
        "по 20, 24 месяца гарантии",
        "batch 5, 14 days",
        "Дом 7, 10 минут пешком",
    ],
)
def test_a_comma_alone_makes_no_range_of_a_price(text):
    assert [quantity.measure for quantity in quantities(text)] == [C, T]


@pytest.mark.parametrize(
    "text",
    [
        "5, 7 дней",
        "починим за два, три дня",
        "nine, ten days",
        "5-7 days",
        "two, maybe three weeks",
        "10 — 14 дней",
        "for two or three weeks",
    ],
)
def test_a_comma_between_close_numbers_makes_a_range(text):
    assert [quantity.measure for quantity in quantities(text)] == [T, T]


def test_digits_without_end_are_no_number():
    assert [quantity.value for quantity in quantities("1" * 400 + " и 5 дней")] == [5]


def opening(parsed: Iterable[Any]) -> set[str]:
    """The letters that a pattern's matches may begin with."""
    found: set[str] = set()
    for kind, what in parsed:
        name = str(kind)
        if name == "LITERAL":
            return found | {chr(what)}
        if name == "IN":
            return found | {chr(letter) for _, letter in what}
        if name == "BRANCH":
            return found | {letter for branch in what[1] for letter in opening(branch)}
        if name == "SUBPATTERN":
            return found | opening(what[3])
        assert name == "MAX_REPEAT"
        found |= opening(what[2])
        if what[0]:
            return found
    return found


@pytest.mark.parametrize("words", [words for words, _ in WORDS])
def test_no_number_word_is_passed_over_for_its_first_letter(words):
    letters = opening(_parser.parse(words))
    assert letters
    assert letters <= set(FIRST_LETTERS)
