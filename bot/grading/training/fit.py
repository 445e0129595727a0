"""Fits the detector and the grade on labelled replies; the same data gives the same file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.grading.detection.artefact import MOVES, Artefact
from bot.grading.detection.reader import Reader, trained_with
from bot.grading.embedding import Embedder
from bot.grading.judging.genuineness import GATE
from bot.grading.training.chances import calibration, crossed_moves, thresholds
from bot.grading.training.clause_model import clause_models, held_out_scores
from bot.grading.training.facts import fit_facts, read_pairs
from bot.grading.training.forgeries import forgeries
from bot.grading.training.grade_model import (
    best_cuts,
    crossed_grades,
    gate_model,
    held_out_gate,
    held_out_level,
    level_model,
    wide,
)
from bot.grading.training.logistic import Table, squashed
from bot.grading.training.material import grouped, read
from bot.grading.training.readings import Readings
from bot.grading.training.wearing import worn
from bot.grading.types import Labelled


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
    *blind, clause_model = clause_models(material, [*(train for train, _ in own_folds), np.arange(honest)])
    held_out = held_out_scores(material, folds, blind)
    told = material.told[:, : len(MOVES)]
    slope, reader_slope, offset = calibration(held_out[:honest], told[:honest], labels)
    chances = squashed(slope * held_out + reader_slope * told + offset)
    graded = wide(material, chances)
    level = held_out_level(graded[:honest], grades, own_folds)
    levels = level_model(graded[:honest], grades)
    gate = gate_model(graded, grades, np.arange(len(contexts)))
    fact_weights, fact_bias = fit_facts(read_pairs(), embedder, material.centre.astype(np.float32))
    numbers: dict[str, Any] = {
        "centre": material.centre,
        "customer_centre": material.customer_centre,
        "weights": clause_model.weights,
        "bias": clause_model.bias,
        "slope": slope,
        "reader_slope": reader_slope,
        "offset": offset,
        "thresholds": thresholds(chances[:honest], labels),
        "grade_weights": levels.weights,
        "grade_bias": levels.bias,
        "grade_cuts": best_cuts(level, grades),
        "gate_weights": gate.weights,
        "gate_bias": gate.bias,
        "fact_weights": fact_weights,
        "fact_bias": fact_bias,
    }
    artefact = Artefact(
        identity=trained_with(embedder, reader), **{k: v.astype(np.float32) for k, v in numbers.items()}
    )
    passed = held_out_gate(graded, grades, folds)[:honest] >= GATE
    crossed = crossed_grades(level, grades, own_folds)
    return Fitted(
        artefact=artefact,
        chances=chances[:given],
        moves=crossed_moves(chances[:honest], labels, own_folds)[:given],
        grades=np.where(passed, crossed, np.minimum(crossed, 1))[:given],
    )
