"""What is to be done by the clock: idle talks are paused, what is old is deleted. One process does it for all."""

import asyncio
from collections.abc import Callable

import structlog

from bot.practice.service import Product
from bot.storage.claims import Claims, Duty
from bot.storage.inbox import Inbox
from bot.storage.sessions import TurnTaken
from bot.storage.steps import Steps
from bot.telegram import keyboards
from bot.telegram.desk import words_for
from bot.telegram.duties import by_the_clock
from bot.telegram.outbox import Outbox

EVERY = 20.0
"""Seconds between two rounds."""

SWEEPING = 3600.0
"""Seconds between two looks for old talks and spent invitations."""

RECEIPTS = 2 * 86_400.0
"""Seconds for which the numbers of handled updates are kept; Telegram sends none again after a day."""

log = structlog.get_logger(__name__)


class Upkeep:
    """Does a round every now and then, the first one after a while: what people wrote while nobody fetched it comes in.

    Args:
        product: whose talks and people it looks after.
        inbox: whose old receipts go.
        steps: that are committed.
        claims: of this process.
        behind: whether replies may wait at Telegram; nobody is taken for idle then.
        every: seconds between two rounds.
    """

    def __init__(
        self,
        *,
        product: Product,
        inbox: Inbox,
        steps: Steps,
        claims: Claims,
        behind: Callable[[], bool] = lambda: False,
        every: float = EVERY,
    ) -> None:
        self._behind = behind
        self._every = every
        self._practice = product.practice
        self._privacy = product.people.privacy
        self._settings = product.settings
        self._inbox = inbox
        self._steps = steps
        self._claims = claims

    async def run(self, stop: asyncio.Event) -> None:
        """Do rounds until `stop` is set, while no other process does."""
        async with asyncio.TaskGroup() as group:
            for every, work, first in ((self._every, self._round, self._every), (SWEEPING, self._sweep, 0.0)):
                group.create_task(by_the_clock(self._claims, Duty.UPKEEP, every, work, stop, first))

    async def _round(self) -> None:
        if not self._behind():
            await self._pause_idle()
        await self._privacy.forget_log()
        while await self._inbox.forget(self._steps.now() - RECEIPTS):
            continue

    async def _sweep(self) -> None:
        if count := await self._privacy.sweep():
            log.info("old talks are deleted", talks=count, keep_days=self._privacy.keep_days)

    async def _pause_idle(self) -> None:
        before = self._steps.now() - 60 * self._settings.idle_minutes
        for session_id, user_id in await self._practice.sessions.idle(before):
            await self._pause(session_id, user_id, before)

    async def _pause(self, session_id: str, user_id: int, before: float) -> None:
        words = await words_for(self._practice.users, user_id, self._settings.language)
        step, outbox = self._steps.new(), Outbox()
        await self._practice.within(step.repository).sessions.pause_idle(session_id, before)
        outbox.say(user_id, words("ui.idle"), keyboards.resume(words))
        try:
            await self._steps.commit(step, outbox.messages)
        except TurnTaken:
            return  # he has just gone on, or another process was first
