"""What of a stage was not earned, and the one thing to train: never what was done after all.

A reply that leads on counts to the stage that it opens, and the customer may be asked what he needs, and tell it, at
other stages: what was made up for so explains a stage's score, but nobody need train it, and no pass hangs on it. Nor
need anybody train what the card praises.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.grading.judging.rubric import EARNED, MAX_PENALTY, Earned, StageScore, earned
from bot.grading.text.questions import QUESTIONS
from bot.grading.types import GOOD
from bot.roleplay.state.talk import Talk, Turn
from bot.roleplay.state.world import World
from bot.scenario.playbook import Criterion, Stage
from bot.scenario.vocabulary import Achievement, Move

HALF = 50
"""Points of a stage's score that its criteria are worth, and its replies."""

BEST = 3
"""The top grade of a reply."""


class Extent(StrEnum):
    """How far a criterion is missing; worded in `bot.texts`."""

    LACKED = "lacked"
    PART = "part"
    ELSEWHERE = "elsewhere"  # made up for at another stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A criterion that its stage has not earned whole."""

    criterion: Criterion
    extent: Extent
    lost: float
    """Points of the stage's score that it cost and that nothing made up for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What lies between a stage and its full score, beside the grades of its replies."""

    stage: Stage
    mistake: Move | None
    """The dearest one."""
    penalty: float
    """Points that the mistakes cost."""
    missed: tuple[Missed, ...]
    """Dearest first."""
    weak_replies: bool = False
    """True where a reply was weak too, which its note has told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """The one thing to train: the stage where most was lost, and how; by weak replies where it names nothing else."""

    stage: Stage
    criterion: Criterion | None
    mistake: Move | None
    turn: int | None
    """The reply that shows it, if one does."""


def gaps(
    world: World, talk: Talk, stages: Sequence[StageScore], turns: Sequence[Turn], needs: float
) -> tuple[Gap, ...]:
    """What each stage lacks.

    Args:
        world: that the talk was played in.
        talk: as it stands.
        stages: scores of those played.
        turns: those that could be graded.
        needs: the share of the needs that was found in the whole talk, 0 to 1.
    """
    return tuple(_gap(world, talk, score, turns, needs) for score in stages)


def lesson(
    world: World, found: Sequence[Gap], turns: Sequence[Turn], praised: Collection[Move], weakest: Turn | None
) -> Lesson | None:
    """What cost most and was not made up for; where nothing did, a good reply with what it lacked.

    Args:
        world: that the talk was played in.
        found: what its stages lack.
        turns: those that could be graded.
        praised: moves that the card shows as strengths.
        weakest: the reply that cost most.
    """
    lost = [(gap, tuple(_to_train(gap, praised))) for gap in found]
    lost = [(gap, missed) for gap, missed in lost if gap.mistake or missed or gap.weak_replies]
    if lost:
        gap, missed = max(lost, key=lambda g: _cost(g[0], g[1], _in_stage(g[0].stage, turns)))
        return _lesson(gap, missed, _in_stage(gap.stage, turns))
    if weakest and weakest.grade.reason.missing not in (None, *praised):
        return Lesson(stage=world.stage(weakest.stage), criterion=None, mistake=None, turn=weakest.number)
    return None


def _gap(world: World, talk: Talk, score: StageScore, turns: Sequence[Turn], needs: float) -> Gap:
    by_the_end = _by_the_end(world, talk, score.stage, turns, needs)
    weights = sum(e.criterion.weight for e in score.earned)
    missed = [
        Missed(
            criterion=here.criterion,
            extent=_extent(after),
            lost=HALF * here.criterion.weight * _lost(score.stage, after) / weights,
        )
        for here, after in zip(score.earned, by_the_end, strict=True)
        if here.share < EARNED
    ]
    return Gap(
        stage=score.stage,
        mistake=max(score.penalties, key=lambda move: score.penalties[move], default=None),
        penalty=min(MAX_PENALTY, sum(score.penalties.values())),
        missed=tuple(sorted(missed, key=lambda m: -m.lost)),
        weak_replies=any(turn.grade.value < GOOD for turn in _in_stage(score.stage, turns)),
    )


def _by_the_end(world: World, talk: Talk, stage: Stage, turns: Sequence[Turn], needs: float) -> tuple[Earned, ...]:
    """The criteria of a stage by the end of the talk: with the reply that led on, and what later stages reached.

    Whoever asked before what he needs has asked.
    """
    reached = _reached_since(world, talk, stage, needs)
    first, last = _span(stage, turns)
    moves = (*talk.stages[stage.id].moves, *_good_moves(turns[last : last + 1]))
    if any(c.reached is Achievement.NEEDS_FOUND for c in stage.criteria):
        moves += tuple(move for move in _good_moves(turns[:first]) if move in QUESTIONS)
    return earned(stage, moves, reached, world.rules.applies)


def _reached_since(world: World, talk: Talk, stage: Stage, needs: float) -> Mapping[Achievement, float]:
    ids = [each.id for each in world.playbook.stages]
    reached = {Achievement.NEEDS_FOUND: needs}
    for stage_id in ids[ids.index(stage.id) :]:
        for achievement, share in talk.stages[stage_id].reached.items() if stage_id in talk.stages else ():
            reached[achievement] = max(share, reached.get(achievement, 0.0))
    return reached


def _span(stage: Stage, turns: Sequence[Turn]) -> tuple[int, int]:
    """Where the replies of a stage begin, and where they are over; at the end of all where it has none."""
    places = [number for number, turn in enumerate(turns) if turn.stage == stage.id] or [len(turns)]
    return places[0], places[-1] + 1


def _good_moves(turns: Sequence[Turn]) -> Iterator[Move]:
    return (found.move for turn in turns if turn.grade.value >= GOOD for found in turn.grade.moves)


def _lost(stage: Stage, after: Earned) -> float:
    """The share of a criterion that nothing made up for, 0 to 1; none where most of it is enough for another one."""
    enough = (c.enough for c in stage.criteria if c.enough is not None and c.reached is after.criterion.reached)
    plenty = any(after.share >= share for share in enough)
    return 0.0 if plenty or after.share >= EARNED else 1 - after.share


def _extent(after: Earned) -> Extent:
    if after.share >= EARNED:
        return Extent.ELSEWHERE
    return Extent.PART if after.share else Extent.LACKED


def _to_train(gap: Gap, praised: Collection[Move]) -> Iterator[Missed]:
    for missed in gap.missed:
        contradicts = not missed.criterion.required and not set(praised).isdisjoint(missed.criterion.any)
        if missed.lost and not contradicts:
            yield missed


def _cost(gap: Gap, missed: Sequence[Missed], replies: Sequence[Turn]) -> float:
    """Points that a stage has lost of the whole talk; what good replies fall short of the best is no loss."""
    weak = [turn.grade.value for turn in replies if turn.grade.value < GOOD]
    by_replies = HALF * sum(1 - value / BEST for value in weak) / max(1, len(replies))
    return gap.stage.weight * (gap.penalty + sum(m.lost for m in missed) + by_replies)


def _lesson(gap: Gap, missed: Sequence[Missed], replies: Sequence[Turn]) -> Lesson:
    criterion = None if gap.mistake or not missed else missed[0].criterion
    shown = [turn for turn in replies if (turn.grade.has(gap.mistake) if gap.mistake else _lacks(turn, criterion))]
    turn = min(shown, key=lambda t: (t.grade.value, t.number), default=None)
    return Lesson(stage=gap.stage, criterion=criterion, mistake=gap.mistake, turn=turn.number if turn else None)


def _lacks(turn: Turn, criterion: Criterion | None) -> bool:
    """True for a reply that shows that a criterion was missing; without one, for a weak reply."""
    if criterion is None:
        return turn.grade.value < GOOD
    if turn.grade.reason.missing in criterion.any:
        return True
    # A question may have been just the one to ask, however it was graded.
    answered = criterion.reached is Achievement.NEEDS_FOUND and turn.grade.has(*QUESTIONS)
    return turn.grade.value < GOOD and not answered


def _in_stage(stage: Stage, turns: Sequence[Turn]) -> Sequence[Turn]:
    return [turn for turn in turns if turn.stage == stage.id]
