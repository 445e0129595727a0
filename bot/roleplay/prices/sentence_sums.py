"""What stands in a sentence about money: the things of the file, the sums, the numbers of pieces."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.grading.list_price import near_list
from bot.grading.text.quantities import Quantity, quantities
from bot.grading.text.units import Measure
from bot.grading.text.words import same_word, words_in
from bot.roleplay.prices.extras import LEAST_BARE, caller
from bot.roleplay.prices.hours import is_appointed
from bot.roleplay.prices.price_mentions import TALK_OF_PRICES, is_counted, rates
from bot.scenario.model import Product

ITSELF = ""
"""Stands for the product among the ids of extras."""

MOST_PIECES = 100
MOST_SUMS = 12
"""Sums of a sentence that are set against each other; nobody adds up more."""

MOST_NUMBERS, MOST_THINGS = 40, 80
"""Numbers and things of a sentence that are looked at."""

NEAR = 0.5
"""By how much a sum of sums may be off."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_LEAD = re.compile(
    r"(?:\b(?:at|for|is|are|it's|that's|makes|costs?|за|по|это|плюс|plus|итого|выйдет|будет|стоит|стоят)|[-–—+=:]) ?$"
)
"""What stands before a small number that is a price."""

_PART_OF_NAME = re.compile(r" (?:of |на |для )?(?:the |a |an |your |these )?")
"""Between a word of the product and the extra that it speaks of: "walking poles", "a pair of poles"."""

_COUNTED = re.compile(r"(?: [^\W\d_]+){0,3} ?")
"""Between a number and the thing that it counts: "two pairs of poles", "три мешка теневого газона"."""

_BESIDE = re.compile(r"\b(?:with|for|to|on|in|at|by|per|an?|and|с|со|для|к|ко|на|в|во|по|за|от|и)\b")
"""Between a number and the product where it counts something else: "four wheels for the car"."""

_ALL_OF_THEM = re.compile(r"\b(?:all(?: the)?|за все(?:х)?|возьмете|берете|берем|take) $")
"""Before a number that counts the product without naming it: "за все пять"."""

_ALL = re.compile(r"\b(?:all(?: the)?|за все(?:х)?) $")
"""Of these, those that may take in what goes with the product."""

_BOTH = ("оба", "обе", "both")
_AND = re.compile(r"\b(?:and|и)\b")
"""Said alone, or of one and another, it may be the product and an extra."""

_NAMES_NOTHING = re.compile(
    r" ?(?:$|[^\w\s%-]|\d)|"
    r" (?:штук\w*|шт|сразу|вместе|сегодня|сейчас|то|тогда|это|за|по|и|с|со|при|я|мы|вам|могу|можем|цена|картой|"
    r"выйдет|выходит|будет|получ\w+|обойд\w+|сдела\w+|отда\w+|скину\w*|уступ\w+|"
    r"of (?:them|these|those)|pieces|each|together|now|today|then|it|it's|they|they're|that's|i|i'll|i'd|we|we'll|you|"
    r"for|at|and|is|are|comes?|costs?|makes|works)\b"
)
"""Behind such a number: no noun, which would be what it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """The product or an extra, called by its name."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Money, with where it stands."""

    value: float
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """How many pieces are spoken of."""

    value: int
    counts: str | None
    """The thing counted; None where it is none of the file's."""
    unnamed: bool = False
    """True where no word says what is counted: "all three"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """A sentence, read for its money."""

    things: tuple[Thing, ...]
    sums: tuple[Sum, ...]
    numbers: tuple[Number, ...]

    @property
    def values(self) -> frozenset[float]:
        """The sums themselves."""
        return frozenset(one.value for one in self.sums)


def money_in(part: str, product: Product) -> Money:
    """The things, the sums and the numbers of pieces of a sentence, normalised, each in their order."""
    things = _things_named(part, product)
    said = _said_sums(part, things, product)
    return Money(things=tuple(things), sums=tuple(said), numbers=tuple(_numbers(part, said, things)))


def added_up(values: Sequence[float]) -> tuple[frozenset[float], frozenset[float]]:
    """Those of the values that are others together, and those others: "155 + 55 = 210"."""
    totals: set[float] = set()
    addends: set[float] = set()
    for size in (2, 3):
        for some in itertools.combinations(range(len(values)), size):
            whole = sum(values[i] for i in some)
            equal = [v for i, v in enumerate(values) if i not in some and abs(v - whole) < NEAR]
            totals.update(equal)
            addends.update(values[i] for i in some if equal)
    return frozenset(totals), frozenset(addends)


def _things_named(part: str, product: Product) -> list[Thing]:
    """The things of a sentence in their order; "walking poles" are no walking boots."""
    extras = [(extra.id, caller(extra, product)) for extra in product.extras]
    own = _names_of_product(product)
    found: list[Thing] = []
    for match in _WORD.finditer(part):
        ids = [i for i, called in extras if called(match[0])]
        if not ids and any(same_word(name, match[0]) for name in own):
            ids = [ITSELF]
        found += [Thing(id=i, start=match.start(), end=match.end()) for i in ids]
    found = found[:MOST_THINGS]
    return [
        one
        for one, following in itertools.zip_longest(found, found[1:])
        if one.id or not following or not following.id or not _PART_OF_NAME.fullmatch(part[one.end : following.start])
    ]


def _said_sums(part: str, things: Sequence[Thing], product: Product) -> list[Sum]:
    """The sums of a sentence in their order; a small number without a unit is one where it stands for a price."""
    asked = (product.price, *(extra.price or 0 for extra in product.extras))
    by = ("one", *rates(product.unit or ""))
    found = []
    for quantity, start, end in _placed(part):
        if quantity.measure not in (Measure.MONEY, Measure.COUNT) or quantity.per not in by:
            continue
        if quantity.measure is Measure.COUNT and not quantity.per and quantity.value < LEAST_BARE:
            beside = _LEAD.search(part[:start]) or any(
                part[t.end : start].strip() == "" for t in things if t.end < start
            )
            around = quantity, part[:start], part[end:]
            counted = is_counted(*around) or is_appointed(*around)
            if not beside or counted or not any(near_list(quantity.value, price) for price in asked):
                continue
        found.append(Sum(value=quantity.value, start=start, end=end))
    return found[:MOST_SUMS]


def _numbers(part: str, said: Sequence[Sum], things: Sequence[Thing]) -> list[Number]:
    """The small whole numbers of a sentence that are no sums."""
    sums = {one.start for one in said}
    found = []
    for quantity, start, end in _placed(part):
        if quantity.measure is not Measure.COUNT or start in sums or not 1 < quantity.value <= MOST_PIECES:
            continue
        behind = (t.id for t in things if t.start >= end and _counts(part[end : t.start], t))
        alone = _ALL_OF_THEM.search(part[:start]) and _NAMES_NOTHING.match(part[end:])
        counted = next(behind, ITSELF if alone else None)
        if counted == ITSELF and quantity.words in _BOTH and (alone or _AND.search(part[end:])):
            continue
        if quantity.value == int(quantity.value):
            unnamed = bool(alone and _ALL.search(part[:start]) and counted == ITSELF)
            found.append(Number(value=int(quantity.value), counts=counted, unnamed=unnamed))
    return found


def _counts(between: str, thing: Thing) -> bool:
    """True where a number counts the thing that follows it with these words between."""
    return bool(_COUNTED.fullmatch(between)) and not (thing.id == ITSELF and _BESIDE.search(between))


def _names_of_product(product: Product) -> list[str]:
    unit = words_in(product.unit or "")[:1]
    return [word for word in (*words_in(product.name), *unit) if word not in TALK_OF_PRICES]


def _placed(part: str) -> Iterator[tuple[Quantity, int, int]]:
    """The first quantities of a sentence with where they stand."""
    taken: set[int] = set()
    places: dict[str, Iterator[re.Match[str]]] = {}
    for quantity in quantities(part)[:MOST_NUMBERS]:
        words = quantity.words
        found = places.setdefault(words, re.finditer(rf"(?<![\w.,]){re.escape(words)}(?!\w)", part))
        match = next((one for one in found if taken.isdisjoint(range(*one.span()))), None)
        if match:
            taken.update(range(*match.span()))
            yield quantity, match.start(), match.end()
