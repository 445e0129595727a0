"""The grader: moves, key points, a grade of 0 to 3 and the one reason that decided it."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.grading.artefact import DEFAULT, Artefact, ArtefactRefused, Numbers
from bot.grading.core_moves import core_shown, missing_move
from bot.grading.coverage import covered
from bot.grading.detector import Detected, Detector
from bot.grading.embedding import Embedder
from bot.grading.features import centred
from bot.grading.suspicion import addresses_grader, suspicion
from bot.grading.types import FoundMove, FoundPoint, Grade, Reason, ReasonCode, ReplyContext
from bot.scenario.vocabulary import Move

RUINOUS = frozenset({Move.RUDENESS, Move.FALSE_PROMISE, Move.GIVING_UP})
"""Mistakes that make a reply harm, whatever else it holds."""

SURE = 0.7
"""Confidence from which a ruinous mistake decides alone."""

LIKELY = 0.6
"""Confidence from which any other mistake keeps a reply from being good."""

UNCERTAIN = 0.12
"""Distance to the next grade's border, in grades, below which a grade is called uncertain."""


class Grader:
    """Judges replies; pure and without memory."""

    def __init__(self, embedder: Embedder, artefact: Artefact) -> None:
        self._embedder = embedder
        self._artefact = artefact
        self._detector = Detector(embedder, artefact)

    @property
    def centre(self) -> Numbers:
        """The mean vector of sales talk, as trained: meanings differ around it."""
        return self._artefact.centre

    def grade_one(self, context: ReplyContext) -> Grade:
        """The grade of one reply."""
        return self.grade([context])[0]

    def grade(self, contexts: Sequence[ReplyContext]) -> list[Grade]:
        """The grades of replies, in their order."""
        verdicts = [suspicion(context) for context in contexts]
        honest = [c for c, verdict in zip(contexts, verdicts, strict=True) if verdict is None]
        detected = iter(self._detector.detect(honest))
        return [
            _refused(context, verdict) if verdict else self._judged(context, next(detected))
            for context, verdict in zip(contexts, verdicts, strict=True)
        ]

    def _judged(self, context: ReplyContext, detected: Detected) -> Grade:
        if words := addresses_grader(context.reply):
            move = FoundMove(move=Move.IRRELEVANT, confidence=0.99, evidence=words)
            return Grade(value=0, reason=_by_mistake(move), moves=(move,))
        value, near = self._value(detected)
        moves = detected.moves
        ruin = next((f for f in moves if f.move in RUINOUS and f.confidence >= SURE), None)
        if ruin:
            value, near = 0, False
        elif mistakes := [f for f in moves if f.move.is_mistake]:
            value = min(value, 1 if mistakes[0].confidence >= LIKELY else 2)
        return Grade(
            value=value,
            reason=_reason(context, value, moves),
            moves=moves,
            points=self._points(context, detected),
            uncertain=near,
        )

    def _value(self, detected: Detected) -> tuple[int, bool]:
        """The grade, and whether the next one is nearly as likely."""
        row = np.concatenate([detected.row, detected.probabilities])
        level = float(expected_grade(self._artefact, row[None, :])[0])
        cuts = self._artefact.grade_cuts
        distance = float(np.min(np.abs(cuts - level)))
        return int(np.sum(level >= cuts)), distance < UNCERTAIN

    def _points(self, context: ReplyContext, detected: Detected) -> tuple[FoundPoint, ...]:
        if not context.points:
            return ()
        wordings = self._embedder.embed([wording for point in context.points for wording in point.wordings])
        return covered(context.points, detected.clauses, detected.vectors, centred(wordings, self._artefact.centre))


def expected_grade(artefact: Artefact, rows: Numbers) -> Numbers:
    """The expected grade, 0 to 3: the sum of the chances to reach 1, 2 and 3."""
    scores = rows @ artefact.grade_weights.T + artefact.grade_bias
    level: Numbers = (1 / (1 + np.exp(-scores))).sum(axis=1)
    return level


def load_default(embedder: Embedder, path: Path = DEFAULT) -> Grader:
    """The grader with a detector file.

    Raises:
        ArtefactRefused: if the file is missing or does not fit the embedder.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ArtefactRefused(f"{path}: cannot be read; make one with `sparring train`") from error
    return Grader(embedder, Artefact.from_bytes(content, embedder.identity, str(path)))


def _refused(context: ReplyContext, verdict: ReasonCode) -> Grade:
    quote = " ".join(context.reply.split())[:80] if verdict is not ReasonCode.EMPTY else ""
    return Grade(value=0, reason=Reason(code=verdict, quote=quote), gradable=verdict is not ReasonCode.EMPTY)


def _reason(context: ReplyContext, value: int, moves: Sequence[FoundMove]) -> Reason:
    mistake = next((found for found in moves if found.move.is_mistake), None)
    if mistake and value <= 1:
        return _by_mistake(mistake)
    good = [found.move for found in moves if not found.move.is_mistake]
    missing = missing_move(context.stage, context.mode, frozenset(good))
    core = core_shown(context.stage, context.mode, good) or (good[0] if good else None)
    quote = next((f.evidence for f in moves if f.move is core), "") if core else _first_words(context.reply)
    if value <= 1:
        return Reason(code=ReasonCode.WEAK, quote=_first_words(context.reply), missing=missing)
    code = ReasonCode.EXCELLENT if value == 3 and core else ReasonCode.GOOD
    return Reason(code=code, move=core, quote=quote, missing=None if value == 3 else missing)


def _by_mistake(found: FoundMove) -> Reason:
    return Reason(code=ReasonCode.MISTAKE, move=found.move, quote=found.evidence)


def _first_words(reply: str) -> str:
    """The beginning of a reply, verbatim, cut at a word."""
    text = reply.strip()
    return text if len(text) <= 90 else text[:90].rsplit(" ", 1)[0]
