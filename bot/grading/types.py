"""What goes into the grader and what comes out: plain frozen data."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bot.grading.list_price import Prices
from bot.scenario.vocabulary import Language, Mode, Move, ObjectionKind, StageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A key point to look for in a reply, in one or several wordings."""

    id: str
    wordings: tuple[str, ...]


WEAK, GOOD, BEST = 1, 2, 3
"""Grades; 0 harms, and from 2 on one is good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FalseClaim:
    """Words of a reply against what is known of the product."""

    fact: str
    """What is true; for a price outside its limits, the limit."""
    quote: str
    """A verbatim span of the reply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyContext:
    """A reply with all that it is judged by."""

    language: Language
    mode: Mode
    stage: StageKind
    customer: str
    """The customer's last words."""
    reply: str
    objection: ObjectionKind | None = None
    """The objection that stands open, if any."""
    earlier: tuple[str, ...] = ()
    """The trainee's earlier replies in this talk, oldest first."""
    hints: tuple[str, ...] = ()
    """Advice that the trainee may have been shown; copied out, it is no answer."""
    points: tuple[Point, ...] = ()
    """Key points that would do the job here; coverage of each is judged."""
    facts: tuple[Point, ...] = ()
    """All that is true of the product; a claim against it is false."""
    prices: Prices | None = None
    said: tuple[str, ...] = ()
    """The customer's lines as his file has them, sums in braces unfilled, an earlier talk's before this one's.

    After a meeting there may be lines among them that he counts as said there.
    """
    agreed: bool = False
    """True once the customer has said yes."""
    settled: float | None = None
    """The price that he has said yes to; None before that."""
    shown: frozenset[Move] = frozenset()
    """Moves that the trainee's earlier replies in this stage showed; nobody is told to do again what is done once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMove:
    """A move with the words that show it."""

    move: Move
    confidence: float
    """Calibrated probability, 0 to 1."""
    evidence: str
    """A verbatim span of the reply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPoint:
    """A key point that the reply told."""

    id: str
    confidence: float
    evidence: str


class ReasonCode(StrEnum):
    """What decided a grade; worded in `bot.texts`."""

    EXCELLENT = "excellent"  # does the job as an expert would: `move` with `quote`
    GOOD = "good"  # does the job by `move`; `missing` would make it better
    WEAK = "weak"  # on topic, but the job is missed: `missing`
    MISTAKE = "mistake"  # a mistake (`move`) decided
    EMPTY = "empty"  # nothing to grade
    REPEATED = "repeated"  # says what was said before
    COPIED = "copied"  # is a hint, word for word
    ECHO = "echo"  # gives the customer's words back
    RECITED = "recited"  # talk about selling, or everything at once, instead of an answer
    UNRELATED = "unrelated"  # fit words that do not answer this customer here
    FALSE = "false"  # a claim against the product's facts: `quote` against `against`
    TOO_CHEAP = "too_cheap"  # a price below the floor: `quote` against `against`
    TOO_DEAR = "too_dear"  # a price above the list: `quote` against `against`
    UNDERCUT = "undercut"  # a lower price after his yes, which nobody asked for: `quote` against `against`
    BARED = "bared"  # tells how low the price could go, while he haggles: `quote`
    INVENTED = "invented"  # a promotion that there is not: `quote`
    BROKEN = "broken"  # goes back on an earlier word: `quote` against `against`
    MISHEARD = "misheard"  # gives back another number than the customer named: `quote` against `against`
    UNREADABLE = "unreadable"  # nonsense, or another language
    UNFINISHED = "unfinished"  # breaks off: judged together with the message that goes on


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a grade is what it is: one cause, with the words that show it."""

    code: ReasonCode
    move: Move | None = None
    quote: str = ""
    """A verbatim span of the reply; empty only where there is nothing to quote."""
    missing: Move | None = None
    """The one move whose absence cost most."""
    against: str = ""
    """What the product's file says, or the seller said before, where the quote says otherwise."""


HELD = 0.6
"""Confidence from which a mistake is held against the seller though another thing decided the grade."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """The judgement of one reply."""

    value: int
    """0 harms, 1 weak, 2 good, 3 excellent."""
    reason: Reason
    moves: tuple[FoundMove, ...] = ()
    """All moves found, mistakes among them, surest first."""
    points: tuple[FoundPoint, ...] = ()
    uncertain: bool = False
    """True when the neighbouring grade is nearly as likely."""
    advice: Move | None = None
    """The one change that would raise the grade most: the mistake to drop, or the move to add."""
    gradable: bool = True
    """False when the reply holds too little to judge."""

    def has(self, *wanted: Move) -> bool:
        """True when any of these moves was found."""
        return any(found.move in wanted for found in self.moves)

    @property
    def mistakes(self) -> tuple[FoundMove, ...]:
        """The moves found that are mistakes."""
        return tuple(found for found in self.moves if found.move.is_mistake)

    @property
    def counted(self) -> tuple[FoundMove, ...]:
        """The moves that count in a score: of the mistakes those that decided the grade, and the sure ones."""
        return tuple(
            m for m in self.moves if not m.move.is_mistake or m.move is self.reason.move or m.confidence >= HELD
        )


class Judge(Protocol):
    """Whoever grades replies: the grader of this house, or another that keeps to the same terms."""

    def grade_one(self, context: ReplyContext) -> Grade:
        """The grade of one reply; never an exception, whatever the reply holds."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One reply with the labels of a coach; a line of the training data."""

    id: str
    context: ReplyContext
    product: str
    moves: frozenset[Move] = field(default_factory=frozenset)
    grade: int = 0
    given: Grade | None = None
    """What the grader said at the time, where a coach corrected it."""
