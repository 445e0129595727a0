"""What a trainee's latest scorecards say together: the kind of stage in which he loses most."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from bot.roleplay.scorecard.card import Scorecard
from bot.scenario.playbook import Stage
from bot.scenario.vocabulary import StageKind

ENOUGH = 2
"""Talks in which a stage must have been played, for one alone shows no habit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeakStage:
    """A kind of stage that goes worse than the others."""

    stage: Stage
    """As the latest of the talks has it."""
    scores: tuple[float, ...]
    """In each talk, 0 to 100, the latest first."""


def weakest(cards: Sequence[Scorecard]) -> WeakStage | None:
    """The kind of stage with the lowest mean score; None where none was played in enough talks.

    Args:
        cards: of one trainee's talks, the latest first.
    """
    played: dict[StageKind, list[tuple[Stage, float]]] = {}
    for card in cards:
        for of in card.stages:
            if of.score is not None:
                played.setdefault(of.stage.kind, []).append((of.stage, of.score))
    weak = [
        WeakStage(stage=stages[0][0], scores=tuple(score for _, score in stages))
        for stages in played.values()
        if len(stages) >= ENOUGH
    ]
    return min(weak, key=lambda stage: mean(stage.scores), default=None)
