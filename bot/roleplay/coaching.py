"""Coaching after a reply: the one change that would help most, and a better reply for this customer."""

from bot.grading.types import Grade
from bot.roleplay.lines import filled, placeholders
from bot.roleplay.talk import Talk, Turn
from bot.roleplay.world import World
from bot.scenario.playbook import Bilingual, Criterion
from bot.scenario.vocabulary import Move, StageKind


def tip_for(world: World, stage_id: str, grade: Grade) -> Bilingual | None:
    """The one change that would raise a reply's grade most: drop the mistake, or add what is missing."""
    if grade.reason.move and grade.reason.move.is_mistake:
        return world.playbook.tips.get(grade.reason.move)
    if grade.reason.missing is None:
        return None
    criterion = _criterion_for(world, stage_id, grade.reason.missing)
    if criterion and criterion.tip:
        return criterion.tip
    return world.playbook.tips.get(grade.reason.missing)


def better_reply(world: World, before: Talk, turn: Turn) -> str | None:
    """A reply that a good seller would have given at that moment.

    Args:
        world: the scenario played.
        before: the talk as it stood before the turn.
        turn: the turn to improve.
    """
    scenario = world.scenario
    stage = world.stage(turn.stage)
    raised = before.open_objection
    own: str | None = None
    if raised:
        own = world.objection(raised.id).model_answer
    elif stage.kind is StageKind.BARGAINING and scenario.bargaining:
        own = scenario.bargaining.model_answer
    pool = (own,) if own else (scenario.examples.get(stage.id) or stage.examples.get(scenario.language, ()))
    if not pool:
        return None
    return filled(pool[turn.number % len(pool)], placeholders(world, before))


def _criterion_for(world: World, stage_id: str, missing: Move) -> Criterion | None:
    return next((c for c in world.stage(stage_id).criteria if missing in c.any), None)
