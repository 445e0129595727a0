"""What is to be done by the clock: idle talks are paused, old receipts deleted. One process does it for all."""

import asyncio

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.practice.sessions import Practice
from bot.storage.claims import DUTY_UPKEEP, Claims, Kind
from bot.storage.inbox import Inbox
from bot.storage.repository import TurnTaken
from bot.storage.steps import Steps
from bot.telegram.desk import TelegramSettings
from bot.telegram.outbox import Outbox
from bot.telegram.waiting import pause
from bot.texts.catalogue import texts

EVERY = 20.0
"""Seconds between two rounds."""

RECEIPTS = 2 * 86_400.0
"""Seconds for which the numbers of handled updates are kept; Telegram sends none again after a day."""

log = structlog.get_logger(__name__)


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
        while not stop.is_set():
            try:
                # Kept as long as this process lives, so that the others do no rounds of their own; asked each time,
                # for whoever lost the database may have lost the duty to another one.
                if await self._claims.take(Kind.DUTY, [DUTY_UPKEEP]):
                    await self._round()
            except (SQLAlchemyError, OSError) as error:
                log.warning("the upkeep waits", reason=type(error).__name__)
            await pause(stop, EVERY)

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
