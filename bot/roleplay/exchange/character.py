"""What a character does otherwise than another, beside his words and numbers in the playbook."""

from collections.abc import Mapping

from bot.grading.types import GOOD, Grade
from bot.scenario.vocabulary import Move, Temperament

SHORT = 25
"""Words up to which a reply is short to somebody who has no time."""

SETTLED_BY: Mapping[Temperament, tuple[Move, ...]] = {
    # Kind words prove nothing to him: a proof does, an honest "but", or a question about his own case.
    Temperament.SCEPTIC: (Move.EVIDENCE, Move.HONESTY, Move.CLARIFICATION),
    Temperament.BUSY: (Move.ACKNOWLEDGEMENT, Move.CLARIFICATION, Move.NEXT_STEP),
    # He is to be heard first; a lecture, however right, only makes him louder.
    Temperament.AGGRESSIVE: (Move.ACKNOWLEDGEMENT, Move.ACTIVE_LISTENING),
    # He wants to be led: by understanding, by advice, by a choice that is made easy.
    Temperament.INDECISIVE: (
        Move.ACKNOWLEDGEMENT,
        Move.RECOMMENDATION,
        Move.ALTERNATIVE_QUESTION,
        Move.ACTIVE_LISTENING,
    ),
    Temperament.EXPERT: (Move.EVIDENCE, Move.CLARIFICATION, Move.OPEN_QUESTION),
    # With him it is between people.
    Temperament.TALKER: (
        Move.ACKNOWLEDGEMENT,
        Move.PERSONALISATION,
        Move.ACTIVE_LISTENING,
        Move.OPEN_QUESTION,
        Move.CLARIFICATION,
    ),
}
"""Moves that, beside an answer or before it, settle a doubt at once; a bare answer only softens it."""

LISTENS_TO: Mapping[Temperament, int] = {Temperament.BUSY: 550}
"""Characters of one reply from which it is a lecture to him."""

LISTENS = 900
"""The same for everybody else: a phone screen and a half."""


def listens_to(temperament: Temperament) -> int:
    """Characters of one reply from which it is a lecture to this character."""
    return LISTENS_TO.get(temperament, LISTENS)


def settles(temperament: Temperament, grade: Grade, reply: str) -> bool:
    """True where a reply holds what this character needs beside the argument itself."""
    if temperament is Temperament.BUSY and len(reply.split()) <= SHORT and grade.value >= GOOD:
        # That it is short is what he needs.
        return True
    return grade.has(*SETTLED_BY[temperament])
