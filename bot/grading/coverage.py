"""Which key points a reply tells, by meaning; numbers and negation must agree."""

import re
from collections.abc import Sequence

import numpy as np

from bot.grading.clauses import Clause
from bot.grading.embedding import Vectors
from bot.grading.features import normalised
from bot.grading.types import FoundPoint, Point

SURE = 0.52
"""Centred cosine from which a clause is taken to tell a point."""

WITH_WORDS = 0.34
"""The same where they share a number or two content words."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 5
"""Letters by which words are compared: Russian endings differ, beginnings stay."""


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
        told = [
            (float(rows[w, p]), p)
            for w, wording in enumerate(point.wordings)
            for p, part in enumerate(parts)
            if _tells(float(rows[w, p]), wording, part.text)
        ]
        if told:
            score, part_index = max(told)
            confidence = float(np.clip(0.5 + (score - WITH_WORDS), 0.5, 0.99))
            found.append(FoundPoint(id=point.id, confidence=round(confidence, 3), evidence=parts[part_index].text))
    return tuple(found)


def _tells(score: float, wording: str, clause: str) -> bool:
    if score < WITH_WORDS or not _numbers_agree(wording, clause) or _negated(wording) != _negated(clause):
        return False
    return score >= SURE or _shared(wording, clause) >= 2 or bool(_numbers(wording) & _numbers(clause))


def _numbers(text: str) -> set[str]:
    return set(_NUMBER.findall(re.sub(r"(?<=\d)[ \u00a0](?=\d{3})", "", text)))


def _numbers_agree(wording: str, clause: str) -> bool:
    wanted, given = _numbers(wording), _numbers(clause)
    return not wanted or not given or bool(wanted & given)


def _negated(text: str) -> bool:
    return bool(re.search(r"\b(не|без|нет|no|not|without|never)\b|n't", normalised(text)))


def _shared(wording: str, clause: str) -> int:
    def stems(text: str) -> set[str]:
        return {word[:_STEM] for word in _WORD.findall(normalised(text))}

    return len(stems(wording) & stems(clause))
