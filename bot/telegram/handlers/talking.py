"""The talk itself: replies, /hint, /pause, /resume, /stop, and what comes after it."""

from telegram import Update

from bot.practice.errors import PlanAwaited
from bot.practice.results import Opened, Replied, Reviewed
from bot.roleplay.next_talk import follow_up
from bot.roleplay.preparation import is_preparing
from bot.storage.records import Feedback, Status
from bot.telegram import keyboards
from bot.telegram.callback_data import ShowBetter, ShowTranscript, number
from bot.telegram.desk import Desk, message_of, who
from bot.telegram.handlers.helping import show_script
from bot.telegram.handlers.planning import ask_for_plan, take_plan
from bot.telegram.picture import scorecard_picture
from bot.telegram.rendering import one_line
from bot.texts.catalogue import Texts
from bot.texts.insight import whole_scorecard
from bot.texts.rendering import (
    Piece,
    Style,
    hint_pieces,
    lines_pieces,
    note_pieces,
    transcript_pieces,
)

LONGEST = 4096
"""Characters of a reply; Telegram itself sends no more in one message."""


async def reply(update: Update, desk: Desk) -> None:
    """Hand the reply to the customer, show the coach's note and what the customer says."""
    user, chat = who(update)
    words = await desk.words(user)
    text = message_of(update).text or ""
    if len(text) > LONGEST:
        await desk.outbox.say(chat, words("ui.too_long", n=len(text), limit=LONGEST))
        return
    try:
        async with desk.presence.typing(chat):
            replied = await desk.practice.reply(user.id, text)
    except PlanAwaited:
        await take_plan(update, desk, text)
        return
    if replied.session.feedback is Feedback.COACH:
        keyboard = keyboards.better(replied.session.id, replied.turn.number, words)
        await desk.outbox.send(chat, note_pieces(replied.turn, replied.world, words), keyboard, quiet=True)
    await desk.outbox.send(chat, lines_pieces(replied.turn.answer, words))
    await show_script(desk, chat, replied.world, replied.session, replied.talk, words, before=replied.before)
    if replied.scorecard:
        await _finish(desk, chat, replied, words)


async def hint(update: Update, desk: Desk) -> None:
    """What this moment asks for; not in a talk without help."""
    user, chat = who(update)
    words = await desk.words(user)
    found, _ = await desk.practice.hint(user.id)
    pieces = hint_pieces(found.stage, found.missing, found.script, found.cost, words)
    await desk.outbox.send(chat, pieces, keyboards.hide(words))


async def pause(update: Update, desk: Desk) -> None:
    """Stop the clock."""
    user, chat = who(update)
    words = await desk.words(user)
    await desk.practice.pause(user.id)
    await desk.outbox.say(chat, words("ui.paused"))


async def resume(update: Update, desk: Desk) -> None:
    """Go on where the talk stands."""
    user, chat = who(update)
    words = await desk.words(user)
    underway = await desk.practice.repository.underway(user.id)
    running = underway is not None and underway.session.status is Status.ACTIVE
    opened: Opened = await desk.practice.resume(user.id)
    if is_preparing(opened.world, opened.session.start):
        await ask_for_plan(desk, chat, opened, words)
        return
    title = Piece(style=Style.NOTE, text=words("ui.not_paused" if running else "ui.resumed"))
    await desk.outbox.send(chat, [title, *lines_pieces(opened.lines, words)])


async def stop(update: Update, desk: Desk) -> None:
    """End the talk and show its scorecard."""
    user, chat = who(update)
    words = await desk.words(user)
    await _finish(desk, chat, await desk.practice.stop(user.id), words)


async def show_better(update: Update, desk: Desk, press: ShowBetter) -> None:
    """A better reply for the turn of the note."""
    user, chat = who(update)
    words = await desk.words(user)
    better = await desk.practice.better_reply(user.id, press.session, number(press.turn))
    if better is None:
        await desk.outbox.say(chat, words("ui.better_none"))
        return
    title = Piece(style=Style.NOTE, text=words("ui.better_title"))
    await desk.outbox.send(chat, [title, Piece(style=Style.TEXT, text=better)])


async def show_transcript(update: Update, desk: Desk, press: ShowTranscript) -> None:
    """The trainee's own talk, as a file."""
    user, chat = who(update)
    words = await desk.words(user)
    await send_transcript(desk, chat, await desk.practice.review(press.session, user.id), words)


async def send_transcript(desk: Desk, chat: int, review: Reviewed, words: Texts) -> None:
    """A talk with its grades as a text file that any phone opens."""
    played, world = review.played, review.world
    pieces = transcript_pieces(played.session.opening, played.turns, review.scorecard, world, words)
    pieces += whole_scorecard(review.scorecard, world, played.turns, words)
    text = "\n".join(piece.text for piece in pieces)
    name = one_line(f"{played.session.scenario_id}-{played.session.id[:6]}.txt")
    await desk.outbox.file(chat, text.encode("utf-8"), name)


async def _finish(desk: Desk, chat: int, ended: Replied | Reviewed, words: Texts) -> None:
    """The scorecard, its picture and what to do next."""
    session, turns = (
        (ended.session, ended.turns) if isinstance(ended, Replied) else (ended.played.session, ended.played.turns)
    )
    card = ended.scorecard
    assert card is not None
    if card.score is not None:
        await desk.outbox.picture(chat, await desk.practice.beside(scorecard_picture, card, words))
    follows = card.outcome if follow_up(ended.world, card.outcome) else None
    retry = card.weakest_turn is not None
    keyboard = keyboards.after_talk(session.id, session.scenario_id, retry=retry, follows=follows, words=words)
    await desk.outbox.send(chat, whole_scorecard(card, ended.world, turns, words), keyboard)
