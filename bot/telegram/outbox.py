"""The one door for everything that is sent: in order per chat, tried again when Telegram asks for it.

Kept apart from whoever wants to send, so that a table may stand behind it.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from weakref import WeakValueDictionary

import structlog
from telegram import Bot, InlineKeyboardMarkup
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.telegram.rendering import Rendered, render
from bot.texts.rendering import Piece

TRIES = 6
FIRST_WAIT = 0.5
LONGEST_WAIT = 30.0
TYPING_SECONDS = 4.0
"""Telegram shows "typing" for five seconds at most."""

Sending = Callable[[], Awaitable[object]]

log = structlog.get_logger(__name__)


class Outbox:
    """Sends messages, pictures and files."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def send(
        self, chat: int, pieces: Iterable[Piece], keyboard: InlineKeyboardMarkup | None = None, *, quiet: bool = False
    ) -> None:
        """Send pieces as one or more messages; the keyboard hangs on the last one."""
        messages = render(pieces)
        async with self._lock(chat):
            for number, message in enumerate(messages, start=1):
                markup = keyboard if number == len(messages) else None
                if not await self._message(chat, message, markup, quiet=quiet):
                    return

    async def say(self, chat: int, text: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Send plain words."""
        async with self._lock(chat):
            await self._message(chat, Rendered(html=text, plain=text), keyboard, quiet=False, parse_mode=None)

    async def picture(self, chat: int, image: bytes) -> None:
        """Send a PNG."""
        async with self._lock(chat):
            await self._tried(chat, lambda: self._bot.send_photo(chat, image, filename="scorecard.png"))

    async def file(self, chat: int, content: bytes, name: str) -> None:
        """Send a file."""
        async with self._lock(chat):
            await self._tried(chat, lambda: self._bot.send_document(chat, content, filename=name))

    async def edit(
        self, chat: int, message: int, pieces: Iterable[Piece], keyboard: InlineKeyboardMarkup | None = None
    ) -> None:
        """Put other pieces into a message that was sent; what does not fit goes into a new one."""
        first, *rest = render(pieces)
        async with self._lock(chat):
            await self._tried(
                chat,
                lambda: self._bot.edit_message_text(
                    first.html,
                    chat_id=chat,
                    message_id=message,
                    parse_mode=ParseMode.HTML,
                    reply_markup=None if rest else keyboard,
                ),
            )
            for number, more in enumerate(rest, start=1):
                await self._message(chat, more, keyboard if number == len(rest) else None, quiet=True)

    async def answer(self, query: str, text: str | None = None) -> None:
        """Let a pressed button go; a query too old to be answered is none of our worry."""
        with suppress(TelegramError):
            await self._bot.answer_callback_query(query, text=text[:200] if text else None)

    @asynccontextmanager
    async def typing(self, chat: int) -> AsyncIterator[None]:
        """Show that an answer is on its way, for as long as it takes."""

        async def show() -> None:
            while True:
                with suppress(TelegramError):
                    await self._bot.send_chat_action(chat, ChatAction.TYPING)
                await asyncio.sleep(TYPING_SECONDS)

        # No task group: it would wrap what the work raises, and a person's mistake would pass for a fault of ours.
        shown = asyncio.ensure_future(show())
        try:
            yield
        finally:
            shown.cancel()

    def _lock(self, chat: int) -> asyncio.Lock:
        return self._locks.setdefault(chat, asyncio.Lock())

    async def _message(
        self,
        chat: int,
        message: Rendered,
        keyboard: InlineKeyboardMarkup | None,
        *,
        quiet: bool,
        parse_mode: ParseMode | None = ParseMode.HTML,
    ) -> bool:
        async def send() -> object:
            try:
                return await self._bot.send_message(
                    chat, message.html, parse_mode=parse_mode, reply_markup=keyboard, disable_notification=quiet
                )
            except BadRequest as error:
                if "parse entities" not in error.message.lower():
                    raise
                return await self._bot.send_message(chat, message.plain, reply_markup=keyboard)

        return await self._tried(chat, send)

    async def _tried(self, chat: int, send: Sending) -> bool:
        """Send, again and again where that may help; True when it arrived."""
        wait = FIRST_WAIT
        for number in range(1, TRIES + 1):
            try:
                await send()
                return True
            except RetryAfter as error:
                pause = _seconds(error)
            except (Forbidden, BadRequest, ChatMigrated, InvalidToken) as error:
                if "not modified" not in error.message.lower():
                    log.warning("not sent", chat=chat, reason=error.message)
                return False
            except TelegramError as error:
                # Time-outs, lost connections, and answers that are not Telegram's own: those have no type of their own.
                pause = wait
                wait = min(LONGEST_WAIT, wait * 2)
                log.info("sending again", chat=chat, attempt=number, reason=type(error).__name__)
            if number < TRIES:
                await asyncio.sleep(pause)
        log.error("gave up sending", chat=chat)
        return False


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return float(after if isinstance(after, int | float) else after.total_seconds())
