"""His needs: what he has told of them, what he would tell yet, and whether a reply meets what he cares about."""

from collections.abc import Iterator

from bot.roleplay.exchange.scene import Scene
from bot.scenario.model import Fact, KeyPoint

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
    return any(not point.answers or set(point.answers) & set(scene.talk.told.facts) for point in _points_told(scene))


def meets_concern(scene: Scene) -> bool:
    """True where the reply surely told a point that answers what he has told, or what he keeps to himself."""
    facts = scene.world.scenario.customer.facts
    concerns = {fact.id for fact in facts if fact.hidden or fact.id in scene.talk.told.facts}
    met = any(concerns.intersection(point.answers) for point in _points_told(scene, SURELY))
    return scene.grade.value > 0 and met


def _points_told(scene: Scene, least: float = 0.0) -> Iterator[KeyPoint]:
    """What the file says of the points that the reply told with at least that confidence."""
    told = {point.id for point in scene.grade.points if point.confidence >= least}
    return (point for point in scene.world.scenario.product.offered if point.id in told)
