"""How two texts about a product go together: meaning, common words, numbers, denial."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.grading.text.amounts import amounts, conflict, same
from bot.grading.text.contrast import contrast, undoubled
from bot.grading.text.oppositions import sides, sides_taken, taken_alike
from bot.grading.text.words import STEM, stems

LONG = 4
"""Letters from which a word is compared."""

MOST_STEMS = 3
SAME_MATTER = 0.5
"""Share of a point's words that a text must have in common with it, for a "not" in one of them to deny the other."""

_NEGATION = re.compile(
    r"\b(?:не(?! (?:ниже|менее|меньше|более|больше|выше|хуже|только|позже|дольше))|"
    r"без|нету?|ни|нельзя|никак\w*|никогда|никто|ничего|отсутств\w+|"
    r"no|(?:not|never)(?! (?:more|less|later|older|only|just))|"
    r"without|nothing|nobody|cannot|none|nor)\b|n't"
)
_ABSENT = re.compile(
    r"нету?|отсутств|(?:не|not|never|\w+n't|cannot) (?:нуж|держ|бер|дела|дае|прода|вход|включ|треб|име|предл|будет|"
    r"includ|cover|possib|availab|need|requir|necess|refund|allow|part)"
)
"""Denials of what stands before them: "гарантии нет", "no plumbing" and "plumbing isn't needed"."""

_SMALL = frozenset(
    {"the", "for", "any", "our", "you", "and", "are", "all", "its", "для", "что", "это", "как", "при", "под", "или"}
)
_TOKEN = re.compile(r"[^\W\d_]+(?:'t)?")
REACH = 3
"""Words within which a "not" finds the one that it denies."""

NAMES = (
    "cosine",
    "common_share",
    "common_words",
    "same_number",
    "other_number",
    "number_missing",
    "denied",
    "opposed",
    "agreed",
    "asks",
    "cosine_and_other_number",
    "cosine_and_denied",
    "common_and_denied",
    "cosine_and_same_number",
    "short",
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is compared of a text; kept, for a file's texts are held against every reply."""

    affirmed: str
    stems: frozenset[str]
    denied: frozenset[str]
    """The beginnings of the words that it denies, each by the nearest "not", and of its denied halves."""
    negated: bool
    sides: Mapping[int, int]
    """The sides it takes of oppositions."""
    counts: bool
    """True where it names an amount."""
    asks: bool


@lru_cache(maxsize=8192)
def _seen(text: str) -> _Seen:
    affirmed = contrast(text).affirmed
    return _Seen(
        affirmed=affirmed,
        stems=long_stems(text),
        denied=_denied(text),
        negated=bool(_NEGATION.search(affirmed)),
        sides=sides_taken(affirmed),
        counts=bool(amounts(affirmed)),
        asks="?" in text,
    )


def agreement(point: str, told: str, cosine: float) -> tuple[float, ...]:
    """Features of what a text says of a point; in the order of `NAMES`, each about 0 to 1."""
    one, two = _seen(point), _seen(told)
    shared = one.stems & two.stems
    common = len(shared)
    share = common / max(1, len(one.stems))
    same, other, missing = (0.0, 0.0, float(one.counts))
    if one.counts and two.counts:
        same, other, missing = _numbers(one.affirmed, two.affirmed)
    taken = taken_alike(one.sides, two.sides)
    agreed = float(taken > 0 or (taken == 0 and not shared.isdisjoint(one.denied & two.denied)))
    denied = float(taken <= 0 and _gainsays(shared, one, two))
    return (
        cosine,
        share,
        min(common, MOST_STEMS) / MOST_STEMS,
        same,
        other,
        missing,
        denied,
        float(taken < 0),
        agreed,
        float(two.asks),
        cosine * other,
        cosine * denied,
        share * denied,
        cosine * same,
        float(len(two.stems) < MOST_STEMS),
    )


def opposed(point: str, told: str) -> bool:
    """True where one text denies what the other says: a "not" on one side only, or words that exclude each other."""
    affirmed = _affirmed(point, told)
    taken = sides(*affirmed)
    return taken < 0 or (taken == 0 and _alike(point, told) and _denies(*affirmed))


def concordant(point: str, told: str) -> bool:
    """True where both say the same of one matter: the same side taken, or common words and a "not" in both or none."""
    affirmed = _affirmed(point, told)
    taken = sides(*affirmed)
    return taken > 0 or (taken == 0 and _alike(point, told) and not _denies(*affirmed))


def negates(text: str) -> bool:
    """True for a text that denies something."""
    return _seen(text).negated


def _affirmed(point: str, told: str) -> tuple[str, str]:
    """Both without what they set against it: "from sales and not your pocket" denies nothing of the sales.

    Nor does "not without your signature" deny "only with your signature".
    """
    return undoubled(contrast(point).affirmed), undoubled(contrast(told).affirmed)


def common(point: str, told: str) -> int:
    """Words that two texts have in common, by their beginnings."""
    return len(long_stems(point) & long_stems(told))


def _alike(point: str, told: str) -> bool:
    """True where a text has most of a point's words."""
    shared = common(point, told)
    return shared > 1 and shared >= SAME_MATTER * len(long_stems(point))


def _denies(point: str, told: str) -> bool:
    """True where one text denies what the other affirms: a common word, or the whole where none is common."""
    one, two = _seen(point), _seen(told)
    return _gainsays(one.stems & two.stems, one, two)


def _gainsays(shared: frozenset[str], one: _Seen, two: _Seen) -> bool:
    if shared:
        return not shared.isdisjoint(one.denied ^ two.denied)
    return one.negated != two.negated


@lru_cache(maxsize=8192)
def _numbers(point: str, told: str) -> tuple[float, float, float]:
    """Whether a number of a point that has one is told, another one in its place, or none; of what both affirm."""
    missing = not any(mine.comparable(theirs) for mine in amounts(point) for theirs in amounts(told))
    return float(same(point, told)), float(conflict(point, told) is not None), float(missing)


def _denied(text: str) -> frozenset[str]:
    halves = contrast(text)
    words = _TOKEN.findall(halves.affirmed)
    found = set(long_stems(halves.denied))
    for place in range(len(words)):
        if not _is_negation(words, place):
            continue
        after = [w for w in words[place + 1 : place + 1 + REACH] if _tells(w)]
        before = [w for w in words[max(0, place - REACH) : place] if _tells(w)]
        absent = _ABSENT.match(" ".join(words[place : place + 2]))
        near = [*before[-1:], *after[:1]] if absent else after[:1] or before[-1:]
        found.update(w[:STEM] for w in near)
    return frozenset(found)


def _tells(word: str) -> bool:
    return len(word) > 2 and word not in _SMALL


def _is_negation(words: Sequence[str], place: int) -> bool:
    """True for a word that denies; the next one may take that back: "не ниже"."""
    return words[place].endswith("n't") or bool(_NEGATION.match(" ".join(words[place : place + 2])))


@lru_cache(maxsize=8192)
def long_stems(text: str) -> frozenset[str]:
    """The beginnings of a text's longer words."""
    return frozenset(stems(text, LONG))
