"""A bigger cheque: an extra that fits is taken when it is offered once the main thing is chosen, and not twice."""

from bot.grading.quantities import Measure, quantities
from bot.grading.types import GOOD, Grade, near_list
from bot.roleplay.bundles import offers_along, with_extras
from bot.roleplay.extras import mentions
from bot.roleplay.offers import quoted
from bot.roleplay.scene import Scene
from bot.roleplay.sums import SMALL
from bot.roleplay.terms import offer
from bot.roleplay.world import World
from bot.scenario.model import Extra
from bot.scenario.vocabulary import Achievement, Move, Situation, StageKind

OFFERS_EXTRA = (Move.UPSELL, Move.RECOMMENDATION)
ASKS_FOR_ORDER = (Move.NEXT_STEP, Move.DETAILS)
"""Moves beside which an extra is offered only where it is named: "cash or card?" goes on with the order."""

BEFORE_THE_CHOICE = frozenset({StageKind.CONTACT, StageKind.NEEDS})
"""Stages in which an extra is offered to someone who has not chosen anything."""


def offer_extra(scene: Scene) -> bool:
    """React to the offer of an extra; False where the reply makes none.

    What the file does not list cannot be put on the order: he has no use for it.
    """
    if scene.heard.declined:
        # With the price that hangs on it.
        return True
    talk, product = scene.talk, scene.world.scenario.product
    named = named_extras(scene.world, scene.grade) or _spoken_of(scene)
    # What is his already is only counted up.
    extra = next((one for one in named if one.id not in talk.extras), None)
    if named and extra is None:
        talk.record.reached[Achievement.EXTRA_SOLD] = 1.0
        return False
    if extra is None and (scene.grade.has(*ASKS_FOR_ORDER) or not scene.grade.has(*OFFERS_EXTRA)):
        return False
    if extra is None and _thrown_in(scene):
        return False
    if extra is None and not offers_along(product, scene.reply) and quoted(product, scene.reply):
        # Of the price alone: "18,400 in cash, that's my limit".
        return False
    chosen = extra or next((one for one in product.extras if one.id not in talk.extras), None)
    if chosen is None:
        return False
    if talk.declined or (extra is None and _is_unlisted(scene)):
        # Whoever asks again pushes.
        scene.say(Situation.EXTRA_DECLINED)
    elif _taken(scene, chosen):
        talk.extras.append(chosen.id)
        talk.record.reached[Achievement.EXTRA_SOLD] = 1.0
        scene.say(Situation.EXTRA_TAKEN)
    else:
        talk.declined.append(chosen.id)
        scene.say(Situation.EXTRA_DECLINED)
    return True


def _thrown_in(scene: Scene) -> bool:
    """True for something beside the product for no more than its price: a gift, and no offer."""
    together = with_extras(scene.world.scenario.product, scene.reply)
    return any(whole <= offer(scene) for whole in together)


def _spoken_of(scene: Scene) -> list[Extra]:
    """The extras that an offer calls by their name, or by their price."""
    if not scene.grade.has(*OFFERS_EXTRA):
        return []
    said = {quantity.value for quantity in quantities(scene.reply) if quantity.measure is Measure.MONEY}
    extras = scene.world.scenario.product.extras
    return [one for one in extras if one.price in said or mentions(scene.reply, one, scene.world)]


def _is_unlisted(scene: Scene) -> bool:
    """True where the offer has a price that no extra of the file has: it is something else."""
    product, known = scene.world.scenario.product, scene.world.sums
    if offers_along(product, scene.reply):
        return True
    named = [q for q in quantities(scene.reply) if q.measure is Measure.MONEY or q.value >= SMALL]
    return any(q.value not in known and not near_list(q.value, product.price) for q in named)


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
