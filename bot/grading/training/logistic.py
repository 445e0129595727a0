"""Logistic regression of many labels at once: the rows, which are many and long, are read once for all labels."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]

FILLED = 0.25
"""Share of the rows from which a column is kept in full: most hash buckets are empty in most rows."""

STEPS = 400
NEAR = 1e-6
"""Part of the loss that a step must still win."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """Weights, one row a label, and biases."""

    weights: Table
    bias: Table

    def scores(self, rows: Any) -> Table:
        """Of rows, one column a label."""
        scores: Table = rows @ self.weights.T + self.bias
        return scores


def squashed(scores: Table) -> Table:
    """Scores as chances."""
    chances: Table = 1 / (1 + np.exp(-scores))
    return chances


def balanced(labels: NDArray[np.bool_], counted: Any) -> Table:
    """Weights by which the rows with a label weigh as much as those without it.

    Args:
        labels: one column a label.
        counted: how much each row counts before, by label or for all.
    """
    counts = np.broadcast_to(np.asarray(counted, dtype=np.float64), labels.shape)
    total, own = counts.sum(axis=0), (counts * labels).sum(axis=0)
    weights: Table = counts * np.where(
        labels, total / (2 * np.maximum(own, 1)), total / (2 * np.maximum(total - own, 1))
    )
    return weights


def logistic(
    rows: Any, labels: NDArray[np.bool_], weights: Table, strength: float, start: Linear | None = None
) -> Linear:
    """The regularised model of each label, biases regularised too.

    Args:
        rows: feature rows, sparse.
        labels: one column a label.
        weights: how much each row counts for each label.
        strength: inverse strength of regularisation.
        start: a model of nearly the same, to begin from.
    """
    from scipy.optimize import minimize

    filled = np.bincount(rows.indices, minlength=rows.shape[1]) > FILLED * rows.shape[0]
    full = np.hstack([np.ones((rows.shape[0], 1)), rows[:, filled].toarray()]).astype(np.float32)
    rare = rows[:, ~filled].astype(np.float32)
    turned = rare.T.tocsr()
    cut, shape = full.shape[1], (full.shape[1] + rare.shape[1], labels.shape[1])
    sign, weight = np.where(labels, 1, -1).astype(np.float32), (strength * weights).astype(np.float32)

    def loss(flat: Table) -> tuple[float, Table]:
        model = flat.reshape(shape).astype(np.float32)
        margin = sign * (full @ model[:cut] + rare @ model[cut:])
        missed = -weight * sign / (1 + np.exp(np.minimum(margin, 50)))
        gradient = np.vstack([full.T @ missed, turned @ missed]).astype(np.float64).ravel() + flat
        return float(flat @ flat / 2 + (weight * np.logaddexp(0, -margin)).sum(dtype=np.float64)), gradient

    begun = np.zeros(shape)
    if start:
        begun = np.vstack([start.bias, start.weights.T[filled], start.weights.T[~filled]])
    found = minimize(loss, begun.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": STEPS, "ftol": NEAR}).x
    learnt = found.reshape(shape)
    made = np.zeros((labels.shape[1], rows.shape[1]))
    made[:, filled], made[:, ~filled] = learnt[1:cut].T, learnt[cut:].T
    return Linear(weights=made, bias=learnt[0])
