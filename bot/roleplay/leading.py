"""Stages that need not be stayed in: the trainee leads on, or an earlier talk has done the work."""

from bot.grading.types import Grade
from bot.roleplay.machine import Trigger, fire
from bot.roleplay.scene import Scene
from bot.roleplay.talk import Talk
from bot.roleplay.world import World
from bot.scenario.vocabulary import Move, StageKind

OFFERING = (Move.BENEFIT, Move.EVIDENCE, Move.RECOMMENDATION, Move.VALUE_FRAMING)
"""Moves that present a product."""


def leads_on(world: World, talk: Talk, grade: Grade) -> bool:
    """Take the talk on from the needs when they are found and the reply presents; True when it did."""
    if world.stage(talk.state).kind is not StageKind.NEEDS or not grade.has(*OFFERING):
        return False
    record = talk.record
    if not fire(world.machine, Trigger.ADVANCE, talk):
        return False
    record.passed = True
    return True


def pass_over(scene: Scene) -> None:
    """Leave behind at once the stages whose work an earlier talk has done."""
    memory = scene.talk.remembers
    while memory and scene.talk.state in memory.done and not scene.talk.record.turns:
        if not scene.fire(Trigger.ADVANCE):
            return
