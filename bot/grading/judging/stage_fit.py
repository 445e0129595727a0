"""How the moves of a reply serve the stage it stands in: the same words are right at one and wrong at another."""

import numpy as np

from bot.grading.detection.artefact import MOVES, PLACES, Numbers
from bot.grading.judging.core_moves import job_of
from bot.grading.types import ReplyContext
from bot.scenario.vocabulary import Move, StageKind

GROUPS = 3
"""Parts of a stage's job, at most."""

HARMFUL = frozenset({Move.RUDENESS, Move.FALSE_PROMISE, Move.GIVING_UP, Move.IRRELEVANT})
"""Mistakes that harm, or pass the customer by; the grade is trained with just these, not with those that decide it."""

_HAGGLING = frozenset({StageKind.BARGAINING, StageKind.OBJECTION, StageKind.CLOSING})
_QUESTIONS = frozenset({Move.OPEN_QUESTION, Move.CLARIFICATION, Move.ALTERNATIVE_QUESTION})


def service(context: ReplyContext, chances: Numbers) -> Numbers:
    """Features of the grade: the chance that each part of the stage's job is done, and that each sort of harm is.

    Args:
        context: of the reply.
        chances: of each move, in the order of `MOVES`.
    """

    def likeliest(moves: frozenset[Move]) -> float:
        return max(float(chances[PLACES[move]]) for move in moves)

    groups = [likeliest(group) for group in job_of(context)[:GROUPS]]
    done = groups + [groups[-1]] * (GROUPS - len(groups))
    mistakes = frozenset(move for move in MOVES if move.is_mistake)
    ruin, fault = likeliest(HARMFUL), likeliest(mistakes - HARMFUL)
    gift = float(chances[PLACES[Move.CONCESSION]])
    closed = float(chances[PLACES[Move.CLOSED_QUESTION]])
    return np.array(
        [
            *done,
            done[0] * done[1],
            done[0] * done[1] * done[2],
            ruin,
            fault,
            max(ruin, fault) * done[0],
            gift * (context.stage in _HAGGLING),
            closed * (1 - likeliest(_QUESTIONS)) * (context.stage is StageKind.NEEDS),
        ],
        dtype=np.float32,
    )
