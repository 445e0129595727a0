"""The seven classic mistakes of sellers: which of them occurred, with the words that show it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.grading.text.questions import QUESTIONS
from bot.grading.types import ReasonCode
from bot.roleplay.state.talk import Turn
from bot.roleplay.state.world import World
from bot.scenario.vocabulary import OPENING, Mode, Move, StageKind


class Classic(StrEnum):
    """The seven, in the order in which they are taught."""

    NO_SCRIPT = "no_script"
    WRONG_PERSON = "wrong_person"
    INEXPERIENCE = "inexperience"
    OVERLOAD = "overload"
    PRODUCT_UNKNOWN = "product_unknown"
    NOT_LISTENING = "not_listening"
    HACKNEYED = "hackneyed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One of the seven, where it occurred first."""

    classic: Classic
    turn: int
    quote: str


BY_MOVE: Mapping[Move, Classic] = {
    Move.GIVING_UP: Classic.INEXPERIENCE,
    Move.INFO_DUMP: Classic.OVERLOAD,
    Move.OVERPRAISE: Classic.OVERLOAD,
    Move.FALSE_PROMISE: Classic.PRODUCT_UNKNOWN,
    Move.ARGUING: Classic.NOT_LISTENING,
    Move.PRESSURE: Classic.NOT_LISTENING,
    Move.IRRELEVANT: Classic.NOT_LISTENING,
}

BY_REASON: Mapping[ReasonCode, Classic] = {
    ReasonCode.FALSE: Classic.PRODUCT_UNKNOWN,
    ReasonCode.TOO_CHEAP: Classic.PRODUCT_UNKNOWN,
    ReasonCode.TOO_DEAR: Classic.PRODUCT_UNKNOWN,
    ReasonCode.INVENTED: Classic.PRODUCT_UNKNOWN,
    ReasonCode.REPEATED: Classic.NOT_LISTENING,
    ReasonCode.MISHEARD: Classic.NOT_LISTENING,
    ReasonCode.UNRELATED: Classic.NOT_LISTENING,
}

PITCH = (Move.BENEFIT, Move.EVIDENCE, Move.PRICE, Move.INFO_DUMP)
REASONS_TO_CALL = (Move.REASON_FOR_CONTACT, Move.PERSONALISATION, Move.BENEFIT)

PATIENT = 2
"""Replies within which a reason to call, or the question who decides, is to be heard."""


def slips(world: World, turns: Sequence[Turn]) -> tuple[Slip, ...]:
    """The classic mistakes of a talk, each once, in the order in which they are taught."""
    first: dict[Classic, Slip] = {}
    for slip in sorted(_all(world, turns), key=lambda s: s.turn):
        first.setdefault(slip.classic, slip)
    return tuple(first[classic] for classic in Classic if classic in first)


def _all(world: World, turns: Sequence[Turn]) -> Iterator[Slip]:
    for turn in turns:
        yield from _in_reply(world, turn)
    yield from _no_script(world, turns)
    yield from _wrong_person(world, turns)


def _in_reply(world: World, turn: Turn) -> Iterator[Slip]:
    kind = world.stage(turn.stage).kind
    for found in turn.grade.counted:
        if found.move in BY_MOVE:
            yield Slip(classic=BY_MOVE[found.move], turn=turn.number, quote=found.evidence)
        elif found.move is Move.CLICHE and kind in OPENING:
            yield Slip(classic=Classic.HACKNEYED, turn=turn.number, quote=found.evidence)
    if (classic := BY_REASON.get(turn.grade.reason.code)) and turn.grade.value < 2:
        yield Slip(classic=classic, turn=turn.number, quote=turn.grade.reason.quote or turn.reply)
    if kind is StageKind.NEEDS and turn.grade.value < 2 and turn.grade.has(*PITCH) and not turn.grade.has(*QUESTIONS):
        yield Slip(classic=Classic.NOT_LISTENING, turn=turn.number, quote=turn.reply)


def _no_script(world: World, turns: Sequence[Turn]) -> Iterator[Slip]:
    """A caller who can't say why he calls had nothing ready."""
    replies = [turn for turn in turns if world.stage(turn.stage).kind is StageKind.CONTACT]
    caller = world.playbook.mode is Mode.ACTIVE
    if caller and len(replies) >= PATIENT and not any(turn.grade.has(*REASONS_TO_CALL) for turn in replies):
        yield Slip(classic=Classic.NO_SCRIPT, turn=replies[0].number, quote=replies[0].reply)


def _wrong_person(world: World, turns: Sequence[Turn]) -> Iterator[Slip]:
    """He sold to whoever picked up, and never asked who decides."""
    replies = [turn for turn in turns if world.stage(turn.stage).kind is StageKind.QUALIFICATION]
    if not replies or any(turn.grade.has(Move.DECISION_MAKER) for turn in replies):
        return
    sold = next((turn for turn in replies if turn.grade.has(*PITCH)), None)
    if sold or len(replies) >= PATIENT:
        turn = sold or replies[0]
        yield Slip(classic=Classic.WRONG_PERSON, turn=turn.number, quote=turn.reply)
