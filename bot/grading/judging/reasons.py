"""Why a grade is what it is: the one cause, with the words that show it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.grading.judging.core_moves import core_shown, granted, job_of, lacking
from bot.grading.phrases.concessions import promises_discount
from bot.grading.text.clauses import Clause
from bot.grading.text.questions import words_of
from bot.grading.text.sentences import sentences
from bot.grading.types import BEST, GOOD, WEAK, FoundMove, FoundPoint, Grade, Reason, ReasonCode, ReplyContext
from bot.scenario.vocabulary import Move

CLAIM = 0.65
"""Confidence of a claim against the file: four in five such findings are right on labelled pairs."""

NAMED = 0.5
"""Confidence from which a mistake is named as the reason: a wrong reproach costs more trust than a missed one."""

PRAISED = 0.8
"""Confidence from which a move is named as done: below, four of ten on unseen replies were not labelled so."""

GIVEN = 0.8
"""Confidence from which better terms are told as the reason: 26 of 28 such are labelled so, of the less sure 3 of 6."""

QUOTED = 90
"""Characters of a reply that stand for the whole."""

TELLING = 2
"""Longer words from which a quotation says something: "Quite a bit, yes." does not."""


def refused(context: ReplyContext, verdict: ReasonCode) -> Grade:
    """The grade of what is no honest attempt."""
    quote = " ".join(context.reply.split())[:QUOTED] if verdict is not ReasonCode.EMPTY else ""
    return Grade(value=0, reason=Reason(code=verdict, quote=quote), gradable=verdict is not ReasonCode.EMPTY)


def doubted(
    context: ReplyContext, code: ReasonCode, moves: tuple[FoundMove, ...], points: tuple[FoundPoint, ...]
) -> Grade:
    """What looks good and is not: weak; words strung together earn nothing besides."""
    reason = Reason(code=code, quote=first_words(context.reply))
    if code is ReasonCode.RECITED:
        return Grade(value=WEAK, reason=reason, moves=tuple(found for found in moves if found.move.is_mistake))
    return Grade(value=WEAK, reason=reason, moves=moves, points=points)


def lied(value: int, reason: Reason, moves: tuple[FoundMove, ...], points: tuple[FoundPoint, ...]) -> Grade:
    """A claim against the file: at most weak, however well it is said.

    A price below the floor is no claim of the product: the tip is that of a discount given away.
    """
    known = tuple(found for found in moves if found.move is not Move.FALSE_PROMISE)
    claim = FoundMove(move=Move.FALSE_PROMISE, confidence=CLAIM, evidence=reason.quote)
    advice = Move.CONCESSION if reason.code is ReasonCode.TOO_CHEAP else None
    decided = replace(reason, move=advice) if advice else reason
    return Grade(value=min(value, WEAK), reason=decided, moves=(claim, *known), points=points, advice=advice)


def undersold(value: int, reason: Reason, moves: tuple[FoundMove, ...], points: tuple[FoundPoint, ...]) -> Grade:
    """A lower price after the yes: at most weak, and told what was left to do."""
    return Grade(value=min(value, WEAK), reason=reason, moves=moves, points=points, advice=Move.DETAILS)


def given_away(grade: Grade, context: ReplyContext, cut: Sequence[Clause]) -> Grade:
    """A weak grade of words that give better terms for nothing: that is told, not what else they lacked."""
    if grade.reason.code is not ReasonCode.WEAK or grade.has(Move.TRADE):
        return grade
    heard = next((f.evidence for f in grade.moves if f.move is Move.CONCESSION and f.confidence >= GIVEN), None)
    words = heard or promises_discount(context.reply, cut)
    if not words:
        return grade
    reason = Reason(code=ReasonCode.MISTAKE, move=Move.CONCESSION, quote=words)
    return replace(grade, reason=reason, advice=Move.CONCESSION)


def bared(grade: Grade, words: str) -> Grade:
    """An excellent grade of words that tell one's own limit: good and no more, for it is where he will aim now."""
    reason = Reason(code=ReasonCode.BARED, move=Move.PRICE, quote=words)
    return replace(grade, value=GOOD, reason=reason, uncertain=False, advice=Move.VALUE_FRAMING)


def unanswered(context: ReplyContext, moves: tuple[FoundMove, ...], points: tuple[FoundPoint, ...]) -> Grade:
    """A doubt passed over: weak, however well the next step is put, and told what would have met it."""
    missing = Move.CLARIFICATION
    reason = Reason(code=ReasonCode.WEAK, quote=first_words(context.reply), missing=missing)
    return Grade(value=WEAK, reason=reason, moves=moves, points=points, advice=missing)


def past_his_sum(grade: Grade, reply: str) -> Grade:
    """A good grade of a reply without a word on the sum that waits for an answer: weak, however well it goes on."""
    if grade.value < GOOD:
        return grade
    missing = Move.VALUE_FRAMING
    reason = Reason(code=ReasonCode.WEAK, quote=first_words(reply), missing=missing)
    return replace(grade, value=WEAK, reason=reason, uncertain=False, advice=missing)


def gone_back(grade: Grade, reply: str, before: str) -> Grade:
    """A grade of a reply that goes back on an earlier word: at most weak, however well it is said."""
    reason = Reason(code=ReasonCode.BROKEN, quote=first_words(reply), against=before)
    return replace(grade, value=min(grade.value, WEAK), reason=reason, uncertain=False, advice=None)


def misquoted(grade: Grade, quote: str, told: str) -> Grade:
    """A grade of a summary that names another number than the customer did: at most weak, and no listening."""
    moves = tuple(found for found in grade.moves if found.move is not Move.ACTIVE_LISTENING)
    reason = Reason(code=ReasonCode.MISHEARD, quote=quote, against=told)
    return replace(grade, value=min(grade.value, WEAK), reason=reason, moves=moves, uncertain=False, advice=None)


def reason_for(
    context: ReplyContext,
    value: int,
    moves: Sequence[FoundMove],
    advice: Move | None,
    likeliest: FoundMove,
    *,
    told: bool,
) -> Reason:
    """What decided a grade: a mistake, the job done or the part of it that is missing.

    Args:
        context: of the reply.
        value: the grade.
        moves: found in it.
        advice: the change that would help most; where that is a part of the job, it is the one that is missing.
        likeliest: mistake, which is the reason of a 0 where none is sure.
        told: it tells something of the product.
    """
    mistake = next((found for found in moves if found.move.is_mistake and found.confidence >= NAMED), None)
    if value <= WEAK and (mistake or not value):
        return by_mistake(mistake or likeliest)
    good = [found.move for found in moves if not found.move.is_mistake]
    missing = advice if advice and not advice.is_mistake else None
    missing = missing or next(iter(lacking(context, granted(context, good, told=told))), None)
    if value <= WEAK:
        return Reason(code=ReasonCode.WEAK, quote=first_words(context.reply), missing=missing)
    sure = [found.move for found in moves if not found.move.is_mistake and found.confidence >= PRAISED]
    job = job_of(context)
    core = core_shown(job, sure)
    if core is None and core_shown(job, good) is None:
        # What is outside the job is praised only where nothing of the job was heard, however unsurely.
        core = next(iter(sure), None)
    quote = next((f.evidence for f in moves if f.move is core), "") if core else _best_words(context, moves)
    if value == BEST:
        return Reason(code=ReasonCode.EXCELLENT, move=core, quote=quote)
    return Reason(code=ReasonCode.GOOD, move=core, quote=quote, missing=missing)


def _best_words(context: ReplyContext, moves: Sequence[FoundMove]) -> str:
    """What a good reply is quoted for where no move of it is named: the surest of the job, or else of the others."""
    good = [found for found in moves if not found.move.is_mistake]
    jobs = frozenset().union(*job_of(context))
    best = sorted(good, key=lambda found: found.move not in jobs)
    shown = (found.evidence for found in best if len(words_of(found.evidence)) >= TELLING)
    return next(shown, None) or max(sentences(context.reply), key=lambda s: len(words_of(s)), default="").strip()


def by_mistake(found: FoundMove) -> Reason:
    """A mistake that decided."""
    return Reason(code=ReasonCode.MISTAKE, move=found.move, quote=found.evidence)


def first_words(reply: str) -> str:
    """The beginning of a reply, verbatim: as many whole sentences as fit, at least one that says something."""
    text, end = reply.strip(), 0
    for sentence in sentences(text):
        stop = text.index(sentence, end) + len(sentence)
        if stop > QUOTED and len(words_of(text[:end])) >= TELLING:
            break
        end = stop
    return text[:end].strip() or text[:QUOTED]
