"""Coaching after a reply: the one change that would help most, and a better reply for this customer."""

from bot.grading.types import Grade
from bot.roleplay.exchange.reply_context import moment
from bot.roleplay.scorecard.help_levels import script_for
from bot.roleplay.state.talk import Talk, Turn
from bot.roleplay.state.world import World
from bot.scenario.playbook import Bilingual, Criterion
from bot.scenario.vocabulary import Move


def tip_for(world: World, stage_id: str, grade: Grade) -> Bilingual | None:
    """The one change that would raise a reply's grade most: drop the mistake, or add what is missing."""
    decided = grade.reason.move if grade.reason.move and grade.reason.move.is_mistake else None
    change = decided or grade.advice or grade.reason.missing
    if change is None:
        return None
    criterion = None if change.is_mistake else _criterion_for(world, stage_id, change, grade)
    return (criterion.tip if criterion else None) or world.playbook.tips.get(change)


def better_reply(world: World, before: Talk, turn: Turn) -> str | None:
    """A reply that a good seller would have given at that moment.

    Args:
        world: the scenario played.
        before: the talk as it stood before the turn.
        turn: the turn to improve.
    """
    script = script_for(world, moment(before, turn))
    return script[turn.number % len(script)] if script else None


def _criterion_for(world: World, stage_id: str, missing: Move, grade: Grade) -> Criterion | None:
    """What the move would earn and the reply has not earned otherwise: nobody is told to do what he has just done."""
    criteria = (criterion for criterion in world.stage(stage_id).criteria if missing in criterion.any)
    return next((criterion for criterion in criteria if not grade.has(*criterion.any)), None)
