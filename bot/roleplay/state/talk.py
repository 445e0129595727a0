"""The state of one talk: plain data that can be written down, read back and forked at any turn."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from bot.grading.types import Grade
from bot.roleplay.state.agreement import Agreement
from bot.roleplay.state.doubts import Doubts
from bot.roleplay.state.faults import Faults
from bot.roleplay.state.flat_talks import GROUPED, grouped
from bot.roleplay.state.forking import unshared
from bot.roleplay.state.haggle import Haggle
from bot.roleplay.state.mood import Mood
from bot.roleplay.state.spoken import Spoken
from bot.roleplay.state.told import Told
from bot.scenario.vocabulary import Achievement, Move, Outcome

LONGEST_GAP = 30.0
"""Seconds between two replies that count as talk: typing is slower than speaking, and silence is a pause."""

SEEDS = 2**31
"""A talk's seed is below that."""


class Why(StrEnum):
    """What decided how a talk ended; worded in `bot.texts`."""

    WORK_DONE = "work_done"
    NOT_LET_IN = "not_let_in"
    NEED_NOT_FOUND = "need_not_found"
    OFFER_MISSED_NEED = "offer_missed_need"
    OBJECTION_OPEN = "objection_open"
    PRICE_OPEN = "price_open"
    NEVER_ASKED = "never_asked"
    OFFENDED = "offended"
    PUSHED = "pushed"
    TRUST_LOST = "trust_lost"
    GIVEN_UP = "given_up"
    PATIENCE_OUT = "patience_out"
    TURNS_OUT = "turns_out"
    TIME_OUT = "time_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One line of the other side. An empty speaker is the narrator."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A pretext or a question of the preparation."""

    text: str
    ready: bool
    """True for a pretext that concerns this customer, and for an open question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What was prepared before the call."""

    pretext: Planned | None
    questions: tuple[Planned, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What the customer remembers of the talk before this one."""

    outcome: Outcome
    days: int
    """Since then."""
    price: float | None
    """The price paid, or the lowest one offered; None where none was."""
    settled: tuple[str, ...]
    """Ids of the objections that are dealt with."""
    left: tuple[str, ...]
    """Ids of the objections that were left open."""
    done: tuple[str, ...]
    """Ids of the stages whose work need not be done again."""
    extras: tuple[str, ...] = ()
    """Ids of the extras bought."""
    promised: tuple[str, ...] = ()
    """What the seller said he would do, in his words, oldest first; bound to a day or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retried:
    """The reply that a forked talk gives anew."""

    number: int
    grade: int
    """That it had."""


@dataclass(slots=True, kw_only=True)
class StageRecord:
    """What happened in one stage, over all its replies."""

    turns: int = 0
    grades: list[int] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    """Every move shown, mistakes included, once per reply that shows it."""
    reached: dict[Achievement, float] = field(default_factory=dict)
    """Achievements, 0 to 1."""
    passed: bool = False


@dataclass(slots=True, kw_only=True)
class Talk:
    """A talk as the machine drives it: `state` is a stage id or an outcome."""

    seed: int
    state: str
    mood: Mood
    turns: int = 0
    began: Mood | None = None
    """The mood at the start; None in talks written down before it was kept."""
    aim: Outcome | None = None
    """What this talk is to reach, where it is another than the scenario's."""
    remembers: Memory | None = None
    """The talk before this one, None in a first talk."""
    plan: Plan | None = None
    """None where nothing was prepared."""
    minutes: float = 0
    gatekeeper: bool = False
    """True while somebody else than the customer is on the phone."""
    stages: dict[str, StageRecord] = field(default_factory=dict)
    told: Told = field(default_factory=Told)
    doubts: Doubts = field(default_factory=Doubts)
    haggle: Haggle = field(default_factory=Haggle)
    agreement: Agreement = field(default_factory=Agreement)
    faults: Faults = field(default_factory=Faults)
    spoken: Spoken = field(default_factory=Spoken)
    outcome: Outcome | None = None
    why: Why | None = None
    retried: Retried | None = None
    """Where the talk was forked to retry a moment. Stands with the beginning of a talk, as do the hints."""
    hinted: list[str] = field(default_factory=list)
    """What hints have shown: it costs nothing to read that again."""

    @property
    def ended(self) -> bool:
        """True once the talk has an outcome."""
        return self.outcome is not None

    @property
    def bought_before(self) -> bool:
        """True in a talk that follows a deal."""
        return self.remembers is not None and self.remembers.outcome is Outcome.DEAL

    @property
    def record(self) -> StageRecord:
        """The record of the present stage."""
        return self.stages.setdefault(self.state, StageRecord())

    def copy(self) -> "Talk":
        """A talk that shares nothing with this one."""
        return unshared(self)

    def to_json(self) -> str:
        """The talk as text, for `from_json`."""
        return _adapter().dump_json(self).decode()

    @staticmethod
    def from_json(text: str) -> "Talk":
        """The talk that `to_json` wrote, in this version or an earlier one.

        Raises:
            pydantic.ValidationError: if the text is no such talk.
        """
        talk = _names_adapter().validate_json(text)
        return _adapter().validate_python(talk if GROUPED in talk else grouped(talk))


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One reply and what came of it; appended, never edited."""

    number: int
    """1 is the first reply."""
    stage: str
    """The stage in which the reply was given."""
    reply: str
    heard: str
    """What the customer had said before it."""
    grade: Grade
    answer: tuple[Said, ...]
    mood: Mood
    """After the reply."""
    events: tuple[str, ...]
    """Triggers that the machine took, in order."""


def counted(gap: float) -> float:
    """Seconds between two replies, as far as they count as talk; none where a clock was set back."""
    return min(LONGEST_GAP, max(0.0, gap))


@cache
def _adapter() -> TypeAdapter[Talk]:
    return TypeAdapter(Talk)


@cache
def _names_adapter() -> TypeAdapter[dict[str, Any]]:
    return TypeAdapter(dict[str, Any])
