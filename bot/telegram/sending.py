"""Sends what is owed: within Telegram's limits, again where that may help, and no more to whoever wants nothing."""

import asyncio
import json
from time import monotonic
from typing import Any

import structlog
from telegram import Bot, InputFile
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.practice.service import Practice
from bot.storage.outbox import NotOurs, OutboxQueue, Outgoing, Owed, refuse
from bot.storage.steps import Steps
from bot.telegram.limits import RateLimiter
from bot.telegram.waiting import asked_to_wait, pause

TRUSTED = 0.5
"""Seconds for which a chat is taken as still this process's own; after a longer wait the database is asked."""

AT_ONCE = 32
"""Requests under way at once: so many slow chats hold up nobody else, and 30 a second go out at a second each."""

FIRST_WAIT = 0.5
LONGEST_WAIT = 30.0
GIVE_UP = 86_400.0
"""Seconds after which a message that cannot be sent is owed no more."""

PATIENT = 100
"""Attempts that it gets all the same: one failure after a day switched off ends nothing."""

TOO_LARGE = "too large"
NOT_TELEGRAM = "parsing the server response"
"""What the library says of an answer that no Bot API server gave: a proxy's page."""

GONE = ("chat not found", "user is deactivated", "bot was kicked", "have no rights to send", "peer_id_invalid")
"""What Telegram says of a chat that takes no messages, where it does not say `Forbidden`."""

FILES = {"sendPhoto": "photo", "sendDocument": "document"}
"""The field of the file, by method."""

log = structlog.get_logger(__name__)


class Sender:
    """Sends one message at a time of each chat.

    Args:
        bot: that sends.
        queue: of what is owed.
        steps: that are committed.
        practice: the service, which pauses the talk of a chat that is gone.
        limits: of Telegram.
        stop: ends all waiting.
    """

    def __init__(
        self, bot: Bot, queue: OutboxQueue, steps: Steps, practice: Practice, limits: RateLimiter, stop: asyncio.Event
    ) -> None:
        self._bot = bot
        self._queue = queue
        self._steps = steps
        self._practice = practice
        self._limits = limits
        self._stop = stop
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._sent: set[tuple[int, float]] = set()
        """Sent, and not yet marked as such: these must not be sent again when marking them fails."""
        self._doubtful: set[tuple[int, float]] = set()
        """To be sent once the database has said that they still are."""

    async def __call__(self, message: Owed, attempt: int) -> float | None:
        """Send a message; None when it is off the queue, else the seconds after which to try again.

        Raises:
            NotOurs: if another process has taken over its chat; at most this one message is sent twice then.
        """
        if message.key not in self._sent:
            began = monotonic()
            await pause(self._stop, self._limits.for_chat(message.chat))
            await pause(self._stop, self._limits.for_all())
            if self._stop.is_set():
                return LONGEST_WAIT
            async with self._slots:
                if attempt > 1 or monotonic() - began > TRUSTED:
                    self._doubtful.add(message.key)
                await self._check(message)
                try:
                    await self._post(message)
                except TelegramError as error:
                    return await self._failed(message, attempt, error)
            self._sent.add(message.key)
        try:
            await self._queue.sent(message)
        except NotOurs:
            self._sent.discard(message.key)
            raise
        self._sent.discard(message.key)
        return None

    async def _check(self, message: Owed) -> None:
        if message.key in self._doubtful:
            try:
                await self._queue.check(message)
            except NotOurs:
                self._doubtful.discard(message.key)
                raise
            self._doubtful.discard(message.key)

    async def _post(self, message: Outgoing) -> None:
        fields: dict[str, Any] = json.loads(message.payload)
        plain = fields.pop("plain", None)
        fields["chat_id"] = message.chat
        if message.method in FILES:
            fields[FILES[message.method]] = InputFile(message.file or b"", filename=fields.pop("name"))
        try:
            await self._bot.do_api_request(message.method, api_kwargs=fields)
        except BadRequest as error:
            said = error.message.lower()
            if plain is not None and "parse entities" in said:
                del fields["parse_mode"]
                await self._bot.do_api_request(message.method, api_kwargs={**fields, "text": plain})
            elif "not modified" not in said:
                raise

    async def _failed(self, message: Owed, attempt: int, error: TelegramError) -> float | None:
        if isinstance(error, RetryAfter):
            return asked_to_wait(error)
        if _final(error):
            await self._refused(message, error.message, gone=_gone(error))
            return None
        if attempt > PATIENT and self._steps.now() - message.created_at > GIVE_UP:
            await self._refused(message, type(error).__name__)
            return None
        # Time-outs, lost connections, and answers that are not Telegram's own: those have no type of their own. A token
        # that is refused ends the program, and what is owed goes out when the settings hold a good one.
        log.info("sending again", message=message.seq, attempt=attempt, reason=type(error).__name__)
        return min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(attempt - 1, 10))

    async def _refused(self, message: Owed, reason: str, *, gone: bool = False) -> None:
        """Owe a message no more. When the chat is gone its talk waits for the day when the person comes back."""
        log.warning("not sent", message=message.seq, reason=reason, gone=gone)
        step = self._steps.new()
        if gone:
            await self._practice.within(step.repository).sessions.pause_open(message.chat)
        if not await step.commit(refuse(message, reason)):
            raise NotOurs


def _final(error: TelegramError) -> bool:
    """True where Telegram itself will never take the message."""
    said = error.message.lower()
    refused = isinstance(error, Forbidden | ChatMigrated | BadRequest) or TOO_LARGE in said
    return refused and NOT_TELEGRAM not in said


def _gone(error: TelegramError) -> bool:
    """True where the chat takes no messages any more."""
    said = error.message.lower()
    return isinstance(error, Forbidden | ChatMigrated) or any(words in said for words in GONE)
