"""Everything that is no reply: each gets an answer that helps."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update

from bot.telegram.desk import Desk


def saying(key: str) -> Callable[[Update, Desk], Coroutine[Any, Any, None]]:
    """A handler that says the words of a key."""

    async def handler(update: Update, desk: Desk) -> None:
        desk.say(key)

    return handler


async def edited(update: Update, desk: Desk) -> None:
    """An edited reply: said is said. Only worth a word while a talk is on."""
    if await desk.practice.sessions.underway(desk.user.id):
        desk.say("ui.edited")
