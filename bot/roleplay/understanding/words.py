"""When two words are one: "tap" and "taps", "чехол" and "чехлом"; and which words any talk of prices holds."""

import re
from itertools import takewhile

from bot.grading.text.plain import normalised

STEM = 5
"""Letters by which words of one root are told: "timer" and "timers", "квартира" and "квартиру"."""

ALIKE, APART = 4, 3
"""Letters that two forms of a word share, and in which they may differ."""

SHORTEST = 3
"""Letters that a short word shares with its forms; then the rest must be an ending: "жена", "жене"."""

_ENDING = re.compile(r"(?:[аеиоуыьюя]|[аеиоуыюя][йм]|[ая]х|[ая]ми|s)?")
_FLEETING = re.compile(r"(?<=[^\Wаеиоуыэюя])[ое](?=[лкцр]$)")
"""A vowel that comes and goes: "чехол", "чехлом"."""

_TALK = """
рублей рубль скидка скидкой процент процентов цена вместе сразу если возьмете оплата дешевле бесплатно тысяч
price together percent cheaper cheap discount pounds free year month with this that there your take
"""

TALK_OF_PRICES = frozenset(_TALK.split())
"""Words of an extra's text that any talk of prices holds."""


def stems(text: str, shortest: int = SHORTEST) -> list[str]:
    """The beginnings of a text's words that have so many letters, in their order."""
    return [word[:STEM] for word in re.findall(rf"[^\W\d_]{{{shortest},}}", normalised(text))]


def same_word(one: str, other: str) -> bool:
    """True for two forms of a word, in small letters."""
    return _alike(one, other) or _alike(_FLEETING.sub("", one), _FLEETING.sub("", other))


def _alike(one: str, other: str) -> bool:
    alike = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))
    if one == other or (alike >= ALIKE and max(len(one), len(other)) - alike <= APART):
        return True
    return alike == SHORTEST and all(_ENDING.fullmatch(word[alike:]) for word in (one, other))
