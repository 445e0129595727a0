"""Sums that follow from known ones: so many of a thing at its price, one of so many, what two prices differ by."""

import itertools
import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.grading.list_price import ROUND, THOUSAND, Prices, near_list
from bot.grading.text.amounts import ROUGH, ROUGHLY, SMALL, Bound, amounts, is_sum
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import Quantity, quantities
from bot.grading.text.units import Measure

MOST_PIECES = 500
LEAST_SUM = 50
"""Sums of the file from here on may be prices; smaller ones may be days, litres or people."""

_TO = r"\s*(?:[-–—]|\bдо\b|\bto\b)\s*[£$€]?"
"""Between the ends of a range: "80-90", "от восьмидесяти до девяноста"."""

MOST_TIMES = 2
"""So many times its lower end the upper one of a range may be; what lies further apart is no range of prices."""

_SUMS = (Measure.MONEY, Measure.COUNT)

SMALLEST = 10
"""Value from which a whole number may be rounded to it."""

ROUGHEST = 0.025
"""The largest share that rounding may take."""

MOST_NAMED = 40
"""Sums of a text that are reckoned with; nobody adds up more."""

EXACT = 0.005
"""Share by which a quotient may be off, beside what rounding to its last figure takes."""

_PERIODS: Mapping[str, Mapping[str, float]] = {
    "day": {"day": 1, "week": 7, "month": 30, "year": 365},
    "week": {"day": 1 / 7, "week": 1, "month": 52 / 12, "year": 52},
    "month": {"day": 1 / 30, "week": 12 / 52, "month": 1, "year": 12},
    "year": {"day": 1 / 365, "week": 1 / 52, "month": 1 / 12, "year": 1},
}
"""How many of the first period the second one holds."""

_PERIOD = re.compile(
    r"\b(?:an?|per|each|every|the|в|за|the first|первый) (?:(?P<month>month|мес\w*)|(?P<year>year|год)|"
    r"(?P<week>week|неделю)|(?P<day>day|день|сутки))\b"
)
_EACH = re.compile(
    r"\b(?:an?|per|for each|for every|на|с|за|each) (?!(?:month|year|week|day|мес|год|недел|день|сутки|дня|лет)\w*)"
    r"(?:кажд\w+ |одн\w+ )?(?P<noun>[^\W\d_]{3,})"
)
_ALONE = re.compile(r"\b(?:each|apiece|a head|per head|штука|каждый|каждая|с носа)\b")
_COUNTED = re.compile(r" (?:\w+ )?([^\W\d_]{3,})")
_SAME_NOUN = 3
"""Letters by which the thing counted is known again: "номер", "номеров", "van", "vans"."""
_ABOUT = re.compile(rf"{ROUGHLY.pattern}\W*$")


def reckoned(number: Quantity, reply: str, facts: Sequence[Quantity], prices: Prices | None) -> bool:
    """True for a sum that is a known price times a number of things, or its part, or what two prices differ by.

    Args:
        number: a sum that the reply names.
        reply: the whole of it; the number of things stands in it.
        facts: all quantities that are known of the product.
        prices: of the product, if they are known.
    """
    if not 0 < number.value < math.inf:
        return False
    loose = ROUGH * number.value if in_round_figures(number, reply) else 1.0
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


def follows(
    number: Quantity, clause: str, reply: str, facts: Sequence[str], heard: Sequence[str], prices: Prices | None
) -> bool:
    """True for a sum named before, or one step from known ones: a rate, so many percent, a total, a product.

    A rate "a van" needs a number of vans that is known, a rate "a month" a sum for some period.

    Args:
        number: a sum that the reply names.
        clause: the part of the reply that names it.
        reply: the whole of it.
        facts: what is known of the product.
        heard: all that the customer has said, and the seller's own words before.
        prices: of the product, if they are known.
    """
    if not 0 < number.value < math.inf:
        return False
    said = [q for q in quantities(reply)[:MOST_NAMED] if q.value != number.value]
    told = [q for text in heard for q in quantities(text) if is_sum(q)]
    own = [*(q for q in said if is_sum(q)), *told]
    if prices is not None:
        own.append(Quantity(measure=Measure.MONEY, value=prices.listed, words=""))
    known = {text: quantities(text) for text in facts}
    sums = [*own, *(q for told in known.values() for q in told if is_sum(q))]
    percents = [q.value for q in (*said, *itertools.chain(*known.values())) if q.measure is Measure.PERCENT]
    return (
        any(number.value == q.value for q in told)
        or _is_rate(number, normalised(clause), own, known, (reply, *heard))
        or _is_share(number, sums, percents)
        or _is_total(number.value, [q.value for q in own], [q.value for q in sums])
        or _is_product(number.value, [*said, *(q for text in heard for q in quantities(text))])
    )


def _is_rate(
    number: Quantity,
    clean: str,
    own: Sequence[Quantity],
    known: Mapping[str, Sequence[Quantity]],
    talk: Sequence[str],
) -> bool:
    """True for what a known sum comes to by the thing, by the period, or by both; a fact's sum is of its own things."""
    period = number.per if number.per in _PERIODS else _period(clean)
    nouns = {match["noun"][:_SAME_NOUN] for match in _EACH.finditer(clean)}
    by_thing = bool(nouns or _ALONE.search(clean))

    def pieces(*texts: str) -> list[int]:
        return _pieces(nouns, texts) if by_thing else []

    def comes_to(whole: Quantity, counts: Iterable[int]) -> bool:
        rates = itertools.product(_times(period, whole.per), (1, *counts))
        return any((t, n) != (1, 1) and _comes_to(number.value, whole.value / t / n) for t, n in rates)

    counts = pieces(*talk, *known)
    if any(comes_to(whole, counts) for whole in own):
        return True
    return any(
        comes_to(whole, pieces(*talk, text) if not nouns or nouns & _beginnings(normalised(text)) else ())
        for text, told in known.items()
        for whole in told
        if is_sum(whole)
    )


def _period(clean: str) -> str:
    found = _PERIOD.search(clean)
    return str(found.lastgroup) if found else ""


def _times(period: str, whole: str) -> Iterable[float]:
    """How many of a rate's periods the known sum may be for."""
    if not period:
        return (1,)
    held = _PERIODS[period]
    return (held[whole],) if whole in held else held.values()


def _pieces(nouns: set[str], texts: Sequence[str]) -> list[int]:
    """The numbers known of the thing that a rate is for; of any thing, where only "each" is said."""
    found = set()
    for text in texts:
        plain = normalised(text)
        for quantity in quantities(text)[:MOST_NAMED]:
            thing = _COUNTED.match(plain.partition(quantity.words)[2])
            fits = thing is not None and (not nouns or bool(nouns & _beginnings(thing[0])))
            if quantity.measure is Measure.COUNT and 1 < quantity.value <= MOST_PIECES and fits:
                found.add(int(quantity.value))
    return sorted(found)


def _beginnings(words: str) -> set[str]:
    return {word[:_SAME_NOUN] for word in words.split()}


def _is_share(number: Quantity, sums: Sequence[Quantity], percents: Sequence[float]) -> bool:
    """True for so many percent of a known sum, and for what is left of it without them."""
    shares = {share for percent in percents if 0 < percent < 100 for share in (percent / 100, 1 - percent / 100)}
    return any(_comes_to(number.value, share * whole.value) for share in shares for whole in sums)


def _is_total(value: float, own: Sequence[float], known: Sequence[float]) -> bool:
    """True for two sums together, or what they differ by; one of them was named in the talk, or is the price."""
    near = min(1.0, EXACT * value)
    pairs = ((one, two) for one in own for two in known if one != two)
    return any(abs(one + two - value) <= near or abs(abs(one - two) - value) <= near for one, two in pairs)


def _is_product(value: float, named: Sequence[Quantity]) -> bool:
    """True for so many of a thing, or so long, at the price of one: ten days at "110 a day" come to 1,100."""
    rates = [q for q in named if is_sum(q) or (q.per in _PERIODS and q.measure in _SUMS)]
    return any(abs(value - n * rate.value) <= EXACT * value for rate in rates for n in _counts(rate, named))


def _counts(rate: Quantity, named: Sequence[Quantity]) -> Iterator[float]:
    """The numbers of things that a price may be for, or the time that one for a day or a month may be for."""
    for quantity in named:
        if rate.per in _PERIODS and quantity.measure is Measure.TIME:
            yield quantity.value / _PERIODS["day"][rate.per]
        elif quantity.measure is Measure.COUNT and not quantity.per and 1 < quantity.value <= MOST_PIECES:
            yield quantity.value


def _comes_to(value: float, exact: float) -> bool:
    """True where the value is that number, rounded as people round."""
    rounding = 0.5 if value == int(value) and value >= SMALLEST else 0.05
    return abs(value - exact) <= max(EXACT * value, min(rounding, ROUGHEST * value))


def in_round_figures(number: Quantity, reply: str) -> bool:
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
