"""Prices said by the piece, by the head, by another period or for several, and how many pieces are ordered."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.grading.list_price import MOST_SHARE
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import quantities
from bot.grading.text.sentences import sentences
from bot.grading.text.units import Measure
from bot.roleplay.prices.items import LEAST_OF_PRODUCT, items
from bot.roleplay.prices.price_mentions import period, periods
from bot.roleplay.prices.sentence_sums import ITSELF, MOST_PIECES, Money, Thing, money_in
from bot.scenario.model import Product

ROUNDED = 0.98
"""Share of the list price from which a sum by another period is only the list price in round figures."""

CACHED = 64
"""Products whose files are remembered."""

PENNY = 1.0
"""By how much a sum for several may be off so many times the price."""

_ON_TERMS = re.compile(r"\b(?:если|при|от|возьм\w+|бере\w+|if|when|take)\b")
"""Words that make a sum for several an offer; else it only tells what several would come to."""

SHARE = 1 / 3
"""Share of the price from which a sum may be that of one more: less is for something small beside it."""

_PERIOD_OR_PAY = (
    r"(?:(?:month|year|week|day|hour|payment|instal|deposit|месяц|недел|взнос|платеж)\w*|год|день|час|часть)"
)
_MEASURE = (
    r"(?:bag|pack|box|pair|set|case|kilo\w*|килограмм|мешок|пачк[ау]|коробк[ау]|пар[ау]|набор|упаковк[ау]|комплект)"
)
_ANOTHER = re.compile(
    r"\b(?:second|another|one more|an extra|втор(?:ой|ую|ая|ое|ого)|еще (?:один|одну|одно|одного))"
    rf"(?: {_MEASURE}(?: of)?| (?!(?:of|{_PERIOD_OR_PAY})\b)(?:[a-z]+|[а-я]+(?:[иыо]й|[ую]ю|[ая]я|[ое]е|[ое]го)))? $"
)
"""What stands right before the product where one more of it is meant; an adjective or a measure may stand between."""

_ONE_MORE = re.compile(rf"\bеще {_MEASURE}(?: [а-я]+)? (?:за|по) \d")
"""One more without the word for one: "ещё мешок клея за 1000"."""

_NO_PIECE = re.compile(rf"{_PERIOD_OR_PAY}\b|{_MEASURE}(?!\w|\W*(?:(?:за|по|for|at)\b|\d|$))")
"""What a product may be sold by, and is none itself: a month, "another pair of socks"."""

_OFFERS = re.compile(
    r"\?|\b(?:предлага\w+|предлож\w+|возьм\w+|бер[ие]те|добав\w+|отда(?:м|дим)|уступ\w+|would you|take|add|offer\w*|"
    r"let you have|can (?:do|let|give|sell))\b"
)
"""What shows that one more is offered, and not only told of."""

_IN_BULK = re.compile(
    r"\b(?:each|apiece|a piece|per piece|for both|"
    r"(?:if|when) you(?:'(?:ll|d))? (?:also )?(?:take|buy|get|have|order|add) "
    r"(?:a |the )?(?:second|another|one more|two)|"
    r"(?:за|по) (?:кажд|шту[кч])\w*|кажд(?:ый|ая|ое|ую)(?=\W*$)|за (?:оба|обе)|"
    r"(?:если|когда) (?:\w+ )?(?:возьм|бере|куп|закаж|доба)\w* (?:(?:и|себе|у нас) )?(?:втор\w+|еще|два|две|пару)|"
    r"при (?:покупке|заказе) (?:втор|дв)\w+)(?!\w)"
)
"""Beside one more of the product: the sum is that of each, where more than one is taken."""

_INCLUDED = re.compile(r"\b(?:part of|includ\w+|вход[ия]т|включ\w+)\b")

_MODEL = re.compile(r"\b[A-ZА-ЯЁ]\w* \d+\b")
"""A number that is a part of a name, and counts nothing: "Kite 2"."""


def prices_reckoned(product: Product, reply: str) -> Iterator[float]:
    """What one of the product costs by the sums of a reply that are for several, for a head, or another period."""
    for part in map(normalised, sentences(reply)):
        yield from _for_several(product, part)
        yield from _by_rate(product, part)


def pieces_ordered(product: Product, ordered: Sequence[str], terms: str, price: float) -> int:
    """How many of the product are sold, by the order or the terms that he took; 1 where neither says.

    Args:
        product: that is sold.
        ordered: what the seller said while it was ordered, oldest first.
        terms: what the price hangs on, if anything.
        price: agreed, of one.
    """
    # Terms bear out no number: what the product's name or unit counts, a policy for twelve vans, is one piece.
    own = {quantity.value for quantity in quantities(_MODEL.sub("", f"{product.name} {product.unit or ''}"))}
    numbers = [number for part in sentences(normalised(terms)) for number in money_in(part, product).numbers]
    # "All three" may be the product with what goes with it, where its file speaks of no three.
    told = [n.value for n in numbers if n.counts == ITSELF and (not n.unnamed or n.value in _pieces_told(product))]
    found = [pieces for pieces in told if pieces not in own]
    for reply in ordered:
        found += [item.pieces for item in items(product, reply) if item.pieces > 1]
        for part in sentences(normalised(reply)):
            read = money_in(part, product)
            found += [n for n in _of_product(read) if any(abs(value - n * price) < PENNY for value in read.values)]
            # A total may be off by the rounding of each: 5 177 for five at 1 035.
            sums = [one.value for one in read.sums]
            found += [n for n in _pieces_told(product) - own if any(abs(value - n * price) < n for value in sums)]
    return found[-1] if found else 1


def offers_another(product: Product, reply: str) -> bool:
    """True where a reply offers one more of the product for a sum of its own: "and a second machine for £900?"."""
    for part in map(normalised, sentences(reply)):
        read = money_in(part, product)
        its_own = any(one.value >= SHARE * product.price for one in read.sums)
        offered = its_own and _OFFERS.search(part) and not _INCLUDED.search(part)
        if offered and any(_is_another(part, one) for one in read.things):
            return True
    return False


def is_in_bulk(reply: str) -> bool:
    """True where a sum is for each of several: "if you take another bike I can do £1,600 each"."""
    return any(_IN_BULK.search(part) and quantities(part) for part in map(normalised, sentences(reply)))


def _is_another(part: str, one: Thing) -> bool:
    """True where a thing named is one more of the product."""
    ours = one.id == ITSELF and not _NO_PIECE.match(part, one.start)
    return ours and bool(
        _ANOTHER.search(part[: one.start])
        or any(more.start() < one.start < more.end() for more in _ONE_MORE.finditer(part))
    )


def _for_several(product: Product, part: str) -> Iterator[float]:
    """The price in "за все пять 5 175": too much for one, and for so many of them no more than the list price."""
    on_terms, told, read = bool(_ON_TERMS.search(part)), _pieces_told(product), money_in(part, product)
    counted = [number for number in _of_product(read) if on_terms or number in told]
    for one in read.sums:
        for pieces in counted:
            each = round(one.value / pieces, 2)
            if one.value > MOST_SHARE * product.price and LEAST_OF_PRODUCT * product.price <= each <= product.price:
                yield each


def _by_rate(product: Product, part: str) -> Iterator[float]:
    """The price in "6 400 с носа" of an outing for forty, in "£10 a head for 14 people", and in that of a year."""
    least, most = LEAST_OF_PRODUCT * product.price, ROUNDED * product.price
    whole = quantities(product.unit or "")
    heads = {q.value for q in (*whole, *quantities(part)) if q.measure is Measure.COUNT and 1 < q.value <= MOST_PIECES}
    for rate in quantities(part):
        if rate.measure not in (Measure.MONEY, Measure.COUNT) or not rate.per:
            continue
        times = heads if rate.per == "one" else periods(rate.per, period(product.unit or ""))
        yield from (value for value in (round(rate.value * n, 2) for n in times) if least <= value <= most)


def _of_product(read: Money) -> list[int]:
    """The numbers of pieces of the product in a sentence."""
    return [number.value for number in read.numbers if number.counts == ITSELF]


@lru_cache(CACHED)
def _pieces_told(product: Product) -> frozenset[int]:
    """How many of the product its own file speaks of: five bags for this room, two terminals."""
    return frozenset(n for text in product.wordings for n in _of_product(money_in(normalised(text), product)))
