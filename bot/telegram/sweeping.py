"""What is done once an hour: old talks and spent invitations go. One process does it for all."""

import asyncio

import structlog

from bot.practice.privacy import Privacy
from bot.storage.claims import Claims, Duty
from bot.telegram.duties import by_the_clock

EVERY = 3600.0
"""Seconds between two sweeps."""

log = structlog.get_logger(__name__)


class Sweeping:
    """Sweeps at once and then once an hour, for as long as this process has the duty."""

    def __init__(self, privacy: Privacy, claims: Claims) -> None:
        self._privacy = privacy
        self._claims = claims

    async def run(self, stop: asyncio.Event) -> None:
        """Sweep until `stop` is set, while no other process does."""
        await by_the_clock(self._claims, Duty.SWEEPING, EVERY, self._sweep, stop)

    async def _sweep(self) -> None:
        if count := await self._privacy.sweep():
            log.info("old talks are deleted", talks=count, keep_days=self._privacy.keep_days)
