"""What a stage has earned by its rubric, and its score.

The rule, on one page (also in `docs/grading.md`):

* A criterion is earned whole by any of its moves in any reply of the stage, or by its achievement's share (0 to 1);
  with `enough`, whole from that share on and not at all below.
* Earned share E = sum(weight x earned) / sum(weight) over the criteria that apply.
* Reply share G = mean grade of the stage's replies / 3.
* Penalty P = the playbook's points for each kind of mistake made, once a kind, at most 40.
* Score = 100 x (E + G) / 2 - P, within 0 to 100.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.scenario.playbook import Criterion, Stage
from bot.scenario.vocabulary import Achievement, Move

MAX_PENALTY = 40.0
EARNED = 0.999
"""A share from here on counts as whole; guards against rounding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earned:
    """A criterion with the share of it that was earned, 0 to 1."""

    criterion: Criterion
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StageScore:
    """The score of one stage with what it is made of."""

    stage: Stage
    earned: tuple[Earned, ...]
    penalties: Mapping[Move, float]
    replies: int
    score: float | None
    """0 to 100; None where no reply was given in the stage."""

    @property
    def passed(self) -> bool:
        """True when the score is at the pass mark."""
        return self.score is not None and self.score >= self.stage.pass_mark


def earned(
    stage: Stage, moves: Collection[Move], reached: Mapping[Achievement, float], applies: Collection[Achievement]
) -> tuple[Earned, ...]:
    """The criteria of a stage that apply, each with its earned share.

    Args:
        stage: whose rubric counts.
        moves: shown in the stage so far.
        reached: achievements so far, 0 to 1.
        applies: achievements that this scenario has a use for; a criterion that only asks for another is left out.
    """
    shares = []
    for criterion in stage.criteria:
        if not criterion.any and criterion.reached not in applies:
            continue
        by_moves = 1.0 if any(move in moves for move in criterion.any) else 0.0
        by_reaching = reached.get(criterion.reached, 0.0) if criterion.reached and criterion.reached in applies else 0.0
        if criterion.enough is not None:
            by_reaching = float(by_reaching >= criterion.enough)
        shares.append(Earned(criterion=criterion, share=max(by_moves, by_reaching)))
    return tuple(shares)


def job_done(shares: Sequence[Earned], pass_mark: float) -> bool:
    """True when enough of the rubric is earned, and every required criterion is."""
    if not shares:
        return True
    missing = any(e.criterion.required and e.share < EARNED for e in shares)
    return not missing and 100 * share(shares) >= pass_mark


def share(shares: Sequence[Earned]) -> float:
    """The weighted share earned, 0 to 1; 1 where nothing applies."""
    total = sum(e.criterion.weight for e in shares)
    return sum(e.criterion.weight * e.share for e in shares) / total if total else 1.0


def stage_score(stage: Stage, shares: tuple[Earned, ...], grades: Sequence[int], moves: Collection[Move]) -> StageScore:
    """The stage's score by the rule above."""
    penalties = {move: stage.penalties[move] for move in sorted(set(moves)) if move in stage.penalties}
    score = None
    if grades:
        by_grades = sum(grades) / len(grades) / 3
        whole = 100 * (share(shares) + by_grades) / 2 - min(MAX_PENALTY, sum(penalties.values()))
        score = round(min(100.0, max(0.0, whole)), 1)
    return StageScore(stage=stage, earned=shares, penalties=penalties, replies=len(grades), score=score)
