"""Signs of life: a button let go, "typing", a menu. They may get lost, so that nothing ever waits for them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress

from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.constants import ChatAction
from telegram.error import TelegramError

SOON = 0.7
"""Seconds of work that need no sign."""

TYPING_SECONDS = 4.0
"""Telegram shows "typing" for five seconds at most."""

MOST = 8
"""Signs on their way at once; those beyond are left out."""


class Presence:
    """Shows people that they were heard."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._under_way: set[asyncio.Future[None]] = set()

    def answer(self, query: str) -> None:
        """Let a pressed button go; a query too old to be answered is none of our worry."""
        self._soon(lambda: self._bot.answer_callback_query(query))

    def offer(self, chat: int, commands: Sequence[BotCommand]) -> None:
        """Put commands into the menu of a chat."""
        self._soon(lambda: self._bot.set_my_commands(commands, BotCommandScopeChat(chat)))

    @asynccontextmanager
    async def typing(self, chat: int) -> AsyncIterator[None]:
        """Show that an answer is on its way, if it takes a while."""

        async def show() -> None:
            await asyncio.sleep(SOON)
            while True:
                self._soon(lambda: self._bot.send_chat_action(chat, ChatAction.TYPING))
                await asyncio.sleep(TYPING_SECONDS)

        # No task group: it would wrap what the work raises, and a person's mistake would pass for a fault of ours.
        shown = asyncio.ensure_future(show())
        try:
            yield
        finally:
            shown.cancel()

    async def close(self) -> None:
        """Let go of the signs that are still under way."""
        for sign in self._under_way:
            sign.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    def _soon(self, sign: Callable[[], Awaitable[object]]) -> None:
        async def quietly() -> None:
            with suppress(TelegramError):
                await sign()

        if len(self._under_way) >= MOST:
            return
        task = asyncio.ensure_future(quietly())
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
