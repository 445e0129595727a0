"""The days of the week stand in one table; what looks for one builds its pattern from it."""

import re

import pytest

from bot.grading.phrases.haste import hurries
from bot.grading.phrases.next_call import next_call
from bot.grading.text.calendar import WEEKDAY, WEEKDAYS, on_weekday, weekdays_left


@pytest.mark.parametrize(
    ("words", "number"),
    [("понедельника", 1), ("вторникам", 2), ("среда", 3), ("средой", 3), ("thursday", 4), ("пятниц", 5), ("sunday", 7)],
)
def test_a_day_is_known_in_any_case(words, number):
    assert [n for n, day in enumerate(WEEKDAYS, 1) if re.search(rf"\b{day}\b", words)] == [number]


@pytest.mark.parametrize("words", ["средство", "в среднем", "sundae", "suntan"])
def test_what_only_looks_like_one_is_none(words):
    assert not re.search(rf"\b{WEEKDAY}\b", words)


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("среда", "в среду"),
        ("вторник утром", "во вторник утром"),
        ("воскресенье", "в воскресенье"),
        ("средняя цена", "средняя цена"),
        ("в пятницу", "в пятницу"),
    ],
)
def test_a_day_is_told_with_its_preposition(words, on):
    assert on_weekday(words) == on


def test_any_day_will_do_for_a_next_call_and_for_a_push():
    assert next_call("Тогда наберу вас в среду.") == "в среду"
    assert hurries("It'll be gone by Wednesday")


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Why not Wednesday?", {2}),
        ("Why not on Wednesday?", {2}),
        ("Почему не в среду?", {2}),
        ("Почему бы не в среду?", {2}),
        ("Почему бы нам не в среду?", {2}),
        ("Not Wednesday.", set()),
        ("Только не в среду.", set()),
        ("Any day but Monday.", set()),
        ("Any day except Monday, Tuesday", set()),
        ("Any day except Monday, Tuesday and Friday.", set()),
        ("Any day except Mondays and Fridays.", set()),
        ("Any day except Monday, Tuesday is best.", {1}),
        ("Any day except Monday, on Tuesday I can.", {1}),
        ("В любой день, кроме среды, четверга и пятницы", set()),
        ("Кроме понедельника и вторника, а в среду можно.", {2}),
        ("Кроме понедельника, в среду можно.", {2}),
        ("Кроме понедельника, среда и пятница подойдут.", {2, 4}),
        ("Wednesday or Thursday, not Friday.", {2, 3}),
    ],
)
def test_the_days_that_are_left(words, left):
    assert weekdays_left(words) == left
