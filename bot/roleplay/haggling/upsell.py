"""A bigger cheque: an extra that fits is taken when it is offered once the main thing is chosen, and not twice."""

from collections.abc import Sequence

from bot.grading.list_price import near_list
from bot.grading.phrases.orders import packs_up
from bot.grading.text.quantities import quantities
from bot.grading.text.units import Measure
from bot.grading.types import Grade
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.haggling.deal import offer
from bot.roleplay.haggling.paid_for import wants_more_for_it
from bot.roleplay.haggling.terms import put_down, take_for_all, takes
from bot.roleplay.prices.bundles import offers_along, with_extras
from bot.roleplay.prices.extras import is_choice, is_gift, mentions, prices
from bot.roleplay.prices.items import extras_priced
from bot.roleplay.prices.offers import quoted
from bot.roleplay.prices.price_mentions import SMALL, sums
from bot.roleplay.state.world import World
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
    if scene.heard.declined or wants_more_for_it(scene):
        # With the price that hangs on it, or with more money for what is his.
        return True
    talk, product = scene.talk, scene.world.scenario.product
    named = _named(scene)
    if any(is_gift(scene.reply, one, product) for one in product.extras if one.id not in talk.agreement.extras):
        # Nobody says no to it, and it is not sold.
        scene.say(Situation.EXTRA_TAKEN)
        return True
    # What is his already is only counted up.
    new = [one for one in named if one.id not in talk.agreement.extras]
    if not new and (named or _counts_up(scene)):
        talk.record.reached[Achievement.EXTRA_SOLD] = 1.0
        return False
    if not new and (_lets_be(scene) or not _offers_something(scene)):
        return False
    chosen = new or [one for one in product.extras if one.id not in talk.agreement.extras][:1]
    if not chosen:
        return False
    if talk.agreement.declined or (not new and _is_unlisted(scene)):
        # Whoever asks again pushes.
        scene.say(Situation.EXTRA_DECLINED)
    else:
        _decide(scene, chosen[:1] if is_choice(scene.reply, chosen, product) else chosen)
    return True


def _decide(scene: Scene, offered: Sequence[Extra]) -> None:
    """Take what fits of the extras offered, and have no use for the rest."""
    talk, taken = scene.talk, [one for one in offered if takes(scene, one)]
    put_down(scene, taken)
    talk.agreement.declined.extend(one.id for one in offered if one not in taken)
    if taken:
        take_for_all(scene)
        talk.record.reached[Achievement.EXTRA_SOLD] = 1.0
    scene.say(Situation.EXTRA_TAKEN if taken else Situation.EXTRA_DECLINED)


def _counts_up(scene: Scene) -> bool:
    """True where a reply names what the product comes to with the extras that are his: "so that's £1,675"."""
    talk, product = scene.talk, scene.world.scenario.product
    his = [extra.price or 0 for extra in product.extras if extra.id in talk.agreement.extras]
    return bool(his) and offer(scene) + sum(his) in sums(scene.reply, product.price, product.unit)


def _lets_be(scene: Scene) -> bool:
    """True where he would not have an extra, and the seller asks for nothing more: "well, if not, then not"."""
    return bool(scene.talk.agreement.declined) and "?" not in scene.reply


def _offers_something(scene: Scene) -> bool:
    """True for the offer of whatever there is, which names none of the extras."""
    product = scene.world.scenario.product
    if (
        packs_up(scene.reply)
        or scene.grade.has(*ASKS_FOR_ORDER)
        or not scene.grade.has(*OFFERS_EXTRA)
        or _thrown_in(scene)
    ):
        return False
    # Of the price alone: "18,400 in cash, that's my limit".
    return offers_along(product, scene.reply) or not quoted(product, scene.reply)


def _thrown_in(scene: Scene) -> bool:
    """True for something beside the product for no more than its price: a gift, and no offer."""
    together = with_extras(scene.world.scenario.product, scene.reply)
    return any(whole <= offer(scene) for whole in together)


def speaks_of_extra(scene: Scene) -> bool:
    """True where an offer calls an extra that he has not taken by its name, or by its price."""
    return any(extra.id not in scene.talk.agreement.extras for extra in _named(scene))


def _named(scene: Scene) -> Sequence[Extra]:
    """The extras that an offer tells of: several where each has its price or its name in it, else one."""
    told = named_extras(scene.world, scene.grade)
    if not told and not scene.grade.has(*OFFERS_EXTRA):
        return ()
    product, reply = scene.world.scenario.product, scene.reply
    # A sum that is another extra's, "650 instead of 690", is not that of the one which costs as much.
    priced = extras_priced(product, reply) or {one.id for one in product.extras if prices(reply, one, product)}
    called = [one for one in product.extras if one.id in priced or mentions(reply, one, product)]
    # What sounds like another one ("the case, and will you pay by card?") has no price.
    return [one for one in called if one in told or one.id in priced] or told[:1] or called[:1]


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


def named_extras(world: World, grade: Grade) -> list[Extra]:
    """The extras that a reply tells of."""
    told = {point.id for point in grade.points}
    return [extra for extra in world.scenario.product.extras if extra.id in told]
