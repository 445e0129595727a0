"""/practice: who calls whom, which scenario, the brief, and off."""

from telegram import Update

from bot.roleplay.preparation import is_preparing
from bot.roleplay.scorecard.help_levels import rules_of
from bot.scenario.vocabulary import Difficulty, HelpLevel, Mode
from bot.storage.records import Feedback
from bot.telegram import keyboards
from bot.telegram.callback_data import (
    Begin,
    BeginHelped,
    ChooseHelp,
    HideHelp,
    Retry,
    ShowBrief,
    ShowModes,
    ShowRubric,
    ShowShelf,
    ShowShelfPage,
    number,
)
from bot.telegram.desk import Desk, pressed_message
from bot.telegram.handlers.planning import ask_for_plan, call
from bot.texts.rendering import Piece, Style, brief_pieces, lines_pieces, rubric_pieces
from bot.texts.retrying import retry_pieces


async def practice(update: Update, desk: Desk) -> None:
    """Ask who calls whom; a talk that is on would be ended by another, so it is named."""
    pieces = [Piece(style=Style.TEXT, text=desk.words("ui.choose_mode"))]
    if underway := await desk.practice.sessions.underway(desk.user.id):
        name = underway.session.scenario_id
        title = desk.practice.shelf.titles().get(name, name)
        pieces.insert(0, Piece(style=Style.NOTE, text=desk.words("ui.talk_open", title=title)))
    desk.send(pieces, keyboards.modes(desk.words))


async def show_modes(update: Update, desk: Desk, press: ShowModes) -> None:
    """/practice from a button: ask who calls whom."""
    await practice(update, desk)


async def show_shelf(update: Update, desk: Desk, press: ShowShelf) -> None:
    """List the scenarios of a mode, in the message that was pressed."""
    await _list(update, desk, press, 0)


async def show_shelf_page(update: Update, desk: Desk, press: ShowShelfPage) -> None:
    """Go on with the list."""
    await _list(update, desk, press, number(press.offset))


async def _list(update: Update, desk: Desk, press: ShowShelf | ShowShelfPage, offset: int) -> None:
    if press.mode not in set(Mode) or press.difficulty not in {*Difficulty, keyboards.ANY}:
        desk.say("ui.stale")
        return
    mode = Mode(press.mode)
    entries = [
        entry
        for entry in desk.practice.shelf.scenarios()
        if desk.practice.shelf.mode_of(entry) is mode and press.difficulty in (entry.scenario.difficulty, keyboards.ANY)
    ]
    # His own language first; the other one is there for who wants to practise in it.
    order = list(Difficulty).index
    entries.sort(
        key=lambda e: (e.scenario.language is not desk.words.language, order(e.scenario.difficulty), e.scenario.title)
    )
    stars = {difficulty.value: keyboards.STARS[difficulty] for difficulty in Difficulty}
    text = desk.words("ui.choose_scenario" if entries else "ui.no_scenarios", **stars)
    keyboard = keyboards.shelf(entries, mode, press.difficulty, offset, desk.words)
    desk.outbox.edit(desk.chat, pressed_message(update), [Piece(style=Style.TEXT, text=text)], keyboard)


async def show_brief(update: Update, desk: Desk, press: ShowBrief) -> None:
    """The goal, the case, and behind a button what will be graded."""
    world = desk.practice.shelf.preview(press.scenario)
    cost = rules_of(world, HelpLevel.HINTS).hint_cost
    keyboard = keyboards.help_levels(press.scenario, cost, desk.words)
    desk.send(brief_pieces(world, desk.words), keyboard)


async def brief_again(update: Update, desk: Desk) -> None:
    """The brief of the talk that is on, which goes on as it was."""
    world = await desk.practice.talks.brief(desk.user.id)
    desk.send(brief_pieces(world, desk.words), keyboards.rubric(world.scenario.scenario, desk.words))


async def show_rubric(update: Update, desk: Desk, press: ShowRubric) -> None:
    """What will be graded; who reads the brief before a talk finds the way on below it."""
    underway = await desk.practice.sessions.underway(desk.user.id)
    reads_again = underway is not None and underway.session.scenario_id == press.scenario
    practice = desk.practice
    world = await practice.talks.brief(desk.user.id) if reads_again else practice.shelf.preview(press.scenario)
    cost = rules_of(world, HelpLevel.HINTS).hint_cost
    keyboard = None if reads_again else keyboards.help_levels(press.scenario, cost, desk.words, rubric=False)
    desk.send(rubric_pieces(world, desk.words), keyboard)


async def choose_help(update: Update, desk: Desk, press: ChooseHelp) -> None:
    """Keep the level of help in the next buttons, and ask when grades are to be shown."""
    if press.level not in set(HelpLevel):
        desk.say("ui.stale")
        return
    keyboard = keyboards.begin(press.scenario, HelpLevel(press.level), desk.words)
    desk.say("ui.choose_feedback", keyboard, help=desk.words(f"help.{press.level}"))


async def begin_as_before(update: Update, desk: Desk, press: Begin) -> None:
    """A button from before there were levels of help: hints were there, but not in an exam."""
    level = HelpLevel.NONE if press.feedback == Feedback.EXAM else HelpLevel.HINTS
    await _begin(update, desk, BeginHelped(press.feedback, level.value, press.scenario), prepare=False)


async def begin(update: Update, desk: Desk, press: BeginHelped) -> None:
    """Begin the talk, or the preparation for it."""
    await _begin(update, desk, press, prepare=True)


async def _begin(update: Update, desk: Desk, press: BeginHelped, *, prepare: bool) -> None:
    """Begin, unless the button is older than the talk that is on."""
    known = press.feedback in set(Feedback) and press.level in set(HelpLevel)
    if not known or await outlived(update, desk):
        desk.say("ui.stale")
        return
    await desk.remember()
    async with desk.presence.typing(desk.chat):
        opened = await desk.practice.beginning.start(
            desk.user.id,
            press.scenario,
            Feedback(press.feedback),
            HelpLevel(press.level),
            prepare=prepare,
            trial=desk.is_manager,
        )
    if is_preparing(opened.world, opened.session.start):
        ask_for_plan(desk, opened)
    else:
        call(desk, opened)


async def hide_help(update: Update, desk: Desk, press: HideHelp) -> None:
    """Take a hint or a script out of sight."""
    desk.outbox.edit(desk.chat, pressed_message(update), [Piece(style=Style.NOTE, text=desk.words("hint.hidden"))])


async def retry(update: Update, desk: Desk, press: Retry) -> None:
    """Go back to the weakest moment: the talk forks there."""
    if await outlived(update, desk):
        desk.say("ui.stale")
        return
    async with desk.presence.typing(desk.chat):
        opened = await desk.practice.beginning.retry_weakest(desk.user.id, press.session)
    if opened.retried:
        desk.send(retry_pieces(opened.retried, opened.world, desk.words), quiet=True)
    title = Piece(style=Style.NOTE, text=desk.words("ui.retry_title"))
    desk.send([title, *lines_pieces(opened.lines)])


async def outlived(update: Update, desk: Desk) -> bool:
    """True for a button older than the talk that is on: pressing it by mistake must not end that talk."""
    underway = await desk.practice.sessions.underway(desk.user.id)
    query = update.callback_query
    if underway is None or query is None:
        return False
    # A message that Telegram does not show any more is of 1970.
    return query.message is None or query.message.date.timestamp() < int(underway.session.started_at)
