"""His needs: what he has told of them, what he would tell yet, and whether a reply meets what he cares about."""

from bot.roleplay.exchange.scene import Scene
from bot.scenario.model import Fact

SURELY = 0.65
"""Confidence from which a point of the product was told."""


def needs_found(scene: Scene) -> float:
    """The share of his needs that he has told, 0 to 1."""
    needs = [fact.id for fact in scene.world.scenario.customer.facts if fact.need]
    return sum(need in scene.talk.told.facts for need in needs) / len(needs) if needs else 1.0


def all_told(scene: Scene) -> bool:
    """True when he has no need left that he would tell this seller."""
    return not any(would_tell(scene, fact) for fact in scene.world.scenario.customer.facts)


def would_tell(scene: Scene, fact: Fact) -> bool:
    """True for a need that he has not told yet and would tell this seller."""
    return fact.need and fact.id not in scene.talk.told.facts and (not fact.hidden or trusts(scene))


def trusts(scene: Scene) -> bool:
    """True where he trusts the seller enough to tell what he keeps to himself."""
    return scene.talk.mood.trust >= scene.world.rules.difficulty.guarded


def meets_need(scene: Scene) -> bool:
    """True where the reply told a point that answers something he has told."""
    product, told = scene.world.scenario.product, {point.id for point in scene.grade.points}
    known = (point for point in (*product.points, *product.promotions) if point.id in told)
    return any(not point.answers or set(point.answers) & set(scene.talk.told.facts) for point in known)


def meets_concern(scene: Scene) -> bool:
    """True where the reply surely told a point that answers what he has told, or what he keeps to himself."""
    product, customer = scene.world.scenario.product, scene.world.scenario.customer
    concerns = {fact.id for fact in customer.facts if fact.hidden or fact.id in scene.talk.told.facts}
    told = {point.id for point in scene.grade.points if point.confidence >= SURELY}
    known = (point for point in (*product.points, *product.promotions) if point.id in told)
    return scene.grade.value > 0 and any(concerns.intersection(point.answers) for point in known)
