"""What is to be done by the clock: idle talks are paused, receipts and traces deleted. One process does it for all."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.config import Settings
from bot.practice.service import Practice
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

RECEIPTS = 2 * 86_400.0
"""Seconds for which the numbers of handled updates are kept; Telegram sends none again after a day."""


class Upkeep:
    """Does a round every now and then, the first one after a while: what people wrote while nobody fetched it comes in.

    Args:
        practice: the service.
        inbox: whose old receipts go.
        steps: that are committed.
        claims: of this process.
        settings: of the whole bot.
        forget_log: lets the database forget what it still holds of deleted rows; false where that cannot be now.
        behind: whether replies may wait at Telegram; nobody is taken for idle then.
        every: seconds between two rounds.
    """

    def __init__(
        self,
        *,
        practice: Practice,
        inbox: Inbox,
        steps: Steps,
        claims: Claims,
        settings: Settings,
        forget_log: Callable[[], Awaitable[bool]],
        behind: Callable[[], bool] = lambda: False,
        every: float = EVERY,
    ) -> None:
        self._behind = behind
        self._every = every
        self._forget_log = forget_log
        self._erased, self._forgotten = 1, 0
        """Deletions, and those of which the log holds nothing any more; of what was before the start nobody knows."""
        self._practice = practice
        self._inbox = inbox
        self._steps = steps
        self._claims = claims
        self._settings = settings

    def erased(self) -> None:
        """Somebody's rows were deleted: the next round sees to what is left of them."""
        self._erased += 1

    async def run(self, stop: asyncio.Event) -> None:
        """Do rounds until `stop` is set, while no other process does."""
        await by_the_clock(self._claims, Duty.UPKEEP, self._every, self._round, stop, first=self._every)

    async def _round(self) -> None:
        if not self._behind():
            await self._pause_idle()
        erased = self._erased
        if self._forgotten < erased and await self._forget_log():
            self._forgotten = erased
        while await self._inbox.forget(self._steps.now() - RECEIPTS):
            continue

    async def _pause_idle(self) -> None:
        before = self._steps.now() - 60 * self._settings.idle_minutes
        for session_id, user_id in await self._practice.talks.idle(before):
            await self._pause(session_id, user_id, before)

    async def _pause(self, session_id: str, user_id: int, before: float) -> None:
        words = await words_for(self._practice.users, user_id, self._settings.language)
        step, outbox = self._steps.new(), Outbox()
        await self._practice.within(step.repository).talks.pause_idle(session_id, before)
        await outbox.say(user_id, words("ui.idle"), keyboards.resume(words))
        try:
            await self._steps.commit(step, outbox.messages)
        except TurnTaken:
            return  # he has just gone on, or another process was first
