"""Which key points a reply tells, by meaning; numbers and negation must agree."""

import re
from collections.abc import Sequence

from bot.grading.clauses import Clause
from bot.grading.embedding import Vectors
from bot.grading.surface import normalised
from bot.grading.types import FoundPoint, Point

TOLD = 0.57
"""Score from which a clause tells a point; it and the weights below are fitted on `training/points.jsonl`."""

PER_STEM = 0.07
"""Each content word in common counts this beside the centred cosine, up to `MOST_STEMS` words."""

MOST_STEMS = 3
SHARED_NUMBER = 0.05
OTHER_NUMBERS = 0.5
"""Two texts with numbers and none in common say different things, however near they are."""

NEGATED = 0.3
"""Taken off where one of two texts is negated: "without prepayment" is near "with prepayment"."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 5
"""Letters by which words are compared: Russian endings differ, beginnings stay."""

_NEGATION = re.compile(r"\b(?:не|без|нет|ни|нельзя|no|not|without|never|nothing|nobody|cannot)\b|n't")

# "One" is left out: it is an article as often as a number.
_SPELLED = {
    "2": r"дв(?:а|е|ух|умя)\b|two|twice|both",
    "3": r"тр(?:и|ех|емя)\b|three",
    "4": r"четыр(?:е|ех)\b|four\b",
    "5": r"пят(?:ь|и)\b|five",
    "6": r"шест(?:ь|и)\b|six\b",
    "7": r"сем[ьи]\b|seven\b",
    "8": r"вос(?:емь|ьми)\b|eight\b",
    "9": r"девят[ьи]\b|nine\b",
    "10": r"десят[ьи]\b|ten\b|decade",
    "20": r"двадцат[ьи]\b|twenty",
    "30": r"тридцат[ьи]\b|thirty",
    "60": r"шестьдесят|шестидесяти|sixty",
    "100": r"сто\b|ста\b|hundred",
}
_SPELLED_NUMBERS = {number: re.compile(rf"\b(?:{pattern})") for number, pattern in _SPELLED.items()}


def covered(
    points: Sequence[Point], parts: Sequence[Clause], vectors: Vectors, wordings: Vectors
) -> tuple[FoundPoint, ...]:
    """The points told in a reply.

    Args:
        points: to look for.
        parts: clauses of the reply.
        vectors: of the clauses, centred.
        wordings: of all wordings of all points, in order, centred.
    """
    found: list[FoundPoint] = []
    if not parts:
        return ()
    near = wordings @ vectors.T
    start = 0
    for point in points:
        rows = near[start : start + len(point.wordings)]
        start += len(point.wordings)
        score, best = max(
            (float(rows[w, p]) + _agreement(wording, part.text), p)
            for w, wording in enumerate(point.wordings)
            for p, part in enumerate(parts)
        )
        if score >= TOLD:
            confidence = min(0.5 + score - TOLD, 0.99)
            found.append(FoundPoint(id=point.id, confidence=round(confidence, 3), evidence=parts[best].text))
    return tuple(found)


def _agreement(wording: str, clause: str) -> float:
    """What words, numbers and negation say of two texts that are near in meaning."""
    wanted, given = _numbers(wording), _numbers(clause)
    numbers = (SHARED_NUMBER if wanted & given else -OTHER_NUMBERS) if wanted and given else 0.0
    common = PER_STEM * min(_shared(wording, clause), MOST_STEMS)
    # Where one denies what the other says, common words are a sign of contradiction.
    return numbers - NEGATED - common if _negated(wording) != _negated(clause) else numbers + common


def _numbers(text: str) -> set[str]:
    clean = normalised(text)
    digits = set(_NUMBER.findall(re.sub(r"(?<=\d)[ \u00a0](?=\d{3})", "", clean)))
    return digits | {number for number, pattern in _SPELLED_NUMBERS.items() if pattern.search(clean)}


def _negated(text: str) -> bool:
    return bool(_NEGATION.search(normalised(text)))


def _shared(wording: str, clause: str) -> int:
    def stems(text: str) -> set[str]:
        return {word[:_STEM] for word in _WORD.findall(normalised(text))}

    return len(stems(wording) & stems(clause))
