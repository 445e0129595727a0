"""A day with its hour, proposed as a question."""

import pytest

from bot.grading.phrases.appointments import appoints
from bot.grading.text.clauses import clauses


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ("Great. Tuesday at seven?", "Tuesday at seven?"),
        ("Right. Thursday, then. Eleven?", "Thursday, then. Eleven?"),
        ("Среда, 17:40, подойдёт?", "Среда, 17:40, подойдёт?"),
        ("Тогда в пятницу. В 18?", "Тогда в пятницу. В 18?"),
        ("Saturday at ten o'clock, does that suit you?", "Saturday at ten o'clock, does that suit you?"),
    ],
)
def test_a_day_with_its_hour_is_proposed(reply, words):
    assert appoints(reply, clauses(reply)) == words


@pytest.mark.parametrize(
    "reply",
    [
        "Thursday, then. £11?",
        "Thursday? Eleven percent off?",
        "Thursday it is. Ten or so were sold?",
        "Did you come on Thursday?",
        "Eleven? On Thursday we close.",
        "В пятницу. 18 000?",
        "We close at seven on Tuesday.",
    ],
)
def test_what_only_names_a_day_or_a_number_proposes_nothing(reply):
    assert appoints(reply, clauses(reply)) is None
