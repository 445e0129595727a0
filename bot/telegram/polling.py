"""Fetches updates. They are kept in the database before Telegram is told that they came."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from time import monotonic
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import Conflict, RetryAfter, TelegramError

from bot.errors import UserError
from bot.storage.claims import Claims, Duty
from bot.telegram.duties import on_duty
from bot.telegram.waiting import REFUSED, TOKEN_REFUSED, asked_to_wait, done_or_stopped, pause

BATCH = 100
KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]
GRACE = 10.0
"""Seconds that the network may take beyond the wait that was asked for."""

FIRST_WAIT = 0.5
LONGEST_WAIT = 30.0
TURN = 2.0
"""Seconds after which a process looks whether the one that polls is gone."""

Keep = Callable[[Sequence[Any]], Awaitable[None]]
"""Commits raw updates to the database."""

log = structlog.get_logger(__name__)


class Poller:
    """Long polling over raw updates, by one process at a time: Telegram serves no two."""

    def __init__(self, bot: Bot, keep: Keep, claims: Claims, wait_seconds: int) -> None:
        self._bot = bot
        self._keep = keep
        self._claims = claims
        self._wait_seconds = wait_seconds
        self._offset: int | None = None
        self._all_kept = float("-inf")
        """When an answer last held all that waited at Telegram, as far as this process knows."""

    def is_behind(self) -> bool:
        """True while people may have written what is not kept yet: Telegram was not heard for longer than it takes."""
        return monotonic() - self._all_kept > self._wait_seconds + GRACE

    async def run(self, stop: asyncio.Event) -> None:
        """Fetch and keep updates until `stop` is set.

        Raises:
            UserError: when Telegram refuses the token.
        """
        wait = FIRST_WAIT
        while not stop.is_set():
            if not await self._my_turn():
                self._offset = None
                self._all_kept = monotonic()  # another process asks, and knows
                await pause(stop, TURN)
                continue
            try:
                batch = await _until(stop, self._fetch()) or []
                await self._keep(batch)
                # Of this batch alone, and no more once an answer was empty: all of it is acknowledged then. After a
                # week of silence numbers may begin anew, anywhere, and an old offset would hide what is new.
                self._offset = max((_number(raw) + 1 for raw in batch), default=0) or None
                wait = FIRST_WAIT
                if len(batch) < BATCH:
                    self._all_kept = monotonic()
            except TOKEN_REFUSED:
                raise UserError(REFUSED) from None
            except RetryAfter as error:
                await pause(stop, asked_to_wait(error))
            except (TelegramError, SQLAlchemyError) as error:
                # Not kept, not acknowledged: the same updates come again.
                log.warning("cannot fetch updates", reason=type(error).__name__, again_in=wait)
                if isinstance(error, Conflict) and "webhook" in error.message.lower():
                    with suppress(TelegramError):
                        await self._bot.delete_webhook()
                await pause(stop, wait)
                wait = min(LONGEST_WAIT, wait * 2)

    async def _my_turn(self) -> bool:
        try:
            return await on_duty(self._claims, Duty.POLLING)
        except (SQLAlchemyError, OSError):
            return False

    async def _fetch(self) -> list[Any]:
        wanted: dict[str, Any] = {"timeout": self._wait_seconds, "limit": BATCH, "allowed_updates": KINDS}
        if self._offset is not None:
            wanted["offset"] = self._offset
        result = await self._bot.do_api_request(
            "getUpdates", api_kwargs=wanted, read_timeout=self._wait_seconds + GRACE
        )
        return result if isinstance(result, list) else []


def _number(raw: Any) -> int:
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if isinstance(number, int) else -1


async def _until(stop: asyncio.Event, work: Any) -> Any:
    """The result of the work, or None once `stop` is set."""
    task = asyncio.ensure_future(work)
    try:
        await done_or_stopped(task, stop)
        return task.result() if task.done() else None
    finally:
        task.cancel()
