"""The grader: moves, key points, a grade of 0 to 3 and the one reason that decided it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from bot.grading.artefact import DEFAULT, Artefact, ArtefactRefused, Numbers
from bot.grading.claims import false_claim
from bot.grading.clauses import Clause, clauses
from bot.grading.corrections import plainly_done, put_right, welcomes
from bot.grading.coverage import STATED, Compared, compare, parts_of, told, wordings_of
from bot.grading.detector import Detected, Detector
from bot.grading.embedding import Embedder
from bot.grading.features import centred
from bot.grading.haste import PUSHED, forced_haste
from bot.grading.level import best_change, expected_grade, grade_row
from bot.grading.passing_over import passes_over
from bot.grading.questions import QUESTIONS
from bot.grading.reading import Reader, trained_with
from bot.grading.reasons import NAMED, by_mistake, doubted, lied, reason_for, refused, unanswered
from bot.grading.rudeness import CERTAIN, open_insult
from bot.grading.sincerity import (
    IMMERSED,
    TOPICAL,
    adds_nothing,
    on_topic,
    recites,
    says_everything,
    says_who,
    strung,
    theory,
    topical,
)
from bot.grading.suspicion import addresses_grader, suspicion
from bot.grading.types import GOOD, FoundMove, FoundPoint, Grade, Point, Reason, ReasonCode, ReplyContext
from bot.scenario.vocabulary import Move, StageKind

RUINOUS = frozenset({Move.RUDENESS, Move.FALSE_PROMISE, Move.GIVING_UP})
"""Mistakes that make a reply harm, whatever else it holds."""

SURE = 0.7
"""Confidence from which a ruinous mistake decides alone."""

LIKELY = 0.6
"""Confidence from which any other mistake keeps a reply from being good."""

FINDS_OUT: Mapping[Move, float] = {Move.OPEN_QUESTION: 0.9, Move.ACTIVE_LISTENING: 0.7}
"""Confidence from which one of these alone makes a reply to someone who tells of his needs a good one.

Without a mistake beside it 253 of 254 labelled open questions are good there, and 389 of 415 summaries. Of the unseen
ones heard from 0.7 to 0.8 13 of 14 are.
"""

WEAK, BEST = 1, 3
GATE = 0.35
"""Chance to be a good answer, by a model that knows forgeries, below which a reply is at most weak."""

ON_TOPIC = 0.1
"""The same for a reply that speaks of the product sold."""

BY_THEORY = 0.25
"""Added to it for a word of sales theory: one may slip out, but rarely in a good answer."""

RECITAL = 6
"""Clauses that tell a fact of the product, from which a reply recites its file, whatever was asked."""

UNCERTAIN = 0.12
"""Distance to the next grade's border, in grades, below which a grade is called uncertain."""


class Grader:
    """Judges replies; pure and without memory."""

    def __init__(self, embedder: Embedder, reader: Reader, artefact: Artefact) -> None:
        self._embedder = embedder
        self._artefact = artefact
        self._detector = Detector(embedder, reader, artefact)

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
            refused(context, verdict) if verdict else self._judged(context, next(detected))
            for context, verdict in zip(contexts, verdicts, strict=True)
        ]

    def told(self, text: str, points: Sequence[Point]) -> list[tuple[float, float]]:
        """For each point, the chance that a text tells it and the nearness of its nearest part, each at most 1."""
        cut = clauses(text)
        if not cut or not points:
            return [(0.0, 0.0) for _ in points]
        artefact = self._artefact
        parts = parts_of(cut, centred(self._embedder.embed([clause.text for clause in cut]), artefact.centre))
        wordings = centred(self._embedder.embed(list(wordings_of(points))), artefact.centre)
        near = iter(wordings @ np.stack([part.vector for part in parts]).T)
        compared = compare(points, parts, wordings, artefact.fact_weights, artefact.fact_bias)
        return [(one.chances[STATED], max(float(next(near).max()) for _ in one.point.wordings)) for one in compared]

    def _judged(self, context: ReplyContext, detected: Detected) -> Grade:
        if words := addresses_grader(context.reply):
            move = FoundMove(move=Move.IRRELEVANT, confidence=0.99, evidence=words)
            return Grade(value=0, reason=by_mistake(move), moves=(move,))
        if words := open_insult(context.reply, detected.clauses):
            move = FoundMove(move=Move.RUDENESS, confidence=CERTAIN, evidence=words)
            others = (found for found in detected.moves if found.move is not Move.RUDENESS)
            return Grade(value=0, reason=by_mistake(move), moves=(move, *others), advice=Move.RUDENESS)
        heard, detected = detected.moves, put_right(context, detected)
        row = grade_row(context, detected)
        value, near = self._value(row)
        points, lie, told_of = self._facts(context, detected)
        moves = _spared(_to_the_matter(context, detected.moves, points))
        if _mistakes(heard) - _mistakes(moves):
            # What was no fault is no reason for a 0 either.
            value = max(value, WEAK)
        named = any(found.move.is_mistake and found.confidence >= NAMED for found in moves)
        plain = plainly_done(context, detected.clauses) and not named
        if value < GOOD and (plain or (value == WEAK and _finds_out(context, moves))):
            value, near = GOOD, True
        if value >= GOOD and (code := self._doubt(context, row, told_of, moves, detected.clauses)):
            return doubted(context, code, moves, points)
        if lie:
            return lied(value, lie, moves, points)
        if value >= GOOD and passes_over(context, detected, points):
            return unanswered(context, moves, points)
        moves = _with_haste(context, moves, detected.clauses)
        value, near = _after_mistakes(value, near, moves)
        advice = best_change(self._artefact, context, detected, moves) if value < BEST else None
        return Grade(
            value=value,
            reason=reason_for(context, value, moves, advice),
            moves=moves,
            points=points,
            uncertain=near,
            advice=advice,
        )

    def _doubt(
        self,
        context: ReplyContext,
        row: Numbers,
        told_of: int,
        moves: Sequence[FoundMove],
        cut: Sequence[Clause],
    ) -> ReasonCode | None:
        """Why what looks like a good reply is none, None where it is one."""
        if recites(context.reply) or says_everything(context.reply) or told_of >= RECITAL:
            return ReasonCode.RECITED
        if adds_nothing(context):
            return ReasonCode.ECHO
        if says_who(context) and any(found.move is Move.GREETING for found in moves):
            return None
        if strung(context.reply):
            return ReasonCode.UNRELATED
        if welcomes(context, moves) or (plainly_done(context, cut) and not theory(context.reply)):
            return None
        score = float(row @ self._artefact.gate_weights[0] + self._artefact.gate_bias[0])
        return ReasonCode.UNRELATED if 1 / (1 + np.exp(-np.clip(score, -50, 50))) < _least(context) else None

    def _value(self, row: Numbers) -> tuple[int, bool]:
        """The grade, and whether the next one is nearly as likely."""
        level = expected_grade(self._artefact, row)
        cuts = self._artefact.grade_cuts
        distance = float(np.min(np.abs(cuts - level)))
        return int(np.sum(level >= cuts)), distance < UNCERTAIN

    def _facts(self, context: ReplyContext, detected: Detected) -> tuple[tuple[FoundPoint, ...], Reason | None, int]:
        """The key points told, a claim that the product's file does not back, and how many clauses tell of it."""
        points, artefact = (*context.points, *context.facts), self._artefact
        compared: list[Compared] = []
        if points:
            wordings = centred(self._embedder.embed(list(wordings_of(points))), artefact.centre)
            parts = parts_of(detected.clauses, detected.vectors)
            compared = compare(points, parts, wordings, artefact.fact_weights, artefact.fact_bias)
        wanted = len(context.points)
        found, beside = (told(some, detected.clauses) for some in (compared[:wanted], compared[wanted:]))
        lie = false_claim(context, compared[wanted:], detected.clauses, detected.moves)
        return found, lie, len({point.evidence for point in (*found, *beside)})


def _least(context: ReplyContext) -> float:
    """The chance to be an answer that a reply must have; the more it speaks of the product, the less."""
    shared = topical(context)
    least = 0.0 if shared >= IMMERSED else ON_TOPIC if shared >= TOPICAL else GATE
    return least + BY_THEORY * theory(context.reply)


def _after_mistakes(value: int, near: bool, moves: Sequence[FoundMove]) -> tuple[int, bool]:
    """The grade with what its mistakes allow, and whether it is uncertain."""
    if any(found.move in RUINOUS and found.confidence >= SURE for found in moves):
        return 0, False
    mistake = next((found for found in moves if found.move.is_mistake), None)
    if mistake is not None:
        value = min(value, 1 if mistake.confidence >= LIKELY else 2)
        near = near or mistake.confidence < NAMED
    if not value and mistake is None and _surely_asks(moves):
        # A question that surely is one harms nobody: of 8 such replies left out of the training 4 were better than 0.
        return 1, True
    if near and not value and (mistake is None or mistake.confidence < NAMED):
        # No mistake tells surely of harm: of 13 such replies unseen without any, 9 were weak and no more.
        return 1, True
    return value, near


def _finds_out(context: ReplyContext, moves: Sequence[FoundMove]) -> bool:
    """True for what surely finds out needs, while they are found out, without a mistake."""
    if context.stage is not StageKind.NEEDS or any(found.move.is_mistake for found in moves):
        return False
    return any(found.confidence >= FINDS_OUT.get(found.move, 1.1) for found in moves)


def _to_the_matter(
    context: ReplyContext, moves: tuple[FoundMove, ...], points: Sequence[FoundPoint]
) -> tuple[FoundMove, ...]:
    """The moves without a doubtful "irrelevant", where the reply speaks of the product or of what is worth knowing.

    A question with one word of the product is to the matter, however surely it seems not to be.
    """
    beside = next((found for found in moves if found.move is Move.IRRELEVANT), None)
    if beside is None:
        return moves
    asks = any(found.move in QUESTIONS for found in moves) and topical(context)
    doubtful = beside.confidence < SURE and (points or on_topic(context))
    return tuple(found for found in moves if found is not beside) if asks or doubtful else moves


def _with_haste(context: ReplyContext, moves: tuple[FoundMove, ...], cut: Sequence[Clause]) -> tuple[FoundMove, ...]:
    """The moves with a "pressure" that was not seen where the words leave no doubt; surest first, as they come."""
    if any(found.move is Move.PRESSURE and found.confidence >= PUSHED for found in moves):
        return moves
    words = forced_haste(context.reply, cut)
    if words is None:
        return moves
    pushed = FoundMove(move=Move.PRESSURE, confidence=PUSHED, evidence=words)
    others = (found for found in moves if found.move is not Move.PRESSURE)
    return tuple(sorted((pushed, *others), key=lambda found: -found.confidence))


def _spared(moves: tuple[FoundMove, ...]) -> tuple[FoundMove, ...]:
    """The moves without a doubtful "rudeness" beside what surely is a question.

    To call an honest question rude shames, so that it is done where that is likely; open insults are known by their
    words. Of 1,271 unseen replies this spares one, and wrongly.
    """
    if not _surely_asks(moves):
        return moves
    return tuple(f for f in moves if f.move is not Move.RUDENESS or f.confidence >= LIKELY)


def _mistakes(moves: Sequence[FoundMove]) -> frozenset[Move]:
    return frozenset(found.move for found in moves if found.move.is_mistake)


def _surely_asks(moves: Sequence[FoundMove]) -> bool:
    return any(found.move in QUESTIONS and found.confidence >= SURE for found in moves)


def load_default(embedder: Embedder, reader: Reader, path: Path = DEFAULT) -> Grader:
    """The grader with a detector file.

    Raises:
        ArtefactRefused: if the file is missing or does not fit the embedder and the reader.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ArtefactRefused(f"{path}: cannot be read; make one with `sparring train`") from error
    return Grader(embedder, reader, Artefact.from_bytes(content, trained_with(embedder, reader), str(path)))
