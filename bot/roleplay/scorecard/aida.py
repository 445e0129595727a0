"""The customer's ladder: attention, interest, desire, action (AIDA), by his mood and the stage of the talk.

He gives attention once he lets the seller in, is interested halfway from where he started to where he would buy, wants
what he knows and would buy, and acts when he says yes. Whoever came himself starts out interested. He may climb down.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.roleplay.state.machine import Trigger
from bot.roleplay.state.mood import Mood
from bot.roleplay.state.talk import Talk, Turn
from bot.roleplay.state.world import World
from bot.scenario.vocabulary import Outcome, StageKind, Temperature

COOLED = 3
"""Points below his starting interest from which a customer who came himself has cooled."""

SAID_YES = frozenset({Trigger.AGREE.value, Trigger.ACCEPT.value})

NOT_LET_IN = frozenset({StageKind.PREPARATION, StageKind.QUALIFICATION, StageKind.CONTACT})
OFFER_UNKNOWN = NOT_LET_IN | {StageKind.NEEDS}


class Rung(StrEnum):
    """How far up a customer stands, lowest first."""

    ATTENTION = "attention"
    INTEREST = "interest"
    DESIRE = "desire"
    ACTION = "action"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A rung that the customer stepped on, for the first time, after a reply."""

    rung: Rung
    turn: int
    """0: he stood there from the start."""


def climbed(world: World, talk: Talk, turns: Sequence[Turn]) -> tuple[Step, ...]:
    """The rungs that he reached, each where he reached it first."""
    steps: dict[Rung, Step] = {}
    for number, rung in enumerate(rungs(world, talk, turns)):
        if rung is not None:
            turn = turns[number - 1].number if number else 0
            for lower in list(Rung)[: list(Rung).index(rung) + 1]:
                steps.setdefault(lower, Step(rung=lower, turn=turn))
    return tuple(steps[rung] for rung in Rung if rung in steps)


def rungs(world: World, talk: Talk, turns: Sequence[Turn]) -> tuple[Rung | None, ...]:
    """Where he stood at the start and after each reply; None while he has not let the seller in."""
    start = talk.began or world.rules.start
    found: list[Rung | None] = [_rung(world, start, start, _first_stage(world, talk, turns), agreed=False)]
    agreed = False
    for number, turn in enumerate(turns):
        agreed = agreed or bool(SAID_YES & set(turn.events))
        after = turns[number + 1].stage if number + 1 < len(turns) else talk.state
        # Once he has gone, the stage where he left is where he stood.
        stage = turn.stage if after in {outcome.value for outcome in Outcome} else after
        found.append(_rung(world, turn.mood, start, world.stage(stage).kind, agreed=agreed))
    return tuple(found)


def _first_stage(world: World, talk: Talk, turns: Sequence[Turn]) -> StageKind:
    return world.stage(turns[0].stage if turns else talk.state).kind


def _rung(world: World, mood: Mood, start: Mood, stage: StageKind, *, agreed: bool) -> Rung | None:
    if agreed:
        return Rung.ACTION
    goal = world.rules.buys_at
    came_himself = world.scenario.customer.temperature is Temperature.HOT
    if stage in NOT_LET_IN and not came_himself:
        return None
    if stage not in OFFER_UNKNOWN and mood.reaches(goal):
        return Rung.DESIRE
    halfway = (start.interest + max(start.interest, goal.interest)) / 2
    interested_from = start.interest - COOLED if came_himself else halfway
    return Rung.INTEREST if mood.interest >= interested_from else Rung.ATTENTION
