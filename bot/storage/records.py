"""What the repository gives and takes: plain data, free of the database."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from bot.roleplay.scorecard.help_levels import Help
from bot.roleplay.state.talk import Said, Talk, Turn
from bot.scenario.vocabulary import Language, Outcome


class Feedback(StrEnum):
    """When the trainee sees his grades: after each reply, or at the end."""

    COACH = "coach"
    EXAM = "exam"


class Status(StrEnum):
    """Where a session stands."""

    ACTIVE = "active"
    PAUSED = "paused"
    FINISHED = "finished"  # the customer ended it, one way or another
    STOPPED = "stopped"  # the trainee did


OPEN = (Status.ACTIVE.value, Status.PAUSED.value)
ENDED = (Status.FINISHED.value, Status.STOPPED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Someone who practises."""

    id: int
    name: str
    language: Language | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioVersion:
    """The texts of a scenario and its playbook, as they were when played."""

    hash: str
    scenario_id: str
    scenario: str
    playbook: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One practice talk, without its turns."""

    id: str
    user_id: int
    scenario_hash: str
    scenario_id: str
    feedback: Feedback
    help: Help
    status: Status
    seed: int
    trial: bool
    """A manager's own try; kept out of the statistics."""
    parent_id: str | None
    """The session this one was forked from, to retry a moment."""
    opening: tuple[Said, ...]
    start: Talk
    """The talk before its first reply."""
    started_at: float
    touched_at: float
    talked: float
    """Seconds of talk so far, without pauses."""
    finished_at: float | None = None
    outcome: Outcome | None = None
    score: float | None = None
    read_as: Status | None = field(default=None, compare=False, repr=False)
    """Its status as it stood in the database; None where it was not read from there."""

    @property
    def ended_on(self) -> datetime:
        """When the talk ended, in UTC; of one that goes on, when it was touched last."""
        return datetime.fromtimestamp(self.finished_at or self.touched_at, UTC)

    @property
    def is_retry(self) -> bool:
        """True where a moment of another session is played once more."""
        # What was forked before that was written down has a parent, and its customer remembers no earlier talk.
        return self.start.retried is not None or (self.parent_id is not None and self.start.remembers is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A session with its turns."""

    session: Session
    turns: tuple[Turn, ...]
    talks: tuple[Talk, ...]
    """The talk after each turn."""

    @property
    def befores(self) -> tuple[Talk, ...]:
        """The talk before each turn."""
        return (self.session.start, *self.talks)[: len(self.turns)]

    @property
    def talk(self) -> Talk:
        """The talk as it stands."""
        return self.talks[-1] if self.talks else self.session.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Underway:
    """A session as it stands: all that the next reply needs of what was said."""

    session: Session
    turns: int
    """So far."""
    talk: Talk
    lines: tuple[Said, ...]
    """The customer's last words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedRow:
    """A line of the list that managers choose transcripts from."""

    session: Session
    user_name: str
