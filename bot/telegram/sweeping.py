"""What is done once an hour: old talks and spent invitations go. One process does it for all."""

import asyncio
from time import monotonic

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.practice.privacy import Privacy
from bot.storage.claims import DUTY_SWEEPING, Claims, Kind
from bot.telegram.waiting import pause

EVERY = 3600.0
"""Seconds between two sweeps."""

LOOK_AGAIN = 20.0
"""Seconds after which a process looks whether the one that sweeps is gone."""

log = structlog.get_logger(__name__)


class Sweeping:
    """Sweeps at once and then once an hour, for as long as this process has the duty."""

    def __init__(self, privacy: Privacy, claims: Claims) -> None:
        self._privacy = privacy
        self._claims = claims
        self._next = monotonic()

    async def run(self, stop: asyncio.Event) -> None:
        """Sweep until `stop` is set, while no other process does."""
        while not stop.is_set():
            try:
                # Asked each time: whoever lost the database may have lost the duty to another process.
                if await self._claims.take(Kind.DUTY, [DUTY_SWEEPING]) and monotonic() >= self._next:
                    self._next = monotonic() + EVERY
                    await self._sweep()
            except (SQLAlchemyError, OSError) as error:
                self._next = monotonic()
                log.warning("the sweep waits", reason=type(error).__name__)
            except Exception:
                # The next hour may be better; nobody's practice stops for it.
                log.exception("old talks could not be deleted")
            await pause(stop, LOOK_AGAIN)

    async def _sweep(self) -> None:
        if count := await self._privacy.sweep():
            log.info("old talks are deleted", talks=count, keep_days=self._privacy.keep_days)
