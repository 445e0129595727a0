"""The next talk with the same customer, days later."""

from telegram import Update

from bot.telegram.callback_data import CallAgain
from bot.telegram.desk import Desk, who
from bot.telegram.handlers.choosing import outlived
from bot.telegram.handlers.planning import call
from bot.texts.recap import recap_pieces


async def call_again(update: Update, desk: Desk, press: CallAgain) -> None:
    """Say what is known from the last talk, and begin the one that follows it."""
    user, chat = who(update)
    words = await desk.words(user)
    if await outlived(update, desk):
        await desk.outbox.say(chat, words("ui.stale"))
        return
    opened = await desk.practice.beginning.call_again(user.id, press.session)
    await desk.outbox.send(chat, recap_pieces(opened.world, opened.session.start, words))
    await call(desk, chat, opened, words)
