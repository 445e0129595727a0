"""Orders and meetings: what is settled once he has said yes."""

from pathlib import Path
from typing import Any

from bot.grading.types import Grade
from bot.roleplay.state.talk import Talk
from bot.roleplay.state.world import World
from bot.scenario.vocabulary import Move as M
from tests.support.talking import customer, sell
from tests.support.worlds import RUSSIAN, graded, world_of

ASKED = graded(3, M.NEXT_STEP)
OWN = {"gives_day": ["В субботу, к двум."], "gives_place": ["Садовая, пять."]}
"""What a customer says of himself when he is asked for a day or a place."""

MEETING = {"aim": "meeting", "bargaining": None}
"""What makes a sale of a deal one of a meeting."""


def close(
    *replies: str,
    path: Path = RUSSIAN,
    grade: Grade = ASKED,
    lines: dict[str, list[str]] | None = None,
    at: str = "closing",
    **changes: Any,
) -> tuple[World, Talk, list[list[str]]]:
    """A sale at the close to a customer who has these words of his own, and what he answers to each reply."""
    world = world_of(path, customer=customer(path, lines=lines or {}), **changes)
    sale = sell(world, *replies, at=at, grade=grade)
    return world, sale.talk, sale.answers
