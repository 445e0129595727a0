"""Which moves a reply makes, how surely, and in which words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.grading.artefact import MOVES, Artefact, Numbers
from bot.grading.clauses import Clause, clauses
from bot.grading.cues import names
from bot.grading.embedding import Embedder, Vectors
from bot.grading.features import centred, lettering, place
from bot.grading.surface import normalised, surface, visible
from bot.grading.types import FoundMove, ReplyContext
from bot.scenario.vocabulary import Move

CUSTOMER_WEIGHT = 0.7
MEANING_WEIGHT = 1.5
LETTERS_WEIGHT = 1.5
PLACE_WEIGHT = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Detected:
    """All that was worked out about a reply."""

    row: Numbers
    probabilities: Numbers
    """Calibrated, by move in the order of `MOVES`."""
    moves: tuple[FoundMove, ...]
    clauses: tuple[Clause, ...]
    vectors: Vectors
    """Of the clauses."""
    echo: float
    """Centred cosine of the reply and the customer's words."""


def feature_rows(contexts: Sequence[ReplyContext], replies: Vectors, customers: Vectors) -> Numbers:
    """Feature rows of replies, their vectors and the customers' already centred."""
    rows = [
        np.concatenate(
            [
                MEANING_WEIGHT * reply,
                CUSTOMER_WEIGHT * customer,
                [float(reply @ customer)],
                PLACE_WEIGHT * place(context.stage, context.mode, context.language),
                surface(context.reply, context.customer),
                LETTERS_WEIGHT * lettering(context.reply),
            ]
        )
        for context, reply, customer in zip(contexts, replies, customers, strict=True)
    ]
    return np.asarray(rows, dtype=np.float32)


class Detector:
    """Finds moves by a linear model over meaning, letters and place."""

    def __init__(self, embedder: Embedder, artefact: Artefact) -> None:
        self._embedder = embedder
        self._artefact = artefact

    def detect(self, contexts: Sequence[ReplyContext]) -> list[Detected]:
        """The moves of each reply, surest first; everything is embedded in one batch."""
        if not contexts:
            return []
        artefact = self._artefact
        cut = [clauses(context.reply) for context in contexts]
        texts = [c.reply for c in contexts] + [c.customer for c in contexts]
        texts += [clause.text for parts in cut for clause in parts]
        vectors = self._embed(texts)
        count = len(contexts)
        replies = centred(vectors[:count], artefact.centre)
        customers = centred(vectors[count : 2 * count], artefact.customer_centre)
        parts_vectors = centred(vectors[2 * count :], artefact.centre)
        rows = feature_rows(contexts, replies, customers)
        probabilities = _probabilities(artefact, rows)
        found, start = [], 0
        for index, context in enumerate(contexts):
            own = parts_vectors[start : start + len(cut[index])]
            start += len(cut[index])
            moves = self._moves(context, probabilities[index], cut[index], own, customers[index])
            found.append(
                Detected(
                    row=rows[index],
                    probabilities=probabilities[index],
                    moves=moves,
                    clauses=cut[index],
                    vectors=own,
                    echo=float(replies[index] @ customers[index]),
                )
            )
        return found

    def _embed(self, texts: Sequence[str]) -> Vectors:
        """One batch; the same text (a reply of one clause) is embedded once."""
        seen = [visible(text) for text in texts]
        places = {text: index for index, text in enumerate(dict.fromkeys(seen))}
        vectors: Vectors = self._embedder.embed(list(places))[[places[text] for text in seen]]
        return vectors

    def _moves(
        self, context: ReplyContext, chances: Numbers, cut: tuple[Clause, ...], own: Vectors, customer: Vectors
    ) -> tuple[FoundMove, ...]:
        present = _agreeing([i for i in range(len(MOVES)) if chances[i] >= self._artefact.thresholds[i]], chances)
        if not present or not cut:
            return ()
        scores = self._clause_scores(context, cut, own, customer)
        found = [
            FoundMove(
                move=MOVES[i], confidence=round(float(chances[i]), 3), evidence=_evidence(MOVES[i], cut, scores[:, i])
            )
            for i in present
        ]
        return tuple(sorted(found, key=lambda f: -f.confidence))

    def _clause_scores(
        self, context: ReplyContext, cut: tuple[Clause, ...], own: Vectors, customer: Vectors
    ) -> Numbers:
        if len(cut) == 1:
            return np.zeros((1, len(MOVES)), dtype=np.float32)
        parts = [
            ReplyContext(
                language=context.language,
                mode=context.mode,
                stage=context.stage,
                customer=context.customer,
                reply=clause.text,
            )
            for clause in cut
        ]
        rows = feature_rows(parts, own, np.repeat(customer[None, :], len(cut), axis=0))
        scores: Numbers = rows @ self._artefact.weights.T + self._artefact.bias
        return scores


QUESTIONS = frozenset({Move.OPEN_QUESTION, Move.CLOSED_QUESTION, Move.ALTERNATIVE_QUESTION, Move.CLARIFICATION})


RIVALS = (frozenset({Move.TRADE, Move.CONCESSION}),)
"""Moves that exclude each other: a concession tied to something is no gift."""


def _agreeing(present: list[int], chances: Numbers) -> list[int]:
    """The moves present, of rivals only the likelier."""
    for rivals in RIVALS:
        both = [i for i in present if MOVES[i] in rivals]
        if len(both) > 1:
            least = min(both, key=lambda i: float(chances[i]))
            present = [i for i in present if i != least]
    return present


def _evidence(move: Move, cut: tuple[Clause, ...], scores: Numbers) -> str:
    """The clause to point at: the likeliest of those whose words name the move, or that ask where it is a question."""
    pool = list(range(len(cut)))
    if move in QUESTIONS:
        pool = [i for i in pool if "?" in cut[i].text] or pool
    pool = [i for i in pool if names(move, normalised(cut[i].text))] or pool
    return cut[max(pool, key=lambda i: float(scores[i]))].text


def _probabilities(artefact: Artefact, rows: Numbers) -> Numbers:
    scores = rows @ artefact.weights.T + artefact.bias
    calibrated: Numbers = (1 / (1 + np.exp(-(artefact.slope * scores + artefact.offset)))).astype(np.float32)
    return calibrated
