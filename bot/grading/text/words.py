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

ANY_TALK = re.compile(
    r"the|and|for|all|are|any|our|you|yours?|its|was|with|that|this|these|those|have|has|had|can|will|from|into|per|not|"
    r"but|gets?|got|gives?|comes?|coming|costs?|costing|takes?|pays?|paid|prices?|only|just|also|about|within|under|"
    r"over|each|every|they|them|then|there|than|when|what|let|here|goes|makes?|exactly|whole|now|who|how|out|one|been|"
    r"would|could|means?|still|even|extra|"
    r"что|это|как|так|для|при|под|или|все|вам|вас|ваш\w*|наш\w*|нас|нам|они|она|оно|его|если|есть|будет|будут|"
    r"стоит|стоят|стоимост\w*|цен[аыуе]|выходит|выйдет|обойдется|обходится|составляет|всего|только|тоже|еще|уже|там|"
    r"тут|вот|чтобы|когда|после|потом|через|плат\w{1,4}|получа\w+|даем|дает|дают|можно|можете|нужно|ровно|около|"
    r"сразу|отдельн\w*|весь|вся|всю|кажд\w+|одн\w+|один"
)
"""Words that any talk of prices and terms holds."""

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
