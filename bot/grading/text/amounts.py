"""How the amounts of two texts go together: the same, within the same bounds, or one in the other's place."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from bot.grading.text.plain import normalised
from bot.grading.text.quantities import Quantity, quantities
from bot.grading.text.taken_off import ANY_TAKING_OFF, BEFORE_SUM, LOWERED, OFF
from bot.grading.text.units import Measure

ROUGH = 0.1
"""Relative difference that "about" allows."""

ROUGHLY = re.compile(r"\b(?:около|примерно|почти|порядка|где-то|about|around|roughly|nearly|almost|some)\b")
_LEAST = re.compile(
    r"\b(?:от|не (?:ниже|менее|меньше|раньше)|минимум|как минимум|более|больше|свыше|at least|from|over|more than|"
    r"no (?:less|fewer) than|minimum(?: of)?|starting at)(?: чем)?\W*$"
)
_MOST = re.compile(
    r"\b(?:до|не (?:более|больше|выше|позже|позднее|дольше|старше)|максимум|меньше|менее|в пределах|в течение|"
    r"at most|up to|within|under|less than|fewer than|no (?:more|later|older) than|"
    r"(?:never|not) (?:more|later|older) than|maximum(?: of)?)(?: чем)?\W*$"
)
_AND_MORE = re.compile(
    r"^\W*(?:и (?:выше|больше|более|старше|дольше)|минимум|or (?:more|over|older)|and (?:up|more)|plus|\+)"
)
_NOUN = re.compile(r" ([^\W\d_]{4,5})")
SMALL = 1000
"""Bare numbers from here on are sums of money, whatever word follows."""

_AND_LESS = re.compile(r"^\W*(?:и (?:ниже|меньше|менее)|максимум|or (?:less|fewer|under)|at (?:the )?most|max)")

_OFF_BEFORE = re.compile(rf"\b(?:{ANY_TAKING_OFF}|с?эконом\w+|дешевле|save[sd]?|saving|cheaper){BEFORE_SUM}")
_OFF_AFTER = re.compile(
    r"^(?:,? котор\w+| ?[–—-] это| это)? ?(?:(?:вы|вам|ваша|мы|я|you|that|we)(?:'d|'ll|'re)? )?"
    rf"(?:{OFF}|off on\b|с?эконом\w+|скид(?:к\w+|ыва\w+)|уступ\w+|сбрасыва\w+|дешевле\b|"
    r"save[sd]?\b|saving|discount|cheaper|less\b|knocked)"
)
_OF_SAVING = re.compile(
    rf"{LOWERED}|эконом|выгод|переплат|ниже|меньше|возвра|верн|"
    r"\bsav(?:e|ing)|minus|lower|fewer|\bback\b"
)


class Bound(Enum):
    """What an amount says: just that, no less, or no more."""

    EXACT = 0
    LEAST = 1
    MOST = -1


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity with what it bounds."""

    quantity: Quantity
    bound: Bound
    counted: str
    """For a small bare number, the beginning of the word after it: "eight machines" are no eight people."""
    off: bool
    """True for what is taken off a price, or saved: "fifty off" is no fifty for something."""

    def comparable(self, other: "Amount") -> bool:
        """True where both could be told of the same thing."""
        if not self.quantity.comparable(other.quantity):
            return False
        if self.quantity.measure is other.quantity.measure is Measure.COUNT:
            return not (self.counted and other.counted) or self.counted == other.counted
        return not self.counted and not other.counted

    def equals(self, other: "Amount") -> bool:
        """True where both say the same amount of what may be the same thing."""
        return self.comparable(other) and self.quantity.equals(other.quantity)


@lru_cache(maxsize=8192)
def amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of a text, in the order of `quantities`."""
    clean = normalised(text)
    found = []
    for quantity in quantities(text):
        before, _, after = clean.partition(quantity.words)
        found.append(Amount(quantity, _bound(before, after), _counted(quantity, after), _off(quantity, before, after)))
    return tuple(found)


def _counted(quantity: Quantity, after: str) -> str:
    noun = _NOUN.match(after) if quantity.measure is Measure.COUNT and quantity.value < SMALL else None
    return noun[1] if noun else ""


def _off(quantity: Quantity, before: str, after: str) -> bool:
    counted = quantity.measure in (Measure.MONEY, Measure.COUNT, Measure.PERCENT)
    return counted and bool(_OFF_BEFORE.search(before) or _OFF_AFTER.search(after))


def _bound(before: str, after: str) -> Bound:
    if _LEAST.search(before) or _AND_MORE.search(after):
        return Bound.LEAST
    if _MOST.search(before) or _AND_LESS.search(after):
        return Bound.MOST
    return Bound.EXACT


def conflict(point: str, told: str) -> tuple[Quantity, Quantity] | None:
    """A number of the point and the other one that is told in its place, None where numbers agree.

    "Ninety-five" does not gainsay "at least ninety-two", nor does "ten minutes" "within a quarter of an hour"; a sum
    saved gainsays only what is said of savings.
    """
    wanted, given = amounts(point), amounts(told)
    if not wanted or not given:
        return None
    if not _of_saving(point):
        given = tuple(theirs for theirs in given if not theirs.off)
    loose = ROUGH if _roughly(point) or _roughly(told) else 0.0
    # A number that stands for another one of the point gainsays none.
    free = [theirs for theirs in given if not any(_fits(mine, theirs, loose) for mine in wanted)]
    for mine in wanted:
        rivals = [theirs for theirs in free if mine.comparable(theirs)]
        if rivals and not any(_fits(mine, theirs, loose) for theirs in given):
            return mine.quantity, rivals[0].quantity
    return None


@lru_cache(maxsize=8192)
def _of_saving(text: str) -> bool:
    return bool(_OF_SAVING.search(normalised(text)))


@lru_cache(maxsize=8192)
def _roughly(text: str) -> bool:
    return bool(ROUGHLY.search(normalised(text)))


def same(point: str, told: str) -> bool:
    """True where a number of the point is told."""
    return any(mine.equals(theirs) for mine in amounts(point) for theirs in amounts(told))


def _fits(mine: Amount, theirs: Amount, loose: float) -> bool:
    one, other = mine.quantity, theirs.quantity
    if not mine.comparable(theirs):
        return False
    if one.equals(other) or abs(one.value - other.value) <= loose * max(one.value, other.value):
        return True
    # A bare number may count anything else, so it is held against bounds only in the same measure.
    if one.measure is not other.measure or Measure.COUNT is one.measure or theirs.bound is not Bound.EXACT:
        return False
    if mine.bound is Bound.LEAST:
        return other.value > one.value
    return mine.bound is Bound.MOST and other.value < one.value


def is_sum(quantity: Quantity) -> bool:
    """True for money, and for a bare number so large that it is meant as money."""
    return quantity.measure is Measure.MONEY or (quantity.measure is Measure.COUNT and quantity.value >= SMALL)
