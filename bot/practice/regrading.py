"""What finished talks would be worth by the rubric and the grader of today; nothing is written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.grading.types import Grade, Judge
from bot.roleplay.scorecard.card import Scorecard, score_talk
from bot.roleplay.state.talk import StageRecord, Talk, Turn
from bot.roleplay.state.world import World
from bot.roleplay.turn import take_turn
from bot.storage.records import Played

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A reply that would be graded otherwise."""

    turn: Turn
    now: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Regraded:
    """One talk, as it was scored and as it would be."""

    played: Played
    before: Scorecard
    after: Scorecard
    replies: tuple[Changed, ...]

    @property
    def stages(self) -> tuple[tuple[str, float | None, float | None], ...]:
        """Stages whose score would change: id, score before and after; None where a stage is not scored."""
        old = {score.stage.id: score.score for score in self.before.stages}
        new = {score.stage.id: score.score for score in self.after.stages}
        return tuple((name, old.get(name), new.get(name)) for name in old | new if old.get(name) != new.get(name))

    @property
    def changed(self) -> bool:
        """True when the talk would get another score, or another verdict on what is required."""
        return (self.before.score, self.before.failed) != (self.after.score, self.after.failed)


def regrade(played: Played, then: World, today: World, judge: Judge | None = None) -> Regraded:
    """Score a talk anew.

    Args:
        played: the talk.
        then: the world that it was played in.
        today: the world with the rubric to try.
        judge: grades the replies anew; without one the grades stay as given, and only the rubric is tried.
    """
    today = today.towards(played.talk.aim or today.scenario.aim)
    before = score_talk(then, played.talk, played.turns, played.session.help)
    turns, talk = _given_again(played, then, judge) if judge else (played.turns, played.talk)
    pairs = zip(played.turns, turns, strict=True)
    return Regraded(
        played=played,
        before=before,
        after=score_talk(today, talk, turns, played.session.help),
        replies=tuple(Changed(turn=old, now=new.grade) for old, new in pairs if old.grade.value != new.grade.value),
    )


def _given_again(played: Played, world: World, judge: Judge) -> tuple[tuple[Turn, ...], Talk]:
    """The turns and the talk, had this judge graded: each reply is given once more to the talk as it stood then."""
    talk, turns = played.talk.copy(), []
    for turn, before, after in zip(played.turns, played.befores, played.talks, strict=True):
        taken = take_turn(world, before, turn.reply, judge, after.minutes)
        turns.append(replace(turn, stage=taken.turn.stage, grade=taken.turn.grade))
        _put_on_record(talk, after, taken.talk)
    return tuple(turns), talk


def _put_on_record(talk: Talk, then: Talk, now: Talk) -> None:
    """Put on record by what moves and grades a turn would leave another talk than it did; what was reached stays."""
    for stage in then.stages | now.stages:
        old, new = then.stages.get(stage, StageRecord()), now.stages.get(stage, StageRecord())
        if (old.turns, old.moves, old.grades) == (new.turns, new.moves, new.grades):
            continue
        record = talk.stages.setdefault(stage, StageRecord())
        record.turns += new.turns - old.turns
        record.moves = _instead(record.moves, old.moves, new.moves)
        record.grades = _instead(record.grades, old.grades, new.grades)


def _instead(kept: Sequence[T], old: Sequence[T], new: Sequence[T]) -> list[T]:
    """What is kept with the new instead of the old; the order is lost, and counts for nothing."""
    counted = Counter(kept)
    counted.subtract(old)
    counted.update(new)
    return list(counted.elements())
