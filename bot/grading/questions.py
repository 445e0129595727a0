"""Whether words ask something, with a question mark or, as people write on a phone, without."""

import re

from bot.scenario.vocabulary import Move

QUESTIONS = frozenset({Move.OPEN_QUESTION, Move.CLOSED_QUESTION, Move.ALTERNATIVE_QUESTION, Move.CLARIFICATION})
"""Moves that ask to be told something."""

ASKING = (
    r"(?:(?:в|на|к|до|с|от|для|о|у|по|за|at|in|on|for|to|by) )?"
    r"(?:как\w*|сколько|когда|где|куда|откуда|кто|кого|кому|что|чего|чем|почему|зачем|"
    r"how|what|when|where|who|which|why)\b"
)
"""How a question begins that is not for yes or no."""

MOST_UNMARKED = 8
"""Words of a question without its mark: "what is it for". What is longer may well tell: "when it rains, …"."""

_UNMARKED = re.compile(
    rf"\W*(?:(?:а|и|ну|так|скажите|подскажите|and|so|well|ok|okay|but|um) )*{ASKING}[^,:]*", re.IGNORECASE
)


def asks(sentence: str) -> bool:
    """True for a sentence with a question mark, and for a short one that is put like a question."""
    short = len(sentence.split()) <= MOST_UNMARKED
    return "?" in sentence or (short and bool(_UNMARKED.fullmatch(sentence.strip())))
