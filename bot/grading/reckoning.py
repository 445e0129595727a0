"""Sums that follow from known ones: so many of a thing at its price, and the price of one of so many."""

import re
from collections.abc import Iterator, Sequence

from bot.grading.amounts import ROUGH, Bound, amounts
from bot.grading.quantities import Measure, Quantity, quantities
from bot.grading.surface import normalised
from bot.grading.types import Prices

MOST_PIECES = 500
LEAST_SUM = 50
"""Sums of the file from here on may be prices; smaller ones may be days, litres or people."""

_ABOUT = re.compile(r"\b(?:около|примерно|почти|порядка|где-то|about|around|roughly|nearly|almost)\W*$")


def reckoned(number: Quantity, reply: str, facts: Sequence[Quantity], prices: Prices | None) -> bool:
    """True for a sum that is a known price times a number of things, or its part.

    Args:
        number: a sum that the reply names.
        reply: the whole of it; the number of things stands in it.
        facts: all quantities that are known of the product.
        prices: of the product, if they are known.
    """
    loose = ROUGH * number.value if _in_round_figures(number, reply) else 1.0
    beside = [quantity for quantity in quantities(reply) if quantity.value != number.value]
    # "Over a thousand in all": what is told in round figures may be of all there are.
    counted = [*beside, *facts] if loose > 1 else beside
    known = tuple(_known(facts, prices))

    def is_price(value: float) -> bool:
        agreed = prices is not None and prices.floor <= value <= prices.listed
        return agreed or any(abs(value - price) < 1 for price in known)

    pieces = {int(q.value) for q in counted if q.measure is Measure.COUNT and 1 < q.value <= MOST_PIECES}
    if any(abs(number.value - n * price) < loose for n in pieces for price in known):
        return True
    if any(is_price(number.value / n) or is_price(number.value * n) for n in pieces):
        return True
    wholes = (quantity.value for quantity in beside if quantity.value > number.value)
    return any(_divides(number.value, whole) and is_price(whole) for whole in wholes)


def _in_round_figures(number: Quantity, reply: str) -> bool:
    """True for "over a thousand", "about a thousand"."""
    bound = any(a.bound is not Bound.EXACT for a in amounts(reply) if a.quantity.value == number.value)
    return bound or bool(_ABOUT.search(normalised(reply).partition(number.words)[0]))


def _known(facts: Sequence[Quantity], prices: Prices | None) -> Iterator[float]:
    yield from (quantity.value for quantity in facts if quantity.measure is Measure.MONEY)
    if prices is not None:
        yield prices.listed
        yield from (other for other in prices.others if other >= LEAST_SUM)


def _divides(part: float, whole: float) -> bool:
    pieces = round(whole / part)
    return 1 < pieces <= MOST_PIECES and abs(whole - pieces * part) < pieces
