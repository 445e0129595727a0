"""A weak moment played once more: how it went then, and how the new reply compares."""

from bot.roleplay.scorecard.coaching import tip_for
from bot.roleplay.state.talk import Retried, Turn
from bot.roleplay.state.world import World
from bot.texts.catalogue import Texts
from bot.texts.notes import reason_text
from bot.texts.rendering import Piece, Style, quoted


def retry_pieces(turn: Turn, world: World, texts: Texts) -> tuple[Piece, ...]:
    """What was said at the moment to retry, its grade, and what would have helped most."""
    grade = turn.grade
    reason = reason_text(grade, texts, turn.reply)
    pieces = [
        Piece(style=Style.NAME, text=texts("retry.then", quote=quoted(turn.reply))),
        Piece(style=Style.NOTE, text=texts("transcript.grade", grade=grade.value, reason=reason)),
    ]
    if tip := tip_for(world, turn.stage, grade):
        pieces.append(Piece(style=Style.NOTE, text=texts("note.tip", text=tip.get(texts.language))))
    return tuple(pieces)


def then_and_now(old: Retried | None, turn: Turn, texts: Texts) -> tuple[Piece, ...]:
    """The old grade beside the new one, under a reply that was given anew."""
    if old is None:
        return ()
    return (Piece(style=Style.NOTE, text=texts("retry.now", then=old.grade, now=turn.grade.value)),)
