"""Fits the comparison of replies with facts on labelled pairs, and says how well it does on facts it has not seen."""

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ValidationError

from bot.errors import UserError
from bot.grading.embedding import Embedder, Vectors, centred
from bot.grading.facts.agreement import agreement
from bot.grading.facts.coverage import CLOSEST, parts_of
from bot.grading.text.clauses import clauses

PAIRS = Path(__file__).parent / "facts.jsonl"
FOLDS = 10
STRENGTH = 3.0
Table = NDArray[np.float64]


class Verdict(StrEnum):
    """What a reply says of a fact; the order is that of the model's rows."""

    ABSENT = "absent"
    STATED = "stated"
    CONTRADICTED = "contradicted"


class Pair(BaseModel):
    """A fact and a reply, labelled."""

    id: str
    lang: str
    point: str
    reply: str
    label: Verdict


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    """The labelled pairs of a file.

    Raises:
        UserError: if a line is bad; it is named.
    """
    pairs = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            pairs.append(Pair.model_validate(json.loads(line)))
        except (ValidationError, ValueError) as error:
            raise UserError(f"{path}:{number}: is not a labelled pair ({error})") from None
    return pairs


def fit_facts(pairs: Sequence[Pair], embedder: Embedder, centre: Vectors) -> tuple[Table, Table]:
    """Weights and bias of the three verdicts."""
    rows, labels = _read(pairs, embedder, centre)
    model = _model().fit(rows, labels)
    return model.coef_, model.intercept_


def held_out_verdicts(pairs: Sequence[Pair], embedder: Embedder, centre: Vectors) -> list[Verdict]:
    """The verdict on each pair by a model that has not seen its fact."""
    from sklearn.model_selection import GroupKFold

    rows, labels = _read(pairs, embedder, centre)
    found = np.zeros(len(labels), dtype=np.int64)
    for train, test in GroupKFold(FOLDS).split(rows, groups=[pair.point for pair in pairs]):
        found[test] = _model().fit(rows[train], labels[train]).predict(rows[test])
    return [list(Verdict)[index] for index in found]


def _read(pairs: Sequence[Pair], embedder: Embedder, centre: Vectors) -> tuple[Table, NDArray[np.int64]]:
    rows = [_nearest(pair, embedder, centre) for pair in pairs]
    return np.array(rows), np.array([list(Verdict).index(pair.label) for pair in pairs])


def _nearest(pair: Pair, embedder: Embedder, centre: Vectors) -> Any:
    """Features of the part of the reply that is most about the fact."""
    cut = clauses(pair.reply)
    parts = parts_of(cut, centred(embedder.embed([clause.text for clause in cut]), centre))
    point = centred(embedder.embed([pair.point]), centre)[0]
    near = sorted(parts, key=lambda part: -float(part.vector @ point))[:CLOSEST]
    features = [agreement(pair.point, part.text, float(part.vector @ point)) for part in near]
    return max(features, key=lambda row: float(row[0] + 0.25 * row[2] + 0.05 * row[3]))


def _model() -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=2000, random_state=0)
