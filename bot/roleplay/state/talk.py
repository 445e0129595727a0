"""The state of one talk: plain data that can be written down, read back and forked at any turn."""

from copy import deepcopy
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from pydantic import TypeAdapter

from bot.grading.phrases.orders import Detail
from bot.grading.types import Grade
from bot.roleplay.state.mood import Mood
from bot.roleplay.understanding.promises import Promise
from bot.scenario.vocabulary import Achievement, Move, Outcome

LONGEST_GAP = 30.0
"""Seconds between two replies that count as talk: typing is slower than speaking, and silence is a pause."""


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


class Standing(StrEnum):
    """Where an objection stands."""

    OPEN = "open"
    MET = "met"
    LEFT = "left"  # the talk went on, the doubt stayed


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One line of the other side. An empty speaker is the narrator."""

    speaker: str
    text: str


@dataclass(slots=True, kw_only=True)
class RaisedObjection:
    """An objection that the customer has voiced."""

    id: str
    standing: Standing = Standing.OPEN
    attempts: int = 0
    met: list[int] = field(default_factory=list)
    """Indices of the answers that were given."""
    softened: float = 0
    """How much of what it takes was said, in answers."""
    accepted: bool = False
    """True once the seller has shown what this character needs beside an argument."""
    revealed: bool = False
    returned: bool = False
    """True once he came back to it after it was brushed aside."""


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
    facts: list[str] = field(default_factory=list)
    """Ids of the facts told, oldest first."""
    deepened: list[str] = field(default_factory=list)
    """Ids of the facts that he has added to."""
    points: list[str] = field(default_factory=list)
    """Ids of the key points heard, oldest first."""
    objections: list[RaisedObjection] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    """Ids of answers to objections that were given before these came up."""
    forestalled: list[str] = field(default_factory=list)
    """Ids of objections that were answered before they came up."""
    extras: list[str] = field(default_factory=list)
    """Ids of the extras that the customer took."""
    declined: list[str] = field(default_factory=list)
    """Ids of the extras that he would not have."""
    haggles: int = 0
    price: float | None = None
    """The lowest price that the seller has offered, None while it is the list price."""
    offers: list[float] = field(default_factory=list)
    """Prices below the list that the seller has offered, oldest first."""
    quoted: float | None = None
    """The price that the seller has named last, unless it hung on a condition."""
    price_named: bool = False
    """True once the customer has heard what it costs."""
    price_asked: bool = False
    """True once he has asked what it costs."""
    price_dodges: int = 0
    """Replies that talked past that question."""
    price_settled: bool = False
    bids: list[float] = field(default_factory=list)
    """Sums that the customer has offered, oldest first."""
    held: int = 0
    """Replies in which the price was defended by value."""
    offered_trade: bool = False
    """True while something that he would give in return lies on the table."""
    traded: bool = False
    """True when the seller got something for what he gave."""
    terms: str = ""
    """What the price hangs on, in the words of whoever named it; empty where it hangs on nothing."""
    agreed: Outcome | None = None
    """What the customer has said yes to, while the talk goes on after it."""
    settled: list[Detail] = field(default_factory=list)
    """What he has given since he said yes: the day, the address."""
    put_off: int = 0
    """How often he has put off naming a day until he has decided."""
    promises: list[Promise] = field(default_factory=list)
    """What the seller has said he would do, oldest first."""
    chats: int = 0
    """How often the seller talked beside the sale."""
    named: bool = False
    """True once the customer has put his own name right."""
    pending: list[str] = field(default_factory=list)
    """Messages of a thought that is not finished."""
    forgiven: int = 0
    """Replies whose mistakes he has let pass."""
    offences: int = 0
    harms: int = 0
    """Replies in a row that were graded 0."""
    said: list[str] = field(default_factory=list)
    """Lines of the customer so far, so that none comes twice."""
    last: str = ""
    """The customer's last words."""
    replies: list[str] = field(default_factory=list)
    outcome: Outcome | None = None
    why: Why | None = None
    agreed_on: dict[Detail, str] = field(default_factory=dict)
    """The day and the place that were settled, in the words that were accepted."""
    referred: bool = False
    """True once he has said whom else it might help."""
    reordered: bool = False
    """True once he has ordered again, in a talk after a deal."""
    retried: Retried | None = None
    """Where the talk was forked to retry a moment. Stands with the beginning of a talk, as do the hints."""
    hinted: list[str] = field(default_factory=list)
    """What hints have shown: it costs nothing to read that again."""

    @property
    def ended(self) -> bool:
        """True once the talk has an outcome."""
        return self.outcome is not None

    @property
    def record(self) -> StageRecord:
        """The record of the present stage."""
        return self.stages.setdefault(self.state, StageRecord())

    @property
    def open_objection(self) -> RaisedObjection | None:
        """The objection that waits for an answer, if any."""
        return next((o for o in self.objections if o.standing is Standing.OPEN), None)

    def copy(self) -> "Talk":
        """A talk that shares nothing with this one."""
        return deepcopy(self)

    def to_json(self) -> str:
        """The talk as text, for `from_json`."""
        return _adapter().dump_json(self).decode()

    @staticmethod
    def from_json(text: str) -> "Talk":
        """The talk that `to_json` wrote.

        Raises:
            pydantic.ValidationError: if the text is no such talk.
        """
        return _adapter().validate_json(text)


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


@cache
def _adapter() -> TypeAdapter[Talk]:
    return TypeAdapter(Talk)
