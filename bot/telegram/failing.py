"""What is to be done with an update whose handling failed."""

from dataclasses import dataclass

from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.storage.reaching import is_away
from bot.telegram.waiting import asked_to_wait

WAITS = (0.2, 1.0)
"""Seconds before an update whose handling failed is tried again; after the last it is a dead letter."""

PATIENCE = 150.0
"""Seconds of failing for which Telegram's own trouble counts as no try: fewer than an update may wait before the bot is
said not to be ready."""

LONGEST_WAIT = 30.0


@dataclass(frozen=True, slots=True)
class TryAgain:
    """It is tried again after so many seconds."""

    seconds: float
    counts: bool = True
    """Whether this was one of its tries."""


@dataclass(frozen=True, slots=True)
class Bury:
    """It becomes a dead letter."""


@dataclass(frozen=True, slots=True)
class NotItsFault:
    """The database is away: everything stands still."""


def what_now(error: Exception, tries: int, failing: float) -> TryAgain | Bury | NotItsFault:
    """What to do.

    Args:
        error: that came of the last try.
        tries: so far, the last one included.
        failing: seconds since the first try failed.
    """
    if is_away(error):
        return NotItsFault()
    wait = _of_telegram(error, failing)
    if wait is not None and failing < PATIENCE:
        return TryAgain(wait, counts=False)
    if tries > len(WAITS):
        return Bury()
    return TryAgain(max(WAITS[tries - 1], wait or 0.0))


def _of_telegram(error: Exception, failing: float) -> float | None:
    """Seconds after which Telegram may be itself again; None for what is no trouble of its own."""
    if isinstance(error, RetryAfter):
        return asked_to_wait(error)
    if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
        return min(LONGEST_WAIT, max(WAITS[-1], failing / 2))
    return None
