"""Whether what looks like a good reply is an answer at all."""

from collections.abc import Collection, Sequence

import numpy as np

from bot.grading.detection.artefact import Artefact, Numbers
from bot.grading.judging.plain_jobs import plainly_done, welcomes
from bot.grading.judging.sincerity import (
    IMMERSED,
    SCRAP,
    TOPICAL,
    adds_nothing,
    recites,
    says_everything,
    says_who,
    strung,
    theory,
    topical,
)
from bot.grading.text.calendar import weekdays_left
from bot.grading.text.clauses import Clause
from bot.grading.types import FoundMove, ReasonCode, ReplyContext
from bot.scenario.vocabulary import Move

PROPOSING = frozenset({Move.ALTERNATIVE_QUESTION, Move.NEXT_STEP, Move.DETAILS})
"""Moves that propose a day."""

GATE = 0.35
"""Chance to be a good answer, by a model that knows forgeries, below which a reply is at most weak."""

ON_TOPIC = 0.1
"""The same for a reply that speaks of the product sold."""

BY_THEORY = 0.25
"""Added to it for a word of sales theory: one may slip out, but rarely in a good answer."""

RECITAL = 6
"""Clauses that tell a fact of the product, from which a reply recites its file, whatever was asked; scraps aside."""


def no_answer(
    context: ReplyContext,
    artefact: Artefact,
    row: Numbers,
    told_of: Collection[str],
    moves: Sequence[FoundMove],
    cut: Sequence[Clause],
) -> ReasonCode | None:
    """Why what looks like a good reply is none, None where it is one."""
    told = sum(len(words.split()) > SCRAP for words in told_of)
    if recites(context.reply) or says_everything(context.reply) or told >= RECITAL:
        return ReasonCode.RECITED
    if adds_nothing(context):
        return ReasonCode.ECHO
    if says_who(context) and any(found.move is Move.GREETING for found in moves):
        return None
    if strung(context.reply):
        return ReasonCode.UNRELATED
    if takes_up_day(context, moves):
        return None
    if welcomes(context, moves) or (plainly_done(context, cut) and not theory(context.reply)):
        return None
    score = float(row @ artefact.gate_weights[0] + artefact.gate_bias[0])
    return ReasonCode.UNRELATED if 1 / (1 + np.exp(-np.clip(score, -50, 50))) < _least(context) else None


def takes_up_day(context: ReplyContext, moves: Sequence[FoundMove]) -> bool:
    """True where a question or a step proposes a day of the week that the customer has named himself.

    Of the 39 labelled replies that take up one of his last words 36 are good.
    """
    if theory(context.reply) or not any(found.move in PROPOSING for found in moves):
        return False
    proposed = weekdays_left(context.reply)
    return bool(proposed) and any(proposed & weekdays_left(line) for line in (*context.said, context.customer))


def _least(context: ReplyContext) -> float:
    """The chance to be an answer that a reply must have; the more it speaks of the product, the less."""
    shared = topical(context)
    least = 0.0 if shared >= IMMERSED else ON_TOPIC if shared >= TOPICAL else GATE
    return least + BY_THEORY * theory(context.reply)
