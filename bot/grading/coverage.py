"""Which points a reply tells, and which facts it contradicts: by meaning, with numbers and denial respected."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bot.grading.agreement import agreement, concordant, conflict, opposed
from bot.grading.artefact import Numbers
from bot.grading.clauses import Clause, clauses
from bot.grading.embedding import Vectors
from bot.grading.quantities import Measure, Quantity, quantities
from bot.grading.types import FalseClaim, FoundPoint, Point

STATED, CONTRADICTED = 1, 2
"""Places of the verdicts in a row of chances; 0 is "absent"."""

TOLD = 0.5
"""Chance from which a point counts as told."""

FALSE = 0.6
"""Chance from which a clause may be called false; it must also name another number, or deny what the fact says."""

NEAR = 0.5
"""Centred cosine below which a clause is about something else than a fact, whatever numbers it holds."""

NEARER = 0.05
CLOSEST = 2
"""Parts of a reply that are compared with a wording: those nearest in meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A clause, or two that stand together: people cut one thought in two."""

    text: str
    vector: Vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What a reply says of one point."""

    point: Point
    wording: str
    evidence: str
    cosine: float
    chances: tuple[float, float, float]
    """Absent, stated, contradicted."""


def parts_of(cut: Sequence[Clause], vectors: Vectors) -> list[Part]:
    """The clauses of a reply, and neighbours together."""
    parts = [Part(text=clause.text, vector=vector) for clause, vector in zip(cut, vectors, strict=True)]
    joined = [
        Part(text=f"{one.text} {two.text}", vector=_unit(one.vector + two.vector))
        for one, two in itertools.pairwise(parts)
    ]
    return parts + joined


def compare(
    points: Sequence[Point], parts: Sequence[Part], wordings: Vectors, weights: Numbers, bias: Numbers
) -> list[Compared]:
    """What a reply says of each point, by its nearest wording.

    Args:
        points: to look for.
        parts: of the reply.
        wordings: vectors of all wordings of all points, in order, centred.
        weights: of the three verdicts by the features of `bot.grading.agreement`.
        bias: of the same.
    """
    if not parts:
        return []
    near = wordings @ np.stack([part.vector for part in parts]).T
    found, start = [], 0
    for point in points:
        rows = near[start : start + len(point.wordings)]
        start += len(point.wordings)
        options = [
            _compared(point, wording, parts[index], float(row[index]), weights, bias)
            for wording, row in zip(point.wordings, rows, strict=True)
            for index in np.argsort(-row)[:CLOSEST]
        ]
        found.append(min(options, key=lambda option: (option.chances[0], -option.chances[STATED])))
    return found


def told(compared: Sequence[Compared], cut: Sequence[Clause]) -> tuple[FoundPoint, ...]:
    """The points that a reply tells, each with a clause of the reply."""
    return tuple(
        FoundPoint(id=one.point.id, confidence=round(one.chances[STATED], 3), evidence=_verbatim(one, cut))
        for one in compared
        if one.chances[STATED] >= TOLD
    )


def contradicted(compared: Sequence[Compared], cut: Sequence[Clause]) -> FalseClaim | None:
    """The plainest claim against a fact, None where there is none.

    A number that another fact holds is no lie, and a question claims nothing.
    """
    whole = " ".join(clause.text for clause in cut)
    claims = [one for one in compared if one.chances[CONTRADICTED] >= FALSE and one.cosine >= NEAR]
    for one in sorted(claims, key=lambda claim: -claim.chances[CONTRADICTED]):
        if "?" in one.evidence or any(_stated_elsewhere(one, other) for other in compared):
            continue
        quote = _verbatim(one, cut)
        if _miscounts(one, quote, compared) or _denies(one, quote, whole):
            return FalseClaim(fact=one.wording, quote=quote)
    return None


def _denies(claim: Compared, quote: str, whole: str) -> bool:
    """True where a clause denies the wording that it is nearest to, and the reply says the same as none of them."""
    if not opposed(claim.wording, quote):
        return False
    # A "not" may stand in the next clause of either: "the bank pays it all back, if the house is not built".
    told = (part for wording in claim.point.wordings for part in (wording, *(c.text for c in clauses(wording))))
    return not any(concordant(part, said) for part in told for said in (quote, whole))


def _miscounts(claim: Compared, quote: str, compared: Sequence[Compared]) -> bool:
    """True where a clause names a number against every wording of the fact that has one, and no fact knows it."""
    found = [conflict(wording, quote) for wording in claim.point.wordings if quantities(wording)]
    if not found or not all(found):
        return False
    known = [q for one in compared for wording in one.point.wordings for q in quantities(wording)]
    return not any(clash and any(_same(q, clash[1]) for q in known) for clash in found)


def _same(one: Quantity, other: Quantity) -> bool:
    """True for the same amount, and for the same number where one has no unit: "thirteen" and "thirteen years"."""
    bare = Measure.COUNT in (one.measure, other.measure)
    return one.equals(other) or (bare and (one.words.startswith(other.words) or other.words.startswith(one.words)))


def _stated_elsewhere(claim: Compared, other: Compared) -> bool:
    """True where the same words tell another fact, one that they are nearer to."""
    same = other.point is not claim.point and other.evidence == claim.evidence
    return same and other.chances[STATED] >= TOLD and other.cosine > claim.cosine + NEARER


def _compared(point: Point, wording: str, part: Part, cosine: float, weights: Numbers, bias: Numbers) -> Compared:
    scores = weights @ agreement(wording, part.text, cosine) + bias
    chances = np.exp(scores - scores.max())
    absent, stated, denied = (float(chance) for chance in chances / chances.sum())
    return Compared(point=point, wording=wording, evidence=part.text, cosine=cosine, chances=(absent, stated, denied))


def _verbatim(one: Compared, cut: Sequence[Clause]) -> str:
    """A span of the reply: of two clauses together, the one with more of the point's words."""
    texts = [clause.text for clause in cut if clause.text in one.evidence]
    if one.evidence in texts:
        return one.evidence
    return max(texts, key=lambda text: float(agreement(one.wording, text, 0.0)[1:4].sum()))


def _unit(vector: Vectors) -> Vectors:
    unit: Vectors = vector / max(float(np.linalg.norm(vector)), 1e-9)
    return unit


def wordings_of(points: Sequence[Point]) -> Iterator[str]:
    """All wordings of all points, in order."""
    for point in points:
        yield from point.wordings
