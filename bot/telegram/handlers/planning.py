"""The preparation before a call: the plan is asked for, taken or skipped, and the call is made."""

from telegram import Update

from bot.practice.errors import NoPlan
from bot.practice.results import OpenedSession
from bot.storage.records import Feedback
from bot.telegram import keyboards
from bot.telegram.callback_data import SkipPlan
from bot.telegram.desk import Desk
from bot.telegram.handlers.helping import show_script
from bot.texts.preparation import plan_pieces, preparation_pieces
from bot.texts.rendering import Piece, Style, lines_pieces


def ask_for_plan(desk: Desk, opened: OpenedSession) -> None:
    """Say what to prepare, and that it may be skipped."""
    pieces = preparation_pieces(opened.world, opened.session.start, desk.words)
    desk.send(pieces, keyboards.skip_plan(opened.session.id, desk.words))


async def take_plan(update: Update, desk: Desk, text: str) -> None:
    """Take a plan as it was written, and call; what is none is answered with what is expected."""
    try:
        called = await desk.practice.talks.prepare(desk.user.id, text)
    except NoPlan:
        session = await desk.practice.talks.preparing(desk.user.id)
        desk.say("preparation.expected", keyboards.skip_plan(session or "", desk.words))
        return
    call(desk, called)


async def skip_plan(update: Update, desk: Desk, press: SkipPlan) -> None:
    """Call without a plan, unless the button belongs to another talk or the call is made already."""
    if await desk.practice.talks.preparing(desk.user.id) != press.session:
        desk.say("ui.stale")
        return
    async with desk.presence.typing(desk.chat):
        await take_plan(update, desk, "")


def call(desk: Desk, opened: OpenedSession) -> None:
    """Show what the plan was worth, unless grades come at the end, and the customer's first words."""
    session = opened.session
    if session.start.plan and session.feedback is Feedback.COACH:
        desk.send(plan_pieces(session.start.plan, desk.words), quiet=True)
    go = Piece(style=Style.NOTE, text=desk.words("brief.go"))
    desk.send([go, *lines_pieces(opened.lines)])
    show_script(desk, opened.world, session, session.start)
