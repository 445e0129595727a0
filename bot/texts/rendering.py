"""Everything that is shown, as pieces of text with a style; each edge dresses the pieces in its own way."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from bot.grading.judging.reasons import NAMED
from bot.grading.phrases.orders import asks_to_buy
from bot.grading.types import GOOD, Grade, Reason, ReasonCode
from bot.roleplay.scorecard.card import Scorecard
from bot.roleplay.scorecard.coaching import tip_for
from bot.roleplay.state.machine import Trigger
from bot.roleplay.state.talk import Said, Turn
from bot.roleplay.state.world import World
from bot.scenario.playbook import Criterion, Stage
from bot.scenario.vocabulary import Move, Outcome, StageKind
from bot.texts.catalogue import Texts

QUOTE_CHARACTERS = 120
"""Longer quotations are cut: the point is to find the place, not to read it all again."""

LEAST_QUOTED = 0.4
"""Share of those characters that a whole phrase must fill; a shorter one says too little."""

BROKEN_OFF = 60
"""Characters from which the first words of a reply, quoted for the whole, may have been cut."""

_PHRASE_END = re.compile(r"[.!?…]+(?=\s)|[,;:](?=\s)|\s[–—](?=\s)")

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Controls and marks of direction."""

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


class Style(StrEnum):
    """What a piece is; says nothing of how it looks."""

    TITLE = "title"
    TEXT = "text"
    QUOTE = "quote"
    NOTE = "note"
    LINE = "line"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One paragraph."""

    style: Style
    text: str


def brief_pieces(world: World, texts: Texts) -> tuple[Piece, ...]:
    """What the trainee reads before the talk: the goal and the customer, then all that is known."""
    scenario = world.scenario
    customer = scenario.customer
    kind = texts(f"brief.mode_{world.playbook.mode.value}"), texts(f"brief.difficulty_{scenario.difficulty.value}")
    pieces = [
        Piece(style=Style.TITLE, text=scenario.title),
        Piece(style=Style.NOTE, text=", ".join(kind)),
        Piece(style=Style.TEXT, text=texts("brief.goal", goal=scenario.goal)),
        Piece(style=Style.TEXT, text=texts("brief.customer", name=customer.name, role=customer.role)),
        Piece(style=Style.TEXT, text=_limits(world, texts)),
        Piece(style=Style.TITLE, text=texts("brief.known")),
        Piece(style=Style.TEXT, text=scenario.brief.strip()),
    ]
    return tuple(pieces)


def rubric_pieces(world: World, texts: Texts) -> tuple[Piece, ...]:
    """What will be graded, by stage."""
    pieces = [Piece(style=Style.TITLE, text=texts("brief.graded"))]
    for stage in _played_stages(world):
        criteria = "; ".join(criterion.text.get(texts.language) for criterion in _applying(world, stage))
        text = texts("brief.graded_stage", title=stage.title.get(texts.language), criteria=criteria)
        pieces.append(Piece(style=Style.LINE, text=text))
    return tuple(pieces)


def _limits(world: World, texts: Texts) -> str:
    minutes, replies = texts("count.minutes", n=round(world.rules.minutes)), texts("count.replies", n=world.rules.turns)
    return texts("brief.limits", minutes=minutes, replies=replies)


def lines_pieces(lines: Sequence[Said], texts: Texts) -> tuple[Piece, ...]:
    """The other side's words; a name only where the speaker changes."""
    pieces: list[Piece] = []
    speaker: str | None = None
    for line in lines:
        if line.speaker and line.speaker != speaker:
            pieces.append(Piece(style=Style.NAME, text=line.speaker))
            speaker = line.speaker
        pieces.append(Piece(style=Style.TEXT if line.speaker else Style.NOTE, text=line.text))
    return tuple(pieces)


def reason_text(grade: Grade, texts: Texts, reply: str = "") -> str:
    """The one sentence that explains a grade; with the reply at hand, a quotation that breaks off is completed."""
    reason = grade.reason
    values = {
        "quote": quoted(_completed(reason, reply)),
        "against": quoted(reason.against),
        "move": texts(f"moves.{reason.move.value}") if reason.move else "",
        "missing": texts(f"moves.{reason.missing.value}") if reason.missing else "",
    }
    return _sentence(texts(f"reasons.{_reason_key(reason, values['quote'])}", **values))


def _completed(reason: Reason, reply: str) -> str:
    """The quotation; where it is but the first words of the reply, as much of that as there is."""
    line = " ".join(reply.split())
    begins = len(reason.quote) > BROKEN_OFF or reason.code is ReasonCode.WEAK
    first_words = reason.move is None and begins and line.startswith(reason.quote)
    return line if first_words else reason.quote


def _reason_key(reason: Reason, quote: str) -> str:
    if reason.code is ReasonCode.GOOD:
        if reason.move is None:
            return "good_plain" if reason.missing else "weak_plain"
        return "good_missing" if reason.missing else "good"
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
    """What a reply achieved beside what its reason names, where that is likelier than not.

    What anybody does is no praise for a weak one. One that harms gets none: the customer does not thank for it.
    """
    if not grade.value:
        return
    # What is given for nothing may pass, but it is no achievement.
    plain = (Move.CONCESSION,) if grade.value >= GOOD else (Move.CONCESSION, *EVERYDAY)
    likely = (found for found in grade.moves if not found.move.is_mistake and found.confidence >= NAMED)
    moves = dict.fromkeys(found.move for found in likely)
    yield from (move for move in moves if move not in (grade.reason.move, *plain))


def outcome_text(card: Scorecard, texts: Texts) -> str:
    """How the talk ended, in a word or two."""
    if card.again:
        return texts(f"again.{card.again.value}")
    return ended_text(card.outcome, None, texts)


def ended_text(outcome: Outcome | None, score: float | None, texts: Texts) -> str:
    """How a talk ended, with its score where it has one."""
    ended = texts(f"outcomes.{outcome.value if outcome else 'stopped'}")
    return ended if score is None else texts("ui.row_ended", outcome=ended, score=f"{score:.0f}")


def as_said(reply: str) -> str:
    """A reply in a transcript, each line marked: nobody can write himself a grade, or turn the text round."""
    return "\n".join(f"> {_UNSEEN.sub('', line)}" for line in reply.splitlines())


def hint_pieces(
    stage: Stage, missing: Criterion | None, script: Sequence[str], cost: float, texts: Texts, *, again: bool = False
) -> tuple[Piece, ...]:
    """A hint for the next reply, and what it costs; one that was shown before costs nothing."""
    pieces = [
        Piece(style=Style.NAME, text=texts("hint.title", stage=stage.title.get(texts.language))),
        Piece(style=Style.NOTE, text=stage.hint.get(texts.language)),
    ]
    if missing:
        text = texts("hint.missing", text=missing.text.get(texts.language))
        pieces.append(Piece(style=Style.NOTE, text=text))
    pieces.extend(Piece(style=Style.LINE, text=line) for line in script)
    if cost:
        pieces.append(Piece(style=Style.NOTE, text=texts("hint.cost", points=f"{cost:g}")))
    if again:
        pieces.append(Piece(style=Style.NOTE, text=texts("hint.again")))
    return tuple(pieces)


def script_pieces(stage: Stage, script: Sequence[str], texts: Texts) -> tuple[Piece, ...]:
    """The script of the moment: lines to lean on, not to read out."""
    if not script:
        return ()
    title = texts("hint.script", stage=stage.title.get(texts.language))
    return (Piece(style=Style.NAME, text=title), *(Piece(style=Style.LINE, text=line) for line in script))


def quoted(text: str, limit: int = QUOTE_CHARACTERS) -> str:
    """A quotation in one line; longer than so many characters, it ends with a sentence or a phrase that fits."""
    line = " ".join(_UNSEEN.sub("", text).split())
    if len(line) <= limit:
        return line
    ends = [found.end() for found in _PHRASE_END.finditer(line, 0, limit)]
    if ends and ends[-1] >= limit * LEAST_QUOTED:
        return line[: ends[-1]].rstrip(" .,;:–—") + "…"
    return line[:limit].rsplit(" ", 1)[0] + "…"


def _played_stages(world: World) -> Iterator[Stage]:
    """Stages that this scenario has a use for, as far as that is known before the talk."""
    scenario = world.scenario
    needs = {
        StageKind.QUALIFICATION: any(i.gatekeeper for i in scenario.customer.influencers),
        StageKind.OBJECTION: bool(scenario.objections),
        StageKind.BARGAINING: world.rules.bargaining is not None,
        StageKind.UPSELL: bool(scenario.product.extras),
    }
    for stage in world.playbook.stages:
        if stage.kind is not StageKind.PREPARATION and not (stage.optional and not needs.get(stage.kind, True)):
            yield stage


def _applying(world: World, stage: Stage) -> Iterator[Criterion]:
    for criterion in stage.criteria:
        if criterion.any or criterion.reached in world.rules.applies:
            yield criterion


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """The text with a small first letter, unless it begins with letters that stand for words: "CRM"."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _sentence(text: str) -> str:
    """A sentence that quotes one ends with one full stop, not with two."""
    return text.replace(".».", ".»").replace("!».", "!»").replace("?».", "?»").replace(".”.", ".”").replace("?”.", "?”")
