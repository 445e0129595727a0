"""The grader: moves, key points, a grade of 0 to 3 and the one reason that decided it."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.errors import refusing
from bot.grading.detection.artefact import DEFAULT, Artefact, ArtefactRefused, Numbers
from bot.grading.detection.detector import Detected, Detector
from bot.grading.detection.reader import Reader, trained_with
from bot.grading.embedding import Embedder, centred
from bot.grading.facts.claims import false_claim
from bot.grading.facts.coverage import STATED, Compared, compare, parts_of, told, wordings_of
from bot.grading.facts.undercutting import undercut
from bot.grading.judging.corrections import put_right
from bot.grading.judging.expected_grade import best_change, expected_grade, grade_row
from bot.grading.judging.genuineness import no_answer
from bot.grading.judging.mistakes import (
    after_mistakes,
    finds_out,
    likeliest_mistake,
    mistakes_among,
    spared,
    to_the_matter,
    with_haste,
)
from bot.grading.judging.passing_over import passes_over
from bot.grading.judging.plain_jobs import plainly_done
from bot.grading.judging.reasons import (
    NAMED,
    bared,
    by_mistake,
    doubted,
    given_away,
    lied,
    reason_for,
    refused,
    unanswered,
    undersold,
)
from bot.grading.judging.suspicion import addresses_grader, suspicion
from bot.grading.phrases.limit import bares_floor
from bot.grading.phrases.rudeness import CERTAIN, open_insult
from bot.grading.phrases.scorn import KNOWN, scorn
from bot.grading.text.clauses import clauses, first_part
from bot.grading.types import BEST, GOOD, WEAK, FoundMove, FoundPoint, Grade, Point, Reason, ReplyContext
from bot.scenario.vocabulary import Move, StageKind

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
        if certain := _by_words(context, detected):
            return certain
        heard, detected = detected.moves, put_right(context, detected)
        row = grade_row(context, detected)
        value, near = self._value(row)
        points, lie, told_of = self._facts(context, detected)
        moves = spared(to_the_matter(context, detected.moves, points))
        if mistakes_among(heard) - mistakes_among(moves):
            # What was no fault is no reason for a 0 either.
            value = max(value, WEAK)
        named = any(found.move.is_mistake and found.confidence >= NAMED for found in moves)
        plain = plainly_done(context, detected.clauses) and not named
        if value < GOOD and (plain or (value == WEAK and finds_out(context, moves))):
            value, near = GOOD, True
        if value >= GOOD and (code := no_answer(context, self._artefact, row, told_of, moves, detected.clauses)):
            return doubted(context, code, moves, points)
        if lie:
            return lied(value, lie, moves, points)
        if cheaper := undercut(context, detected.clauses, moves):
            return undersold(value, cheaper, moves, points)
        moves = with_haste(context, moves, detected.clauses)
        faultless = value >= WEAK and not mistakes_among(moves)
        if (value >= GOOD or faultless) and passes_over(context, detected, points):
            return unanswered(context, moves, points)
        likeliest = likeliest_mistake(context, detected.probabilities)
        value, near = after_mistakes(value, near, moves, likeliest)
        told = bool(told_of)
        advice = best_change(self._artefact, context, detected, moves, told=told) if value < BEST else None
        reason = reason_for(context, value, moves, advice, likeliest, told=told)
        grade = Grade(value=value, reason=reason, moves=moves, points=points, uncertain=near, advice=advice)
        grade = given_away(grade, context, detected.clauses)
        limit = first_part(context.reply, detected.clauses, lambda words: bares_floor(words, context.prices))
        haggling = context.stage is StageKind.BARGAINING and context.settled is None
        return bared(grade, limit) if limit and haggling and value > GOOD else grade

    def _value(self, row: Numbers) -> tuple[int, bool]:
        """The grade, and whether the next one is nearly as likely."""
        level = expected_grade(self._artefact, row)
        cuts = self._artefact.grade_cuts
        distance = float(np.min(np.abs(cuts - level)))
        return int(np.sum(level >= cuts)), distance < UNCERTAIN

    def _facts(
        self, context: ReplyContext, detected: Detected
    ) -> tuple[tuple[FoundPoint, ...], Reason | None, frozenset[str]]:
        """The key points told, a claim that the product's file does not back, and the clauses that tell of it."""
        points, artefact = (*context.points, *context.facts), self._artefact
        compared: list[Compared] = []
        if points:
            wordings = centred(self._embedder.embed(list(wordings_of(points))), artefact.centre)
            parts = parts_of(detected.clauses, detected.vectors)
            compared = compare(points, parts, wordings, artefact.fact_weights, artefact.fact_bias)
        wanted = len(context.points)
        found, beside = (told(some, detected.clauses) for some in (compared[:wanted], compared[wanted:]))
        lie = false_claim(context, compared[wanted:], detected.clauses, detected.moves)
        return found, lie, frozenset(point.evidence for point in (*found, *beside))


def _by_words(context: ReplyContext, detected: Detected) -> Grade | None:
    """The grade where the words alone decide it: said to the grader, an open insult, or scorn."""
    if words := addresses_grader(context.reply):
        move = FoundMove(move=Move.IRRELEVANT, confidence=0.99, evidence=words)
        return Grade(value=0, reason=by_mistake(move), moves=(move,))
    insult = open_insult(context.reply, detected.clauses)
    if words := insult or scorn(context.reply, detected.clauses):
        move = FoundMove(move=Move.RUDENESS, confidence=CERTAIN if insult else KNOWN, evidence=words)
        others = (found for found in detected.moves if found.move is not Move.RUDENESS)
        return Grade(value=0, reason=by_mistake(move), moves=(move, *others), advice=Move.RUDENESS)
    return None


def load_default(embedder: Embedder, reader: Reader, path: Path = DEFAULT) -> Grader:
    """The grader with a detector file.

    Raises:
        ArtefactRefused: if the file is missing or does not fit the embedder and the reader.
    """
    with refusing(path, "read", "make one with `sparring train`", ArtefactRefused):
        content = path.read_bytes()
    return Grader(embedder, reader, Artefact.from_bytes(content, trained_with(embedder, reader), str(path)))
