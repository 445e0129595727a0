"""A bigger cheque: an extra that fits is taken when it is offered once the main thing is chosen, and not twice."""

from bot.grading.types import GOOD, Grade
from bot.roleplay.scene import Scene
from bot.roleplay.world import World
from bot.scenario.model import Extra
from bot.scenario.vocabulary import Achievement, Move, Situation, StageKind

OFFERS_EXTRA = (Move.UPSELL, Move.RECOMMENDATION)
ASKS_FOR_ORDER = (Move.NEXT_STEP, Move.DETAILS)
"""Moves beside which an extra is offered only where it is named: "cash or card?" goes on with the order."""

BEFORE_THE_CHOICE = frozenset({StageKind.CONTACT, StageKind.NEEDS})
"""Stages in which an extra is offered to someone who has not chosen anything."""


def offer_extra(scene: Scene) -> bool:
    """React to the offer of an extra; False where the reply makes none."""
    named = named_extras(scene.world, scene.grade)
    # What is his already is only counted up.
    extra = next((one for one in named if one.id not in scene.talk.extras), None)
    if extra is None and (named or scene.grade.has(*ASKS_FOR_ORDER) or not scene.grade.has(*OFFERS_EXTRA)):
        return False
    if scene.talk.declined:
        # Whoever asks again pushes.
        scene.say(Situation.EXTRA_DECLINED)
        return True
    chosen = extra or scene.world.scenario.product.extras[0]
    if _taken(scene, chosen):
        if chosen.id not in scene.talk.extras:
            scene.talk.extras.append(chosen.id)
        scene.talk.record.reached[Achievement.EXTRA_SOLD] = 1.0
        scene.say(Situation.EXTRA_TAKEN)
    else:
        scene.talk.declined.append(chosen.id)
        scene.say(Situation.EXTRA_DECLINED)
    return True


def too_early(scene: Scene) -> None:
    """Put off an extra that comes before the main thing."""
    quiet = scene.world.rules.quiet and bool(scene.world.scenario.product.extras)
    if quiet and scene.kind in BEFORE_THE_CHOICE and scene.grade.has(Move.UPSELL):
        scene.remark(Situation.EXTRA_TOO_EARLY)


def _taken(scene: Scene, extra: Extra) -> bool:
    """He takes what fits something that he told; where the scenario does not say what fits, a good reason will do."""
    fits = bool(set(extra.answers) & set(scene.talk.facts))
    if extra.answers and not fits:
        return False
    return scene.grade.value >= (GOOD - fits)


def named_extras(world: World, grade: Grade) -> list[Extra]:
    """The extras that a reply tells of."""
    told = {point.id for point in grade.points}
    return [extra for extra in world.scenario.product.extras if extra.id in told]
