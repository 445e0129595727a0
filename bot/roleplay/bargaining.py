"""Bargaining: the customer asks for better terms, and stops when value holds or something is given in return."""

from bot.roleplay.scene import Scene
from bot.roleplay.talk import Talk
from bot.roleplay.world import World
from bot.scenario.vocabulary import Achievement, Move, Situation

HOLDS = (Move.VALUE_FRAMING, Move.TRADE, Move.BENEFIT, Move.EVIDENCE)
"""Moves that defend a price."""


def bargain(scene: Scene) -> bool:
    """React to a reply about the price; True when the terms are settled."""
    bargaining = scene.world.scenario.bargaining
    if bargaining is None:
        return True
    hear_price(scene)
    if _given_away(scene) and scene.talk.haggles < scene.world.rules.difficulty.haggling:
        # What came for nothing may come again.
        return _ask_again(scene)
    if _satisfied(scene):
        _settle(scene)
        return True
    return _ask_again(scene)


def hear_price(scene: Scene) -> None:
    """Keep the lowest price offered so far."""
    if scene.heard.price is not None:
        scene.talk.price = min(scene.talk.price or scene.heard.price, scene.heard.price)


def discount_of(world: World, talk: Talk) -> float:
    """Percent that the price on the table lies below the list price."""
    listed = world.scenario.product.price
    return round(100 * (1 - (talk.price or listed) / listed), 1)


def _given_away(scene: Scene) -> bool:
    return scene.grade.has(Move.CONCESSION) and not scene.grade.has(Move.TRADE)


def _satisfied(scene: Scene) -> bool:
    """He takes the terms: something was given, or the value held as often as he asked."""
    if scene.grade.has(Move.TRADE, Move.CONCESSION):
        return True
    holds = scene.grade.value >= 2 and scene.grade.has(*HOLDS)
    return holds and scene.talk.haggles >= scene.world.rules.difficulty.haggling


def _ask_again(scene: Scene) -> bool:
    bargaining = scene.world.scenario.bargaining
    scene.talk.haggles += 1
    if not scene.answer:
        scene.say(Situation.HAGGLE_ON, bargaining.insists if bargaining else None)
    return False


def _settle(scene: Scene) -> None:
    bargaining = scene.world.scenario.bargaining
    assert bargaining is not None
    scene.talk.price_settled = True
    scene.talk.record.reached[Achievement.PRICE_HELD] = price_held(
        discount_of(scene.world, scene.talk), bargaining.target_discount
    )
    scene.say(Situation.SETTLE, bargaining.settles)


def price_held(discount: float, hoped_for: float) -> float:
    """How much of the price was kept: 1 at no discount, 0 at all that the customer hoped for or more."""
    if hoped_for <= 0:
        return 1.0
    return round(max(0.0, 1 - discount / hoped_for), 2)
