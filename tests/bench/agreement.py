"""How far the grader agrees with labels, beside what one would otherwise pick; on folds grouped by product.

Run: .venv/bin/uv run --frozen --group train python -m tests.bench.agreement [--curve]

Thresholds of every method are chosen on the other folds, so that no figure has seen its own replies. 10 to 40 min.
"""

import argparse
import random
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import cohen_kappa_score, f1_score

from bot.app.mind import default_models
from bot.grading.detection.artefact import MOVES
from bot.grading.detection.vector_memory import RememberingEmbedder
from bot.grading.training import labelled
from bot.grading.training.fit import fit
from bot.grading.training.material import FOLDS, grouped
from bot.grading.training.readings import Readings
from bot.grading.types import Labelled

QUANTILES = np.linspace(0.7, 0.995, 40)
SHARES = (0.25, 0.5, 0.75, 1.0)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--curve", action="store_true", help="the learning curve too")
    curve = options.parse_args().curve
    rows = labelled()
    models = default_models()
    embedder = RememberingEmbedder(models.embedder, kept=200_000)
    print(f"{len(rows)} replies, {FOLDS} folds by product")
    print(f"{'':34}{'macro F1':>9}{'micro F1':>9}{'kappa':>7}{'exact':>7}{'within 1':>9}")
    vectors = embedder.embed([row.context.reply for row in rows])
    replies = [row.context.reply for row in rows]
    report("TF-IDF of letters + regression", rows, *simple(rows, lambda train, test: letters(replies, train, test)))
    report("embedding + regression", rows, *simple(rows, lambda train, test: (vectors[train], vectors[test])))
    shares = SHARES if curve else (1.0,)
    for share in shares:
        kept = by_product(rows, share)
        fitted = fit(kept, embedder, models.reader, Readings.read())
        report(f"sparring, {len(kept)} replies", kept, fitted.moves, fitted.grades)


def simple(rows: Sequence[Labelled], features: Callable[[Any, Any], tuple[Any, Any]]) -> tuple[Any, Any]:
    """Moves and grades by logistic regression over features of the whole reply."""
    labels = np.array([[move in row.moves for move in MOVES] for row in rows])
    grades = np.array([row.grade for row in rows])
    folds = grouped([row.product for row in rows])
    scores, given = np.zeros(labels.shape), np.zeros(len(rows), dtype=int)
    for train, test in folds:
        seen, unseen = features(train, test)
        for j in range(labels.shape[1]):
            model = LogisticRegression(C=10, class_weight="balanced", solver="liblinear").fit(seen, labels[train, j])
            scores[test, j] = model.decision_function(unseen)
        given[test] = LogisticRegression(C=10, max_iter=2000).fit(seen, grades[train]).predict(unseen)
    return crossed(scores, labels, folds), given


def letters(replies: Sequence[str], train: Any, test: Any) -> tuple[Any, Any]:
    """Weights of letter groups, learnt on the training half."""
    vectoriser = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2)
    return vectoriser.fit_transform([replies[i] for i in train]), vectoriser.transform([replies[i] for i in test])


def crossed(scores: Any, labels: Any, folds: Any) -> Any:
    """Moves by the threshold that gave the best F1 on the other folds."""
    found = np.zeros(labels.shape, dtype=bool)
    for others, own in folds:
        for j in range(labels.shape[1]):
            options = np.quantile(scores[others, j], QUANTILES)
            best = max(options, key=lambda t: f1_score(labels[others, j], scores[others, j] >= t, zero_division=0))
            found[own, j] = scores[own, j] >= best
    return found


def by_product(rows: Sequence[Labelled], share: float) -> list[Labelled]:
    """The replies about a share of the products, the same ones each time."""
    products = sorted({row.product for row in rows})
    random.Random(0).shuffle(products)
    kept = set(products[: round(share * len(products))])
    return [row for row in rows if row.product in kept]


def report(name: str, rows: Sequence[Labelled], moves: Any, grades: Any) -> None:
    labels = np.array([[move in row.moves for move in MOVES] for row in rows])
    wanted = np.array([row.grade for row in rows])
    macro, micro = (f1_score(labels, moves, average=kind, zero_division=0) for kind in ("macro", "micro"))
    kappa = cohen_kappa_score(wanted, grades, weights="quadratic")
    apart = np.abs(wanted - grades)
    print(
        f"{name:34}{macro:9.3f}{micro:9.3f}{kappa:7.3f}{(apart == 0).mean():7.3f}{(apart <= 1).mean():9.3f}", flush=True
    )


if __name__ == "__main__":
    main()
