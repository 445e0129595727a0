"""The model of the moves in a clause, learnt from labels that name replies."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bot.grading.detection.artefact import MOVES
from bot.grading.detection.detector import SILENT
from bot.grading.training.logistic import Linear, Table, balanced, logistic
from bot.grading.training.material import Folds, Material

STRENGTH = 3.0
"""Inverse strength of regularisation, chosen by grouped cross-validation."""

ROUNDS = 2
"""How often the clause that shows a move is chosen anew."""


def clause_models(material: Material, trains: Sequence[NDArray[np.int64]]) -> list[Linear]:
    """A model of every move from each of these parts of the labelled replies; two are made at a time."""
    from joblib import Parallel, delayed

    slim = replace(material, contexts=(), groups=())
    models: list[Linear] = Parallel(n_jobs=2)(delayed(_clause_model)(slim, train) for train in trains)
    return models


def held_out_scores(material: Material, folds: Folds, models: Sequence[Linear]) -> Table:
    """The score of each move for each reply, from the model that did not see its product."""
    scores = np.full((len(material.groups), len(MOVES)), SILENT)
    for (_, test), model in zip(folds, models, strict=True):
        own = np.isin(material.owner, test)
        owner = material.owner[own]
        starts = _starts(owner)
        scores[owner[starts]] = np.maximum.reduceat(model.scores(material.clauses[own]), starts)
    return scores


def _clause_model(material: Material, train: NDArray[np.int64]) -> Linear:
    """The model of every move, from these of the labelled replies.

    Labels name replies, not clauses. So, as in multiple-instance learning (Andrews et al., 2002), the clause of a
    labelled reply that scores best is taken to show the move, its other clauses are left out, and the choice repeated.
    The first choice is that of a model of whole replies.
    """
    own = np.isin(material.owner, train)
    owner, parts = material.owner[own], material.clauses[own]
    whole = material.whole[train]
    model = logistic(whole, material.labels[train], balanced(material.labels[train], 1.0), STRENGTH)
    missing = parts.shape[1] - whole.shape[1]
    model = Linear(weights=np.pad(model.weights, ((0, 0), (0, missing))), bias=model.bias)
    shown = material.labels[owner]
    starts = _starts(owner)
    for _ in range(ROUNDS):
        kept = ~shown | _best(model.scores(parts), starts)
        model = logistic(parts, shown, balanced(shown, kept), STRENGTH, model)
    return model


def _starts(owner: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where the clauses of each reply begin."""
    starts: NDArray[np.int64] = np.flatnonzero(np.diff(owner, prepend=-1))
    return starts


def _best(scores: Table, starts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """By clause and move: true for the first of the best clauses of each reply."""
    best = np.zeros(scores.shape, dtype=np.bool_)
    for start, end in zip(starts, [*starts[1:], len(scores)], strict=True):
        best[start + scores[start:end].argmax(axis=0), np.arange(scores.shape[1])] = True
    return best
