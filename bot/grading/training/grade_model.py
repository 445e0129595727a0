"""The models of the grade: how good a reply is, and whether it is an answer at all."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.grading.detection.artefact import MOVES
from bot.grading.judging.expected_grade import grade_tail
from bot.grading.training.logistic import Linear, Table, balanced, logistic, squashed
from bot.grading.training.material import Folds, Material
from bot.grading.types import GOOD

STRENGTH = 0.3
"""Inverse strength of regularisation, chosen by grouped cross-validation."""

FORGED_WEIGHT = 0.5
"""Weight of a forged reply beside an honest one, where answers are told from what only looks like one."""

LEVELS = (1, 2, 3)


def wide(material: Material, chances: Table) -> Any:
    """What the grade is read from, one row a reply."""
    from scipy.sparse import csr_matrix, hstack

    tails = [
        grade_tail(context, chance.astype(np.float32), told[len(MOVES) :])
        for context, chance, told in zip(material.contexts, chances, material.told, strict=True)
    ]
    return hstack([material.whole, csr_matrix(np.array(tails))], format="csr")


def level_model(rows: Any, grades: NDArray[np.int64]) -> Linear:
    """Tells whether a reply reaches each level."""
    reached = grades[:, None] >= LEVELS
    return logistic(rows, reached, balanced(reached, 1.0), STRENGTH)


def held_out_level(rows: Any, grades: NDArray[np.int64], folds: Folds) -> Table:
    """The expected grade of each reply, from models that did not see its product."""
    level = np.zeros(len(grades))
    for train, test in folds:
        level[test] = squashed(level_model(rows[train], grades[train]).scores(rows[test])).sum(axis=1)
    return level


def gate_model(rows: Any, grades: NDArray[np.int64], train: NDArray[np.int64]) -> Linear:
    """Tells good answers from weak ones and forgeries, which have no grade."""
    good = np.zeros((rows.shape[0], 1), dtype=np.bool_)
    good[: len(grades), 0] = grades >= GOOD
    counted = np.where(np.arange(rows.shape[0]) < len(grades), 1.0, FORGED_WEIGHT)[:, None]
    return logistic(rows[train], good[train], balanced(good[train], counted[train]), STRENGTH)


def held_out_gate(rows: Any, grades: NDArray[np.int64], folds: Folds) -> Table:
    """The chance of each reply to be a good answer, from models that did not see its product."""
    chance = np.zeros(rows.shape[0])
    for train, test in folds:
        chance[test] = squashed(gate_model(rows, grades, train).scores(rows[test]))[:, 0]
    return chance


def best_cuts(level: Table, grades: NDArray[np.int64]) -> Table:
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


def crossed_grades(level: Table, grades: NDArray[np.int64], folds: Folds) -> NDArray[np.int64]:
    """Grades by the borders that the other folds give."""
    given = np.zeros(len(grades), dtype=np.int64)
    for others, own in folds:
        given[own] = (level[own][:, None] >= best_cuts(level[others], grades[others])).sum(axis=1)
    return given
