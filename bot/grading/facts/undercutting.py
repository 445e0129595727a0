"""After the yes: a lower price, or a discount, that nobody asked for gives money away."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.grading.facts.claims import ASKED, DISCOUNT, ROUNDED, reductions
from bot.grading.list_price import ROUND, THOUSAND, Prices
from bot.grading.text.calendar import HOURS, WEEKDAY
from bot.grading.text.clauses import Clause
from bot.grading.text.denial import ABSENT, affirmed, denied, unrefused
from bot.grading.text.elsewhere import ELSEWHERE, IN_PART
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import Quantity, around, quantities
from bot.grading.text.sentences import sentences
from bot.grading.text.taken_off import ASKED_OFF
from bot.grading.text.units import Measure
from bot.grading.types import FoundMove, Reason, ReasonCode, ReplyContext
from bot.scenario.money import money
from bot.scenario.vocabulary import Move, StageKind

AFTER_YES = frozenset({StageKind.UPSELL, StageKind.CLOSING})
"""Stages at which a price is agreed and the rest is settled."""

SURELY_GIVEN = 0.6
"""Confidence of a gift that names no sum."""

NEARLY = 0.5
"""Points by which the percent of a discount may be off: it is told in round numbers."""

_REDUCED_BY = frozenset({Measure.PERCENT, Measure.MONEY, Measure.COUNT})

_HAGGLES = re.compile(
    rf"{ASKED_OFF}|дешев|дорог|подвин|бюджет|не потян|cheap|expens|dear\b|steep|lower|"
    r"afford|budget|too much|better price|best price"
)
"""Words of him who still wants it for less."""

_MORE_TAKEN = re.compile(
    r"\b(?:еще|втор\w+|друг\w+|дв[ае]|двух|об[ае]|три|трех|пар[ау]|пять|another|second|two|three|both|each|pair|"
    r"more of)\b"
)
"""For more than was agreed a lower price is no gift."""

_AS_PRICE = re.compile(r"(?:^|\b(?:make it|call it|say|at|for|do|по|за|пусть будет|отдам|тогда)) ?[£$€]?$")
"""What stands before a bare number that is a price."""

_COUNTS = re.compile(r" (?!(?:and|but|if|all|in|then|и|но|если|за|при|ровно|тогда)\b)[^\W\d_]|[:.]\d")
"""A word after a number that it counts: "33 terminals"; and the minutes of an hour."""

_DAY = re.compile(rf"\b(?:{WEEKDAY}|(?:после)?завтра|tomorrow)\b")

_ANEW = re.compile(r"\b(?:еще|дополнительн\w+|сверх\w*|another|further|extra|more|still|even|on top)\b")
"""Words of what is given beside all that was given before."""

_NEXT_TIME = re.compile(
    r"\bследующ\w+|\bповторн\w+|\bв будущем\b|\b(?:друзьям|другу|подруге|знакомым|коллегам)\b|"
    r"\bnext (?:\w+ )?(?:orders?|times?|one|purchase|visit|delivery|year)\b|\bin (?:the )?future\b|\brepeat orders?\b|"
    r"\b(?:second|following) (?:order|year|month|visit)\b|"
    r"\b(?:bring|send|refer|recommend|tell) (?:\w+ ){1,2}(?:friend|colleague|neighbour)s?\b|"
    r"\b(?:friend|colleague|neighbour)s (?:also |too )?get\b|\bпривед\w+ (?:\w+ )?(?:друг|знаком|коллег)\w*"
)
"""A discount on another order, or for somebody else."""

_ON_EXTRA = re.compile(
    r"\b(?:if|when|once|should) you(?:'ll|'d)? (?:\w+ )?(?:take|add|buy|get|have|want|choose|go for) "
    r"(?!(?:it|this|that|them|him|her|now|today|tonight|straight|right)\b)\w|"
    r"\b(?:if|when) you(?:'ll|'d)? (?:\w+ )?(?:take|add|buy|get|have|want) \w+ (?:as well|too|along|with)\b|"
    r"\badd (?:a|an|the|some)\b|\b(?:добав|докуп)(?:ите|ьте|ив)\b|"
    r"\b(?:если|при|когда) (?:вы )?(?:\w+ )?(?:возьм|берете|добав|докуп|захо[тч])\w* "
    r"(?!(?:сегодня|сейчас|сразу|прямо|его|ее|их|это\w*|завтра)\b)\w"
)
"""A condition that takes something beside what was agreed on."""

_OFF_EXTRA = re.compile(
    r"\b(?:discount|off|reduction|percent|%) (?:on|off) (?!(?:the |your )?(?:price|total|whole|order|bill|lot)\b)|"
    r"(?:\bскидк\w+|%)(?: \S+){0,3} на (?!все|весь|цен|сумм|заказ|покупк)|"
    r"\bна (?!все|весь|цен|сумм|заказ|покупк)\w+(?: \w+){0,2} скидк"
)
"""A discount on one thing; where extras are offered it is one of these."""


@dataclass(frozen=True, kw_only=True)
class _Agreed:
    """What is known of the price by the time of the yes."""

    settled: float
    prices: Prices
    earlier: Sequence[Quantity]
    """Sums that the seller has named before."""
    listed: Sequence[Quantity]
    """Discounts that the product's file tells of."""

    def knows(self, quantity: Quantity, *, anew: bool) -> bool:
        """True for the price agreed and, unless more is given, what it came down by, or an offer made before."""
        values = (quantity.value, THOUSAND * quantity.value) if self.prices.listed >= ROUND else (quantity.value,)
        if quantity.measure in (Measure.MONEY, Measure.COUNT) and any(
            abs(value - self.settled) <= ROUNDED * self.settled for value in values
        ):
            return True
        return not anew and (self._came_down(quantity) or any(quantity.equals(one) for one in self.earlier))

    def _came_down(self, quantity: Quantity) -> bool:
        saved, listed = self.prices.listed - self.settled, self.prices.listed
        if saved <= ROUNDED * listed:
            return False
        if quantity.measure is Measure.PERCENT:
            return abs(quantity.value - 100 * saved / listed) <= NEARLY
        return quantity.measure in _REDUCED_BY and abs(quantity.value - saved) <= ROUNDED * listed

    @property
    def reduced(self) -> bool:
        """True where he has had a discount already, of which may be spoken."""
        return self.settled < self.prices.listed * (1 - ROUNDED)


def undercut(context: ReplyContext, cut: Sequence[Clause], moves: Sequence[FoundMove]) -> Reason | None:
    """A lower price than the one he has said yes to, or a discount from it, unasked; None where there is none.

    What the price agreed came down by may be told again, and a discount may be given on another order or an extra.
    """
    settled, prices = context.settled, context.prices
    if settled is None or prices is None or context.stage not in AFTER_YES:
        return None
    if _HAGGLES.search(normalised(context.customer)):
        return None
    agreed = _Agreed(
        settled=settled,
        prices=prices,
        earlier=[quantity for reply in context.earlier for quantity in quantities(reply)],
        listed=[quantity for fact in context.facts for wording in fact.wordings for quantity in reductions(wording)],
    )
    gifts = [found.evidence for found in moves if found.move is Move.CONCESSION and found.confidence >= SURELY_GIVEN]
    for clause in unrefused(cut):
        if _is_elsewhere(clause, context):
            continue
        if _reduces(clause, agreed, gifts) or _names_less(clause, agreed):
            against = money(settled, prices.currency, context.language)
            return Reason(code=ReasonCode.UNDERCUT, move=Move.CONCESSION, quote=clause.text, against=against)
    return None


def _is_elsewhere(clause: Clause, context: ReplyContext) -> bool:
    """True for what touches no price agreed: a sum refused, of others or in part, of another order or an extra."""
    clean = normalised(clause.text)
    if any(other.search(clean) for other in (ABSENT, ELSEWHERE, IN_PART)):
        return True
    whole = next((text for text in sentences(context.reply) if clause.text in text), clause.text)
    sentence = normalised(whole)
    if _NEXT_TIME.search(sentence) or _ON_EXTRA.search(sentence):
        return True
    return context.stage is StageKind.UPSELL and bool(_OFF_EXTRA.search(sentence))


def _reduces(clause: Clause, agreed: _Agreed, gifts: Sequence[str]) -> bool:
    """True for words of a discount with an amount that is new, or with none where a gift was heard."""
    clean = normalised(clause.text)
    if not DISCOUNT.search(affirmed(clean)):
        return False
    anew, named = bool(_ANEW.search(clean)), quantities(clause.text)
    if not named and not agreed.listed:
        return (anew or not agreed.reduced) and any(clause.text in gift for gift in gifts)
    return any(
        q.measure in _REDUCED_BY and not agreed.knows(q, anew=anew) and not any(q.equals(one) for one in agreed.listed)
        for q in named
    )


def _names_less(clause: Clause, agreed: _Agreed) -> bool:
    """True for a sum that is the product's price, below the one agreed."""
    clean = normalised(clause.text)
    if _MORE_TAKEN.search(clean):
        return False
    lowest, below = (limit * (1 - ROUNDED) for limit in (agreed.prices.floor, agreed.settled))
    return any(
        lowest <= q.value < below and not agreed.knows(q, anew=False) and _is_price(q, clean, agreed.prices)
        for q in quantities(clause.text)
        if not denied(clean, q)
    )


def _is_price(quantity: Quantity, clean: str, prices: Prices) -> bool:
    if quantity.per and prices.tells(quantity.value):
        # A rate may be that of anything else; a price by the month is one, too.
        return False
    before, after = around(clean, quantity)
    if quantity.measure is Measure.MONEY:
        return True
    bare = quantity.measure is Measure.COUNT and bool(_AS_PRICE.search(before)) and not _COUNTS.match(after)
    return bare and not _is_hour(quantity, before, clean)


def _is_hour(quantity: Quantity, before: str, clean: str) -> bool:
    """True for a small number beside a day, or behind "at", without a word that asks a price."""
    beside = "?" in clean or _DAY.search(clean) or before.endswith("at ")
    return quantity.value <= HOURS and bool(beside) and not ASKED.search(clean)
