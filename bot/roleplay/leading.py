"""The trainee leads: once a stage's job is done, a reply that does the next stage's job is judged there."""

from bot.grading.types import Grade
from bot.roleplay.machine import Trigger, fire
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
