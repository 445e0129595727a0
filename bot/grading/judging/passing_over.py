"""A doubt passed over: the reply goes on to the price or the close as if it had not been heard."""

import re
from collections.abc import Sequence

from bot.grading.detection.artefact import PLACES
from bot.grading.detection.detector import Detected
from bot.grading.text.plain import normalised
from bot.grading.text.questions import words_of
from bot.grading.types import FoundPoint, ReplyContext
from bot.scenario.vocabulary import Move, StageKind

GOES_ON = frozenset({Move.NEXT_STEP, Move.DETAILS, Move.PRICE, Move.UPSELL})
"""What is said after a doubt is met."""

MEETS = (
    Move.ACKNOWLEDGEMENT, Move.CLARIFICATION, Move.ACTIVE_LISTENING, Move.OPEN_QUESTION, Move.HONESTY, Move.TRADE,
    Move.CONCESSION, Move.RECOMMENDATION, Move.PERSONALISATION, Move.DECISION_MAKER, Move.BENEFIT, Move.EVIDENCE,
    Move.VALUE_FRAMING,
)  # fmt: skip
"""Any of these may meet it."""

UNLIKELY = 0.35
"""Chance of each of them below which none is there."""

_OF_MONEY = re.compile(
    r"\d|дорог|дешев|цен[аыу]|ден[еь]г|тысяч|рубл|платить|скид|бюджет|expens|cheap|price|money|cost|afford|budget|pound|"
    r"dollar|euro|quid|steep|too much|discount|hundred|thousand"
)


def passes_over(context: ReplyContext, detected: Detected, points: Sequence[FoundPoint]) -> bool:
    """True where a doubt stands open and the reply goes on without a sign that it was heard.

    None of the 12 labelled replies like this is good. A brush-off is no doubt, and where money is the doubt a price
    may answer it.

    Args:
        context: of the reply.
        detected: what was heard in it.
        points: those told of what would answer the doubt.
    """
    doubted = context.stage is StageKind.OBJECTION and (context.objection is None or not context.objection.is_brush_off)
    if not doubted or points:
        return False
    goes_on = GOES_ON - {Move.PRICE} if _OF_MONEY.search(normalised(context.customer)) else GOES_ON
    if goes_on.isdisjoint(found.move for found in detected.moves):
        return False
    if any(detected.probabilities[PLACES[move]] >= UNLIKELY for move in MEETS):
        return False
    return words_of(context.reply).isdisjoint(words_of(context.customer))
