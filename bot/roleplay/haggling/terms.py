"""The terms on the table: the price a seller has come to, what it hangs on, and what was given or got for it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.grading.text.quantities import Measure, quantities
from bot.grading.types import GOOD, FoundMove, Grade
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.haggling.paid_for import hold_to_price, wants_more_for_it
from bot.roleplay.prices.bundles import offers_along, with_extras
from bot.roleplay.prices.conditions import condition, only_agrees, plain, says_yes, would_rather_not
from bot.roleplay.prices.extras import mentions, prices, speaks_of, takes_along
from bot.roleplay.prices.hours import may_be_hour
from bot.roleplay.prices.offers import offered_price
from bot.roleplay.prices.price_mentions import SMALL, sums
from bot.scenario.model import Extra
from bot.scenario.vocabulary import Move, Outcome, Situation, StageKind

HOLDS = (Move.VALUE_FRAMING, Move.TRADE, Move.BENEFIT, Move.EVIDENCE)
"""Moves that defend a price."""

SUM_IN = (Measure.MONEY, Measure.COUNT)
"""What a sum may be said in: "sixteen pounds", "5 450"."""

CLOSE = 0.015
"""Share of the list price that nobody goes on haggling over."""

OFFERED, TOLD = 0.42, 0.55
"""Nearness from which words name a promotion of the file, or say what else the file says of the product."""

PAST_HAGGLING = (StageKind.UPSELL, StageKind.CLOSING)
"""Stages in which he decides about a price at once."""

ADVISED = (StageKind.PRESENTATION, StageKind.CONSULTATION)
"""Stages in which somebody who has bought before may choose something more."""

EXTRAS_OFFERED = (StageKind.BARGAINING, *PAST_HAGGLING)
"""Stages in which an extra may be offered."""

SEEN = 0.5
"""Confidence of a move that only the sums show."""


def weigh_terms(scene: Scene) -> None:
    """Read the grade by the sums of the reply, and decide whether he takes its condition, before anything is felt."""
    if scene.talk.price_settled and scene.heard.price is not None and may_be_hour(scene.reply, scene.heard.price):
        # Once they agree on a price, a bare small number is an hour of the handover.
        scene.heard = replace(scene.heard, price=None)
    scene.grade = _with_offer(scene, _without_gift(scene, scene.grade))
    scene.heard = replace(scene.heard, declined=_declines(scene))


def answer_terms(scene: Scene) -> None:
    """Hear the price and say what he makes of its terms: past the haggling he takes them at once."""
    lowered = hear_price(scene)
    if wants_more_for_it(scene):
        hold_to_price(scene)
    elif scene.heard.declined:
        scene.remark(Situation.EXTRA_DECLINED)
    elif lowered and (scene.talk.price_settled or scene.kind in PAST_HAGGLING):
        take_terms(scene)
    else:
        _take_in_advice(scene)


def takes(scene: Scene, extra: Extra) -> bool:
    """He takes what fits something that he told; where the scenario does not say what fits, a good reason will do."""
    fits = bool(set(extra.answers) & set(scene.talk.facts))
    if extra.answers and not fits:
        return False
    return scene.grade.value >= (GOOD - fits)


def _take_in_advice(scene: Scene) -> None:
    """Whoever comes back after a deal takes an extra while he is advised, too: that is what he is sold now."""
    talk, memory, product = scene.talk, scene.talk.remembers, scene.world.scenario.product
    if memory is None or memory.outcome is not Outcome.DEAL or scene.kind not in ADVISED:
        return
    open_yet = (extra for extra in product.extras if extra.id not in (*talk.extras, *talk.declined))
    offered = [e for e in open_yet if prices(scene.reply, e) and mentions(scene.reply, e, product) and takes(scene, e)]
    if offered and scene.remark(Situation.EXTRA_TAKEN):
        talk.extras.extend(extra.id for extra in offered)


def hear_price(scene: Scene) -> bool:
    """Keep the lowest price offered so far, and what it hangs on.

    Returns:
        True where the seller has come down, and not to what the customer offered something for.
    """
    heard, talk = scene.heard, scene.talk
    talk.price_named = talk.price_named or heard.names_price or _tells_price(scene)
    if not heard.declined:
        _keep_trade(scene)
    return _keep_price(scene)


def _keep_trade(scene: Scene) -> None:
    heard, talk = scene.heard, scene.talk
    if _gets(scene) and (_gives(scene) or scene.grade.has(Move.TRADE)):
        talk.traded = talk.traded or _gives(scene)
        if heard.price is None or heard.price <= offer(scene):
            talk.terms = heard.condition or talk.terms
    if takes_his_trade(scene) and not talk.price_settled:
        talk.traded, talk.terms = True, heard.condition or _his_trade(scene)


def _keep_price(scene: Scene) -> bool:
    talk, price, listed = scene.talk, _price(scene), scene.world.scenario.product.price
    if price is not None and price < listed:
        if price > offer(scene) and _with_extra(scene, price):
            return False
        # Of two offers on other terms the one counts that the order is closed at.
        chosen = scene.kind is StageKind.CLOSING and price in talk.offers
        lowered = price < offer(scene) and not takes_his_trade(scene)
        before, talk.price = talk.price, price if chosen else min(talk.price or price, price)
        talk.offers.append(price)
        if lowered:
            talk.terms = "" if scene.heard.declined else scene.heard.condition
        elif chosen and talk.price != before:
            talk.terms = next((condition(r) for r in talk.replies[-2::-1] if price in _sums_of(scene, r)), talk.terms)
        return lowered
    if price == listed and not talk.price_settled and scene.grade.has(Move.PRICE) and not _gives(scene):
        # Whoever says plainly what it costs has not agreed to less.
        talk.price = None
    return False


def _sums_of(scene: Scene, reply: str) -> Sequence[float]:
    product = scene.world.scenario.product
    return tuple(sums(reply, product.price, product.unit))


def _with_offer(scene: Scene, grade: Grade) -> Grade:
    """Once he has chosen, whoever names an extra with its price offers it, whether or not the offer was seen."""
    product = scene.world.scenario.product
    if scene.kind not in EXTRAS_OFFERED or grade.has(Move.UPSELL) or not product.extras:
        return grade
    along = scene.kind in PAST_HAGGLING and offers_along(product, scene.reply)
    if not (along or _prices_extra(scene)):
        return grade
    offered = FoundMove(move=Move.UPSELL, confidence=SEEN, evidence=scene.reply.strip())
    return replace(grade, moves=(*grade.moves, offered))


def _prices_extra(scene: Scene) -> bool:
    """True where an extra that he has not decided on is named together with its own price."""
    talk, product, reply = scene.talk, scene.world.scenario.product, scene.reply
    told = {point.id for point in scene.grade.points}
    open_yet = (e for e in product.extras if e.id not in (*talk.extras, *talk.declined))
    return any(prices(reply, e) and (e.id in told or speaks_of(reply, e, product)) for e in open_yet)


def _without_gift(scene: Scene, grade: Grade) -> Grade:
    """Whoever names what the file says of the product, for the price that stands, gives nothing away.

    Nor does he whose gift hangs on a condition that the judge has not seen.
    """
    gifts = [found for found in grade.moves if found.move is Move.CONCESSION]
    price = scene.heard.price
    lowers = price is not None and price < offer(scene)
    if gifts and scene.heard.condition:
        return _renamed(grade, Move.TRADE)
    if gifts and not lowers and all(_as_listed(scene, gift.evidence) for gift in gifts):
        return _renamed(grade, Move.BENEFIT)
    return grade


def _renamed(grade: Grade, move: Move) -> Grade:
    """The grade with what the judge holds for a gift as another move."""
    named: dict[Move, FoundMove] = {}
    for found in grade.moves:
        kept = replace(found, move=move) if found.move is Move.CONCESSION else found
        named.setdefault(kept.move, kept)
    reason = grade.reason
    if reason.move is Move.CONCESSION:
        reason = replace(reason, move=move)
    if reason.missing is move:
        reason = replace(reason, missing=None)
    return replace(grade, moves=tuple(named.values()), reason=reason)


def _tells_price(scene: Scene) -> bool:
    """True for a price of several, "5 450 for all five"; to whoever asked, any price is an answer."""
    if not scene.grade.has(Move.PRICE):
        return False
    named = [q for q in quantities(scene.reply) if q.measure in SUM_IN]
    listed = scene.world.scenario.product.price
    # A small number without a unit may count anything: "120 fleets use it".
    several = (q for q in named if q.value >= listed and (q.measure is Measure.MONEY or q.value >= SMALL))
    return bool(named) if scene.talk.price_asked else any(several)


def offer(scene: Scene) -> float:
    """The seller's price as it stands."""
    return scene.talk.price or scene.world.scenario.product.price


def agrees_to_bid(scene: Scene) -> bool:
    """True for a yes to the sum that he has just named, without one of the seller's own, on a condition or not."""
    talk, product = scene.talk, scene.world.scenario.product
    if not talk.bids or scene.heard.price is not None or talk.price_settled:
        return False
    close = CLOSE * product.price
    said = sums(talk.last, product.price, product.unit)
    return any(abs(value - talk.bids[-1]) <= close for value in said) and _says_yes(scene)


def _says_yes(scene: Scene) -> bool:
    """True where a reply says yes and defends nothing; a yes on a condition is give and take as well."""
    found = {move for move in HOLDS if scene.grade.has(move)}
    agrees = scene.heard.agrees or says_yes(scene.reply)
    return agrees and (not found or (found == {Move.TRADE} and only_agrees(scene.reply)))


def _gives(scene: Scene) -> bool:
    """True where a reply lowers the price or gives something else."""
    price = scene.talk.bids[-1] if agrees_to_bid(scene) else scene.heard.price
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
    return offered_price(scene.world.scenario.product, plain(scene.reply), scene.grade)


def _with_extra(scene: Scene, price: float) -> bool:
    """True for the price of the product together with something else."""
    product, taken = scene.world.scenario.product, scene.talk.extras
    each = [extra.price or 0 for extra in product.extras]
    whole = sum(extra.price or 0 for extra in product.extras if extra.id in taken)
    added = round(price - offer(scene), 2)
    return added in (*each, whole) or price in with_extras(product, scene.reply)


def _as_listed(scene: Scene, words: str) -> bool:
    """True for what the file says of the product to anyone: a promotion, a point, an answer; no extra."""
    scenario = scene.world.scenario
    product = scenario.product
    if any(mentions(words, extra, product) for extra in product.extras):
        return False
    if any(q.measure is not Measure.COUNT and q.value not in scene.world.sums for q in quantities(words)):
        return False
    promised = [text for promotion in product.promotions for text in promotion.text]
    told = [text for point in product.points for text in point.text]
    told += [text for objection in scenario.objections for answer in objection.answers for text in answer]
    near = scene.world.nearness([words], [*promised, *told])[0] if promised or told else ()
    return any(share >= (OFFERED if i < len(promised) else TOLD) for i, share in enumerate(near))


def take_terms(scene: Scene) -> None:
    """Say that he will do what the seller's price hangs on, and take the extra that it may hang on."""
    terms = scene.talk.terms
    scene.talk.extras.extend(_extras_agreed(scene))
    if terms and any(terms in reply for reply in scene.talk.replies):
        scene.remark(Situation.TAKES_CONDITION)


def _his_trade(scene: Scene) -> str:
    """What he has just offered to do for his sum, in his own words."""
    bargaining = scene.world.rules.bargaining
    trades = (bargaining.trades if bargaining else None) or ()
    return next((trade for trade in trades if trade in scene.talk.last), "")


def takes_his_trade(scene: Scene) -> bool:
    """True where the seller takes what the customer has just offered to do for his sum."""
    talk, price = scene.talk, scene.heard.price
    if not talk.offered_trade or not talk.bids:
        return False
    if price is None:
        return _says_yes(scene)
    return price <= talk.bids[-1] + CLOSE * scene.world.scenario.product.price


def given_away(scene: Scene) -> bool:
    """True where something was given and nothing asked in return."""
    return scene.grade.has(Move.CONCESSION) and not (_gets(scene) or takes_his_trade(scene))


def _extras_agreed(scene: Scene) -> Sequence[str]:
    """The extras that he takes because his price hangs on them."""
    talk, product = scene.talk, scene.world.scenario.product
    return [e.id for e in product.extras if e.id not in talk.extras and takes_along(talk.terms, e, product)]
