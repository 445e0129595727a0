"""What is done by the clock: old talks and spent invitations go."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from bot.practice.privacy import Privacy

SWEEP_SECONDS = 3600.0

log = structlog.get_logger(__name__)


@asynccontextmanager
async def sweeping(privacy: Privacy, every: float = SWEEP_SECONDS) -> AsyncIterator[None]:
    """Sweep at once and then once an hour, for as long as the context lasts. Several processes may do so at a time."""
    task = asyncio.ensure_future(_sweep_for_ever(privacy, every))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})


async def _sweep_for_ever(privacy: Privacy, every: float) -> None:
    while True:
        try:
            if count := await privacy.sweep():
                log.info("old talks are deleted", talks=count, keep_days=privacy.keep_days)
        except Exception:
            # The next hour may be better; nobody's practice stops for it.
            log.exception("old talks could not be deleted")
        await asyncio.sleep(every)
