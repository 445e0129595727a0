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
    r"цен[аыеуойю]\w*|скид\w*|дешев\w*|торг\w*|деньг\w*|денег|стои\w*|сумм\w*|не|нет|никак)\b|n't\b"
)
"""Words of the price, or of a no to what he asks."""

_TAKES_IT = re.compile(
    r"\W*(?:(?:ну|что ж|ok|okay|right|well|all right)\W+)*"
    r"(?:уговорили|убедили|ваша взяла|сдаюсь|будь по[- ]вашему|sold|(?:it|she|he)(?:'s| is) yours|you have it|"
    r"you(?:'ve| have)? (?:win|won|got (?:it|yourself a deal)))\s*[.!,;…]|"
    r"\W*(?:ну )?(?:забирайте|берите|go on then|take it)\s*[.!…]"
)
"""What takes his sum right at the beginning, though more follows."""

_YES_FIRST = re.compile(r"\W*(?:да|yes|yeah|yep|sure|конечно|of course)\s*[.!,;…]")
"""A yes at the beginning, to what it may be."""

_SOUNDS_OUT = re.compile(
    r"\b(?:would|could|might) you (?!like|prefer|rather|sign|send|give|spell|text)|\bif you pa(?:y|id)\b|\bwho else\b|"
    r"\bwhen(?:'s| is| are| was| does| did| do) "
    r"(?:your|the|his|her|their|you need)\b|"
    r"\bdo you (?:pay|have|need|drive|use|know)\b|\bкогда вам (?:это |он\w* )?нуж|"
    r"\b(?:когда|кто|сколько) (?:\w+ )?у вас\b|\bу вас (?:когда|кто|где|сколько)\b|"
    r"\bесли (?:вы )?(?:\w+ )?\w*плат\w+"
)
"""A question that sounds him out, and asks for no order: "would you pay cash today?"."""

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
    """True where a reply only goes on with the order, and says nothing to the sum that he has just named.

    A question for a need is no step of the order.
    """
    heard, grade = scene.heard, scene.grade
    if not has_just_bid(scene) or agrees_to_bid(scene):
        return False
    if heard.price is not None or heard.names_price or heard.condition or heard.agrees:
        return False
    answers = any(found.move in ANSWERS and found.confidence >= HEARD for found in grade.moves)
    clean = normalised(scene.reply)
    if answers or _OF_PRICE.search(clean) or _TAKES_IT.match(clean) or _YES_FIRST.match(clean):
        return False
    return grade.has(*GOES_ON) and not _SOUNDS_OUT.search(clean)


def _says_yes(scene: Scene) -> bool:
    """True where a reply says yes and defends nothing; a yes on a condition is give and take as well."""
    found = {move for move in HOLDS if scene.grade.has(move)}
    clean = normalised(scene.reply)
    takes_it = _TAKES_IT.match(clean) and not _OF_PRICE.search(clean)
    agrees = bool(scene.heard.agrees or says_yes(scene.reply) or takes_it)
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
