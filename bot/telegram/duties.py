"""Duties: work that one process does for all; when it is gone another takes over."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.storage.claims import ClaimKind, Claims, Duty
from bot.telegram.waiting import pause

LOOK_AGAIN = 20.0
"""Seconds after which a process looks whether the one that has a duty is gone."""

log = structlog.get_logger(__name__)


async def on_duty(claims: Claims, duty: Duty) -> bool:
    """Whether a duty is this process's; it takes what nobody has.

    To be asked each time: whoever lost the database may have lost the duty to another process.
    """
    return bool(await claims.take(ClaimKind.DUTY, [duty]))


async def by_the_clock(
    claims: Claims,
    duty: Duty,
    every: float,
    work: Callable[[], Awaitable[None]],
    stop: asyncio.Event,
    first: float = 0.0,
) -> None:
    """Do the work of a duty every so many seconds, until `stop` is set, while no other process does.

    What fails for the database's sake is tried at the next look, anything else when it is due again: nobody's practice
    stops for it.

    Args:
        claims: of this process.
        duty: whose work it is.
        every: seconds from one round to the next.
        work: a round of it.
        stop: ends it.
        first: seconds before the first round.
    """
    due = monotonic() + first
    while not stop.is_set():
        try:
            if await on_duty(claims, duty) and monotonic() >= due:
                due = monotonic() + every
                await work()
        except (SQLAlchemyError, OSError) as error:
            due = monotonic()
            log.warning("work by the clock waits", work=work.__name__.lstrip("_"), reason=type(error).__name__)
        except Exception:
            log.exception("work by the clock failed", work=work.__name__.lstrip("_"))
        await pause(stop, min(every, LOOK_AGAIN))
