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
        ("Thursday at ten or Friday at two?", "Thursday at ten or Friday at two?"),
        ("tuesday 9? whats the best number for you", "tuesday 9?"),
        ("Okay, shall we say Monday at half past ten?", "Okay, shall we say Monday at half past ten?"),
        ("How about Thursday at 4pm, then?", "How about Thursday at 4pm, then?"),
        ("Во вторник в семь удобно?", "Во вторник в семь удобно?"),
        ("Давайте в субботу в десять утра?", "Давайте в субботу в десять утра?"),
        ("Понял вас. Суббота, десять утра, подойдёт?", "Суббота, десять утра, подойдёт?"),
        ("В среду в семь часов?", "В среду в семь часов?"),
        ("Хорошо, тогда завтра к двум, вам удобно?", "Хорошо, тогда завтра к двум, вам удобно?"),
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
        "Did you see the match on Saturday at three?",
        "Did you see the match… on Saturday at three?",
        "So did you watch it, Saturday at three?",
        "Do you close on Friday at six?",
        "Смотрели матч в субботу в 19?",
        "Так вы болели в понедельник в 17?",
        "А вы в среду в семь часов где были?",
        "В среду в семь часов матч, смотрите?",
        "В среду два?",
        "В субботу два дня?",
        "В среду, два часа?",
        "В среду час?",
        "Сегодня 18?",
        "Friday one?",
    ],
)
def test_what_only_names_a_day_or_a_number_proposes_nothing(reply):
    assert appoints(reply, clauses(reply)) is None
