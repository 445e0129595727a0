"""A text cut into sentences: as it is read, as it is heard, and as lines are written."""

import re
from functools import lru_cache

_GOES_ON = r"(?=\s?[\da-zа-яё«])"
_NO_END = (
    r"(?:(?<=\d)\.(?=\d)|"
    r"(?:(?<=\b[Mm]r)|(?<=\b[Mm]rs)|(?<=\b[Mm]s)|(?<=\b[Dd]r)|(?<=\b[Ss]t)|(?<=\bул)|(?<=\bпросп))\.(?=\s?[\w«])|"
    r"(?<=\b[Nn]o)\.(?=\s?\d)|"
    rf"(?<=\b[тТ])\.(?= ?[едпк]\.{_GOES_ON})|(?<=\be)\.(?=g\.{_GOES_ON})|(?<=\bi)\.(?=e\.{_GOES_ON})|"
    r"(?:(?<=\b[пПдДсС])|(?<=\bст)|(?<=\bстр)|(?<=\bкв)|(?<=\bapprox)|"
    rf"(?<=\b[тТ]\.[едпк])|(?<=\b[тТ]\. [едпк])|(?<=\be\.g)|(?<=\bi\.e))\.{_GOES_ON})"
)
"""A full stop that ends nothing: "4.5 metres", "Dr. Hale", "т. е."; it is asked only where one stands."""

_BEHIND_SUM = r"(?:(?<=\bруб)|(?<=\bтыс)|(?<=\bмлн))\."
"""A full stop behind a sum, which ends nothing where a number follows: "3 млн. 700 тыс.".

A small letter tells the reader that it goes on, "1500 руб. за штуку"; on a phone few begin with a capital one.
"""

_READ = re.compile(rf"(?:[^.!?…\n]+|{_NO_END}|{_BEHIND_SUM}{_GOES_ON})+[.!?…\n]*")
_SPOKEN = re.compile(rf"(?:[^.!?\n]+|{_NO_END}|{_BEHIND_SUM}(?=\s?\d))+[.!?\n]*")
_TRAINED = re.compile(r"[^.!?…\n]+[.!?…\n]*")
_BREATH = re.compile(r"(?<=[.!?…])\s+|\s*\n\s*")
_STRETCH = re.compile(r"(?:[.!?;)]+(?=\s|$)|\n\s*\n)\s*")
_WORD = re.compile(r"\w")

KEPT = 256
"""Texts whose sentences are remembered: a reply is cut again by many who read it, what a file says by few."""

PAUSE = re.compile(r"[,;:]\s+|\s[—–-]\s")
"""Where a sentence pauses; what counts more than the pauses are `clauses`."""


@lru_cache(KEPT)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences that hold words, with their marks, as a reader sees them: "4.5 metres" and "Dr. Hale" end none."""
    return _with_words(_READ, text)


@lru_cache(KEPT)
def thoughts(reply: str) -> tuple[str, ...]:
    """The sentences of a reply as one hears them: a pause ("…") ends none, "скажите… сколько вас?" is one question."""
    return _with_words(_SPOKEN, reply)


def trained_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text as what is trained has learnt to see them: every mark ends one."""
    return _with_words(_TRAINED, text)


def written_sentences(line: str) -> list[str]:
    """The sentences of a line that was written with care, such as the customer's: each ends at a mark and a space."""
    return _BREATH.split(line)


def stretches(text: str) -> list[str]:
    """What a sum and what it is for stand in together: sentences without their marks, cut at semicolons, too.

    A line alone ends none: "пальто с шарфом" may be one message, its price the next.
    """
    return [found for found in _STRETCH.split(text) if found]


def in_sentence(before: str, after: str) -> tuple[str, str]:
    """What stands before and after something in its own sentence."""
    return written_sentences(before)[-1], written_sentences(after)[0]


def _with_words(cut: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(found for found in cut.findall(text) if _WORD.search(found))
