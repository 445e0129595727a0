"""Sums that follow from known ones: so many of a thing at its price, one of so many, what two prices differ by."""

import itertools
import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from bot.grading.amounts import ROUGH, SMALL, Bound, amounts
from bot.grading.quantities import Measure, Quantity, quantities
from bot.grading.surface import normalised
from bot.grading.types import ROUND, THOUSAND, Prices, near_list

MOST_PIECES = 500
LEAST_SUM = 50
"""Sums of the file from here on may be prices; smaller ones may be days, litres or people."""

_TO = r"\s*(?:[-–—]|\bдо\b|\bto\b)\s*[£$€]?"
"""Between the ends of a range: "80-90", "от восьмидесяти до девяноста"."""

MOST_TIMES = 2
"""So many times its lower end the upper one of a range may be; what lies further apart is no range of prices."""

_SUMS = (Measure.MONEY, Measure.COUNT)
_ABOUT = re.compile(r"\b(?:около|примерно|почти|порядка|где-то|about|around|roughly|nearly|almost)\W*$")


def reckoned(number: Quantity, reply: str, facts: Sequence[Quantity], prices: Prices | None) -> bool:
    """True for a sum that is a known price times a number of things, or its part, or what two prices differ by.

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
    if _differs(number, beside, prices):
        return True

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


def _differs(number: Quantity, beside: Sequence[Quantity], prices: Prices | None) -> bool:
    """True for what lies between two prices of the product, or two sums that stand beside it."""
    named = {value for quantity in beside for value in _in_full(quantity, prices)}
    if prices is not None:
        named.update((prices.listed, *(other for other in prices.others if prices.floor <= other < prices.listed)))
    return lies_between(number.value, named, 1)


def lies_between(value: float, named: Iterable[float], loose: float) -> bool:
    """True for what two numbers differ by.

    Args:
        value: above 0.
        named: the numbers.
        loose: by how much less than this the difference may be another; at most the value.
    """
    rising = sorted(set(named))
    # Each with the next one above it: a reply may hold hundreds of numbers.
    above = ((low, bisect_right(rising, low + value - loose)) for low in rising)
    return any(place < len(rising) and 0 < rising[place] - low < value + loose for low, place in above)


def _in_full(quantity: Quantity, prices: Prices | None) -> Iterator[float]:
    """A sum, also with the thousands that people leave unsaid: "восемь семьсот" is a price in millions."""
    if quantity.measure not in _SUMS or quantity.value < LEAST_SUM:
        return
    yield quantity.value
    if prices is not None and prices.listed >= ROUND and near_list(THOUSAND * quantity.value, prices.listed):
        yield THOUSAND * quantity.value


def sums_told(text: str) -> Iterator[float]:
    """The sums of money that a text names, and the round ones within a range: of "80-90 thousand" 85, too."""
    clean, named = normalised(text), [quantity for quantity in quantities(text) if quantity.measure in _SUMS]
    yield from (quantity.value for quantity in named if _is_money(quantity))
    for low, high in itertools.pairwise(named):
        ends = rf"{re.escape(low.words)}{_TO}{re.escape(high.words)}"
        if (_is_money(low) or _is_money(high)) and re.search(ends, clean):
            yield from _within(low.value, high.value)


def _is_money(quantity: Quantity) -> bool:
    return quantity.measure is Measure.MONEY or quantity.value >= SMALL


def _within(low: float, high: float) -> Iterator[float]:
    """The sums of two figures from the lower end of a range to the upper one; "thousand" at its end is that of both."""
    if math.isinf(high):
        return
    while 0 < low * THOUSAND <= high:
        low *= THOUSAND
    if high / MOST_TIMES <= low < high:
        step = 10.0 ** (math.floor(math.log10(high)) - 1)
        yield from (step * figures for figures in range(math.ceil(low / step), math.floor(high / step) + 1))
