"""The door: who is let in, and /invite for managers."""

import re

from telegram import Update

from bot.config import Access
from bot.practice.access import MOST_DAYS, MOST_USES
from bot.telegram.callback_data import AskToDelete, DeleteMe, ExportMe, decode
from bot.telegram.desk import Desk, message_of

USES, DAYS = 1, 7
"""Of a plain /invite."""

_PRIVACY = re.compile(r"/privacy(?:@\w+)?(?!\w)")
_LINK = re.compile(r"/start(?:@\w+)?\s+([A-Za-z0-9_-]{1,64})")
_NUMBERS = re.compile(r"(?:\s+(\d{1,4}))?(?:\s+(\d{1,4}))?\s*")


async def admitted(update: Update, desk: Desk) -> bool:
    """True for those who may practise, and for those who ask for what is kept on them.

    Anybody else is told once a day how to come in, and once more if he tries a command after that.
    """
    user, door = desk.user, desk.people.door
    if await door.admits(user.id):
        return True
    said = (update.message.text or "") if update.message else ""
    brought = _LINK.fullmatch(said)
    if brought and await door.enter(user.id, brought[1]):
        return True
    about_his_data = _is_about_data(update, said)
    if about_his_data and await desk.practice.users.find(user.id):
        return True
    if update.callback_query:
        desk.presence.answer(update.callback_query.id)
    keys = ["ui.door_bad_link" if brought else f"ui.door_{door.access.value}"]
    if about_his_data:
        keys.insert(0, "ui.door_no_data")
    if said.startswith("/") and not brought:
        keys.append("ui.door_still")
    chat = update.effective_chat
    owed = next((key for key in keys if door.owes_answer(user.id, key)), None)
    if chat and chat.type == chat.PRIVATE and owed:
        desk.say(owed, id=user.id)
        desk.once_kept(lambda: door.answered(user.id, owed))
    return False


def _is_about_data(update: Update, said: str) -> bool:
    """True for /privacy and the buttons under its answers."""
    if query := update.callback_query:
        return isinstance(decode(query.data), (ExportMe, AskToDelete, DeleteMe))
    return _PRIVACY.match(said) is not None


async def invite(update: Update, desk: Desk) -> None:
    """Make a link that lets people in, or end all links."""
    if not desk.lets_manage():
        return
    door = desk.people.door
    _, _, wanted = (message_of(update).text or "").partition(" ")
    if wanted.strip() == "off":
        desk.say("ui.invite_revoked", n=await door.revoke_all())
        return
    if door.access is not Access.INVITATION:
        desk.say(f"ui.invite_needless_{door.access.value}")
        return
    numbers = _NUMBERS.fullmatch(f" {wanted}")
    uses, days = (int(numbers[1] or USES), int(numbers[2] or DAYS)) if numbers else (0, 0)
    try:
        token = await door.invite(uses, days)
    except ValueError:
        desk.say("ui.invite_usage", uses=MOST_USES, days=MOST_DAYS)
        return
    link = f"https://t.me/{update.get_bot().username}?start={token}"
    people, until = desk.words("count.people", n=uses), desk.words("count.days", n=days)
    desk.say("ui.invite_link", people=people, days=until, link=link)
