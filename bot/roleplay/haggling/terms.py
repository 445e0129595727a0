"""The terms on the table: the price a seller has come to, what it hangs on, and what was given or got for it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.grading.judging.reasons import past_his_sum
from bot.grading.text.quantities import quantities
from bot.grading.text.sentences import sentences
from bot.grading.text.units import Measure
from bot.grading.types import GOOD
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.haggling.deal import is_late, offer, take_gift, take_terms
from bot.roleplay.haggling.grade_by_sums import PAST_HAGGLING, graded_by_sums
from bot.roleplay.haggling.his_sum import agrees_to_bid, his_trade, passes_over_bid, takes_his_trade
from bot.roleplay.haggling.hours_named import is_no_price
from bot.roleplay.haggling.paid_for import hold_to_price, wants_more_for_it
from bot.roleplay.prices.bundles import with_extras
from bot.roleplay.prices.conditions import condition, plain, would_rather_not
from bot.roleplay.prices.extras import mentions, prices
from bot.roleplay.prices.given_anew import is_given
from bot.roleplay.prices.items import extras_for_all, extras_priced, leaves_price, sums_for_all
from bot.roleplay.prices.offers import offered_price
from bot.roleplay.prices.pieces import is_in_bulk, offers_another
from bot.roleplay.prices.price_mentions import SMALL, sums
from bot.scenario.model import Extra
from bot.scenario.vocabulary import Move, Outcome, Situation, StageKind

SUM_IN = (Measure.MONEY, Measure.COUNT)
"""What a sum may be said in: "sixteen pounds", "5 450"."""

ADVISED = (StageKind.PRESENTATION, StageKind.CONSULTATION)
"""Stages in which somebody who has bought before may choose something more."""


def weigh_terms(scene: Scene) -> None:
    """Read the grade by the sums of the reply, and decide whether he takes its condition, before anything is felt."""
    # What another one would cost is not what his own costs.
    if is_no_price(scene) or offers_one_more(scene) or _only_tells_of_less(scene):
        scene.heard = replace(scene.heard, price=None)
    _hang_on_extras(scene)
    scene.grade = graded_by_sums(scene)
    scene.heard = replace(scene.heard, declined=_declines(scene))
    if passes_over_bid(scene):
        scene.grade = past_his_sum(scene.grade, scene.reply)


def offers_one_more(scene: Scene) -> bool:
    """True where one more of what he has chosen is offered, for a sum of its own; "1,600 each" is that of his, too."""
    if not offers_another(scene.world.scenario.product, scene.reply):
        return False
    return scene.talk.agreement.outcome is not None or (scene.kind in PAST_HAGGLING and not is_in_bulk(scene.reply))


def _only_tells_of_less(scene: Scene) -> bool:
    """True for a sum below the price agreed that is told of beside others; one that was on offer before is known."""
    talk, price = scene.talk, scene.heard.price
    if price is None or not (talk.haggle.settled or talk.agreement.outcome):
        return False
    known = price >= offer(scene) or price in talk.haggle.offers or is_in_bulk(scene.reply)
    return not known and not is_given(scene.world.scenario.product, scene.reply, price)


def _hang_on_extras(scene: Scene) -> None:
    """A price by a sum for all hangs on the extras: in the haggling as a condition, elsewhere until he takes them."""
    product, heard, reply = scene.world.scenario.product, scene.heard, scene.reply
    by_all = heard.price in sums_for_all(product, reply).values() and heard.price not in _sums_of(scene, reply)
    if not by_all or heard.condition or extras_for_all(product, reply) <= set(scene.talk.agreement.extras):
        return
    if scene.kind is StageKind.BARGAINING:
        told = (part.strip(' \t.!?…"«»') for part in sentences(reply) if extras_for_all(product, part))
        scene.heard = replace(heard, condition=next(told, reply.strip()))
    else:
        scene.heard = replace(heard, price=None)


def take_for_all(scene: Scene) -> None:
    """Keep what the product costs by the sum for all, once he has taken the extras in it."""
    product, haggle = scene.world.scenario.product, scene.talk.haggle
    # A price agreed stands, where the extras may be what is cheaper.
    stands = haggle.price is not None and leaves_price(product, scene.reply, haggle.price)
    taken = extras_for_all(product, scene.reply) <= set(scene.talk.agreement.extras)
    for own in sums_for_all(product, scene.reply).values():
        if taken and not stands and own < offer(scene):
            haggle.price = own
            haggle.offers.append(own)


def answer_terms(scene: Scene) -> None:
    """Hear the price and say what he makes of its terms: past the haggling he takes them at once."""
    lowered = hear_price(scene)
    if lowered:
        take_gift(scene)
    if wants_more_for_it(scene):
        hold_to_price(scene)
    elif scene.heard.declined:
        scene.remark(Situation.EXTRA_DECLINED)
    elif lowered and (scene.talk.haggle.settled or scene.kind in PAST_HAGGLING):
        take_terms(scene)
    else:
        _take_in_advice(scene)


def takes(scene: Scene, extra: Extra) -> bool:
    """He takes what fits something that he told; where the scenario does not say what fits, a good reason will do."""
    fits = bool(set(extra.answers) & set(scene.talk.told.facts))
    if extra.answers and not fits:
        return False
    return scene.grade.value >= (GOOD - fits)


def _take_in_advice(scene: Scene) -> None:
    """Whoever comes back after a deal takes an extra while he is advised, too: that is what he is sold now."""
    memory, product = scene.talk.remembers, scene.world.scenario.product
    if memory is None or memory.outcome is not Outcome.DEAL or scene.kind not in ADVISED:
        return
    priced, agreement = extras_priced(product, scene.reply), scene.talk.agreement
    open_yet = (extra for extra in product.extras if extra.id not in agreement.decided)
    named = [
        e for e in open_yet if e.id in priced or (prices(scene.reply, e, product) and mentions(scene.reply, e, product))
    ]
    offered = [extra for extra in named if takes(scene, extra)]
    if offered and scene.say(Situation.EXTRA_TAKEN):
        put_down(scene, offered)


def put_down(scene: Scene, extras: Sequence[Extra]) -> None:
    """Put extras on the order; to whoever comes back after a deal that is an order, and he has said yes to it."""
    agreement = scene.talk.agreement
    agreement.extras.extend(extra.id for extra in extras)
    if extras and scene.talk.bought_before:
        agreement.outcome = scene.world.scenario.aim


def hear_price(scene: Scene) -> bool:
    """Keep the lowest price offered so far, and what it hangs on.

    Returns:
        True where the seller has come down, and not to what the customer offered something for.
    """
    heard, talk = scene.heard, scene.talk
    talk.haggle.named = talk.haggle.named or heard.names_price or _tells_price(scene)
    if not heard.declined:
        _keep_trade(scene)
    return _keep_price(scene)


def _keep_trade(scene: Scene) -> None:
    heard, haggle = scene.heard, scene.talk.haggle
    if _gets(scene) and (_gives(scene) or scene.grade.has(Move.TRADE)):
        haggle.traded = haggle.traded or _gives(scene)
        if heard.price is None or heard.price <= offer(scene):
            haggle.terms = heard.condition or haggle.terms
    if takes_his_trade(scene) and not haggle.settled:
        haggle.traded, haggle.terms = True, heard.condition or his_trade(scene)
    if haggle.traded and scene.grade.has(Move.TRADE) and not (haggle.settled or scene.talk.agreement.outcome):
        _count_trade(scene)


def _count_trade(scene: Scene) -> None:
    """Count a trade for the haggling that it belongs to, where that has begun and another stage has followed."""
    talk = scene.talk
    haggled = [stage.id for stage in scene.world.playbook.stages if stage.kind is StageKind.BARGAINING]
    for stage in haggled:
        if stage in talk.stages and stage != talk.state:
            talk.stages[stage].moves.append(Move.TRADE)


def _keep_price(scene: Scene) -> bool:
    haggle, price, listed = scene.talk.haggle, _price(scene), scene.world.scenario.product.price
    if price is not None and price < listed:
        if price > offer(scene) and is_with_extra(scene, price):
            return False
        # Of two offers on other terms the one counts that the order is closed at.
        chosen = scene.kind is StageKind.CLOSING and price in haggle.offers
        lowered = price < offer(scene) and not takes_his_trade(scene)
        before, haggle.price = haggle.price, price if chosen else min(haggle.price or price, price)
        haggle.offers.append(price)
        if lowered and is_late(scene):
            haggle.late = round(haggle.late + (before or listed) - price, 2)
        if lowered:
            haggle.terms = "" if scene.heard.declined else scene.heard.condition
        elif chosen and haggle.price != before:
            before_this = scene.talk.spoken.replies[-2::-1]
            haggle.terms = next((condition(r) for r in before_this if price in _sums_of(scene, r)), haggle.terms)
        return lowered
    if price == listed and not haggle.settled and scene.grade.has(Move.PRICE) and not _gives(scene):
        # Whoever says plainly what it costs has not agreed to less.
        haggle.price = None
    return False


def _sums_of(scene: Scene, reply: str) -> Sequence[float]:
    product = scene.world.scenario.product
    return tuple(sums(reply, product.price, product.unit))


def _tells_price(scene: Scene) -> bool:
    """True for a price of several, "5 450 for all five"; to whoever asked, any price is an answer."""
    if not scene.grade.has(Move.PRICE):
        return False
    named = [q for q in quantities(scene.reply) if q.measure in SUM_IN]
    listed = scene.world.scenario.product.price
    # A small number without a unit may count anything: "120 fleets use it".
    several = (q for q in named if q.value >= listed and (q.measure is Measure.MONEY or q.value >= SMALL))
    return bool(named) if scene.talk.haggle.asked else any(several)


def _gives(scene: Scene) -> bool:
    """True where a reply lowers the price or gives something else."""
    price = scene.talk.haggle.bids[-1] if agrees_to_bid(scene) else scene.heard.price
    return scene.grade.has(Move.CONCESSION) or (price is not None and price < offer(scene))


def _gets(scene: Scene) -> bool:
    """True where a reply asks for something in return."""
    return bool(scene.heard.condition) or scene.grade.has(Move.TRADE)


def _declines(scene: Scene) -> bool:
    """True where what is given hangs on a condition that he does not take."""
    asked = scene.heard.condition
    if not asked or not (_gives(scene) or scene.grade.has(Move.TRADE)):
        return False
    return would_rather_not(scene.world, scene.talk, asked)


def _price(scene: Scene) -> float | None:
    """The price offered; without the one whose condition he does not take."""
    if not scene.heard.declined:
        return scene.heard.price
    haggle = scene.talk.haggle
    return offered_price(scene.world.scenario.product, plain(scene.reply), scene.grade, haggle.price, haggle.bid)


def is_with_extra(scene: Scene, price: float) -> bool:
    """True for the price of the product together with something else."""
    product, taken = scene.world.scenario.product, scene.talk.agreement.extras
    each = [extra.price or 0 for extra in product.extras]
    whole = sum(extra.price or 0 for extra in product.extras if extra.id in taken)
    added = round(price - offer(scene), 2)
    return added in (*each, whole) or price in with_extras(product, scene.reply)


def given_away(scene: Scene) -> bool:
    """True where something was given and nothing asked in return."""
    return scene.grade.has(Move.CONCESSION) and not (_gets(scene) or takes_his_trade(scene))
