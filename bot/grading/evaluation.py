"""How well grades agree with a coach's labels. Pure: labelled replies and grades in, figures out."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.grading.types import Grade, Labelled
from bot.scenario.vocabulary import Move

LEVELS = 4
"""Grades 0 to 3."""

DRAWS = 300
"""Bootstrap draws for an interval."""

BINS = 10
WORST = 20
"""Disagreements listed."""

Pair = tuple[Labelled, Grade]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveFigures:
    """Agreement on one move; all but the counts are shares, 0 to 1."""

    move: Move
    precision: float
    recall: float
    f1: float
    interval: tuple[float, float]
    """95 % bootstrap interval of F1."""
    support: int
    """Replies that the coach labelled with it."""
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Agreement over a set of replies."""

    replies: int
    micro_f1: float
    macro_f1: float
    """Mean over the moves that the coach labelled at least once."""
    kappa: float
    """Quadratic weighted kappa of the grades, -1 to 1."""
    exact: float
    within_one: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A reply graded otherwise than the coach did."""

    labelled: Labelled
    grade: Grade
    missed: frozenset[Move]
    wrongly_found: frozenset[Move]

    @property
    def distance(self) -> int:
        """How many grades apart."""
        return abs(self.labelled.grade - self.grade.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole evaluation."""

    overall: Figures
    by: Mapping[str, Mapping[str, Figures]]
    """Agreement by language, mode and stage, and by the value of each."""
    moves: tuple[MoveFigures, ...]
    confusion: tuple[tuple[int, ...], ...]
    """Counts; row: the coach's grade, column: ours."""
    calibration_error: float
    """Expected calibration error of the confidences of found moves, 0 to 1."""
    worst: tuple[Disagreement, ...]


GROUPINGS: Mapping[str, Callable[[Labelled], str]] = {
    "language": lambda row: row.context.language,
    "mode": lambda row: row.context.mode,
    "stage": lambda row: row.context.stage,
}


def evaluate(rows: Sequence[Labelled], grades: Sequence[Grade], seed: int = 0) -> Report:
    """Compare grades with labels.

    Args:
        rows: labelled replies.
        grades: of the same replies, in their order.
        seed: of the bootstrap.
    """
    pairs = list(zip(rows, grades, strict=True))
    by = {
        name: {value: _figures([p for p in pairs if key(p[0]) == value]) for value in sorted({key(r) for r in rows})}
        for name, key in GROUPINGS.items()
    }
    worst = sorted((_disagreement(*pair) for pair in pairs), key=_badness, reverse=True)
    return Report(
        overall=_figures(pairs),
        by=by,
        moves=tuple(_move_figures(move, pairs, seed) for move in Move),
        confusion=_confusion(pairs),
        calibration_error=_calibration_error(pairs),
        worst=tuple(d for d in worst[:WORST] if _badness(d) > (0, 0)),
    )


def _figures(pairs: Sequence[Pair]) -> Figures:
    tallies = {move: _tally(move, pairs) for move in Move}
    known = [_f1(*tally) for tally in tallies.values() if tally[0] + tally[2]]
    hits, extra, lost = (sum(tally[i] for tally in tallies.values()) for i in range(3))
    apart = [abs(row.grade - grade.value) for row, grade in pairs]
    return Figures(
        replies=len(pairs),
        micro_f1=_f1(hits, extra, lost),
        macro_f1=_share(sum(known), len(known)),
        kappa=_kappa(_confusion(pairs)),
        exact=_share(apart.count(0), len(apart)),
        within_one=_share(sum(d <= 1 for d in apart), len(apart)),
    )


def _tally(move: Move, pairs: Sequence[Pair]) -> tuple[int, int, int]:
    """Hits, wrongly found, missed."""
    marks = [(move in row.moves, grade.has(move)) for row, grade in pairs]
    return marks.count((True, True)), marks.count((False, True)), marks.count((True, False))


def _move_figures(move: Move, pairs: Sequence[Pair], seed: int) -> MoveFigures:
    hits, extra, lost = _tally(move, pairs)
    return MoveFigures(
        move=move,
        precision=_share(hits, hits + extra),
        recall=_share(hits, hits + lost),
        f1=_f1(hits, extra, lost),
        interval=_interval([(move in row.moves, grade.has(move)) for row, grade in pairs], seed),
        support=hits + lost,
        found=hits + extra,
    )


def _interval(marks: Sequence[tuple[bool, bool]], seed: int) -> tuple[float, float]:
    if not marks:
        return 0.0, 0.0
    draw = random.Random(seed)
    drawn = []
    for _ in range(DRAWS):
        sample = draw.choices(marks, k=len(marks))
        drawn.append(_f1(sample.count((True, True)), sample.count((False, True)), sample.count((True, False))))
    drawn.sort()
    return drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS) - 1]


def _confusion(pairs: Sequence[Pair]) -> tuple[tuple[int, ...], ...]:
    cells = [(row.grade, grade.value) for row, grade in pairs]
    return tuple(tuple(cells.count((wanted, given)) for given in range(LEVELS)) for wanted in range(LEVELS))


def _kappa(confusion: Sequence[Sequence[int]]) -> float:
    """Cohen's kappa with quadratic weights; 1 where everybody agrees on one grade."""
    total = sum(map(sum, confusion))
    wanted = [sum(row) for row in confusion]
    given = [sum(column) for column in zip(*confusion, strict=True)]
    cells = [(i, j, (i - j) ** 2) for i in range(LEVELS) for j in range(LEVELS)]
    seen = sum(weight * confusion[i][j] for i, j, weight in cells)
    expected = sum(weight * wanted[i] * given[j] for i, j, weight in cells)
    return 1 - seen * total / expected if expected else 1.0


def _calibration_error(pairs: Sequence[Pair]) -> float:
    found = [(f.confidence, f.move in row.moves) for row, grade in pairs for f in grade.moves]
    gap = 0.0
    for index in range(BINS):
        bin_ = [(c, right) for c, right in found if min(int(c * BINS), BINS - 1) == index]
        gap += abs(sum(c for c, _ in bin_) - sum(right for _, right in bin_))
    return _share(gap, len(found))


def _disagreement(row: Labelled, grade: Grade) -> Disagreement:
    found = frozenset(f.move for f in grade.moves)
    return Disagreement(labelled=row, grade=grade, missed=row.moves - found, wrongly_found=found - row.moves)


def _badness(one: Disagreement) -> tuple[int, int]:
    return one.distance, len(one.missed) + len(one.wrongly_found)


def _f1(hits: int, extra: int, lost: int) -> float:
    return _share(2 * hits, 2 * hits + extra + lost)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
