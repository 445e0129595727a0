"""The barest bot of aiogram: python echo_aiogram.py URL TOKEN; says back what it hears.

Run with a Python of its own, for aiogram and the product want different versions of pydantic: nothing of ours is
imported here.
"""

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, Message


async def main(url: str, token: str) -> None:
    """Poll, and answer each update with one message; aiogram starts a task for each."""
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await bot.send_message(message.chat.id, message.text or "…")

    @dispatcher.callback_query()
    async def press(query: CallbackQuery) -> None:
        await bot.send_message(query.from_user.id, "…")

    await dispatcher.start_polling(bot, handle_signals=False)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
