"""Fits the detector and the grade on labelled replies; the same data gives the same file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.grading.artefact import MOVES, Artefact
from bot.grading.detector import feature_rows
from bot.grading.embedding import Embedder
from bot.grading.features import centred
from bot.grading.types import Labelled

FOLDS = 5
STRENGTH = 0.4
GRADE_STRENGTH = 0.3
"""Inverse strength of regularisation, chosen by grouped cross-validation."""

LEAST = {False: 0.2, True: 0.3}
"""Lowest threshold of a move, and of a mistake: a mistake wrongly told costs a trainee's trust."""

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """What training gives."""

    artefact: Artefact
    probabilities: Table
    """Calibrated chances of each move for each reply, each from a model that did not see the reply's product."""
    grades: NDArray[np.int64]
    """Grades likewise."""


def fit(rows: Sequence[Labelled], embedder: Embedder) -> Fitted:
    """Train on labelled replies; thresholds and calibration come from folds grouped by product."""
    replies = embedder.embed([row.context.reply for row in rows])
    customers = embedder.embed([row.context.customer for row in rows])
    centre, customer_centre = replies.mean(axis=0), customers.mean(axis=0)
    features = _sparse(
        feature_rows([row.context for row in rows], centred(replies, centre), centred(customers, customer_centre))
    )
    labels = np.array([[move in row.moves for move in MOVES] for row in rows])
    grades = np.array([row.grade for row in rows])
    folds = _folds(rows)
    held_out = _held_out_scores(features, labels, folds)
    slope, offset = _calibration(held_out, labels)
    chances = 1 / (1 + np.exp(-(slope * held_out + offset)))
    thresholds = np.array(
        [_best_threshold(chances[:, j], labels[:, j], LEAST[move.is_mistake]) for j, move in enumerate(MOVES)]
    )
    weights, bias = _linear_all(features, labels)
    wide = _sparse(np.hstack([features.toarray(), chances]))
    level = _held_out_level(wide, grades, folds)
    cuts = _best_cuts(level, grades)
    grade_weights, grade_bias = _linear_grades(wide, grades)
    artefact = Artefact(
        identity=embedder.identity,
        centre=centre.astype(np.float32),
        customer_centre=customer_centre.astype(np.float32),
        weights=weights.astype(np.float32),
        bias=bias.astype(np.float32),
        slope=slope.astype(np.float32),
        offset=offset.astype(np.float32),
        thresholds=thresholds.astype(np.float32),
        grade_weights=grade_weights.astype(np.float32),
        grade_bias=grade_bias.astype(np.float32),
        grade_cuts=cuts.astype(np.float32),
    )
    predicted = (level[:, None] >= cuts).sum(axis=1)
    return Fitted(artefact=artefact, probabilities=chances, grades=predicted)


def _sparse(table: Any) -> Any:
    """Most hash buckets are empty in most rows; training is ten times faster without them."""
    from scipy.sparse import csr_matrix

    return csr_matrix(table)


def _folds(rows: Sequence[Labelled]) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    from sklearn.model_selection import GroupKFold

    groups = [row.product for row in rows]
    return list(GroupKFold(FOLDS).split(np.zeros(len(rows)), groups=groups))


def _model(strength: float) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, class_weight="balanced", solver="liblinear", max_iter=500, random_state=0)


def _linear_all(features: Any, labels: Any) -> tuple[Table, Table]:
    models = [_model(STRENGTH).fit(features, labels[:, j]) for j in range(labels.shape[1])]
    return np.vstack([m.coef_[0] for m in models]), np.array([m.intercept_[0] for m in models])


def _held_out_scores(features: Any, labels: Any, folds: Any) -> Table:
    scores = np.zeros(labels.shape)
    for train, test in folds:
        weights, bias = _linear_all(features[train], labels[train])
        scores[test] = features[test] @ weights.T + bias
    return scores


def _calibration(scores: Table, labels: Any) -> tuple[Table, Table]:
    """Platt's scaling by move: chance = 1 / (1 + exp(-(slope x score + offset)))."""
    from sklearn.linear_model import LogisticRegression

    slopes, offsets = [], []
    for j in range(labels.shape[1]):
        model = LogisticRegression(C=1.0, random_state=0).fit(scores[:, [j]], labels[:, j])
        slopes.append(model.coef_[0, 0])
        offsets.append(model.intercept_[0])
    return np.array(slopes), np.array(offsets)


def _best_threshold(chances: Table, labels: Any, least: float) -> float:
    """The threshold with the best F1, not below the least."""
    best, best_f1 = 0.5, -1.0
    for threshold in np.arange(least, 0.75, 0.02):
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
