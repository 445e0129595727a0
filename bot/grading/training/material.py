"""Replies as the numbers that the detector and the grade are learnt from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.grading.detection.artefact import MOVES
from bot.grading.detection.detector import clause_rows, reply_rows
from bot.grading.embedding import Embedder, centred
from bot.grading.text.clauses import clauses
from bot.grading.training.logistic import Table
from bot.grading.types import Labelled, ReplyContext

FOLDS = 5

Folds = Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]]


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


def read(
    rows: Sequence[Labelled], forged: Sequence[tuple[ReplyContext, str]], embedder: Embedder, told: Table
) -> Material:
    """Replies as feature rows, whole and clause by clause; everything is embedded once, in one batch.

    Args:
        rows: labelled replies.
        forged: forged ones, each with its product.
        embedder: to read them with.
        told: what a reader that did not see them says of all.
    """
    contexts = [*(row.context for row in rows), *(context for context, _ in forged)]
    cut = [clauses(context.reply) for context in contexts]
    texts = [row.context.reply for row in rows] + [context.customer for context in contexts]
    texts += [clause.text for parts in cut for clause in parts]
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    embedded = embedder.embed(list(places))
    vectors = embedded[[places[text] for text in texts]]
    replies, customers, parts_vectors = np.split(vectors, [len(rows), len(rows) + len(contexts)])
    centre, customer_centre = replies.mean(axis=0), customers[: len(rows)].mean(axis=0)
    heard, meanings = centred(customers, customer_centre), centred(parts_vectors, centre)
    owner = np.repeat(np.arange(len(contexts)), [len(parts) for parts in cut])
    starts = np.searchsorted(owner, np.arange(len(contexts) + 1))
    return Material(
        contexts=contexts,
        whole=_stacked(reply_rows([context]) for context in contexts),
        clauses=_stacked(
            clause_rows(context, cut[i], meanings[starts[i] : starts[i + 1]], heard[i])
            for i, context in enumerate(contexts)
            if cut[i]
        ),
        owner=owner,
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


def _stacked(tables: Iterable[Any]) -> Any:
    """Most hash buckets are empty in most rows: without them the rows take a tenth of the room."""
    from scipy.sparse import csr_matrix, vstack

    return vstack([csr_matrix(table) for table in tables], format="csr")
