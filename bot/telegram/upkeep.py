"""What is to be done by the clock: idle talks are paused, old receipts deleted. One process does it for all."""

import asyncio

from bot.practice.sessions import Practice
from bot.storage.claims import Claims, Duty
from bot.storage.inbox import Inbox
from bot.storage.repository import TurnTaken
from bot.storage.steps import Steps
from bot.telegram.desk import TelegramSettings
from bot.telegram.duties import by_the_clock
from bot.telegram.outbox import Outbox
from bot.texts.catalogue import texts

EVERY = 20.0
"""Seconds between two rounds."""

RECEIPTS = 2 * 86_400.0
"""Seconds for which the numbers of handled updates are kept; Telegram sends none again after a day."""


class Upkeep:
    """Does a round every now and then."""

    def __init__(
        self, *, practice: Practice, inbox: Inbox, steps: Steps, claims: Claims, settings: TelegramSettings
    ) -> None:
        self._practice = practice
        self._inbox = inbox
        self._steps = steps
        self._claims = claims
        self._settings = settings

    async def run(self, stop: asyncio.Event) -> None:
        """Do rounds until `stop` is set, while no other process does."""
        await by_the_clock(self._claims, Duty.UPKEEP, EVERY, self._round, stop)

    async def _round(self) -> None:
        before = self._steps.now() - 60 * self._settings.idle_minutes
        for session_id, user_id in await self._practice.repository.idle(before):
            await self._pause(session_id, user_id, before)
        while await self._inbox.forget(self._steps.now() - RECEIPTS):
            continue

    async def _pause(self, session_id: str, user_id: int, before: float) -> None:
        known = await self._practice.repository.user(user_id)
        words = texts((known and known.language) or self._settings.language)
        step, outbox = self._steps.new(), Outbox()
        await step.pause_idle(session_id, before)
        await outbox.say(user_id, words("ui.idle"))
        try:
            await self._steps.commit(step, outbox.messages)
        except TurnTaken:
            return  # he has just gone on, or another process was first
