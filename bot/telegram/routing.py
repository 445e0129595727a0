"""Which handler takes which update, and what is said when one fails."""

import secrets
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any, TypeAlias

import structlog
from telegram import Update
from telegram.ext import (
    Application,
    CallbackContext,
    CallbackQueryHandler,
    CommandHandler,
    ExtBot,
    MessageHandler,
    filters,
)

from bot.practice import errors
from bot.storage.repository import TurnTaken
from bot.telegram import callback_data as press
from bot.telegram.desk import Desk, who
from bot.telegram.handlers import choosing, managing, oddities, planning, returning, starting, talking

Handler: TypeAlias = Callable[[Update, Desk], Awaitable[None]]
Context: TypeAlias = CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]
App: TypeAlias = Application[ExtBot[None], Context, dict[Any, Any], dict[Any, Any], dict[Any, Any], None]

log = structlog.get_logger(__name__)

COMMANDS: Mapping[str, Handler] = {
    "start": starting.start,
    "language": starting.language,
    "help": starting.show_help,
    "practice": choosing.practice,
    "hint": talking.hint,
    "pause": talking.pause,
    "resume": talking.resume,
    "stop": talking.stop,
    "review": managing.review,
}

PRESSES: Mapping[type[press.Press], Callable[[Update, Desk, Any], Awaitable[None]]] = {
    press.ChooseLanguage: starting.choose_language,
    press.ShowModes: choosing.show_modes,
    press.ShowShelf: choosing.show_shelf,
    press.ShowBrief: choosing.show_brief,
    press.ChooseHelp: choosing.choose_help,
    press.Begin: choosing.begin_as_before,
    press.BeginHelped: choosing.begin,
    press.SkipPlan: planning.skip_plan,
    press.HideHelp: choosing.hide_help,
    press.Retry: choosing.retry,
    press.CallAgain: returning.call_again,
    press.ShowTranscript: talking.show_transcript,
    press.ShowBetter: talking.show_better,
    press.ReviewPage: managing.review_page,
    press.ReviewSession: managing.review_session,
    press.KeepUpload: managing.keep_upload,
    press.DropUpload: managing.drop_upload,
}

WORDS: Mapping[type[Exception], str] = {
    errors.NoSession: "errors.no_session",
    errors.SessionPaused: "errors.session_paused",
    errors.NoHelp: "ui.hint_none",
    errors.UnknownScenario: "errors.unknown_scenario",
    errors.UnknownSession: "errors.unknown_session",
    errors.NoFollowUp: "errors.no_follow_up",
    errors.NothingToRetry: "errors.nothing_to_retry",
    TurnTaken: "errors.turn_taken",
}
"""What a person hears of a mistake."""

MESSAGE = filters.UpdateType.MESSAGE
PRIVATE = filters.ChatType.PRIVATE & MESSAGE
"""New messages of one person alone: edits and channel posts are other things."""


def route(application: App, desk: Desk) -> None:
    """Register all handlers; the first that fits an update takes it."""
    add = application.add_handler
    add(CallbackQueryHandler(_safely(desk, _pressed)))
    add(MessageHandler(filters.UpdateType.EDITED_MESSAGE & filters.ChatType.PRIVATE, _safely(desk, oddities.edited)))
    add(MessageHandler(MESSAGE & filters.ChatType.GROUPS & filters.COMMAND, _safely(desk, _say("ui.only_private"))))
    add(MessageHandler(PRIVATE & filters.FORWARDED, _safely(desk, _say("ui.forwarded"))))
    for name, handler in COMMANDS.items():
        add(CommandHandler(name, _safely(desk, handler), filters=PRIVATE))
    add(MessageHandler(PRIVATE & filters.COMMAND, _safely(desk, _say("ui.unknown_command"))))
    add(MessageHandler(PRIVATE & filters.TEXT, _safely(desk, talking.reply)))
    add(MessageHandler(PRIVATE & filters.Document.ALL, _safely(desk, managing.upload)))
    voice = filters.VOICE | filters.AUDIO | filters.VIDEO_NOTE
    add(MessageHandler(PRIVATE & voice, _safely(desk, _say("ui.only_voice"))))
    add(MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, _safely(desk, _say("ui.only_text"))))


_say = oddities.saying


async def _pressed(update: Update, desk: Desk) -> None:
    """A button: let it go at once, then do what it says."""
    query = update.callback_query
    assert query is not None
    await desk.outbox.answer(query.id)
    pressed = press.decode(query.data)
    if update.effective_chat is None:
        return
    if pressed is None:
        user, chat = who(update)
        await desk.outbox.say(chat, (await desk.words(user))("ui.stale"))
        return
    await PRESSES[type(pressed)](update, desk, pressed)


def _safely(desk: Desk, handler: Handler) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    """The handler, with every failure answered: a person's mistake in words, ours with a code from the log."""

    async def handle(update: Update, _context: Context) -> None:
        with structlog.contextvars.bound_contextvars(update_id=update.update_id):
            try:
                await handler(update, desk)
            except tuple(WORDS) as error:
                await _tell(update, desk, WORDS[type(error)])
            except Exception:
                code = secrets.token_hex(3)
                log.exception("a handler failed", code=code)
                await _tell(update, desk, "errors.ours", code=code)

    return handle


async def _tell(update: Update, desk: Desk, key: str, **values: object) -> None:
    user, chat = who(update)
    await desk.outbox.say(chat, (await desk.words(user))(key, **values))
