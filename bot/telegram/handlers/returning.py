"""The next talk with the same customer, days later."""

from telegram import Update

from bot.telegram.callback_data import CallAgain
from bot.telegram.desk import Desk
from bot.telegram.handlers.choosing import outlived
from bot.telegram.handlers.planning import call
from bot.texts.recap import recap_pieces


async def call_again(update: Update, desk: Desk, press: CallAgain) -> None:
    """Say what is known from the last talk, and begin the one that follows it."""
    if await outlived(update, desk):
        desk.say("ui.stale")
        return
    opened = await desk.practice.beginning.call_again(desk.user.id, press.session)
    desk.send(recap_pieces(opened.world, opened.session.start, desk.words))
    call(desk, opened)
