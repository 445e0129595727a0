"""Which moves a reply makes, how surely, and in which words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.grading.detection.artefact import MOVES, Artefact, Numbers
from bot.grading.detection.evidence import SELLING, in_full, where
from bot.grading.detection.features import lettering, place
from bot.grading.detection.reader import Reader
from bot.grading.detection.surface_features import surface
from bot.grading.embedding import Embedder, Vectors, centred
from bot.grading.text.clauses import Clause, clauses
from bot.grading.text.plain import normalised, visible
from bot.grading.text.questions import QUESTIONS, asks
from bot.grading.types import FoundMove, ReplyContext
from bot.scenario.vocabulary import Move

SILENT = -10.0
"""Score of every move of a reply without any clause."""

POSITION_WEIGHT = 0.5
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
    levels: Numbers
    """The reader's score of each level of the grade."""
    moves: tuple[FoundMove, ...]
    clauses: tuple[Clause, ...]
    vectors: Vectors
    """Of the clauses."""


def reply_rows(contexts: Sequence[ReplyContext]) -> Numbers:
    """Feature rows of replies: their place in the sale, surface and letters. Their meaning is the reader's."""
    rows = [
        np.concatenate(
            [
                PLACE_WEIGHT * place(context.stage, context.mode, context.language),
                surface(context.reply, context.customer),
                LETTERS_WEIGHT * lettering(context.reply),
            ]
        )
        for context in contexts
    ]
    return np.asarray(rows, dtype=np.float32)


def clause_rows(context: ReplyContext, cut: Sequence[Clause], vectors: Vectors, customer: Vectors) -> Numbers:
    """Feature rows of a reply's clauses: each as a reply of its own, its meaning, and where it stands in the whole.

    Args:
        context: of the whole reply.
        cut: its clauses, at least one.
        vectors: of the clauses, centred.
        customer: of the customer's words, centred.
    """
    rows = reply_rows([replace(context, reply=clause.text) for clause in cut])
    last = len(cut) - 1
    position = [[index == 0, index == last, last == 0] for index in range(len(cut))]
    return np.hstack(
        [
            rows,
            MEANING_WEIGHT * vectors,
            np.repeat(CUSTOMER_WEIGHT * customer[None, :], len(cut), axis=0),
            (vectors @ customer)[:, None],
            POSITION_WEIGHT * np.asarray(position, dtype=np.float32),
        ]
    )


class Detector:
    """Finds moves by a reader of the whole reply, and by a linear model of its clauses, of which the best counts."""

    def __init__(self, embedder: Embedder, reader: Reader, artefact: Artefact) -> None:
        self._embedder = embedder
        self._reader = reader
        self._artefact = artefact

    def detect(self, contexts: Sequence[ReplyContext]) -> list[Detected]:
        """The moves of each reply, surest first; everything is embedded in one batch."""
        if not contexts:
            return []
        cut = [clauses(context.reply) for context in contexts]
        count = len(contexts)
        vectors = self._embed([c.customer for c in contexts] + [clause.text for parts in cut for clause in parts])
        customers = centred(vectors[:count], self._artefact.customer_centre)
        parts_vectors = centred(vectors[count:], self._artefact.centre)
        rows = reply_rows(contexts)
        readings = self._reader.read(contexts)
        found, start = [], 0
        for index, context in enumerate(contexts):
            own = parts_vectors[start : start + len(cut[index])]
            start += len(cut[index])
            scores = self._clause_scores(context, cut[index], own, customers[index])
            told, levels = readings[index, : len(MOVES)], readings[index, len(MOVES) :]
            probabilities = calibrated(self._artefact, best_of(scores), told)
            found.append(
                Detected(
                    row=rows[index],
                    probabilities=probabilities,
                    levels=levels,
                    moves=self._moves(probabilities, context, cut[index], scores),
                    clauses=cut[index],
                    vectors=own,
                )
            )
        return found

    def _embed(self, texts: Sequence[str]) -> Vectors:
        """One batch; the same text is embedded once."""
        seen = [visible(text) for text in texts]
        places = {text: index for index, text in enumerate(dict.fromkeys(seen))}
        vectors: Vectors = self._embedder.embed(list(places))[[places[text] for text in seen]]
        return vectors

    def _moves(
        self, chances: Numbers, context: ReplyContext, cut: tuple[Clause, ...], scores: Numbers
    ) -> tuple[FoundMove, ...]:
        present = _agreeing([i for i in range(len(MOVES)) if chances[i] >= self._artefact.thresholds[i]], chances)
        present = _with_question(present, chances, cut)
        if not present or not cut:
            return ()
        found: list[FoundMove] = []
        taken: set[int] = set()
        for i in sorted(present, key=lambda i: -round(float(chances[i]), 3)):
            move = MOVES[i]
            at = where(move, context.customer, cut, scores[:, i], taken)
            taken |= {at} if move in SELLING else set()
            words = in_full(move, context.reply, cut, at)
            found.append(FoundMove(move=move, confidence=round(float(chances[i]), 3), evidence=words))
        return tuple(found)

    def _clause_scores(
        self, context: ReplyContext, cut: tuple[Clause, ...], own: Vectors, customer: Vectors
    ) -> Numbers:
        if not cut:
            return np.empty((0, len(MOVES)), dtype=np.float32)
        rows = clause_rows(context, cut, own, customer)
        scores: Numbers = rows @ self._artefact.weights.T + self._artefact.bias
        return scores


def best_of(clause_scores: Numbers) -> Numbers:
    """The score of each move: of the clause that shows it most."""
    if not len(clause_scores):
        return np.full(len(MOVES), SILENT, dtype=np.float32)
    best: Numbers = clause_scores.max(axis=0)
    return best


YIELDS = {
    # A concession tied to something is no gift.
    Move.TRADE: frozenset({Move.CONCESSION}),
    Move.CONCESSION: frozenset({Move.TRADE}),
    # Whoever surely asks or listens misses nothing: so it was in 16 of 22 labelled replies.
    Move.IRRELEVANT: QUESTIONS | {Move.ACTIVE_LISTENING},
}
"""Moves that are not told beside a surer one of these."""

ASKING = QUESTIONS | {
    Move.PERMISSION, Move.DECISION_MAKER, Move.NEXT_STEP, Move.DETAILS, Move.UPSELL, Move.FOLLOW_UP
}  # fmt: skip
"""Moves that a question may make."""

PLAUSIBLE = 0.12
"""Chance from which the likeliest kind of question is told where a question stands without any."""

_TAG = re.compile(
    r"\W*(?:да|нет|ок|окей|верно|так|правда|правильно|ведь|угу|а|что|"
    r"right|ok|okay|yeah|no|huh|yes|you know|see|really|hm+)\W*"
)
"""A question mark that asks nothing."""


def _with_question(present: list[int], chances: Numbers, cut: Sequence[Clause]) -> list[int]:
    """The moves present, with a kind of question where a question is asked and none was found."""
    if any(MOVES[i] in ASKING for i in present):
        return present
    if not any(asks(clause.text) and not _TAG.fullmatch(normalised(clause.text)) for clause in cut):
        return present
    likeliest = max((i for i in range(len(MOVES)) if MOVES[i] in QUESTIONS), key=lambda i: float(chances[i]))
    return [*present, likeliest] if chances[likeliest] >= PLAUSIBLE else present


def _agreeing(present: list[int], chances: Numbers) -> list[int]:
    """The moves present without those that yield to a surer one."""

    def surer(other: int, than: int) -> bool:
        return (float(chances[other]), other) > (float(chances[than]), than)

    return [i for i in present if not any(MOVES[j] in YIELDS.get(MOVES[i], ()) and surer(j, than=i) for j in present)]


def calibrated(artefact: Artefact, scores: Numbers, readings: Numbers) -> Numbers:
    """The chance of each move by its best clause and by the reader (Platt's scaling of both scores)."""
    told = artefact.slope * scores + artefact.reader_slope * readings + artefact.offset
    chances: Numbers = (1 / (1 + np.exp(-np.clip(told, -50, 50)))).astype(np.float32)
    return chances
