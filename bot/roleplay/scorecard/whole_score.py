"""How the score of a whole talk comes about, step by step, so that whoever reads it can add it up.

It is the weighted mean of the stage scores. A stage that a lost sale never reached counts as zero with half its weight:
it was not done badly, but it was not done. A deal below the lowest price is no good deal, however well it was talked
into: its score stays at `UNDERSOLD` or below. Hints come off at the end.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.grading.judging.rubric import StageScore
from bot.roleplay.state.talk import Talk
from bot.roleplay.state.world import World
from bot.scenario.playbook import Stage
from bot.scenario.vocabulary import StageKind

UNDERSOLD = 40.0
"""The most that a deal below the floor is worth: under every level of help less than a fair score."""

UNREACHED_WEIGHT = 0.5

OUTSIDE_THE_SALE = (StageKind.PREPARATION, StageKind.FOLLOW_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeScore:
    """The score after each step, 0 to 100."""

    played: float
    """The mean of the stages played."""
    reached: float
    """With the stages that were never reached."""
    allowed: float
    """No more than a deal below the floor is worth."""
    final: float
    """Without the points that the hints cost."""


def whole_score(
    world: World, talk: Talk, stages: Sequence[StageScore], *, sold_below: bool, hints_cost: float
) -> WholeScore:
    """The score of a talk.

    Args:
        world: that it was played in.
        talk: as it stands.
        stages: scores of those played.
        sold_below: it ended in a deal below the floor.
        hints_cost: points that the hints take off.
    """
    scored = [(s.stage.weight, s.score) for s in stages if s.score is not None]
    points, weights = sum(weight * score for weight, score in scored), sum(weight for weight, _ in scored)
    missed = 0.0
    if talk.outcome is None or not talk.outcome.won:
        missed = UNREACHED_WEIGHT * sum(stage.weight for stage in unreached(world, talk))
    played = round(points / weights, 1) if weights else 0.0
    reached = round(points / (weights + missed), 1) if weights else 0.0
    allowed = min(reached, UNDERSOLD) if sold_below else reached
    return WholeScore(played=played, reached=reached, allowed=allowed, final=max(0.0, round(allowed - hints_cost, 1)))


def unreached(world: World, talk: Talk) -> Iterator[Stage]:
    """Stages of the sale that the talk did not come to."""
    for stage in world.playbook.stages:
        if stage.id not in talk.stages and not stage.optional and stage.kind not in OUTSIDE_THE_SALE:
            yield stage
