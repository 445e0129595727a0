"""/privacy: what is kept, all of it as a file, and all of it gone."""

import asyncio

from telegram import Update

from bot.practice.readable import NAME, Readable
from bot.telegram import keyboards
from bot.telegram.callback_data import AskToDelete, DeleteMe, ExportMe
from bot.telegram.desk import Desk

DELETE_SECONDS = 600
"""How long the button that deletes everything holds: an old message must not do it by a slip of the thumb."""


async def show(update: Update, desk: Desk) -> None:
    """Say what is kept and for how long."""
    words, days = desk.words, desk.people.privacy.keep_days
    kept = words("ui.privacy_forever") if days is None else words("ui.privacy_days", days=words("count.days", n=days))
    desk.outbox.say(desk.chat, f"{words('ui.privacy')}\n\n{kept}", keyboards.privacy(words))


async def export(update: Update, desk: Desk, press: ExportMe) -> None:
    """All that is kept on whoever asks as one file, and what there is to read of it as another."""
    readable = Readable(desk.words, desk.practice.shelf.titles())
    async with desk.presence.typing(desk.chat):
        made = await desk.people.privacy.export(desk.user.id, readable)
    desk.outbox.file(desk.chat, made.content, made.name)
    desk.outbox.file(desk.chat, await asyncio.to_thread(readable.finished), NAME)
    if made.left_out:
        desk.say("ui.export_cut", records=desk.words("count.records", n=made.left_out))


async def ask_to_delete(update: Update, desk: Desk, press: AskToDelete) -> None:
    """Ask again before anything is lost."""
    until = int(desk.practice.now()) + DELETE_SECONDS
    desk.say("ui.delete_sure", keyboards.delete_me(until, desk.words))


async def delete(update: Update, desk: Desk, press: DeleteMe) -> None:
    """Delete everything about whoever pressed."""
    if not press.until.isdecimal() or desk.practice.now() > int(press.until):
        desk.say("ui.delete_late")
        return
    await desk.practice.users.erase(desk.user.id)
    desk.once_kept(desk.people.privacy.erased)
    desk.say("ui.deleted")
