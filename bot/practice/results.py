"""What the practice service hands to its edges."""

from dataclasses import dataclass, replace

from bot.roleplay.scorecard.card import Scorecard
from bot.roleplay.scorecard.progress import WeakStage
from bot.roleplay.state.talk import Retried, Said, Talk, Turn
from bot.roleplay.state.world import World
from bot.storage.records import Played, Session, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedSession:
    """A session that has begun."""

    session: Session
    world: World
    lines: tuple[Said, ...]
    """The customer's last words: the opening, or what he said before the moment to retry."""
    retried: Turn | None = None
    """That moment as it went, in a talk that goes back to one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied:
    """What came of a reply."""

    session: Session
    world: World
    turn: Turn
    turns: tuple[Turn, ...]
    """This one; when it ended the talk, all turns of the session."""
    before: Talk
    """The talk before the reply."""
    talk: Talk
    scorecard: Scorecard | None
    """Set when the reply ended the talk."""

    @property
    def retried(self) -> Retried | None:
        """What this reply was given anew for, if it was and has a grade."""
        old, began = self.session.start.retried, self.turn.number - len(self.before.spoken.pending)
        return old if old and old.number == began and self.turn.grade.gradable else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A session to look back on."""

    played: Played
    world: World
    scorecard: Scorecard

    def stopped(self, now: float) -> "Reviewed":
        """This session as it is once its trainee has ended it."""
        session = ended(self.played.session, Status.STOPPED, now, self.scorecard)
        return replace(self, played=replace(self.played, session=session))


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How a trainee is getting on."""

    sessions: tuple[Session, ...]
    """His ended sessions, the latest first."""
    weak: WeakStage | None
    """The stage in which he loses most; None where that does not show yet."""


def ended(session: Session, status: Status, now: float, scorecard: Scorecard) -> Session:
    """A session as it is kept once it is over."""
    return replace(session, status=status, finished_at=now, outcome=scorecard.outcome, score=scorecard.score)
