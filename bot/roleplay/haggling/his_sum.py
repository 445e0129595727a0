"""Whether the seller takes what the customer has bid, and what he has offered to do for it."""

import re

from bot.grading.text.plain import normalised
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.prices.conditions import only_agrees, says_yes
from bot.roleplay.prices.price_mentions import sums
from bot.scenario.vocabulary import Move

HOLDS = (Move.VALUE_FRAMING, Move.TRADE, Move.BENEFIT, Move.EVIDENCE)
"""Moves that defend a price."""

ANSWERS = (*HOLDS, Move.PRICE, Move.CONCESSION, Move.ACKNOWLEDGEMENT)
"""Moves by which a reply says something to his sum."""

GOES_ON = (Move.NEXT_STEP, Move.DETAILS)
"""Moves that go on with the order."""

HEARD = 0.5
"""Confidence from which one of these was made: what is likelier wrong than right answers nothing."""

_OF_PRICE = re.compile(
    r"\b(?:pric\w*|discount\w*|cheap\w*|lower|money|costs?|sums?|figure|budget|cannot|no|"
    r"цен[аыеуойю]\w*|скид\w*|дешев\w*|торг\w*|деньг\w*|денег|стои\w*|сумм\w*|не|нет|никак)\b|n['’]t\b"
)
"""Words of the price, or of a no to what he asks."""

CLOSE = 0.015
"""Share of the list price that nobody goes on haggling over."""


def agrees_to_bid(scene: Scene) -> bool:
    """True for a yes to the sum that he has just named, without one of the seller's own, on a condition or not."""
    return scene.heard.price is None and has_just_bid(scene) and _says_yes(scene)


def has_just_bid(scene: Scene) -> bool:
    """True where he has named his sum in his last words, and it is still open."""
    haggle, product = scene.talk.haggle, scene.world.scenario.product
    if not haggle.bids or haggle.settled:
        return False
    close = CLOSE * product.price
    said = sums(scene.talk.spoken.last, product.price, product.unit)
    return any(abs(value - haggle.bids[-1]) <= close for value in said)


def passes_over_bid(scene: Scene) -> bool:
    """True where a reply only goes on with the order, and says nothing to the sum that he has just named."""
    heard, grade = scene.heard, scene.grade
    if not has_just_bid(scene) or agrees_to_bid(scene):
        return False
    if heard.price is not None or heard.names_price or heard.condition or heard.agrees:
        return False
    goes_on = grade.has(*GOES_ON) or heard.details
    answers = any(found.move in ANSWERS and found.confidence >= HEARD for found in grade.moves)
    return bool(goes_on) and not answers and not _OF_PRICE.search(normalised(scene.reply))


def _says_yes(scene: Scene) -> bool:
    """True where a reply says yes and defends nothing; a yes on a condition is give and take as well."""
    found = {move for move in HOLDS if scene.grade.has(move)}
    agrees = scene.heard.agrees or says_yes(scene.reply)
    return agrees and (not found or (found == {Move.TRADE} and only_agrees(scene.reply)))


def his_trade(scene: Scene) -> str:
    """What he has just offered to do for his sum, in his own words."""
    bargaining = scene.world.rules.bargaining
    trades = (bargaining.trades if bargaining else None) or ()
    return next((trade for trade in trades if trade in scene.talk.spoken.last), "")


def takes_his_trade(scene: Scene) -> bool:
    """True where the seller takes what the customer has just offered to do for his sum."""
    haggle, price = scene.talk.haggle, scene.heard.price
    if not haggle.trade_open or not haggle.bids:
        return False
    if price is None:
        return _says_yes(scene)
    return price <= haggle.bids[-1] + CLOSE * scene.world.scenario.product.price
