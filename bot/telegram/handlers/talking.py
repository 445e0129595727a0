"""The talk itself: replies, /hint, /pause, /resume, /stop, and what comes after it."""

from telegram import InlineKeyboardMarkup, Update

from bot.practice.errors import PlanAwaited, SessionPaused
from bot.practice.results import OpenedSession, Replied, Reviewed
from bot.roleplay.next_talk import follow_up
from bot.roleplay.preparation import is_preparing
from bot.scenario.expectation import LONGEST_REPLY
from bot.storage.records import Feedback, Status
from bot.telegram import keyboards
from bot.telegram.callback_data import Resume, ShowBetter, ShowTranscript, number
from bot.telegram.desk import Desk, message_of, pressed_message
from bot.telegram.handlers.helping import show_script
from bot.telegram.handlers.planning import ask_for_plan, take_plan
from bot.telegram.picture import load, scorecard_picture
from bot.telegram.rendering import one_line
from bot.texts.insight import told_scorecard
from bot.texts.notes import note_pieces
from bot.texts.rendering import Piece, Style, hint_pieces, lines_pieces
from bot.texts.retrying import then_and_now
from bot.texts.transcript import transcript

BEST = 3
"""A grade that no better reply is shown for."""


async def reply(update: Update, desk: Desk) -> None:
    """Hand the reply to the customer, show the coach's note and what the customer says."""
    text = message_of(update).text or ""
    if len(text) > LONGEST_REPLY:
        desk.say("ui.too_long", n=len(text), limit=LONGEST_REPLY)
        return
    if command := SPOKEN.get(bare(text)):
        await command(update, desk)
        return
    async with desk.presence.typing(desk.chat):
        try:
            replied = await desk.practice.talks.reply(desk.user.id, text)
        except PlanAwaited:
            await take_plan(update, desk, text)
            return
        except SessionPaused:
            desk.say("errors.session_paused", keyboards.resume(desk.words))
            return
        # Not before the first reply, which has meanings to wait for; long before a scorecard.
        desk.practice.core.beside_soon(load)
        if replied.session.feedback is Feedback.COACH:
            _note(desk, replied)
        desk.send(lines_pieces(replied.turn.answer))
        show_script(desk, replied.world, replied.session, replied.talk, before=replied.before)
        if replied.scorecard:
            await _finish(desk, replied)


def bare(text: str) -> str:
    """A text as `SPOKEN` knows it."""
    return text.strip(" \n.!…").casefold()


def _note(desk: Desk, replied: Replied) -> None:
    """The coach's note, with a better reply to ask for where there can be one."""
    turn = replied.turn
    note = note_pieces(turn, replied.world, desk.words, replied.talk.state)
    pieces = (*note, *then_and_now(replied.retried, turn, desk.words))
    improvable = turn.grade.gradable and turn.grade.value < BEST
    keyboard = keyboards.better(replied.session.id, turn.number, desk.words) if improvable else None
    desk.send(pieces, keyboard, quiet=True)


async def hint(update: Update, desk: Desk) -> None:
    """What this moment asks for; not in a talk without help."""
    found, _ = await desk.practice.talks.hint(desk.user.id)
    pieces = hint_pieces(found.stage, found.missing, found.script, found.cost, desk.words, again=found.again)
    desk.send(pieces, keyboards.hide(desk.words))


async def pause(update: Update, desk: Desk) -> None:
    """Stop the clock."""
    await desk.practice.talks.pause(desk.user.id)
    desk.say("ui.paused", keyboards.resume(desk.words))


async def resume(update: Update, desk: Desk) -> None:
    """Go on where the talk stands."""
    underway = await desk.practice.sessions.underway(desk.user.id)
    running = underway is not None and underway.session.status is Status.ACTIVE
    opened: OpenedSession = await desk.practice.talks.resume(desk.user.id)
    if is_preparing(opened.world, opened.session.start):
        ask_for_plan(desk, opened)
        return
    title = Piece(style=Style.NOTE, text=desk.words("ui.not_paused" if running else "ui.resumed"))
    desk.send([title, *lines_pieces(opened.lines)])


async def resume_pressed(update: Update, desk: Desk, press: Resume) -> None:
    """/resume from a button: go on where the talk stands."""
    await resume(update, desk)


async def stop(update: Update, desk: Desk) -> None:
    """End the talk and show its scorecard."""
    async with desk.presence.typing(desk.chat):
        await _finish(desk, await desk.practice.talks.stop(desk.user.id))


SPOKEN = {
    word: command
    for command, said in {
        stop: ("стоп", "stop"),
        pause: ("пауза", "pause"),
        hint: ("подсказка", "hint"),
    }.items()
    for word in said
}
"""Commands by words that are no reply: whoever writes nothing else has left the slash out."""


async def show_better(update: Update, desk: Desk, press: ShowBetter) -> None:
    """A better reply for the turn of the note."""
    async with desk.presence.typing(desk.chat):
        better = await desk.practice.past.better_reply(desk.user.id, press.session, number(press.turn))
    pieces = [Piece(style=Style.NOTE, text=desk.words("ui.better_title" if better else "ui.better_none"))]
    if better:
        pieces.append(Piece(style=Style.TEXT, text=better))
    desk.send(pieces, about=pressed_message(update))


async def show_transcript(update: Update, desk: Desk, press: ShowTranscript) -> None:
    """The trainee's own talk, as a file."""
    send_transcript(desk, await desk.practice.past.review(press.session, desk.user.id))


def send_transcript(
    desk: Desk, review: Reviewed, trainee: str | None = None, keyboard: InlineKeyboardMarkup | None = None
) -> None:
    """A talk with its grades as a text file that any phone opens.

    Args:
        desk: of whoever is to read it.
        review: of the talk.
        trainee: who had the talk, where somebody else reads.
        keyboard: to hang on the file.
    """
    session, day = review.played.session, review.played.session.ended_on
    turns, card = review.played.turns, review.scorecard
    text = transcript(session.opening, turns, card, review.world, desk.words, day=day, trainee=trainee)
    name = one_line(f"{day:%Y-%m-%d}-{session.scenario_id}-{session.id[:6]}.txt")
    # Without the mark at its beginning some phones take the letters for others.
    desk.outbox.file(desk.chat, text.encode("utf-8-sig"), name, keyboard)


async def _finish(desk: Desk, ended: Replied | Reviewed) -> None:
    """The scorecard, its picture and what to do next."""
    session, turns = (
        (ended.session, ended.turns) if isinstance(ended, Replied) else (ended.played.session, ended.played.turns)
    )
    card = ended.scorecard
    assert card is not None
    if card.score is not None:
        desk.outbox.picture(desk.chat, await desk.practice.core.beside(scorecard_picture, card, desk.words))
    follows = card.outcome if follow_up(ended.world, card.outcome) else None
    retry = card.weakest_turn is not None
    keyboard = keyboards.after_talk(session.id, session.scenario_id, retry=retry, follows=follows, words=desk.words)
    desk.send(told_scorecard(card, ended.world, turns, desk.words), keyboard)
