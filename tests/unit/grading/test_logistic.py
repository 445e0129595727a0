"""The regression of many labels at once, held against scikit-learn's of one."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bot.grading.training.logistic import Linear, balanced, logistic

DRAW = np.random.default_rng(5)
ROWS = csr_matrix(
    np.hstack([DRAW.normal(size=(300, 6)), DRAW.normal(size=(300, 40)) * (DRAW.random((300, 40)) < 0.05)])
)
LABELS = DRAW.random((300, 3)) < 1 / (1 + np.exp(3 - ROWS @ DRAW.normal(size=(46, 3))))
COUNTED = np.where(DRAW.random((300, 1)) < 0.5, 1.0, 0.5)
ALIKE = 0.05
"""Of scores that lie some 20 apart."""


@pytest.fixture(scope="module")
def models():
    return logistic(ROWS, LABELS, balanced(LABELS, COUNTED), 3.0)


@pytest.mark.parametrize("label", range(3))
def test_each_label_has_the_model_that_it_would_have_alone(models, label):
    alone = LogisticRegression(C=3.0, class_weight="balanced", solver="liblinear", random_state=0)
    alone.fit(ROWS, LABELS[:, label], sample_weight=COUNTED[:, 0])
    assert models.scores(ROWS)[:, label] == pytest.approx(alone.decision_function(ROWS), abs=ALIKE)


def test_a_row_that_counts_for_one_label_may_count_nothing_for_another(models):
    counted = np.broadcast_to(COUNTED, LABELS.shape).copy()
    counted[:150, 1:] = 0
    fewer = logistic(ROWS, LABELS, balanced(LABELS, counted), 3.0)
    half = logistic(ROWS[150:], LABELS[150:], balanced(LABELS[150:], COUNTED[150:]), 3.0)
    assert fewer.scores(ROWS)[:, 0] == pytest.approx(models.scores(ROWS)[:, 0], abs=ALIKE)
    assert fewer.scores(ROWS)[:, 1:] == pytest.approx(half.scores(ROWS)[:, 1:], abs=ALIKE)


def test_another_start_leads_to_the_same_model(models):
    start = Linear(weights=np.ones((3, ROWS.shape[1])), bias=np.ones(3))
    again = logistic(ROWS, LABELS, balanced(LABELS, COUNTED), 3.0, start)
    assert again.scores(ROWS) == pytest.approx(models.scores(ROWS), abs=ALIKE)


def test_the_same_rows_give_the_same_numbers(models):
    again = logistic(ROWS, LABELS, balanced(LABELS, COUNTED), 3.0)
    assert np.array_equal(again.weights, models.weights)
    assert np.array_equal(again.bias, models.bias)
