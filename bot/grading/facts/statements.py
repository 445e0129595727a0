"""What a text states of a product: its words, its numbers with what they are told of, what it asks money for."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from bot.grading.text.amounts import Amount, amounts, is_sum
from bot.grading.text.oppositions import sides_taken
from bot.grading.text.plain import KEPT, normalised
from bot.grading.text.units import Measure
from bot.grading.text.words import ANY_TALK, SHORTEST, STEM, words_in
from bot.grading.types import Point

IF = re.compile(r"\b(?:если|при|когда|if|when|in case)\b")
_PER = re.compile(
    r"^\W*(?:an?|per|each|every|for each|for every|на|с|за)\s+(?:кажд\w+ |одн\w+ )?(?P<noun>[^\W\d_]{3,})"
)
_PARTS = re.compile(r"[,;:()—–]|\s-\s|\b(?:and|or|и|или)\b")
_SPAN = re.compile(
    r"\b(?:(?P<lasts>for|на)|in|within|after|за|через|в течение|спустя)"
    r"(?: (?:up to|only|just|до|целых|первы\w+|the|first))*\s*$"
)
_SUPPOSES = re.compile(r"\W*(?:(?:а|но|и|and|but) )?(?:если|когда|if|when)\b")

_EXTRA = re.compile(
    r"\bextra\b|surcharge|penalt|\bfees?\b|\binterest\b|(?<!бес)платн|отдельную плату|\bдоплат|переплат|штраф|неустойк|"
    r"\bпен[яи]\b|комисси"
)
_NONE_OF_IT = re.compile(
    r"\b(?:interest|fee|charge)[- ]free\b|\b(?:no|without|zero|nil|без|нет|никак\w+) (?:\w+ )?"
    r"(?:extra|surcharge|penalt|fees?|interest|доплат|переплат|штраф|неустойк|пен[яией]|комисси)\w*"
)
"""Beside these nothing is charged: "12 times £141, interest-free", «без переплаты»."""

_FREE_ROW = 0
"""Of the oppositions: free and paid."""

_IN_THE_PRICE = re.compile(
    r"\b(?:in the price|free of charge|(?:at|for) no (?:extra )?charge|в цен[уе]|в стоимост[иь])\b"
)
_COSTS = re.compile(
    r"\b(?:costs?|comes? to|you pay|is [£$€]|are [£$€]|сто[ия]т|обойдется|обходится|выйдет|плат\w{1,4})(?![\w'])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A text's amount with what it is told of."""

    amount: Amount
    rate: str
    """The beginning of the thing that it is for one of: "a van"; empty where there is none."""
    supposed: bool
    """True where it stands in a condition: "if we are ten days late"."""
    near: frozenset[str]
    """The words of the part between commas that it stands in."""
    lasts: bool | None
    """For a time, whether it is how long something lasts or how soon it comes; None where the words leave it open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is compared of a text."""

    stems: frozenset[str]
    told: tuple[Told, ...]
    condition: bool
    asks: bool
    free: bool
    charges: bool
    """True where it asks money for something."""
    extra: frozenset[str]
    """The words by which it says so that have no other meaning."""


@lru_cache(KEPT)
def statement(text: str) -> Statement:
    """What a text states."""
    clean = normalised(text)
    parts = [part for part in _PARTS.split(clean) if part]
    told, left = [], clean
    for amount in amounts(text):
        words = amount.quantity.words
        before, _, after = clean.partition(words)
        left = left.replace(words, " ", 1)
        per, span = _PER.match(after), _SPAN.search(before)
        part = next((part for part in parts if words in part), clean)
        near = content_stems(part.replace(words, " ", 1)) or content_stems(clean.replace(words, " ", 1))
        lasts = None if span is None or amount.quantity.measure is not Measure.TIME else bool(span["lasts"])
        told.append(
            Told(
                amount=amount,
                rate=per["noun"][:3] if per else "",
                supposed=bool(_SUPPOSES.match(part)),
                near=near,
                lasts=lasts,
            )
        )
    side = 1 if _IN_THE_PRICE.search(clean) else sides_taken(clean).get(_FREE_ROW, 0)
    extra = frozenset(_stem(word) for word in _EXTRA.findall(_NONE_OF_IT.sub(" ", clean))) if side <= 0 else frozenset()
    priced = bool(_COSTS.search(clean)) and any(is_sum(one.amount.quantity) for one in told)
    return Statement(
        stems=content_stems(left),
        told=tuple(told),
        condition=bool(IF.search(clean)),
        asks="?" in text,
        free=side > 0,
        charges=side <= 0 and (bool(extra) or priced),
        extra=extra,
    )


def content_stems(clean: str) -> frozenset[str]:
    """The beginnings of the words that tell of a matter."""
    return frozenset(_stem(word) for word in words_in(clean) if not ANY_TALK.fullmatch(word))


def _stem(word: str) -> str:
    """The beginning by which a word is known again in another form: "fee" and "fees", "лейка" and "лейки"."""
    bare = word.removesuffix("s") if word.isascii() else word.rstrip("аеиоуыэюяйь")
    return (bare if len(bare) >= SHORTEST else word)[:STEM]


@lru_cache(KEPT)
def stems_of(point: Point) -> frozenset[str]:
    """Those of all wordings of a point."""
    return frozenset[str]().union(*(statement(wording).stems for wording in point.wordings))


@lru_cache(64)
def spread_of(points: tuple[Point, ...]) -> Counter[str]:
    """In how many points each word stands."""
    return Counter(stem for point in points for stem in stems_of(point))
