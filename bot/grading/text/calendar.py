"""Hours, and days and months as they stand in a text, as parts of patterns for normalised text."""

import re

from bot.grading.text.plain import normalised

HOURS = 24
"""Numbers up to which one without a unit may be an hour."""

HOUR_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
"""The hours of a clock in English words."""

_DAYS = (
    (r"понедельник\w*", "monday", "пн|mon", "в понедельник"),
    (r"вторник\w*", "tuesday", "вт|tues?", "во вторник"),
    (r"сред(?:а|у|ы|е|ой)\b", "wednesday", "ср|weds?", "в среду"),
    (r"четверг\w*", "thursday", "чт|thu(?:rs)?", "в четверг"),
    (r"пятниц\w*", "friday", "пт|fri", "в пятницу"),
    (r"суббот\w*", "saturday", "сб|sat", "в субботу"),
    (r"воскресень\w*", "sunday", "вс|sun", "в воскресенье"),
)
"""Of each day of the week: its Russian forms, its English name, both in short, and what is on it in Russian."""

WEEKDAYS = tuple(rf"(?:{russian}|{english})" for russian, english, _, _ in _DAYS)
"""The days of the week, Monday first, each in any case: "среда", "в среду", "Wednesday"."""

A_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
"""One of them."""

WEEKDAY = rf"(?:{A_WEEKDAY}s?)"
"""One of them, or all of its kind: "Sundays"."""

NAMED_DAY = rf"(?:{A_WEEKDAY}|сегодня|завтра|послезавтра|today|tomorrow)"
"""One of them, or one that is named by its distance."""

NOT_THAT_DAY = re.compile(
    r"\b(?:instead of|rather than|other than|except|(?<!why )not|never|last|вместо|кроме|"
    r"(?<!почему )(?<!почему бы )(?<!почему бы и )(?<!бы нам )(?<!бы вам )не|никогда|прошл\w+)\W*$"
)
"""What stands right before a day that is not meant, or is over; "why not Monday?" means it."""

_BUT = (
    r"(?:\b(?:any|every|all|most)(?: \w+)? (?:day|time|morning|afternoon|evening|weekday)s? but|\banything but|"
    r"\b(?:except|кроме))(?: for| on)?"
)
_ONE = rf"(?:on |во? )?{NAMED_DAY}s?"
_NOT_ONE = r"(?:понедельника|вторника|среды|четверга|пятницы|субботы|воскресенья)"
_LEFT_OUT = re.compile(
    rf"{_BUT} {_ONE}(?:(?:,|,? (?:and|or)) {_ONE})+(?=\s*(?:$|[.!;)…]))|"
    rf"\bкроме {_NOT_ONE}(?:(?:,|,? (?:и|или)) {_NOT_ONE})*|"
    rf"{_BUT} {_ONE}(?:,? (?:and|or|и|или) {_ONE})*"
)
"""Days that are left out: "any day but Monday", "кроме понедельника и вторника".

In Russian the case tells where they end; behind a comma in English only the end of the sentence does: "any day but
Monday, Tuesday is best".
"""

_ON = re.compile(r"\b(?:on|во?) $")

_NAMED = tuple(re.compile(rf"\b{day}") for day in WEEKDAYS)

SHORT_WEEKDAY = rf"(?:{'|'.join(short for _, _, short, _ in _DAYS)})"
"""One in short: "ср", "Weds"; only a few of these are no other words, so something must stand beside it."""

ENGLISH_WEEKDAYS = frozenset(english for _, english, _, _ in _DAYS)

_BARE = re.compile("|".join(f"({russian})" for russian, _, _, _ in _DAYS))

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|march|april|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?|of may|январ[яе]|феврал[яе]|марта|апрел[яе]|мая|июн[яе]|июл[яе]|августа|сентябр[яе]|октябр[яе]|"
    r"ноябр[яе]|декабр[яе])"
)
"""A month beside the day of it, or in which something is: "16 июня", "в июне"."""


def weekdays(text: str) -> frozenset[int]:
    """The days of the week that a text names, Monday 0."""
    clean = normalised(text)
    return frozenset(number for number, day in enumerate(_NAMED) if day.search(clean))


def weekdays_left(text: str) -> frozenset[int]:
    """The days of the week, Monday 0, that a text leaves open: "any day but Monday" names none."""
    clean = normalised(text)

    def meant(found: re.Match[str]) -> bool:
        before = _ON.sub("", clean[: found.start()])
        return not (NOT_THAT_DAY.search(before) or leaves_out(clean, found.start()))

    return frozenset(number for number, day in enumerate(_NAMED) if any(map(meant, day.finditer(clean))))


def leaves_out(text: str, at: int) -> bool:
    """True for a text that leaves out the day that begins at a place of it: "any day but Monday"."""
    place = len(normalised(text[:at]))
    return any(found.start() <= place < found.end() for found in _LEFT_OUT.finditer(normalised(text)))


def on_weekday(words: str) -> str:
    """Small words that begin with a Russian day of the week, said of what is on it: "среда утром", "в среду утром"."""
    day = _BARE.match(words)
    return _DAYS[day.lastindex - 1][3] + words[day.end() :] if day and day.lastindex else words
