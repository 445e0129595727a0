"""A grade read again by the sums of the reply: an extra offered by its price, a gift that is a trade or is none."""

from dataclasses import replace

from bot.grading.text.quantities import quantities
from bot.grading.text.units import Measure
from bot.grading.types import GOOD, FoundMove, Grade, Reason, ReasonCode
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.haggling.deal import offer
from bot.roleplay.prices.bundles import offers_along
from bot.roleplay.prices.extras import mentions, prices, speaks_of
from bot.roleplay.prices.items import extras_priced
from bot.scenario.vocabulary import Move, StageKind

OFFERED, TOLD = 0.42, 0.55
"""Nearness from which words name a promotion of the file, or say what else the file says of the product."""

PAST_HAGGLING = (StageKind.UPSELL, StageKind.CLOSING)
"""Stages in which he decides about a price at once."""

EXTRAS_OFFERED = (StageKind.BARGAINING, *PAST_HAGGLING)
"""Stages in which an extra may be offered."""

SEEN = 0.5
"""Confidence of a move that only the sums show."""


def graded_by_sums(scene: Scene) -> Grade:
    """The grade of the reply with the moves that its sums show."""
    return _with_offer(scene, _without_gift(scene, scene.grade))


def _with_offer(scene: Scene, grade: Grade) -> Grade:
    """Once he has chosen, whoever names an extra with its price offers it, whether or not the offer was seen."""
    product = scene.world.scenario.product
    if scene.kind not in EXTRAS_OFFERED or grade.has(Move.UPSELL) or not product.extras:
        return grade
    along = scene.kind in PAST_HAGGLING and offers_along(product, scene.reply)
    if not (along or _prices_extra(scene)):
        return grade
    return as_upsell(grade, scene.reply)


def as_upsell(grade: Grade, reply: str) -> Grade:
    """The grade with the offer of an extra in the reply, though the judge has not seen it."""
    offered = FoundMove(move=Move.UPSELL, confidence=SEEN, evidence=reply.strip())
    return replace(grade, moves=(*grade.moves, offered))


def _prices_extra(scene: Scene) -> bool:
    """True where an extra that he has not decided on is named together with a price, its own or one for all."""
    product, reply, decided = scene.world.scenario.product, scene.reply, scene.talk.agreement.decided
    told, priced = {point.id for point in scene.grade.points}, extras_priced(product, reply)
    open_yet = [extra for extra in product.extras if extra.id not in decided]
    if any(extra.id in priced for extra in open_yet):
        return True
    return any(prices(reply, e, product) and (e.id in told or speaks_of(reply, e, product)) for e in open_yet)


def _without_gift(scene: Scene, grade: Grade) -> Grade:
    """Whoever names what the file says of the product, for the price that stands, gives nothing away.

    Nor does he whose gift hangs on a condition that the judge has not seen.
    """
    gifts = [found for found in grade.moves if found.move is Move.CONCESSION]
    price = scene.heard.price
    lowers = price is not None and price < offer(scene)
    if scene.heard.condition and (gifts or lowers):
        return _as_trade(_renamed(grade, Move.TRADE), scene)
    if gifts and not lowers and all(_as_listed(scene, gift.evidence) for gift in gifts):
        return _renamed(grade, Move.BENEFIT)
    return grade


def _as_trade(grade: Grade, scene: Scene) -> Grade:
    """The grade of what is given for something: in the haggling that is the job, though the judge has not seen it."""
    terms = scene.heard.condition
    if not grade.has(Move.TRADE):
        grade = replace(grade, moves=(*grade.moves, FoundMove(move=Move.TRADE, confidence=SEEN, evidence=terms)))
    if scene.kind is not StageKind.BARGAINING or grade.value != GOOD - 1 or grade.reason.code is not ReasonCode.WEAK:
        return grade
    reason = Reason(code=ReasonCode.GOOD, move=Move.TRADE, quote=terms)
    return replace(grade, value=GOOD, reason=reason, uncertain=False, advice=None)


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
