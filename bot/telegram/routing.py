"""Which handler takes which update."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any, TypeAlias

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.telegram import callback_data as press
from bot.telegram.desk import Desk
from bot.telegram.handlers import (
    choosing,
    entering,
    leaving,
    managing,
    oddities,
    planning,
    privacy,
    progressing,
    returning,
    starting,
    talking,
)

# The library thinks of a context of its own where we hand a desk over.
Handler: TypeAlias = Callable[[Update, Any], Coroutine[Any, Any, None]]
Route: TypeAlias = BaseHandler[Any, Any, None]

COMMANDS: Mapping[str, Handler] = {
    "start": starting.start,
    "language": starting.language,
    "help": starting.show_help,
    "practice": choosing.practice,
    "hint": talking.hint,
    "brief": choosing.brief_again,
    "pause": talking.pause,
    "resume": talking.resume,
    "stop": talking.stop,
    "progress": progressing.progress,
    "review": managing.review,
    "invite": entering.invite,
    "privacy": privacy.show,
}

PRESSES: Mapping[type[press.Press], Callable[[Update, Desk, Any], Coroutine[Any, Any, None]]] = {
    press.ChooseLanguage: starting.choose_language,
    press.ShowModes: choosing.show_modes,
    press.ShowShelf: choosing.show_shelf,
    press.ShowShelfPage: choosing.show_shelf_page,
    press.ShowBrief: choosing.show_brief,
    press.ShowRubric: choosing.show_rubric,
    press.ChooseHelp: choosing.choose_help,
    press.Begin: choosing.begin_as_before,
    press.BeginHelped: choosing.begin,
    press.SkipPlan: planning.skip_plan,
    press.HideHelp: choosing.hide_help,
    press.Retry: choosing.retry,
    press.CallAgain: returning.call_again,
    press.ShowTranscript: talking.show_transcript,
    press.Resume: talking.resume_pressed,
    press.ShowBetter: talking.show_better,
    press.ReviewPage: managing.review_page,
    press.ReviewSession: managing.review_session,
    press.ReviewPerson: managing.review_person,
    press.KeepUpload: managing.keep_upload,
    press.ReplaceByUpload: managing.replace_by_upload,
    press.DropUpload: managing.drop_upload,
    press.ExportMe: privacy.export,
    press.AskToDelete: privacy.ask_to_delete,
    press.DeleteMe: privacy.delete,
}

MESSAGE = filters.UpdateType.MESSAGE
PRIVATE = filters.ChatType.PRIVATE & MESSAGE
"""New messages of one person alone: edits and channel posts are other things."""


_say = oddities.saying
_VOICE = filters.VOICE | filters.AUDIO | filters.VIDEO_NOTE


async def _pressed(update: Update, desk: Desk) -> None:
    """A button: let it go at once, then do what it says."""
    query = update.callback_query
    assert query is not None
    desk.presence.answer(query.id)
    pressed = press.decode(query.data)
    if update.effective_chat is None:
        return
    if pressed is None:
        desk.say("ui.stale")
        return
    await PRESSES[type(pressed)](update, desk, pressed)


ROUTES: tuple[Route, ...] = (
    CallbackQueryHandler(_pressed),
    MessageHandler(filters.UpdateType.EDITED_MESSAGE & filters.ChatType.PRIVATE, oddities.edited),
    MessageHandler(MESSAGE & filters.ChatType.GROUPS & filters.COMMAND, _say("ui.only_private")),
    MessageHandler(PRIVATE & filters.FORWARDED, _say("ui.forwarded")),
    *(CommandHandler(name, handler, filters=PRIVATE) for name, handler in COMMANDS.items()),
    MessageHandler(PRIVATE & filters.COMMAND, _say("ui.unknown_command")),
    MessageHandler(PRIVATE & filters.TEXT, talking.reply),
    MessageHandler(PRIVATE & filters.Document.ALL, managing.upload),
    MessageHandler(PRIVATE & _VOICE, _say("ui.only_voice")),
    MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, _say("ui.only_text")),
)
"""The library's rules of what fits; the first that fits an update takes it."""


async def route(update: Update, desk: Desk) -> None:
    """Hand an update to the handler that fits, if one does and its sender may come in."""
    if update.my_chat_member:
        # Before the door: there is nobody to be answered.
        await leaving.membership(update, desk)
        return
    if not await entering.admitted(update, desk):
        return
    for rule in ROUTES:
        if rule.check_update(update) not in (None, False):
            await rule.callback(update, desk)
            return
