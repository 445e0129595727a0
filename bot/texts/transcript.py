"""A talk as a text that any phone opens: the result first, then what was said, with a blank line between the turns."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.roleplay.scorecard.card import Scorecard
from bot.roleplay.state.talk import Said, Turn
from bot.roleplay.state.world import World
from bot.texts.catalogue import Texts
from bot.texts.insight import whole_scorecard
from bot.texts.notes import reason_text
from bot.texts.rendering import Piece, Style, joined, lines_pieces, marked


def transcript(
    opening: Sequence[Said],
    turns: Sequence[Turn],
    card: Scorecard,
    world: World,
    texts: Texts,
    *,
    day: datetime,
    trainee: str | None = None,
) -> str:
    """The whole talk with its scorecard and the grade of each reply.

    Args:
        opening: the customer's first words.
        turns: all of them.
        card: what the talk was worth.
        world: that it was played in.
        texts: words of whoever reads.
        day: on which the talk ended.
        trainee: who practised, where somebody else reads; None where he reads it himself.
    """
    words = texts if trainee is None else texts.about(trainee)
    date = words("transcript.day", day=day)
    head = Piece(style=Style.NOTE, text=date if trainee is None else f"{trainee} · {date}")
    said = Piece(style=Style.TITLE, text=words("transcript.talk"))
    blocks = [
        joined([Piece(style=Style.TITLE, text=world.scenario.title), head]),
        joined(whole_scorecard(card, world, turns, words)),
        joined([said]),
        *said_blocks(opening, turns, words),
    ]
    return "\n\n".join(filter(None, blocks)) + "\n"


def said_blocks(opening: Sequence[Said], turns: Sequence[Turn], texts: Texts) -> Iterator[str]:
    """What was said, in paragraphs: the customer's words, and each reply with its grade."""
    yield joined(lines_pieces(opening))
    for turn in turns:
        yield joined(_reply(turn, texts))
        yield joined(lines_pieces(turn.answer))


def _reply(turn: Turn, texts: Texts) -> Iterator[Piece]:
    reason = reason_text(turn.grade, texts, turn.reply)
    yield Piece(style=Style.NAME, text=f"{turn.number}. {texts('transcript.you')}")
    yield Piece(style=Style.TEXT, text=marked(turn.reply))
    gradable = turn.grade.gradable
    grade = texts("transcript.grade", grade=turn.grade.value, reason=reason) if gradable else reason
    yield Piece(style=Style.NOTE, text=grade)
