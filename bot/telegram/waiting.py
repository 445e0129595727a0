"""Waiting that ends when the bot is asked to stop."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.errors import UserError

TOKEN_REFUSED = (InvalidToken, EndPointNotFound)
"""What the library makes of a refused token: either."""

REFUSED = "Telegram refuses the token; get a new one from @BotFather"

FIRST_WAIT = 1.0
LONGEST_WAIT = 30.0

log = structlog.get_logger(__name__)


async def pause(stop: asyncio.Event, seconds: float) -> None:
    """Wait so long, or until `stop` is set."""
    if seconds <= 0:
        return
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return


async def done_or_stopped(work: "asyncio.Future[Any]", stop: asyncio.Event) -> None:
    """Wait until some work is done, or `stop` is set; the work goes on then."""
    stopped = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({work, stopped}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopped.cancel()


async def until_it_works(work: Callable[[], Awaitable[object]], stop: asyncio.Event, trouble: str) -> bool:
    """Do what Telegram or the database may be away for, until it works; False when stopped before.

    Args:
        work: to do again, after a longer wait each time.
        stop: ends the waiting.
        trouble: what the log says of a try in vain.

    Raises:
        UserError: if Telegram refuses the token.
    """
    wait = FIRST_WAIT
    while not stop.is_set():
        try:
            await work()
        except TOKEN_REFUSED:
            raise UserError(REFUSED) from None
        except (TelegramError, SQLAlchemyError) as error:
            # The name alone: a gateway's words may be a whole page.
            log.warning(trouble, reason=type(error).__name__, again_in=wait)
        else:
            return True
        await pause(stop, wait)
        wait = min(LONGEST_WAIT, wait * 2)
    return False


def asked_to_wait(error: RetryAfter) -> float:
    """Seconds that Telegram asks to wait; the library tells them as a number or as a span."""
    after = error.retry_after
    return float(after if isinstance(after, int | float) else after.total_seconds())
