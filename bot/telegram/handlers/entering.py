"""The door: who is let in, and /invite for managers."""

import re

from telegram import Update

from bot.config import Access
from bot.practice.access import MOST_DAYS, MOST_USES
from bot.telegram.desk import Desk, message_of, who

USES, DAYS = 1, 7
"""Of a plain /invite."""

_LINK = re.compile(r"/start(?:@\w+)?\s+([A-Za-z0-9_-]{1,64})")
_NUMBERS = re.compile(r"(?:\s+(\d{1,4}))?(?:\s+(\d{1,4}))?\s*")


async def admitted(update: Update, desk: Desk) -> bool:
    """True for those who may practise; anybody else is told once a day how to come in."""
    user = update.effective_user
    door = desk.people.door
    if user is None or await door.admits(user.id):
        return True
    brought = _LINK.fullmatch((update.message.text or "") if update.message else "")
    if brought and await door.enter(user.id, brought[1]):
        return True
    if update.callback_query:
        desk.presence.answer(update.callback_query.id)
    key = "ui.door_bad_link" if brought else f"ui.door_{door.access.value}"
    chat = update.effective_chat
    if chat and chat.type == chat.PRIVATE and door.owes_answer(user.id, key):
        await desk.outbox.say(chat.id, (await desk.words(user))(key, id=user.id))
        desk.once_kept(lambda: door.answered(user.id, key))
    return False


async def invite(update: Update, desk: Desk) -> None:
    """Make a link that lets people in, or end all links."""
    user, chat = who(update)
    words = await desk.words(user)
    if not desk.is_manager(user):
        await desk.outbox.say(chat, words("ui.not_allowed"))
        return
    door = desk.people.door
    _, _, wanted = (message_of(update).text or "").partition(" ")
    if wanted.strip() == "off":
        await desk.outbox.say(chat, words("ui.invite_revoked", n=await door.revoke_all()))
        return
    if door.access is not Access.INVITATION:
        await desk.outbox.say(chat, words(f"ui.invite_needless_{door.access.value}"))
        return
    numbers = _NUMBERS.fullmatch(f" {wanted}")
    uses, days = (int(numbers[1] or USES), int(numbers[2] or DAYS)) if numbers else (0, 0)
    try:
        token = await door.invite(uses, days)
    except ValueError:
        await desk.outbox.say(chat, words("ui.invite_usage", uses=MOST_USES, days=MOST_DAYS))
        return
    link = f"https://t.me/{update.get_bot().username}?start={token}"
    people, until = words("count.people", n=uses), words("count.days", n=days)
    await desk.outbox.say(chat, words("ui.invite_link", people=people, days=until, link=link))
