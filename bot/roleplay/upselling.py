"""A bigger cheque: an extra that fits is taken when it is offered once the main thing is chosen, and not twice."""

from bot.grading.types import GOOD
from bot.roleplay.scene import Scene
from bot.scenario.model import Extra
from bot.scenario.vocabulary import Achievement, Move, Situation, StageKind

OFFERS_EXTRA = (Move.UPSELL, Move.RECOMMENDATION)

BEFORE_THE_CHOICE = frozenset({StageKind.CONTACT, StageKind.NEEDS})
"""Stages in which an extra is offered to someone who has not chosen anything."""


def offer_extra(scene: Scene) -> bool:
    """React to the offer of an extra; False where the reply makes none."""
    extra = _named(scene)
    if extra is None and not scene.grade.has(*OFFERS_EXTRA):
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


def _named(scene: Scene) -> Extra | None:
    told = {point.id for point in scene.grade.points}
    return next((extra for extra in scene.world.scenario.product.extras if extra.id in told), None)
