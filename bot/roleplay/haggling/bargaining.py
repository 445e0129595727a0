"""Bargaining: bids and counter-bids with numbers, give and take, pressure, a last word, and a price too high to pay.

He opens low, comes up as value holds or something is given, and settles when the two sums meet, when the price was
defended as often as he asked, or when each side gave something. A price above what he pays makes him walk away.
"""

import math
from collections.abc import Mapping, Sequence

from bot.grading.types import GOOD
from bot.roleplay.exchange.lines import as_said, sums_said
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.haggling.chosen_offer import names_choice
from bot.roleplay.haggling.deal import discount_of, offer, take_terms, undersells
from bot.roleplay.haggling.his_sum import CLOSE, HOLDS, agrees_to_bid, passes_over_bid, takes_his_trade
from bot.roleplay.haggling.terms import given_away, is_with_extra
from bot.roleplay.prices.price_mentions import sums
from bot.roleplay.state.lost_sale import root_cause
from bot.roleplay.state.machine import Trigger
from bot.roleplay.state.so_far import told_facts
from bot.roleplay.understanding.answer_types import Wanted
from bot.scenario.model import Bargaining
from bot.scenario.vocabulary import Achievement, Move, ObjectionKind, Situation

TRADED = 2
"""Times he asks for better terms before give and get settles it, where he is one to ask so often."""

STEPS = 20
"""Bids are rounded so that the list price's leading digit has this many steps: 18 500 is bid for in 500s."""


FINER = 5
"""Steps of a bid that would else be the one before, to one of the usual steps."""


def open_haggling(scene: Scene) -> None:
    """Ask for better terms; a sum among his words is his first bid. Offered what he said he has, he takes it."""
    bargaining, haggle = scene.world.rules.bargaining, scene.talk.haggle
    if haggle.traded and any(Move.TRADE in record.moves for record in scene.talk.stages.values()):
        # What was given for something before he asked for less is a part of the haggling.
        scene.talk.record.moves.append(Move.TRADE)
    if bargaining and (own := his_sum_reached(scene)):
        haggle.rounds = 1
        haggle.bids.append(own)
        _settle(scene, bargaining)
        return
    if not scene.say(Situation.HAGGLE, bargaining.asks if bargaining else None):
        return
    haggle.rounds = 1
    product, words = scene.world.scenario.product, scene.answer[-1].text
    if below := [value for value in sums(words, product.price, product.unit) if value < offer(scene)]:
        haggle.bids.append(min(below))


def his_sum_reached(scene: Scene) -> float | None:
    """The sum that he has said he has, where the price has come down to it; None where there is more to ask for."""
    own = _own_sum(scene)
    return own if own and offer(scene) <= own and not scene.doubts else None


def bargain(scene: Scene) -> bool:
    """React to a reply about the price; True when the terms are settled."""
    bargaining = scene.world.rules.bargaining
    if bargaining is None:
        return True
    haggle, rounds = scene.talk.haggle, scene.world.rules.rounds
    _hear_terms(scene)
    unheard = scene.heard.declined or passes_over_bid(scene)
    if unheard and not haggle.settled and haggle.rounds <= rounds + 1:
        return _ask_again(scene, bargaining)
    if haggle.settled or (_sums_meet(scene, offer(scene)) and not scene.doubts):
        return _settle(scene, bargaining)
    if offer(scene) > _most(scene, bargaining):
        return _ask_again(scene, bargaining) if haggle.rounds <= rounds else _walk(scene)
    if given_away(scene) and haggle.rounds < rounds:
        # What came for nothing may come again.
        return _ask_again(scene, bargaining)
    if _satisfied(scene, bargaining) and not scene.doubts:
        return _settle(scene, bargaining)
    if haggle.rounds <= rounds + 1:
        return _ask_again(scene, bargaining)
    # His last word was said: whoever wants the thing takes it, whoever does not goes.
    convinced = scene.talk.mood.reaches(scene.world.rules.buys_at)
    return _settle(scene, bargaining) if convinced else _walk(scene)


def _hear_terms(scene: Scene) -> None:
    """Keep what the reply gave, took and defended. A plain yes takes his sum, and what he offered for it."""
    haggle, heard, grade = scene.talk.haggle, scene.heard, scene.grade
    if heard.declined:
        return
    if agrees_to_bid(scene):
        if haggle.bids[-1] < offer(scene) and not takes_his_trade(scene):
            # His sum hangs on nothing that was asked for a higher one.
            haggle.terms = heard.condition
        haggle.price = min(offer(scene), haggle.bids[-1])
    # Without a condition that can be read it takes a lower price: "if it breaks, a courier comes" trades nothing.
    traded = grade.has(Move.TRADE) and (heard.condition or offer(scene) < scene.world.scenario.product.price)
    haggle.traded = haggle.traded or bool(traded)
    if grade.value >= GOOD and grade.has(*HOLDS):
        haggle.held += 1


def _sums_meet(scene: Scene, price: float) -> bool:
    """True where this price has come to the sum that the customer bid, or to the one that he said he has."""
    wanted = [*scene.talk.haggle.bids[-1:], _own_sum(scene) or 0.0]
    return price <= max(wanted) + CLOSE * scene.world.scenario.product.price


def _own_sum(scene: Scene) -> float | None:
    """The sum below the list price that he has said he has, None where he has said none; of several the highest."""
    scenario, product, talk = scene.world.scenario, scene.world.scenario.product, scene.talk
    told = told_facts(scene.world, talk)
    says = [as_said(fact.says, talk) for fact in told if Wanted.MONEY in scene.world.suited[fact.id]]
    # Asked what stands behind "too dear", he may say what he would pay.
    of_price = (objection for objection in scenario.objections if objection.kind is ObjectionKind.PRICE)
    says += [line for objection in of_price for line in objection.reveals or () if line in talk.spoken.lines]
    named = (value for words in says for value in sums(words, product.price, product.unit))
    return max((value for value in named if value < product.price), default=None)


def _satisfied(scene: Scene, bargaining: Bargaining) -> bool:
    """He takes the terms: something was given, or the value held as often as he asked."""
    haggle, rounds = scene.talk.haggle, scene.world.rules.rounds
    given = scene.grade.has(Move.TRADE, Move.CONCESSION) and not scene.heard.declined
    # It may have come to what he would bid himself, and not for nothing.
    if given or (haggle.terms and _next_bid(scene, bargaining) >= offer(scene)):
        return haggle.rounds >= min(rounds, TRADED)
    return haggle.held >= rounds


def _most(scene: Scene, bargaining: Bargaining) -> float:
    return bargaining.walks_at or scene.world.scenario.product.price


def _ask_again(scene: Scene, bargaining: Bargaining) -> bool:
    """Ask for better terms once more, another way each time; unless he has answered something already."""
    haggle, rounds = scene.talk.haggle, scene.world.rules.rounds
    haggle.rounds += 1
    haggle.trade_open = False
    if scene.answered or scene.full:
        return False
    unanswered = passes_over_bid(scene)
    bid = haggle.bids[-1] if unanswered else _next_bid(scene, bargaining)
    last = haggle.rounds > rounds + 1
    if bid >= offer(scene):
        _insist(scene, bargaining, bid)
        return False
    if scene.grade.value < GOOD and not last and not unanswered:
        if bargaining.insists and haggle.rounds == 2:
            _insist(scene, bargaining, bid)
        else:
            scene.say(Situation.PRESSES_PRICE, values=_values(scene, bid))
        return False
    if not unanswered:
        haggle.bids.append(bid)
    if bargaining.trades and not haggle.traded and not unanswered and (last or haggle.rounds == 2):
        haggle.trade_open = True
        scene.say(Situation.OFFERS_TRADE, values={**_values(scene, bid), "trade": _trade(scene, bargaining.trades)})
    else:
        scene.say(Situation.LAST_OFFER if last else Situation.COUNTER_OFFER, values=_values(scene, bid))
    return False


def _insist(scene: Scene, bargaining: Bargaining, hope: float) -> None:
    """Ask on; a sum among his words is his bid now: "at least forty-three", but not what it costs elsewhere."""
    product, bids = scene.world.scenario.product, scene.talk.haggle.bids
    if not scene.say(Situation.HAGGLE_ON, bargaining.insists):
        return
    least = bids[-1] if bids else min(hope, offer(scene)) - CLOSE * product.price
    named = [v for v in sums(scene.answer[-1].text, product.price, product.unit) if least < v < offer(scene)]
    bids.extend(named[:1])


def _next_bid(scene: Scene, bargaining: Bargaining) -> float:
    """He comes up by his share of the gap, in round sums; the first bid is what he hopes for."""
    product, style = scene.world.scenario.product, scene.world.rules.factors.haggling
    bids = scene.talk.haggle.bids
    step: float = 10.0 ** math.floor(math.log10(product.price)) / STEPS
    hope = product.price * (1 - min(0.9, style.opens * bargaining.target_discount / 100))
    if bids:
        # Below what he hopes for nobody comes up halfway to the list price.
        hope = bids[-1] + style.yields * (offer(scene) - bids[-1])
    bid = max(step, round(hope / step) * step)
    if bids and bid <= bids[-1]:
        # The same sum twice would be no offer: he comes up, if only by a little.
        finer = max(step / FINER, min(step, 1.0))
        bid = round(hope / finer) * finer
    return round(max([bid, *bids]), 2)


def _values(scene: Scene, bid: float) -> Mapping[str, str]:
    return sums_said(scene.world, bid=bid)


def _trade(scene: Scene, trades: Sequence[str]) -> str:
    return trades[scene.talk.haggle.rounds % len(trades)]


def _settle(scene: Scene, bargaining: Bargaining) -> bool:
    haggle = scene.talk.haggle
    said, haggle.settled = haggle.settled, True
    if not said:
        _take_named(scene, bargaining)
    held = price_held(discount_of(scene.world, scene.talk), bargaining.target_discount)
    # Below the floor nothing was held, however much deeper the customer had hoped to go.
    scene.talk.record.reached[Achievement.PRICE_HELD] = 0.0 if undersells(scene.world, scene.talk) else held
    if not said:
        scene.say(Situation.SETTLE, bargaining.settles)
        names_choice(scene)
        take_terms(scene)
    return True


def _take_named(scene: Scene, bargaining: Bargaining) -> None:
    """What he says yes to is the price named now, though a lower one was named before it.

    That is so where the dearer one has other terms, or meets his own sum; above what he pays at most the lower stands.
    """
    haggle, price, listed = scene.talk.haggle, scene.heard.price, scene.world.scenario.product.price
    if price is None or not offer(scene) < price < listed or price > _most(scene, bargaining) or scene.contradicted:
        return
    agreeable = _sums_meet(scene, price) or (scene.heard.condition and not _sums_meet(scene, offer(scene)))
    if not agreeable or scene.heard.declined or is_with_extra(scene, price):
        return
    if scene.grade.has(Move.PRICE, Move.TRADE):
        haggle.price, haggle.terms = price, scene.heard.condition


def _walk(scene: Scene) -> bool:
    scene.say(Situation.WALKS_AWAY)
    scene.end(Trigger.REFUSE, Situation.REFUSES, root_cause(scene.world, scene.talk))
    return False


def price_held(discount: float, hoped_for: float) -> float:
    """How much of the price was kept: 1 at no discount, 0 at all that the customer hoped for or more."""
    if hoped_for <= 0:
        return 1.0
    return round(max(0.0, 1 - discount / hoped_for), 2)
