"""/privacy: what is kept, all of it as a file, and all of it gone."""

import asyncio

from telegram import Update

from bot.practice.readable import NAME, Readable
from bot.telegram import keyboards
from bot.telegram.callback_data import AskToDelete, DeleteMe, ExportMe
from bot.telegram.desk import Desk, who

DELETE_SECONDS = 600
"""How long the button that deletes everything holds: an old message must not do it by a slip of the thumb."""


async def show(update: Update, desk: Desk) -> None:
    """Say what is kept and for how long."""
    user, chat = who(update)
    words = await desk.words(user)
    days = desk.people.privacy.keep_days
    kept = words("ui.privacy_forever") if days is None else words("ui.privacy_days", days=words("count.days", n=days))
    await desk.outbox.say(chat, f"{words('ui.privacy')}\n\n{kept}", keyboards.privacy(words))


async def export(update: Update, desk: Desk, press: ExportMe) -> None:
    """All that is kept on whoever asks as one file, and what there is to read of it as another."""
    user, chat = who(update)
    words = await desk.words(user)
    readable = Readable(words, desk.practice.shelf.titles())
    async with desk.presence.typing(chat):
        made = await desk.people.privacy.export(user.id, readable)
    await desk.outbox.file(chat, made.content, made.name)
    await desk.outbox.file(chat, await asyncio.to_thread(readable.finished), NAME)
    if made.left_out:
        await desk.outbox.say(chat, words("ui.export_cut", records=words("count.records", n=made.left_out)))


async def ask_to_delete(update: Update, desk: Desk, press: AskToDelete) -> None:
    """Ask again before anything is lost."""
    user, chat = who(update)
    words = await desk.words(user)
    until = int(desk.practice.now()) + DELETE_SECONDS
    await desk.outbox.say(chat, words("ui.delete_sure"), keyboards.delete_me(until, words))


async def delete(update: Update, desk: Desk, press: DeleteMe) -> None:
    """Delete everything about whoever pressed."""
    user, chat = who(update)
    words = await desk.words(user)
    if not press.until.isdecimal() or desk.practice.now() > int(press.until):
        await desk.outbox.say(chat, words("ui.delete_late"))
        return
    await desk.practice.users.erase(user.id)
    desk.once_kept(desk.erased)
    await desk.outbox.say(chat, words("ui.deleted"))
