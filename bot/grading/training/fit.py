"""Fits the detector and the grade on labelled replies; the same data gives the same file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.grading.detection.artefact import MOVES, Artefact
from bot.grading.detection.detector import best_of, clause_rows, reply_rows
from bot.grading.detection.reader import Reader, trained_with
from bot.grading.detection.vector_memory import RememberingEmbedder
from bot.grading.embedding import Embedder, centred
from bot.grading.judging.expected_grade import grade_tail
from bot.grading.judging.genuineness import GATE
from bot.grading.text.clauses import clauses
from bot.grading.training.facts import fit_facts, read_pairs
from bot.grading.training.forgeries import forgeries
from bot.grading.training.readings import Readings
from bot.grading.training.wearing import worn
from bot.grading.types import GOOD, Labelled, ReplyContext

FOLDS = 5
STRENGTH = 3.0
GRADE_STRENGTH = 0.3
"""Inverse strength of regularisation, chosen by grouped cross-validation."""

FORGED_WEIGHT = 0.5
"""Weight of a forged reply beside an honest one, where answers are told from what only looks like one."""

ROUNDS = 2
"""How often the clause that shows a move is chosen anew."""

LEAST = 0.4
"""Chance below which no move is told. On 1,271 replies of other writers, about other products than those of the folds,
higher thresholds do better than on the folds: with this one micro F1 is 0.744, without 0.737."""

Table = NDArray[np.float64]
Folds = Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """What training gives: the artefact, and what models that never saw a reply's product say of that reply."""

    artefact: Artefact
    chances: Table
    """Calibrated chances of each move for each reply."""
    moves: NDArray[np.bool_]
    """Moves found; the thresholds come from the other folds."""
    grades: NDArray[np.int64]
    """Grades; the borders come from the other folds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Replies as numbers: the labelled ones first, then the forged ones."""

    contexts: Sequence[ReplyContext]
    whole: Any
    """Feature rows of replies, sparse."""
    clauses: Any
    """Feature rows of clauses, sparse."""
    owner: NDArray[np.int64]
    """The reply that each clause belongs to."""
    labels: NDArray[np.bool_]
    """Of the labelled replies."""
    grades: NDArray[np.int64]
    groups: Sequence[str]
    """Products of all replies: those about one stay together."""
    centre: Table
    customer_centre: Table
    told: Table
    """What a reader that did not see their products says of all replies: moves, then levels."""

    @property
    def honest(self) -> int:
        """How many are labelled; those after are forged."""
        return len(self.grades)


def fit(rows: Sequence[Labelled], embedder: Embedder, reader: Reader, readings: Readings) -> Fitted:
    """Train on labelled replies; thresholds and calibration come from folds grouped by product.

    Args:
        rows: labelled replies.
        embedder: of meanings.
        reader: reads the replies that it did not learn from.
        readings: what was said of those that it did, when their products were left out.
    """
    given = len(rows)
    honest_and_worn, forged = [*rows, *worn(rows)], forgeries(rows)
    contexts = [*(row.context for row in honest_and_worn), *(context for context, _ in forged)]
    material = read(honest_and_worn, forged, embedder, readings.of(contexts, reader).astype(np.float64))
    labels, grades, honest = material.labels, material.grades, material.honest
    folds = grouped(material.groups)
    own_folds = [(train[train < honest], test[test < honest]) for train, test in folds]
    held_out = held_out_scores(material, folds)
    told = material.told[:, : len(MOVES)]
    slope, reader_slope, offset = _calibration(held_out[:honest], told[:honest], labels)
    chances = 1 / (1 + np.exp(-(slope * held_out + reader_slope * told + offset)))
    wide = _wide(material, chances)
    level = _held_out_level(wide[:honest], grades, own_folds)
    weights, bias = _clause_model(material, np.arange(honest))
    grade_weights, grade_bias = _linear_grades(wide[:honest], grades)
    fact_weights, fact_bias = fit_facts(read_pairs(), embedder, material.centre.astype(np.float32))
    gate = _gate_model(wide, grades, np.arange(wide.shape[0]))
    numbers: dict[str, Any] = {
        "centre": material.centre,
        "customer_centre": material.customer_centre,
        "weights": weights,
        "bias": bias,
        "slope": slope,
        "reader_slope": reader_slope,
        "offset": offset,
        "thresholds": _thresholds(chances[:honest], labels),
        "grade_weights": grade_weights,
        "grade_bias": grade_bias,
        "grade_cuts": _best_cuts(level, grades),
        "gate_weights": gate.coef_,
        "gate_bias": gate.intercept_,
        "fact_weights": fact_weights,
        "fact_bias": fact_bias,
    }
    artefact = Artefact(
        identity=trained_with(embedder, reader), **{k: v.astype(np.float32) for k, v in numbers.items()}
    )
    passed = _held_out_gate(wide, grades, folds)[:honest] >= GATE
    crossed = _crossed_grades(level, grades, own_folds)
    return Fitted(
        artefact=artefact,
        chances=chances[:given],
        moves=_crossed_moves(chances[:honest], labels, own_folds)[:given],
        grades=np.where(passed, crossed, np.minimum(crossed, 1))[:given],
    )


def read(
    rows: Sequence[Labelled], forged: Sequence[tuple[ReplyContext, str]], embedder: Embedder, told: Table
) -> Material:
    """Replies as feature rows, whole and clause by clause; everything is embedded once.

    Args:
        rows: labelled replies.
        forged: forged ones, each with its product.
        embedder: to read them with.
        told: what a reader that did not see them says of all.
    """
    contexts = [*(row.context for row in rows), *(context for context, _ in forged)]
    remembered = RememberingEmbedder(embedder, kept=100_000)
    replies = remembered.embed([row.context.reply for row in rows])
    customers = remembered.embed([context.customer for context in contexts])
    centre, customer_centre = replies.mean(axis=0), customers[: len(rows)].mean(axis=0)
    heard = centred(customers, customer_centre)
    parts, owner = [], []
    for index, context in enumerate(contexts):
        if cut := clauses(context.reply):
            vectors = centred(remembered.embed([clause.text for clause in cut]), centre)
            parts.append(_sparse(clause_rows(context, cut, vectors, heard[index])))
            owner += [index] * len(cut)
    return Material(
        contexts=contexts,
        whole=_stacked([_sparse(reply_rows([context])) for context in contexts]),
        clauses=_stacked(parts),
        owner=np.array(owner),
        labels=np.array([[move in row.moves for move in MOVES] for row in rows]),
        grades=np.array([row.grade for row in rows]),
        groups=[*(row.product for row in rows), *(product for _, product in forged)],
        centre=centre,
        customer_centre=customer_centre,
        told=told,
    )


def grouped(groups: Sequence[str]) -> Folds:
    """Folds in which no product is on both sides."""
    from sklearn.model_selection import GroupKFold

    return list(GroupKFold(FOLDS).split(np.zeros(len(groups)), groups=groups))


def held_out_scores(material: Material, folds: Folds) -> Table:
    """The score of each move for each reply, from a model that did not see its product."""
    scores = np.zeros((len(material.groups), len(MOVES)))
    for train, test in folds:
        weights, bias = _clause_model(material, train[train < material.honest])
        parts = material.clauses @ weights.T + bias
        starts = np.searchsorted(material.owner, [test, test + 1])
        for reply, start, end in zip(test, *starts, strict=True):
            scores[reply] = best_of(parts[start:end])
    return scores


def _clause_model(material: Material, train: NDArray[np.int64]) -> tuple[Table, Table]:
    """Weights and bias of every move in a clause."""
    from joblib import Parallel, delayed

    of_train = np.isin(material.owner, train)
    owner, parts = material.owner[of_train], material.clauses[of_train]
    whole = material.whole[train]
    labels = np.zeros((len(material.groups), len(MOVES)), dtype=np.bool_)
    labels[: material.honest] = material.labels
    models = Parallel(n_jobs=2)(
        delayed(_one_move)(whole, parts, owner, labels[train, j], labels[:, j]) for j in range(labels.shape[1])
    )
    return np.vstack([m.coef_[0] for m in models]), np.array([m.intercept_[0] for m in models])


def _one_move(whole: Any, parts: Any, owner: Any, labels: Any, label_of: Any) -> Any:
    """The model of one move.

    Labels name replies, not clauses. So, as in multiple-instance learning (Andrews et al., 2002), the clause of a
    labelled reply that scores best is taken to show the move, its other clauses are left out, and the choice repeated.
    The first choice is that of a model of whole replies.
    """
    model = _model(STRENGTH).fit(whole, labels)
    scores = parts[:, : whole.shape[1]] @ model.coef_[0]
    positive = label_of[owner]
    for _ in range(ROUNDS):
        best: dict[int, int] = {}
        for index in np.flatnonzero(positive):
            reply = int(owner[index])
            if reply not in best or scores[index] > scores[best[reply]]:
                best[reply] = int(index)
        keep = ~positive
        keep[list(best.values())] = True
        model = _model(STRENGTH).fit(parts[keep], positive[keep])
        scores = model.decision_function(parts)
    return model


def _thresholds(chances: Table, labels: Any) -> Table:
    return np.array([max(LEAST, _best_threshold(chances[:, j], labels[:, j])) for j in range(len(MOVES))])


def _crossed_moves(chances: Table, labels: Any, folds: Folds) -> NDArray[np.bool_]:
    found = np.zeros(labels.shape, dtype=np.bool_)
    for others, own in folds:
        found[own] = chances[own] >= _thresholds(chances[others], labels[others])
    return found


def _crossed_grades(level: Table, grades: Any, folds: Folds) -> NDArray[np.int64]:
    given = np.zeros(len(grades), dtype=np.int64)
    for others, own in folds:
        given[own] = (level[own][:, None] >= _best_cuts(level[others], grades[others])).sum(axis=1)
    return given


def _wide(material: Material, chances: Table) -> Any:
    """What the grade is read from, one row a reply."""
    tails = [
        grade_tail(context, chance.astype(np.float32), told[len(MOVES) :])
        for context, chance, told in zip(material.contexts, chances, material.told, strict=True)
    ]
    return _beside(material.whole, np.array(tails))


def _gate_model(wide: Any, grades: Any, train: NDArray[np.int64]) -> Any:
    """Tells good answers from weak ones and forgeries."""
    good = np.zeros(wide.shape[0], dtype=np.bool_)
    good[: len(grades)] = grades >= GOOD
    weight = np.where(np.arange(wide.shape[0]) < len(grades), 1.0, FORGED_WEIGHT)
    return _model(GRADE_STRENGTH).fit(wide[train], good[train], sample_weight=weight[train])


def _held_out_gate(wide: Any, grades: Any, folds: Folds) -> Table:
    chance = np.zeros(wide.shape[0])
    for train, test in folds:
        chance[test] = 1 / (1 + np.exp(-_gate_model(wide, grades, train).decision_function(wide[test])))
    return chance


def _sparse(table: Any) -> Any:
    """Most hash buckets are empty in most rows; training is ten times faster without them."""
    from scipy.sparse import csr_matrix

    return csr_matrix(table)


def _stacked(tables: Sequence[Any]) -> Any:
    from scipy.sparse import vstack

    return vstack(tables, format="csr")


def _beside(left: Any, right: Any) -> Any:
    from scipy.sparse import hstack

    return hstack([left, _sparse(right)], format="csr")


def _model(strength: float) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, class_weight="balanced", solver="liblinear", max_iter=500, random_state=0)


def _calibration(scores: Table, told: Table, labels: Any) -> tuple[Table, Table, Table]:
    """Platt's scaling by move: chance = 1 / (1 + exp(-(slope x score + reader slope x reading + offset)))."""
    from sklearn.linear_model import LogisticRegression

    slopes, reader_slopes, offsets = [], [], []
    for j in range(labels.shape[1]):
        model = LogisticRegression(C=1.0, random_state=0).fit(np.column_stack([scores[:, j], told[:, j]]), labels[:, j])
        slopes.append(model.coef_[0, 0])
        reader_slopes.append(model.coef_[0, 1])
        offsets.append(model.intercept_[0])
    return np.array(slopes), np.array(reader_slopes), np.array(offsets)


def _best_threshold(chances: Table, labels: Any) -> float:
    """The threshold with the best F1."""
    best, best_f1 = 0.5, -1.0
    for threshold in np.arange(0.2, 0.75, 0.02):
        told = chances >= threshold
        hits = float((told & labels).sum())
        f1 = 2 * hits / max(1.0, float(told.sum() + labels.sum()))
        if f1 > best_f1:
            best, best_f1 = float(threshold), f1
    return best


def _linear_grades(wide: Any, grades: Any) -> tuple[Table, Table]:
    models = [_model(GRADE_STRENGTH).fit(wide, grades >= level) for level in (1, 2, 3)]
    return np.vstack([m.coef_[0] for m in models]), np.array([m.intercept_[0] for m in models])


def _held_out_level(wide: Any, grades: Any, folds: Any) -> Table:
    level = np.zeros(len(grades))
    for train, test in folds:
        weights, bias = _linear_grades(wide[train], grades[train])
        level[test] = (1 / (1 + np.exp(-(wide[test] @ weights.T + bias)))).sum(axis=1)
    return level


def _best_cuts(level: Table, grades: Any) -> Table:
    """Borders between grades that agree best with the labels (quadratic weighted kappa), by coordinate search."""
    from sklearn.metrics import cohen_kappa_score

    cuts = np.array([0.5, 1.5, 2.5])
    for _ in range(3):
        for index in range(3):
            tried = []
            for value in np.arange(0.2, 2.9, 0.05):
                candidate = cuts.copy()
                candidate[index] = value
                if np.all(np.diff(candidate) > 0.1):
                    predicted = (level[:, None] >= candidate).sum(axis=1)
                    tried.append(
                        (cohen_kappa_score(grades, predicted, weights="quadratic"), -abs(value - index - 0.5), value)
                    )
            cuts[index] = max(tried)[2]
    return cuts
