"""/progress: a trainee's own talks, and the stage in which he loses most."""

from telegram import Update

from bot.telegram import keyboards
from bot.telegram.desk import Desk, who
from bot.texts.rendering import Piece, Style


async def progress(update: Update, desk: Desk) -> None:
    """List the latest talks of whoever asks."""
    user, chat = who(update)
    words = await desk.words(user)
    found = await desk.practice.past.progress(user.id)
    if not found.sessions:
        await desk.outbox.say(chat, words("ui.progress_empty"))
        return
    pieces = [Piece(style=Style.NAME, text=words("ui.progress_title"))]
    if weak := found.weak:
        stage, scores = weak.stage.title.get(words.language), ", ".join(f"{score:.0f}" for score in weak.scores)
        pieces.append(Piece(style=Style.TEXT, text=words("ui.progress_weak", stage=stage, scores=scores)))
    keyboard = keyboards.progress(found.sessions, desk.practice.shelf.titles(), words)
    await desk.outbox.send(chat, pieces, keyboard)
