"""What a reply prices beside the product: an extra, several of it, or extras and the product for one sum.

A sum belongs to what is named before it, else behind it. Whether it is the extra's own or that of all together, the
sums of the file tell: what neither explains is not booked.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.grading.list_price import near_list
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import quantities
from bot.grading.text.sentences import PAUSE, stretches
from bot.roleplay.prices.price_mentions import NO_PRICE
from bot.roleplay.prices.sentence_sums import ITSELF, Money, Number, Sum, added_up, money_in
from bot.scenario.model import Extra, Product

LEAST_OF_EXTRA, MOST_OF_EXTRA = 0.4, 1.15
"""Shares of the file's price that an extra may be sold at."""

LEAST_OF_PRODUCT = 0.75
"""Share of the list price that is left of a sum for all when the extras are taken out of it."""

READ = 128
"""Replies whose items are remembered: at the end those of the whole talk are read again."""

FOR_ALL = re.compile(
    r"\b(?:комплект\w*|вместе|за все|оба|обе|итого|всего|"
    r"both|the lot|together|all in|altogether|in total|in all|all told)\b"
)
"""Words of a price for several things."""

_AND = re.compile(r" (?:and|plus|with|&|\+|и|со?|плюс)(?: [^\W\d_]+){0,2} ")
_BEFORE_SUM = re.compile(r"[£$€₽]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A sum with all that it is for."""

    extras: tuple[Extra, ...]
    each: float
    """The sum: of one, or for all where the product is in it."""
    count: int = 1
    """How many of the extras are spoken of."""
    pieces: int = 0
    """How many of the product are in it, too."""


@lru_cache(READ)
def items(product: Product, reply: str) -> tuple[Item, ...]:
    """The sums of a reply that are for an extra, or for extras and the product together."""
    found: list[Item] = []
    before: frozenset[str] = frozenset()
    for part in stretches(normalised(reply)) if product.extras else ():
        read = money_in(part, product)
        found += _Sentence(part, read, before, product).items()
        before |= {thing.id for thing in read.things}
    return tuple(found)


def sums_of_extras(product: Product, reply: str) -> frozenset[float]:
    """The sums of a reply that are an extra's own: of one, and of several together."""
    own = (item for item in items(product, reply) if not item.pieces)
    return frozenset(value for item in own for value in (item.each, item.each * item.count))


def sums_for_all(product: Product, reply: str) -> dict[float, float]:
    """The sums of a reply for the product with extras, each with what of it is the product's own."""
    return {item.each: own_share(product, item) for item in items(product, reply) if item.pieces}


def as_for_one(product: Product, reply: str, value: float) -> float:
    """A sum as it would be with one of each extra and of the product, where it is one for all; else the sum itself."""
    for item in items(product, reply):
        if item.pieces and item.each == value:
            more = (item.pieces - 1) * own_share(product, item) + (item.count - 1) * cost_of(item.extras)
            return value - more
    return value


def leaves_price(product: Product, reply: str, price: float) -> bool:
    """True where a sum for all may hold the product at that price, and the extras at what they are sold for."""
    return any(
        item.pieces and _may_cost(item.each - item.pieces * price, item.count * cost_of(item.extras))
        for item in items(product, reply)
    )


def extras_priced(product: Product, reply: str) -> frozenset[str]:
    """Ids of the extras that a reply names a price for, their own or one for all."""
    return frozenset(extra.id for item in items(product, reply) for extra in item.extras)


def extras_for_all(product: Product, reply: str) -> frozenset[str]:
    """Ids of the extras that a reply names one sum for, together with the product."""
    return frozenset(extra.id for item in items(product, reply) if item.pieces for extra in item.extras)


def own_share(product: Product, item: Item) -> float:
    """What of a sum for all is for one of the product: what the extras leave, though not less than its lowest price.

    What an extra costs beside the product its own words may say; whatever else all is cheaper by is off the product.
    """
    told = {q.value for extra in item.extras for text in extra.text for q in quantities(text)}
    if item.each - item.pieces * product.price in told:
        return product.price
    left = (item.each - item.count * cost_of(item.extras)) / item.pieces
    least = min(product.floor or 0, item.each / item.pieces)
    return round(min(product.price, max(left, least)), 2)


def cost_of(extras: Sequence[Extra]) -> float:
    """What extras come to at the file's prices."""
    return sum(extra.price or 0 for extra in extras)


def sold_for(
    product: Product, replies: Sequence[str], taken: Sequence[str], price: float
) -> Iterator[tuple[int, float]]:
    """How many were sold of each extra taken, and what they come to: as last named, else one at the file's price.

    Args:
        product: with its extras.
        replies: the seller's, oldest first.
        taken: ids of the extras; a sum for others as well is not theirs.
        price: agreed for one of the product; what a sum for all leaves beside it is the extras'.
    """
    last: dict[str, tuple[int, float]] = {}
    for item in (item for reply in replies for item in items(product, reply)):
        whole = item.each - item.pieces * price if item.pieces else item.count * item.each
        cost = item.count * cost_of(item.extras)
        if 0 < whole <= MOST_OF_EXTRA * cost and all(extra.id in taken for extra in item.extras):
            for extra in item.extras:
                last[extra.id] = (item.count, round(item.count * (extra.price or 0) / cost * whole, 2))
    for extra in product.extras:
        if extra.id in taken:
            yield last.get(extra.id, (1, extra.price or 0))


def _may_cost(value: float, listed: float) -> bool:
    """True for a sum that extras of that price may be sold for."""
    return LEAST_OF_EXTRA * listed <= value <= MOST_OF_EXTRA * listed


class _Sentence:
    """A sentence, read for the sums of extras."""

    def __init__(self, part: str, read: Money, before: frozenset[str], product: Product) -> None:
        """Begin with what was read.

        Args:
            part: the sentence, normalised.
            read: what it holds.
            before: ids of the things named before it.
            product: with its extras.
        """
        self._part, self._before, self._product = part, before, product
        self._things, self._sums, self._numbers, self._values = read.things, read.sums, read.numbers, read.values

    def items(self) -> Iterator[Item]:
        """The sums with what they are for; one that only adds up others is left out."""
        totals, addends = added_up([one.value for one in self._sums])
        since, done = 0, set(totals)
        for at, one in enumerate(self._sums):
            until = self._sums[at + 1].start if at + 1 < len(self._sums) else len(self._part)
            if one.value in done or NO_PRICE.search(_BEFORE_SUM.sub("", self._part[: one.start])):
                continue
            item = self._item(one, since, until, alone=one.value in addends)
            if item:
                done |= {item.each, item.each * item.count} if item.count > 1 else set()
                yield item
            if item or near_list(one.value, self._product.price):
                since = one.end

    def _item(self, one: Sum, since: int, until: int, *, alone: bool) -> Item | None:
        """What a sum is for by the prices of the file; None where they do not explain it.

        Args:
            one: the sum.
            since: end of the sum before it that is told of something else.
            until: where the next one begins.
            alone: true where it is set beside the others, and is no sum for all.
        """
        together = bool(FOR_ALL.search(f"{self._part[since : one.start]} {self._part[one.end : until]}"))
        ids = self._named(one, since, until)
        if not ids and together:
            ids = {thing.id for thing in self._things} | self._before
        if not ids:
            # "155 + 55": what the file asks for an extra that is spoken of.
            known = {thing.id for thing in self._things} | self._before
            ids = {extra.id for extra in self._product.extras if extra.id in known and extra.price == one.value}
        extras = tuple(extra for extra in self._product.extras if extra.id in ids and extra.price)
        if not extras:
            return None
        # "If you take the case, £365" is the product's own price: only what is dearer needs no word of both.
        may_be_all = together or self._joined() or one.value > self._product.price
        whole = self._for_all(extras, one.value) if may_be_all and not alone else None
        if whole and (ITSELF in ids or together):
            return whole
        return self._own(extras, one.value) or whole

    def _named(self, one: Sum, since: int, until: int) -> set[str]:
        """What is named before a sum in its clause, else in the clauses before, else behind it up to the next comma."""
        clause = max((mark.end() for mark in PAUSE.finditer(self._part, since, one.start)), default=since)
        before = {thing.id for thing in self._things if clause <= thing.start < one.start}
        if not before or (before == {ITSELF} and not near_list(one.value, self._product.price)):
            # "The scarf warms, with the coat it's 1,920": too little for the product.
            before |= {thing.id for thing in self._things if since <= thing.start < one.start}
        behind = (t for t in self._things if one.end <= t.start < until)
        return before or {thing.id for thing in behind if "," not in self._part[one.end : thing.start]}

    def _joined(self) -> bool:
        """True where the product and an extra are named in one breath: "boots and poles"."""
        pairs = itertools.pairwise(self._things)
        return any(
            (ITSELF in (a.id, b.id)) and a.id != b.id and _AND.fullmatch(self._part[a.end : b.start]) for a, b in pairs
        )

    def _for_all(self, extras: tuple[Extra, ...], value: float) -> Item | None:
        """The sum as that of the product with the extras, of one or of as many as are named."""
        listed, pieces = self._product.price, [number.value for number in self._numbers if number.counts == ITSELF]
        told = [number.value for number in self._numbers if number.counts in [extra.id for extra in extras]]
        # As many as the file counts itself only where the sum takes it.
        for several, count in itertools.product((1, *pieces), (*self._several(extras), 1, *told)):
            cost = count * cost_of(extras)
            if LEAST_OF_PRODUCT * listed * several <= value - cost and value <= listed * several + MOST_OF_EXTRA * cost:
                return Item(extras=extras, each=value, count=count, pieces=several)
        return None

    def _own(self, extras: tuple[Extra, ...], value: float) -> Item | None:
        """The sum as that of the extras alone, of as many as are named, or of one."""
        cost = cost_of(extras)
        for each, count in (*((self._each(value, n, cost), n) for n in self._several(extras)), (value, 1)):
            if _may_cost(each, cost):
                return Item(extras=extras, each=round(each, 2), count=count)
        return None

    def _each(self, value: float, number: int, cost: float) -> float:
        """What one is by the sum of so many: as it stands beside, "three at 450, so 1,350", else as in the file."""
        one = value / number in self._values or (value * number not in self._values and value > MOST_OF_EXTRA * cost)
        return value / number if one else value

    def _several(self, extras: tuple[Extra, ...]) -> list[int]:
        return sorted({number.value for number in self._numbers if self._counts(number, extras)})

    def _counts(self, number: Number, extras: tuple[Extra, ...]) -> bool:
        """True for a number of the extras: one that the sums bear out, or that the file does not count by itself.

        "Two poles" are one pair.
        """
        if any(value * number.value in self._values for value in self._values):
            return True
        told = {q.value for extra in extras for text in extra.text for q in quantities(text)}
        return number.counts in [extra.id for extra in extras] and number.value not in told
