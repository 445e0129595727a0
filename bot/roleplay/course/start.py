"""Where a talk begins: at its first stage, or at a later one with what comes before taken as done well."""

from bot.roleplay.state.machine import Trigger, fire
from bot.roleplay.state.mood import Mood
from bot.roleplay.state.talk import StageRecord, Talk
from bot.roleplay.state.world import World
from bot.scenario.playbook import Stage
from bot.scenario.vocabulary import StageKind

ABOVE_BUYING = 8
"""Points above the buying level that a customer has who was led well to the end."""


def start_at(world: World, seed: int, stage: str | None = None) -> Talk:
    """A fresh talk at a stage.

    Raises:
        KeyError: if the playbook has no such stage.
    """
    stages = world.playbook.stages
    talk = Talk(seed=seed, state=stages[0].id, mood=world.rules.start)
    talk.began = talk.mood
    talk.gatekeeper = any(i.gatekeeper for i in world.scenario.customer.influencers)
    if stage is None:
        if stages[0].kind is StageKind.PREPARATION:
            fire(world.machine, Trigger.ADVANCE, talk)
        return talk
    target = find_stage(world, stage)
    if target is stages[0]:
        return talk
    _prepared(world, talk, stages.index(target))
    talk.state = target.id
    return talk


def find_stage(world: World, name: str) -> Stage:
    """A stage by its id, or the first of that kind.

    Raises:
        KeyError: if the playbook has neither.
    """
    for stage in world.playbook.stages:
        if stage.id == name:
            return stage
    for stage in world.playbook.stages:
        if stage.kind.value == name:
            return stage
    raise KeyError(name)


def _prepared(world: World, talk: Talk, index: int) -> None:
    """Bring the talk to where good work in the stages before would have brought it."""
    done = world.playbook.stages[:index]
    kinds = {stage.kind for stage in done}
    present = world.playbook.stages[index].kind
    talk.mood = _mood_at(world, index / max(1, len(world.playbook.stages) - 2))
    talk.began = talk.mood
    talk.gatekeeper = talk.gatekeeper and present is StageKind.QUALIFICATION
    talk.stages = {stage.id: StageRecord(passed=True) for stage in done if stage.kind is not StageKind.PREPARATION}
    if StageKind.NEEDS in kinds:
        talk.told.facts = [fact.id for fact in world.scenario.customer.facts if fact.need]
    if kinds & {StageKind.PRESENTATION, StageKind.CONSULTATION}:
        talk.told.points = [point.id for point in world.scenario.product.points]
    talk.haggle.settled = StageKind.BARGAINING in kinds
    talk.haggle.named = bool(kinds & {StageKind.PRESENTATION, StageKind.CONSULTATION})
    if StageKind.CLOSING in kinds:
        talk.agreement.outcome = world.scenario.aim


def _mood_at(world: World, progress: float) -> Mood:
    """The mood after a share of the sale, 0 to 1, on the straight way from the start to a sure purchase."""
    start, goal = world.rules.start, world.rules.buys_at
    share = min(1.0, progress)

    def between(low: float, high: float) -> float:
        return round(min(100.0, low + share * max(0.0, high + ABOVE_BUYING - low)), 2)

    return Mood(
        interest=between(start.interest, goal.interest),
        trust=between(start.trust, goal.trust),
        patience=start.patience,
    )
