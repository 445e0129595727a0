"""Fetches updates. An update that cannot be read is left out by itself; its neighbours are handled."""

import asyncio
from typing import Any

import structlog
from telegram import Bot, Update
from telegram.error import EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.errors import UserError
from bot.telegram.processing import Lanes

BATCH = 100
KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]
GRACE = 10.0
"""Seconds that the network may take beyond the wait that was asked for."""

FIRST_WAIT = 0.5
LONGEST_WAIT = 30.0

log = structlog.get_logger(__name__)


class Poller:
    """Long polling over raw updates."""

    def __init__(self, bot: Bot, lanes: Lanes, wait_seconds: int) -> None:
        self._bot = bot
        self._lanes = lanes
        self._wait_seconds = wait_seconds
        self._offset: int | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Fetch and hand on updates until `stop` is set; what was handed on is handled before this returns.

        Raises:
            UserError: when Telegram refuses the token.
        """
        pause = FIRST_WAIT
        async with asyncio.TaskGroup() as group:
            while not stop.is_set():
                try:
                    batch = await _until(stop, self._fetch())
                    pause = FIRST_WAIT
                except (InvalidToken, EndPointNotFound):  # a refused token comes as either
                    raise UserError("Telegram refuses the token; get a new one from @BotFather") from None
                except RetryAfter as error:
                    after = error.retry_after
                    await _pause(stop, float(after if isinstance(after, int | float) else after.total_seconds()))
                    continue
                except TelegramError as error:
                    log.warning("cannot fetch updates", reason=type(error).__name__, again_in=pause)
                    await _pause(stop, pause)
                    pause = min(LONGEST_WAIT, pause * 2)
                    continue
                for raw in batch or []:
                    await self._take(raw, group)

    async def _fetch(self) -> list[dict[str, Any]]:
        wanted: dict[str, Any] = {"timeout": self._wait_seconds, "limit": BATCH, "allowed_updates": KINDS}
        if self._offset is not None:
            wanted["offset"] = self._offset
        result = await self._bot.do_api_request(
            "getUpdates", api_kwargs=wanted, read_timeout=self._wait_seconds + GRACE
        )
        return result if isinstance(result, list) else []

    async def _take(self, raw: dict[str, Any], group: asyncio.TaskGroup) -> None:
        number = raw.get("update_id") if isinstance(raw, dict) else None
        try:
            update = Update.de_json(raw, self._bot)
        except Exception as error:
            log.error("an update that cannot be read is left out", update_id=number, reason=type(error).__name__)
        else:
            await self._lanes.put(update, group)
        if isinstance(number, int):
            self._offset = number + 1


async def _until(stop: asyncio.Event, work: Any) -> Any:
    """The result of the work, or None once `stop` is set."""
    task, stopped = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    finally:
        for pending in (task, stopped):
            pending.cancel()


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
