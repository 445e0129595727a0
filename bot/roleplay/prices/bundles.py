"""Prices of the product together with something else: "with mats 9,600", "11 300 с ковриками"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.grading.text.calendar import MONTH, WEEKDAY
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import around, quantities
from bot.grading.text.sentences import stretches
from bot.grading.text.units import Measure
from bot.grading.text.words import stems
from bot.roleplay.prices.price_mentions import is_part, is_taken_off, sums
from bot.scenario.model import Product

_ALONG = (
    r"(?:with|plus|including|incl|together with|add(?:ing)?|(?:вместе )?со?|плюс|включая|добавить|добавим) "
    r"(?:the |a |an |some |your |our |those |these |new |set of )*"
)

_WITH_BEFORE = re.compile(
    rf"\b{_ALONG}(?P<what>[a-zа-я]+(?: [a-zа-я]+){{0,3}}?)(?:,? (?:it's|that's|that|it|comes to|"
    r"makes it|is|it'd be|would be|выходит|выйдет|получится|получается|будет|это|за|уже|ровно|on top|as well|too|for|"
    r"at|итого|всего|in total|total|altogether))*(?: ?[,—–:-])? ?$"
)

_WITH_AFTER = re.compile(rf"(?: [a-zа-я]+\.?)? {_ALONG}(?P<what>[a-zа-я]+(?: [a-zа-я]+){{0,2}})(?![^,;]*\d)")

_MAKES_IT = re.compile(r"\b(?P<what>[a-zа-я]+) (?:makes?|brings?|would make|takes?) it (?:up to )?$")
"""What else a sum is for: "with mats 9,600", "11 300 с ковриками"."""

_NOTHING_MORE = re.compile(
    r"\b(?:скид\w+|учетом|вас|вами|этим|ним|ней|нею|нами|удовольств\w+|карт\w+|рук\w*|that|this|it|you|us|me|all|pleasure|"
    r"discounts?|cash|everything|delivery|доставк\w+|налог\w*|vat|tax|ндс|предоплат\w+|нал\w*|самовывоз\w*|"
    r"оплат\w+|аванс\w*|задатк\w+|рассрочк\w+|кредит\w*|услови\w+|гаранти\w+|договор\w*|чек\w*|документ\w*|"
    r"payments?|deposit|instalments?|prepay\w*|prepaid|finance|terms|warrant\w+|guarantees?|fees?|charges?|contract|"
    r"invoice|receipt|paperwork|transfer|thanks|handshake|smile|respect|перевод\w*|уважени\w+|радост\w+)\b|"
    # What it is free of, and from when on it holds.
    rf"^(?:no\b|{WEEKDAY}|{MONTH}\b|сегодня|завтра|начал|конц|перво)"
)
"""What a price is said to be with and is none the higher for."""

_PROVISO = re.compile(r"\b(?:if|when|once|если|когда|при)\b")
"""Where the thing ends and its condition begins: "with mats if you pay today"."""

_ALL_TOLD = re.compile(
    r"\b(?:итого|всего|в сумме|вместе|тогда|получа\w+|выходит|выйдет|all in|all told|altogether|together|total|"
    r"comes to|makes|so|then)\b"
)

_ITS_PRICE = re.compile(r"(?:\b(?:за|по|плюс|еще|for|at|another|extra)|\+) $")
"""What stands before the price of something small."""


READ = 64
"""Replies whose bundles are remembered: one is read for the price, for a gift and for an extra."""


@lru_cache(READ)
def with_extras(product: Product, reply: str) -> frozenset[float]:
    """Sums of a reply that are the product's together with something that is no part of it: "with mats 9,600"."""
    return _beside(product, reply).union(_all_told(stretches(normalised(reply)), product))


def offers_along(product: Product, reply: str) -> bool:
    """True where a reply names the price of the product with something else: "and with mats 9,600?"."""
    return bool(_beside(product, reply))


@lru_cache(READ)
def _beside(product: Product, reply: str) -> frozenset[float]:
    """Sums of a reply beside which something else is named."""
    return frozenset(value for part in stretches(normalised(reply)) for value in _along(part, product))


def _along(part: str, product: Product) -> Iterator[float]:
    """Sums beside which something else is named."""
    for quantity in quantities(part):
        value = next(sums(quantity.words, product.price, product.unit), None)
        if value is None:
            continue
        before, after = around(part, quantity)
        before = before.rstrip("£$€₽")
        beside = (_WITH_BEFORE.search(before), _MAKES_IT.search(before), _WITH_AFTER.match(after))
        if any(match and _is_more(match["what"], product) for match in beside):
            yield value


def _all_told(parts: Sequence[str], product: Product) -> Iterator[float]:
    """What all comes to once the price of something else was named: "the mats are £90, so £11,290 in total"."""
    others = 0
    for part in parts:
        for quantity in quantities(part):
            value = next(sums(quantity.words, product.price, product.unit), None)
            before, after = around(part, quantity)
            if value is None:
                money = quantity.measure is Measure.MONEY or _ITS_PRICE.search(before)
                of_the_price = is_part(before, after) or is_taken_off(before, after)
                others += bool(money) and not quantity.per and not of_the_price
            elif others and _ALL_TOLD.search(part):
                yield value


def _is_more(what: str, product: Product) -> bool:
    """True for a thing that neither the product nor what comes with it is called."""
    thing = _PROVISO.split(what)[0]
    words = stems(thing)
    if not words or _NOTHING_MORE.search(thing):
        return False
    return not any(stem in words for text in (product.name, *product.wordings) for stem in stems(text))
