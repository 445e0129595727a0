"""/progress: a trainee's own talks, and the stage in which he loses most."""

from telegram import Update

from bot.telegram import keyboards
from bot.telegram.desk import Desk
from bot.texts.rendering import Piece, Style


async def progress(update: Update, desk: Desk) -> None:
    """List the latest talks of whoever asks."""
    found = await desk.practice.past.progress(desk.user.id)
    if not found.sessions:
        desk.say("ui.progress_empty")
        return
    pieces = [Piece(style=Style.NAME, text=desk.words("ui.progress_title"))]
    if weak := found.weak:
        stage, scores = weak.stage.title.get(desk.words.language), ", ".join(f"{score:.0f}" for score in weak.scores)
        pieces.append(Piece(style=Style.TEXT, text=desk.words("ui.progress_weak", stage=stage, scores=scores)))
    keyboard = keyboards.progress(found.sessions, desk.practice.shelf.titles(), desk.words)
    desk.send(pieces, keyboard)
