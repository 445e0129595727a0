"""The coach's note on a reply: the grade and the one sentence that explains it, what worked, one tip."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from bot.grading.judging.reasons import PRAISED
from bot.grading.phrases.orders import asks_to_buy
from bot.grading.types import GOOD, Grade, Reason, ReasonCode
from bot.roleplay.scorecard.coaching import tip_for
from bot.roleplay.state.machine import Trigger
from bot.roleplay.state.talk import Turn
from bot.roleplay.state.world import World
from bot.scenario.playbook import Stage
from bot.scenario.vocabulary import Move, StageKind
from bot.texts.catalogue import Texts
from bot.texts.rendering import Piece, Style, quoted, uncapital

BROKEN_OFF = 60
"""Characters from which the first words of a reply, quoted for the whole, may have been cut."""

WORKED = 3
"""Good moves named in a note."""

EVERYDAY = (Move.CLOSED_QUESTION, Move.PRICE)
"""Moves that are an achievement only in a reply that does its job."""

SELLS = (
    Move.BENEFIT, Move.RECOMMENDATION, Move.NEXT_STEP, Move.TRADE, Move.CONCESSION, Move.UPSELL
)  # fmt: skip
"""Moves of an offer or a close; a price may be the answer to a question."""

LEADING = frozenset({Trigger.ADVANCE, Trigger.LEAD_ON, Trigger.ACCEPT})
"""By what a seller leads on to the next stage himself."""

SHORT = 3
"""Words up to which a weak reply is an unfinished thought."""


def reason_text(grade: Grade, texts: Texts, reply: str = "") -> str:
    """The one sentence that explains a grade; with the reply at hand, a quotation that breaks off is completed."""
    reason = grade.reason
    values = {
        "quote": quoted(_completed(reason, reply)),
        "against": quoted(reason.against),
        "move": texts(f"moves.{reason.move.value}") if reason.move else "",
        "missing": texts(f"moves.{reason.missing.value}") if reason.missing else "",
    }
    return _sentence(texts(f"reasons.{_reason_key(grade, values['quote'])}", **values))


def _completed(reason: Reason, reply: str) -> str:
    """The quotation; where it is but the first words of the reply, as much of that as there is."""
    line = " ".join(reply.split())
    begins = len(reason.quote) > BROKEN_OFF or reason.code is ReasonCode.WEAK
    first_words = reason.move is None and begins and line.startswith(reason.quote)
    return line if first_words else reason.quote


def _reason_key(grade: Grade, quote: str) -> str:
    reason = grade.reason
    if reason.code is ReasonCode.MISTAKE and grade.uncertain and not grade.value:
        return "mistake_likely"
    if reason.code in (ReasonCode.GOOD, ReasonCode.EXCELLENT):
        kind = reason.code.value if reason.move else f"{reason.code.value}_plain"
        return f"{kind}_missing" if reason.missing else kind
    if reason.code is ReasonCode.WEAK:
        kind = "short" if len(quote.split()) <= SHORT else "weak"
        return kind if reason.missing else f"{kind}_plain"
    return reason.code.value


def note_pieces(turn: Turn, world: World, texts: Texts, now: str | None = None) -> tuple[Piece, ...]:
    """The coach's note on a reply: grade, reason, what worked, one tip; the customer's yes, or the stage that begins.

    Args:
        turn: that was taken.
        world: the scenario played.
        texts: of its language.
        now: the stage, or the outcome, in which the talk stands after it.
    """
    agreed = turn.events[-1:] == (Trigger.AGREE.value,)
    grade = _with_yes(turn.grade) if agreed else turn.grade
    reason = Piece(style=Style.NOTE, text=reason_text(grade, texts, turn.reply))
    if not grade.gradable:
        return (reason,)
    word = texts(f"grades.{grade.value}")
    head = texts("note.grade_close" if grade.uncertain else "note.grade", grade=grade.value, word=word)
    pieces = [Piece(style=Style.NAME, text=head), reason]
    if worked := [texts(f"moves.{move.value}") for move in islice(_worked(grade), WORKED)]:
        pieces.append(Piece(style=Style.NOTE, text=texts("note.worked", moves=", ".join(worked))))
    if _too_early(turn, world):
        pieces.append(Piece(style=Style.NOTE, text=texts("note.early")))
    if tip := tip_for(world, turn.stage, grade):
        pieces.append(Piece(style=Style.NOTE, text=texts("note.tip", text=tip.get(texts.language))))
    if agreed:
        pieces.append(Piece(style=Style.NOTE, text=texts("note.agreed")))
    elif begun := _begun(turn, world, now):
        stage = uncapital(begun.title.get(texts.language))
        pieces.append(Piece(style=Style.NOTE, text=texts("note.stage", stage=stage)))
    return tuple(pieces)


def _with_yes(grade: Grade) -> Grade:
    """A grade that asks for no order: the customer has just given it."""
    missing, advice = (None if move is Move.NEXT_STEP else move for move in (grade.reason.missing, grade.advice))
    return replace(grade, reason=replace(grade.reason, missing=missing), advice=advice)


def _begun(turn: Turn, world: World, now: str | None) -> Stage | None:
    """The stage that the talk went on to with this reply; None where it stays, or has ended.

    A reply that led there counts to that stage already.
    """
    went_on = now != turn.stage or not LEADING.isdisjoint(turn.events)
    return next((stage for stage in world.playbook.stages if went_on and stage.id == now), None)


def _too_early(turn: Turn, world: World) -> bool:
    """True for a weak reply that sells while the customer has yet to say what he needs."""
    grade = turn.grade
    asking = world.stage(turn.stage).kind is StageKind.NEEDS
    sells = grade.has(*SELLS) or asks_to_buy(turn.reply)
    return asking and 0 < grade.value < GOOD and not grade.mistakes and sells


def _worked(grade: Grade) -> Iterator[Move]:
    """What a reply surely achieved beside what its reason names.

    What anybody does is no praise for a weak one. One that harms gets none: the customer does not thank for it.
    """
    if not grade.value:
        return
    # What is given for nothing may pass, but it is no achievement.
    plain = (Move.CONCESSION,) if grade.value >= GOOD else (Move.CONCESSION, *EVERYDAY)
    sure = (found for found in grade.moves if not found.move.is_mistake and found.confidence >= PRAISED)
    moves = dict.fromkeys(found.move for found in sure)
    yield from (move for move in moves if move not in (grade.reason.move, *plain))


def _sentence(text: str) -> str:
    """A sentence that quotes one ends with one full stop, not with two."""
    return text.replace(".».", ".»").replace("!».", "!»").replace("?».", "?»").replace(".”.", ".”").replace("?”.", "?”")
