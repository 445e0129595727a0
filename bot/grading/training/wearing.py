"""Labelled replies as people really type them: no punctuation, no capitals, fillers; the labels stay the same."""

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from bot.grading.types import Labelled
from bot.scenario.vocabulary import Language

SEED = 11
SHARE = 0.35
"""Worn copies by labelled reply."""

FILLED = 0.5
"""Share of the copies that stumble like dictated speech."""

FILLERS = {
    Language.RU: ("ну", "э", "вот", "короче", "в общем", "как бы", "это самое", "значит"),
    Language.EN: ("um", "uh", "like", "you know", "so", "well", "er", "yeah"),
}
EVERY = 6
"""About one filler in so many words."""

_MARKS = re.compile(r"[.,!?;:…]+(?=\s|$)|[«»\"“”()]|\s[—–-]\s")


def worn(rows: Sequence[Labelled], seed: int = SEED) -> list[Labelled]:
    """Copies of some replies without punctuation and capitals, half of them with fillers."""
    draw = random.Random(seed)
    return [
        replace(
            row,
            id=f"{row.id}-worn",
            context=replace(row.context, reply=_worn(draw, row.context.reply, row.context.language)),
        )
        for row in rows
        if draw.random() < SHARE
    ]


def _worn(draw: random.Random, reply: str, language: Language) -> str:
    words = _MARKS.sub(" ", reply).lower().split()
    if draw.random() < FILLED:
        words = [part for word in words for part in _stumbled(draw, word, language)]
    return " ".join(words) or reply


def _stumbled(draw: random.Random, word: str, language: Language) -> tuple[str, ...]:
    return (draw.choice(FILLERS[language]), word) if draw.random() < 1 / EVERY else (word,)
