"""The preparation before a call: the plan is asked for, taken or skipped, and the call is made."""

from telegram import Update

from bot.practice.errors import NoPlan
from bot.practice.results import OpenedSession
from bot.storage.records import Feedback
from bot.telegram import keyboards
from bot.telegram.callback_data import SkipPlan
from bot.telegram.desk import Desk, who
from bot.telegram.handlers.helping import show_script
from bot.texts.catalogue import Texts
from bot.texts.preparation import plan_pieces, preparation_pieces
from bot.texts.rendering import Piece, Style, lines_pieces


async def ask_for_plan(desk: Desk, chat: int, opened: OpenedSession, words: Texts) -> None:
    """Say what to prepare, and that it may be skipped."""
    pieces = preparation_pieces(opened.world, opened.session.start, words)
    await desk.outbox.send(chat, pieces, keyboards.skip_plan(opened.session.id, words))


async def take_plan(update: Update, desk: Desk, text: str) -> None:
    """Take a plan as it was written, and call; what is none is answered with what is expected."""
    user, chat = who(update)
    words = await desk.words(user)
    try:
        called = await desk.practice.talks.prepare(user.id, text)
    except NoPlan:
        session = await desk.practice.talks.preparing(user.id)
        await desk.outbox.say(chat, words("preparation.expected"), keyboards.skip_plan(session or "", words))
        return
    await call(desk, chat, called, words)


async def skip_plan(update: Update, desk: Desk, press: SkipPlan) -> None:
    """Call without a plan, unless the button belongs to another talk or the call is made already."""
    user, chat = who(update)
    words = await desk.words(user)
    if await desk.practice.talks.preparing(user.id) != press.session:
        await desk.outbox.say(chat, words("ui.stale"))
        return
    async with desk.presence.typing(chat):
        await take_plan(update, desk, "")


async def call(desk: Desk, chat: int, opened: OpenedSession, words: Texts) -> None:
    """Show what the plan was worth, unless grades come at the end, and the customer's first words."""
    session = opened.session
    if session.start.plan and session.feedback is Feedback.COACH:
        await desk.outbox.send(chat, plan_pieces(session.start.plan, words), quiet=True)
    go = Piece(style=Style.NOTE, text=words("brief.go"))
    await desk.outbox.send(chat, [go, *lines_pieces(opened.lines)])
    await show_script(desk, chat, opened.world, session, session.start, words)
