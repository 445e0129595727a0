"""With what words he begins an answer: only such as fit what follows, and none before a word or two."""

import re
from collections.abc import Iterator

from bot.grading.text.plain import normalised
from bot.grading.text.quantities import quantities
from bot.scenario.vocabulary import Situation

SHORTEST = 5
"""Words from which an answer is led in: nobody clears his throat for less."""

STORY = 14
"""Words from which an answer may be announced as a story, or be given point by point."""

LEAST_FIGURE = 2
"""Numbers from here on are figures; "one" is often just a word."""

_BEGUN = re.compile(
    r"^\W*(?:ой|ох|ах|ну|хм|э+|да|нет|вот|так|слушайте|знаете|конечно|а|"
    r"oh|ooh|ah|well|um|hm+|yes|no|nope|yeah|look|listen|you know|right|sure|so)\b"
)
"""Answers that begin in a manner of their own."""


def lead_ins(manner: Situation, answer: str, *, counted: bool = False) -> Iterator[Situation]:
    """Moments whose lines may stand before an answer, none where it is best left alone.

    Args:
        manner: the moment wished for.
        answer: the words that follow.
        counted: whether figures were asked for; before a name or a reason nobody says "roughly".
    """
    if _BEGUN.search(normalised(answer)):
        return
    if manner is not Situation.BEFORE_ANSWER:
        yield manner
        return
    words = len(answer.split())
    if words < SHORTEST:
        return
    yield manner
    if words >= STORY:
        yield Situation.BEFORE_STORY
    elif counted and any(quantity.value >= LEAST_FIGURE for quantity in quantities(answer)):
        yield Situation.BEFORE_FIGURES
