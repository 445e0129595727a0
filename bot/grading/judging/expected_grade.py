"""The grade as a number: how likely a reply reaches each level, and which one change would raise it most."""

from collections.abc import Sequence

import numpy as np

from bot.grading.detection.artefact import PLACES, Artefact, Numbers
from bot.grading.detection.detector import Detected
from bot.grading.judging.core_moves import granted, lacking
from bot.grading.judging.sincerity import placed, texture
from bot.grading.judging.stage_fit import service
from bot.grading.types import FoundMove, ReplyContext
from bot.scenario.vocabulary import Move

SHOWN, GONE = 0.95, 0.02
"""Chances of a move that would be added, and of a mistake that would be dropped."""

LEVELS_WEIGHT = 0.5
"""Brings the reader's scores to the size of the other features."""


def grade_row(context: ReplyContext, detected: Detected, chances: Numbers | None = None) -> Numbers:
    """What the grade is read from; with other chances of moves, what it would be read from then."""
    told = detected.probabilities if chances is None else chances
    return np.concatenate([detected.row, grade_tail(context, told, detected.levels)])


def grade_tail(context: ReplyContext, chances: Numbers, levels: Numbers) -> Numbers:
    """What the grade is read from beside the reply itself: its moves, how they serve the stage, its texture.

    Args:
        context: of the reply.
        chances: of each move.
        levels: the reader's score of each level of the grade.
    """
    told = [chances, service(context, chances), texture(context), placed(context, chances)]
    return np.concatenate([*told, LEVELS_WEIGHT * levels])


def expected_grade(artefact: Artefact, row: Numbers) -> float:
    """The expected grade, 0 to 3: the sum of the chances to reach 1, 2 and 3."""
    scores = artefact.grade_weights @ row + artefact.grade_bias
    # Beyond 50 nothing changes, but the power would not fit its number.
    return float((1 / (1 + np.exp(-np.clip(scores, -50, 50)))).sum())


def best_change(
    artefact: Artefact, context: ReplyContext, detected: Detected, moves: Sequence[FoundMove], *, told: bool
) -> Move | None:
    """The one change that would raise the grade most: a mistake to drop, or something to add."""
    shown = granted(context, [found.move for found in moves if not found.move.is_mistake], told=told)
    changes = {found.move: GONE for found in moves if found.move.is_mistake}
    changes |= dict.fromkeys(lacking(context, shown), SHOWN)
    if not changes:
        return None
    return max(changes, key=lambda move: expected_grade(artefact, _changed(context, detected, move, changes[move])))


def _changed(context: ReplyContext, detected: Detected, move: Move, chance: float) -> Numbers:
    chances = detected.probabilities.copy()
    chances[PLACES[move]] = chance
    return grade_row(context, detected, chances)
