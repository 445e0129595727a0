"""What a text is about, and which half of a fact of two halves it speaks of."""

import re

from bot.grading.facts.agreement import negates
from bot.grading.text.clauses import clauses
from bot.grading.text.words import ANY_TALK, STEM, words_in

_TERMS = re.compile(
    r"months?|years?|weeks?|days?|pounds?|quid|euros?|dollars?|free|charge[ds]?|first|two|three|"
    r"месяц\w*|год\w{0,2}|лет|недел\w+|день|дня|дней|рубл\w+|тысяч\w*|бесплатн\w+|платн\w+|цен\w|перв\w+|без|нет|"
    r"два|две|три"
)
"""Words of how long, how much and whether for money at all."""


def matter(text: str) -> frozenset[str]:
    """The beginnings of the words by which two texts are of one matter.

    What is free, new or fresh in one may be what is not in the other only then: "the first two months are free" of a
    rent denies no fee for cards.
    """
    return frozenset(word[:STEM] for word in words_in(text) if not (ANY_TALK.fullmatch(word) or _TERMS.fullmatch(word)))


def of_other_half(wording: str, said: str) -> bool:
    """True for words of the half of a fact that denies, or affirms, as they do: "…, and Basic won't hold on tiles"."""
    halves = [clause.text for clause in clauses(wording)]
    if len(halves) == 1:
        return False
    return any(_is_told(half, " ".join(other for other in halves if other is not half), said) for half in halves)


def _is_told(half: str, rest: str, said: str) -> bool:
    """True where words deny, or affirm, as one half does and the rest does not, and have more of its own words."""
    if negates(half) != negates(said) or negates(rest) == negates(said):
        return False
    told, of_half, of_rest = matter(said), matter(half), matter(rest)
    return len(told & (of_half - of_rest)) >= max(1, len(told & (of_rest - of_half)))
