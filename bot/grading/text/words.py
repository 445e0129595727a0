"""The words of a text, and when two are one: "tap" and "taps", "чехол" and "чехлом"."""

import re
from functools import cache
from itertools import takewhile

from bot.grading.text.plain import normalised

STEM = 5
"""Letters by which words of one root are told: "timer" and "timers", "квартира" and "квартиру"."""

ALIKE, APART = 4, 3
"""Letters that two forms of a word share, and in which they may differ."""

SHORTEST = 3
"""Letters that a short word shares with its forms; then the rest must be an ending: "жена", "жене"."""

_ENDING = re.compile(r"(?:[аеиоуыьюяй]|[аеиоуыюя][йм]|[ая]х|[ая]ми|s)?")
_FLEETING = re.compile(r"(?<=[^\Wаеиоуыэюя])[ое](?=[лкцр]$)")
"""A vowel that comes and goes: "чехол", "чехлом"."""


def words_in(text: str, shortest: int = SHORTEST) -> list[str]:
    """The words of a text's plain form that have so many letters, in their order; a number is none."""
    found: list[str] = _of_letters(shortest).findall(normalised(text))
    return found


def stems(text: str, shortest: int = SHORTEST) -> list[str]:
    """How these begin: Russian endings differ, beginnings stay."""
    return [word[:STEM] for word in words_in(text, shortest)]


def same_word(one: str, other: str) -> bool:
    """True for two forms of a word, in small letters."""
    if one[:1] != other[:1]:
        # Of nearly all pairs this tells enough.
        return False
    return _alike(one, other) or _alike(_FLEETING.sub("", one), _FLEETING.sub("", other))


@cache
def _of_letters(shortest: int) -> re.Pattern[str]:
    return re.compile(rf"[^\W\d_]{{{shortest},}}")


def _alike(one: str, other: str) -> bool:
    alike = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))
    if one == other or (alike >= ALIKE and max(len(one), len(other)) - alike <= APART):
        return True
    return alike == SHORTEST and all(_ENDING.fullmatch(word[alike:]) for word in (one, other))
