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
from bot.telegram.desk import Desk, message_of, pressed_message, who
from bot.telegram.handlers.helping import show_script
from bot.telegram.handlers.planning import ask_for_plan, take_plan
from bot.telegram.picture import load, scorecard_picture
from bot.telegram.rendering import one_line
from bot.texts.catalogue import Texts
from bot.texts.insight import told_scorecard
from bot.texts.notes import note_pieces
from bot.texts.rendering import Piece, Style, hint_pieces, lines_pieces
from bot.texts.retrying import then_and_now
from bot.texts.transcript import transcript

BEST = 3
"""A grade that no better reply is shown for."""


async def reply(update: Update, desk: Desk) -> None:
    """Hand the reply to the customer, show the coach's note and what the customer says."""
    user, chat = who(update)
    words = await desk.words(user)
    text = message_of(update).text or ""
    if len(text) > LONGEST_REPLY:
        await desk.outbox.say(chat, words("ui.too_long", n=len(text), limit=LONGEST_REPLY))
        return
    if command := SPOKEN.get(bare(text)):
        await command(update, desk)
        return
    async with desk.presence.typing(chat):
        try:
            replied = await desk.practice.talks.reply(user.id, text)
        except PlanAwaited:
            await take_plan(update, desk, text)
            return
        except SessionPaused:
            await desk.outbox.say(chat, words("errors.session_paused"), keyboards.resume(words))
            return
        # Not before the first reply, which has meanings to wait for; long before a scorecard.
        desk.practice.core.beside_soon(load)
        if replied.session.feedback is Feedback.COACH:
            await _note(desk, chat, replied, words)
        await desk.outbox.send(chat, lines_pieces(replied.turn.answer))
        await show_script(desk, chat, replied.world, replied.session, replied.talk, words, before=replied.before)
        if replied.scorecard:
            await _finish(desk, chat, replied, words)


def bare(text: str) -> str:
    """A text as `SPOKEN` knows it."""
    return text.strip(" \n.!…").casefold()


async def _note(desk: Desk, chat: int, replied: Replied, words: Texts) -> None:
    """The coach's note, with a better reply to ask for where there can be one."""
    turn = replied.turn
    pieces = (*note_pieces(turn, replied.world, words, replied.talk.state), *then_and_now(replied.retried, turn, words))
    improvable = turn.grade.gradable and turn.grade.value < BEST
    keyboard = keyboards.better(replied.session.id, turn.number, words) if improvable else None
    await desk.outbox.send(chat, pieces, keyboard, quiet=True)


async def hint(update: Update, desk: Desk) -> None:
    """What this moment asks for; not in a talk without help."""
    user, chat = who(update)
    words = await desk.words(user)
    found, _ = await desk.practice.talks.hint(user.id)
    pieces = hint_pieces(found.stage, found.missing, found.script, found.cost, words, again=found.again)
    await desk.outbox.send(chat, pieces, keyboards.hide(words))


async def pause(update: Update, desk: Desk) -> None:
    """Stop the clock."""
    user, chat = who(update)
    words = await desk.words(user)
    await desk.practice.talks.pause(user.id)
    await desk.outbox.say(chat, words("ui.paused"), keyboards.resume(words))


async def resume(update: Update, desk: Desk) -> None:
    """Go on where the talk stands."""
    user, chat = who(update)
    words = await desk.words(user)
    underway = await desk.practice.talks.underway(user.id)
    running = underway is not None and underway.session.status is Status.ACTIVE
    opened: OpenedSession = await desk.practice.talks.resume(user.id)
    if is_preparing(opened.world, opened.session.start):
        await ask_for_plan(desk, chat, opened, words)
        return
    title = Piece(style=Style.NOTE, text=words("ui.not_paused" if running else "ui.resumed"))
    await desk.outbox.send(chat, [title, *lines_pieces(opened.lines)])


async def resume_pressed(update: Update, desk: Desk, press: Resume) -> None:
    """/resume from a button: go on where the talk stands."""
    await resume(update, desk)


async def stop(update: Update, desk: Desk) -> None:
    """End the talk and show its scorecard."""
    user, chat = who(update)
    words = await desk.words(user)
    async with desk.presence.typing(chat):
        await _finish(desk, chat, await desk.practice.talks.stop(user.id), words)


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
    user, chat = who(update)
    words = await desk.words(user)
    async with desk.presence.typing(chat):
        better = await desk.practice.past.better_reply(user.id, press.session, number(press.turn))
    pieces = [Piece(style=Style.NOTE, text=words("ui.better_title" if better else "ui.better_none"))]
    if better:
        pieces.append(Piece(style=Style.TEXT, text=better))
    await desk.outbox.send(chat, pieces, about=pressed_message(update))


async def show_transcript(update: Update, desk: Desk, press: ShowTranscript) -> None:
    """The trainee's own talk, as a file."""
    user, chat = who(update)
    words = await desk.words(user)
    await send_transcript(desk, chat, await desk.practice.past.review(press.session, user.id), words)


async def send_transcript(
    desk: Desk,
    chat: int,
    review: Reviewed,
    words: Texts,
    trainee: str | None = None,
    keyboard: InlineKeyboardMarkup | None = None,
) -> None:
    """A talk with its grades as a text file that any phone opens.

    Args:
        desk: of the bot.
        chat: to send it to.
        review: of the talk.
        words: of whoever reads.
        trainee: who had the talk, where somebody else reads.
        keyboard: to hang on the file.
    """
    session, day = review.played.session, review.played.session.ended_on
    turns, card = review.played.turns, review.scorecard
    text = transcript(session.opening, turns, card, review.world, words, day=day, trainee=trainee)
    name = one_line(f"{day:%Y-%m-%d}-{session.scenario_id}-{session.id[:6]}.txt")
    # Without the mark at its beginning some phones take the letters for others.
    await desk.outbox.file(chat, text.encode("utf-8-sig"), name, keyboard)


async def _finish(desk: Desk, chat: int, ended: Replied | Reviewed, words: Texts) -> None:
    """The scorecard, its picture and what to do next."""
    session, turns = (
        (ended.session, ended.turns) if isinstance(ended, Replied) else (ended.played.session, ended.played.turns)
    )
    card = ended.scorecard
    assert card is not None
    if card.score is not None:
        await desk.outbox.picture(chat, await desk.practice.core.beside(scorecard_picture, card, words))
    follows = card.outcome if follow_up(ended.world, card.outcome) else None
    retry = card.weakest_turn is not None
    keyboard = keyboards.after_talk(session.id, session.scenario_id, retry=retry, follows=follows, words=words)
    await desk.outbox.send(chat, told_scorecard(card, ended.world, turns, words), keyboard)
