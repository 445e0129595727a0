"""What may go wrong for a trainee or a manager; each edge words it by class."""

from bot.errors import SparringError


class PracticeError(SparringError):
    """The root of this room's errors; each is told the id of the person, the session or the scenario it is about."""


class NoSession(PracticeError):
    """There is no running or paused session to act on."""


class SessionPaused(PracticeError):
    """The session is paused; it takes a resume first."""


class NoHelp(PracticeError):
    """The session is played without help."""


class UnknownScenario(PracticeError):
    """No scenario has that id, or it was removed from the shelf."""


class UnknownSession(PracticeError):
    """No session has that id, or it is not this person's to see."""


class NoFollowUp(PracticeError):
    """Nothing follows that talk."""


class TooManySessions(PracticeError):
    """This person has begun as many sessions as one may in a day."""


class NothingToRetry(PracticeError):
    """The talk has no moment below the best grade."""


class NoPlan(PracticeError):
    """What was said while a plan is awaited is none."""


class PlanAwaited(PracticeError):
    """What was said is the plan that the session waits for; nobody hears of this, the plan is taken."""
