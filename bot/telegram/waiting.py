"""Waiting that ends when the bot is asked to stop."""

import asyncio

from telegram.error import RetryAfter


async def pause(stop: asyncio.Event, seconds: float) -> None:
    """Wait so long, or until `stop` is set."""
    if seconds <= 0:
        return
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return


def asked_to_wait(error: RetryAfter) -> float:
    """Seconds that Telegram asks to wait; the library tells them as a number or as a span."""
    after = error.retry_after
    return float(after if isinstance(after, int | float) else after.total_seconds())
