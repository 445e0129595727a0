"""Who blocks the bot, and who lets it write again: Telegram tells of both, and nobody said anything."""

from telegram import ChatMember, Update

from bot.telegram.desk import Desk


async def membership(update: Update, desk: Desk) -> None:
    """Let the talk of a person who has blocked the bot wait for the day when he comes back; all else is nothing to us.

    Nothing is ever sent for it, to strangers neither.
    """
    changed = update.my_chat_member
    if changed is None or changed.chat.type != changed.chat.PRIVATE:
        return
    if changed.new_chat_member.status == ChatMember.BANNED:
        await desk.practice.sessions.pause_open(desk.user.id)
