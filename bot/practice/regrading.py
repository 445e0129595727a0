"""What finished talks would be worth by the rubric and the grader of today; nothing is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.grading.types import Grade, Judge, ReasonCode, ReplyContext
from bot.roleplay.scorecard.card import Scorecard, score_talk
from bot.roleplay.state.talk import Talk, Turn
from bot.roleplay.state.world import World
from bot.storage.records import Played


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
    turns = played.turns if judge is None else tuple(_judged(played.turns, then, judge))
    talk = played.talk if judge is None else _on_record(played.talk, turns)
    pairs = zip(played.turns, turns, strict=True)
    return Regraded(
        played=played,
        before=before,
        after=score_talk(today, talk, turns, played.session.help),
        replies=tuple(Changed(turn=old, now=new.grade) for old, new in pairs if old.grade.value != new.grade.value),
    )


def _judged(turns: Sequence[Turn], world: World, judge: Judge) -> list[Turn]:
    judged: list[Turn] = []
    for turn in turns:
        if turn.grade.reason.code is ReasonCode.UNFINISHED:
            judged.append(turn)
            continue
        context = ReplyContext(
            language=world.scenario.language,
            mode=world.playbook.mode,
            stage=world.stage(turn.stage).kind,
            customer=turn.heard,
            reply=turn.reply,
            earlier=tuple(earlier.reply for earlier in judged),
        )
        judged.append(replace(turn, grade=judge.grade_one(context)))
    return judged


def _on_record(talk: Talk, turns: Sequence[Turn]) -> Talk:
    """The talk with the moves and grades of these turns; what was reached with the customer stays."""
    again = talk.copy()
    for stage in {turn.stage for turn in turns}:
        again.stages[stage].grades, again.stages[stage].moves = [], []
    for turn in turns:
        record = again.stages[turn.stage]
        if turn.grade.gradable:
            record.grades.append(turn.grade.value)
        record.moves.extend(found.move for found in turn.grade.moves)
    return again
