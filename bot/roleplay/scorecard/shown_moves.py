"""Moves of a talk with the words that show them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.roleplay.state.talk import Turn
from bot.scenario.vocabulary import Move


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A move in a reply, with the words that show it."""

    turn: int
    move: Move
    quote: str


def moments(turns: Iterable[Turn]) -> Iterator[Moment]:
    """All moves of these replies, in their order."""
    for turn in turns:
        for found in turn.grade.moves:
            yield Moment(turn=turn.number, move=found.move, quote=found.evidence)
