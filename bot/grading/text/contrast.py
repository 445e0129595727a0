"""What a text affirms and what it sets against it: of "two years, not one" only the two years are claimed."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.grading.text.plain import normalised

_BOUND = (
    r"(?!(?:ниже|менее|меньше|более|больше|выше|раньше|позже|позднее|дольше|хуже|только|just|only|less|more|later)\b)"
)

_SECOND = re.compile(
    rf"(?:,?\s+(?:а не|и не|но не|and not|but not|rather than|instead of|вместо)\s+|,\s+(?:не|not)\s+){_BOUND}"
    r"(?P<denied>[^.,;!?]+)"
)
"""The denied half comes last: "через день, а не через неделю"."""

_FIRST = re.compile(
    rf"\b(?:не\s+{_BOUND}(?P<denied>[^.;!?]+?),?\s+а\s+(?!не\b)|not\s+{_BOUND}(?P<refused>[^.;!?]+?),?\s+but\s+)"
)
"""The denied half comes first: "not a week but a day"."""

_OPENS = re.compile(r"(?:а|и|но|and|but)\s+(?:не|not)\s|(?:rather than|instead of|вместо)\s")
_CONTINUES = re.compile(r"(?:а|но|but)\s+(?!не\b|not\b)")
_REFUSES = re.compile(r"\b(?:не|not)\s+\S")
LEFT_OPEN = 4
"""Words after which a "not" is no longer the first half of a contrast: "не неделя, а день"."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """A (normalised) text in two."""

    affirmed: str
    denied: str
    """Empty where nothing is set against the rest."""


@lru_cache(maxsize=8192)
def contrast(text: str) -> Contrast:
    """The text without its denied halves, and these."""
    denied: list[str] = []

    def taken(match: re.Match[str]) -> str:
        denied.extend(half for half in match.groups() if half)
        return " "

    affirmed = _SECOND.sub(taken, _FIRST.sub(taken, normalised(text)))
    return Contrast(affirmed, " ".join(denied)) if re.search(r"\w", affirmed) else Contrast(normalised(text), "")


def belong_together(one: str, two: str) -> bool:
    """True where two neighbouring clauses are the halves of one contrast, neither of which can be judged alone."""
    before, after = normalised(one), normalised(two)
    if _OPENS.match(after):
        return True
    refused = [match.start() for match in _REFUSES.finditer(before)]
    return bool(_CONTINUES.match(after) and refused and len(before[refused[-1] :].split()) <= LEFT_OPEN + 1)


_GAP = r"(?P<gap>(?:\s+(?!(?:и|а|но|или|and|but|or)\s)[\w'-]+){0,6}?\s+)"
"""Words between the two halves of a double "not", within one thought."""

_WITHOUT_NOT = re.compile(rf"\bбез\b{_GAP}(?:нельзя|невозможно|не(?=\s))")
_NOT_WITHOUT = re.compile(rf"\b(?:нельзя|невозможно|не(?=\s)){_GAP}без\b")
_CANNOT_WITHOUT = re.compile(rf"\b(?:can'?t|cannot|can not|never|not){_GAP}without\b")
_WITHOUT_CANNOT = re.compile(rf"\bwithout\b{_GAP}(?:can'?t|cannot|can not|never|not)\b")

_DOUBLED = (
    (_WITHOUT_NOT, r"только с\g<gap>можно"),
    (_NOT_WITHOUT, r"можно\g<gap>только с"),
    (_CANNOT_WITHOUT, r"can\g<gap>only with"),
    (_WITHOUT_CANNOT, r"only with\g<gap>can"),
)


def undoubled(text: str) -> str:
    """A (normalised) text with "not without X" put as "only with X", which says the same."""
    for pattern, put in _DOUBLED:
        text = pattern.sub(put, text)
    return text
