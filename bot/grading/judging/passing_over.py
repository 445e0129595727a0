"""A doubt passed over: the reply goes on to the price or the close as if it had not been heard."""

import re
from collections.abc import Sequence

from bot.grading.detection.artefact import PLACES
from bot.grading.detection.detector import Detected
from bot.grading.phrases.next_call import next_call
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

LATE = frozenset({StageKind.BARGAINING, StageKind.UPSELL, StageKind.CLOSING})
"""Stages at which nobody waits for a doubt, so that one is known by its words alone."""

_DOUBT = re.compile(
    r"\bnot (?:so |really |quite |entirely |too )?(?:sure|convinced|certain)\b|"
    r"\bi(?:'m| am) (?:\w+ )?(?:worried|afraid|scared|wary|torn|unsure|in two minds)\b|"
    r"\b(?:worr(?:y|ies)|bothers) me\b|"
    r"\bwhat if\b|\bneed to think\b|\bthink (?:it over|about it)\b|\bi(?:'ve| have) (?:my )?doubts?\b|"
    r"\bdon't (?:trust|believe)\b|\bстрашновато\b|\bне (?:очень |совсем |до конца )?уверен[аы]?\b|(?<!не )\bбоюсь\b|"
    r"\bопасаюсь\b|(?<!не )\bсомнева(?:юсь|емся)\b|(?<!не )\bсмуща\w+|\bвдруг\b|\bа если\b|"
    r"\bнадо (?:бы )?(?:еще )?(?:подумать|посоветоваться)\b|\b(?:по)?думаю еще\b|\bпосоветуюсь\b|\bне доверяю\b"
)

_OFFER = re.compile(
    r"\bwhat if (?:\w+ )?(?:i|we)\b|\bвдруг\b|\b(?:what if|а если)\W+(?:за )?\d|"
    r"\bа если (?:\w+ ){0,2}(?:я|мы)\b|"
    r"\bа если (?:\w+ ){0,2}\w+(?:у|ю|усь|юсь|ем|им)\b(?![^.!?]*\w(?:[уюая]т|[еи]т|[еиуюая]тся)\b)"
)
"""An offer of whoever haggles: "what if I pay today?", "а если возьму два?"; but not "а если машину угонят?"."""

_OF_MONEY = re.compile(
    r"\d|дорог|дешев|цен[аыу]|ден[еь]г|тысяч|рубл|платить|скид|бюджет|expens|cheap|price|money|cost|afford|budget|pound|"
    r"dollar|euro|quid|steep|too much|discount|hundred|thousand"
)


def passes_over(context: ReplyContext, detected: Detected, points: Sequence[FoundPoint]) -> bool:
    """True where a doubt stands open and the reply goes on without a sign that it was heard.

    None of the 12 labelled replies like this is good; later than at the doubts there are none. A brush-off is no
    doubt, and where money is the doubt a price may answer it.

    Args:
        context: of the reply.
        detected: what was heard in it.
        points: those told of what would answer the doubt.
    """
    if points or not _doubted(context):
        return False
    goes_on = GOES_ON - {Move.PRICE} if _OF_MONEY.search(normalised(context.customer)) else GOES_ON
    if goes_on.isdisjoint(found.move for found in detected.moves):
        return False
    if any(detected.probabilities[PLACES[move]] >= UNLIKELY for move in MEETS):
        return False
    return words_of(context.reply).isdisjoint(words_of(context.customer))


def _doubted(context: ReplyContext) -> bool:
    if context.stage in LATE:
        heard = normalised(context.customer)
        if context.stage is StageKind.BARGAINING:
            heard = _OFFER.sub(" ", heard)
        return not context.agreed and bool(_DOUBT.search(heard)) and not next_call(context.reply)
    return context.stage is StageKind.OBJECTION and not (context.objection and context.objection.is_brush_off)
