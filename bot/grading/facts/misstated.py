"""What a reply plainly misstates: another number than the fact that it is about, or a charge for what is free.

The comparison of meanings (`coverage`) must be sure of what is meant. Here the words must be those of one fact, and a
number must be one that stands nowhere and follows from nothing: "8p a cup" where the file says sixteen.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.grading.facts.coverage import same_amount
from bot.grading.facts.false_terms import attributed
from bot.grading.facts.reckoning import MOST_NAMED, follows
from bot.grading.facts.statements import IF, Statement, Told, content_stems, spread_of, statement, stems_of
from bot.grading.list_price import Prices, near_list
from bot.grading.text.amounts import ROUGHLY, Bound, is_sum
from bot.grading.text.clauses import Clause
from bot.grading.text.elsewhere import NOT_OURS
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import Quantity, quantities
from bot.grading.text.sentences import sentences
from bot.grading.text.units import Measure
from bot.grading.types import FalseClaim, Point

COVERED = 0.6
"""Share of a claim's words that a fact must have, for the claim to be about its matter."""

AKIN = 0.5
"""Share from which a fact may be of the same matter: what it says, too, may be told."""

RARE, RARE_AT_LEAST = 0.3, 2
"""Share of a file's facts up to which a word tells one of them: "boot" of a car does, of walking boots does not."""

MOSTLY = 0.75
"""Share of the words of a charge that a fact must have that calls it free."""

LOOSE, LOOSE_TIME = 0.05, 0.1
"""Shares by which a number may differ from the one in its place without being another: nobody lies by so little."""

SAME = 0.01
"""Share by which a number may differ from the same one: a year is 365 days, or twelve months of 30."""

OWN_WORDS = 2
"""Words in common from which a claim is in a fact's own words."""

TELLING = 10
"""A bare number from here on is hardly that of anything else by chance."""

_NO_CLAIMS = (
    re.compile(r"\?"),
    ROUGHLY,
    NOT_OURS,
    re.compile(r"\b(?:would|could|might|may|imagine|suppose|say|допустим|предположим|представьте|бы)\b"),
    re.compile(
        r"\b(?:now|today|currently|at present|later|afterwards|otherwise|separately|next|from now|"
        r"сейчас|сегодня|потом|отдельно|иначе)\b"
    ),
)
"""Questions, round figures, what others do, what is only supposed, and what is so today or some other time."""

_SPARED = re.compile(r"\b(?:sav(?:e[sd]?|ing)|instead|worth|эконом\w+|вместо|избав\w+|обычн\w+)\b")

_NOT_STATED = frozenset({Measure.TIMES, Measure.CLOCK})


@dataclass(frozen=True, kw_only=True)
class _Known:
    """What a claim is held against."""

    points: Sequence[Point]
    cut: Sequence[Clause]
    prices: Prices | None
    heard: Sequence[str]
    """The customer's last words, and the seller's own before."""
    said: Sequence[str]
    """All that the customer has said."""

    @cached_property
    def whole(self) -> str:
        """The whole reply."""
        return " ".join(clause.text for clause in self.cut)

    @cached_property
    def facts(self) -> Sequence[str]:
        """What is known of the product."""
        return [wording for point in self.points for wording in point.wordings]

    def sentence(self, clause: Clause) -> str:
        """The sentence that a clause stands in."""
        found = (sentence for sentence in sentences(self.whole) if clause.text in sentence)
        return normalised(next(found, clause.text))


def misstated(
    points: Sequence[Point],
    cut: Sequence[Clause],
    prices: Prices | None,
    heard: Sequence[str],
    said: Sequence[str] = (),
) -> FalseClaim | None:
    """The first clause that states another number than the fact that it is about; None where none does.

    Args:
        points: all that is true of the product.
        cut: the clauses of the reply.
        prices: of the product, if they are known.
        heard: the customer's last words, and the seller's own before.
        said: all that the customer has said, from which a sum may follow.
    """
    known = _Known(points=points, cut=cut, prices=prices, heard=heard, said=said)
    spread = spread_of(tuple(points))
    rare = max(RARE_AT_LEAST, RARE * len(points))
    for clause in cut:
        stated = statement(clause.text)
        if not (stated.told or stated.charges) or not any(spread[stem] <= rare for stem in stated.stems):
            continue
        sentence = known.sentence(clause)
        if attributed(clause.text, sentence) or any(hint.search(sentence) for hint in _NO_CLAIMS):
            continue
        condition = bool(IF.search(sentence))
        against = _miscounted(stated, clause, known, condition=condition) or _charged(stated, clause, known)
        if against:
            return FalseClaim(fact=against, quote=clause.text)
    return None


def _miscounted(said: Statement, clause: Clause, known: _Known, *, condition: bool) -> str:
    """The wording that a number of the clause is told against; empty where there is none."""
    for number in said.told:
        if number.amount.quantity.measure in _NOT_STATED or number.amount.bound is Bound.LEAST or number.supposed:
            continue
        against = _against(number, said, known, condition=condition)
        # Of a claim in a fact's own words it is no excuse that another fact happens to hold the number.
        certain = len(said.stems) >= OWN_WORDS and said.stems <= statement(against).stems
        if against and not _backed(number, clause, said, known, certain=certain):
            return against
    return ""


def _charged(said: Statement, clause: Clause, known: _Known) -> str:
    """The wording by which something is free that the clause asks money for; empty where there is none."""
    if not said.charges or _SPARED.search(known.sentence(clause)) or any(statement(c.text).free for c in known.cut):
        return ""
    if len(said.stems) < OWN_WORDS and not said.stems <= said.extra:
        # With a case the glass is free: one word in common does not tell which of the two is paid for.
        return ""
    named = [number for number in said.told if _is_payable(number.amount.quantity)]
    backed = any(_backed(number, clause, said, known) for number in named)
    for point in known.points:
        share = len(said.stems & stems_of(point)) / len(said.stems)
        if share < MOSTLY or (backed and not (said.extra and said.stems <= stems_of(point))):
            continue
        for wording in point.wordings:
            text = statement(wording)
            if text.free and len(said.stems & text.stems) >= min(OWN_WORDS, len(said.stems)):
                return wording
    return ""


def _against(number: Told, said: Statement, known: _Known, *, condition: bool) -> str:
    """The wording that holds another number in the place of this one, of the fact that has most of its words."""
    best, most = "", (0, 0)
    own = said.stems - content_stems(number.amount.counted)
    right = [quantity for quantity in quantities(known.whole) if quantity != number.amount.quantity]
    for point in known.points:
        shared = len(said.stems & stems_of(point))
        if not shared or shared < COVERED * len(said.stems):
            continue
        for wording in point.wordings:
            text = statement(wording)
            common = len(own & text.stems)
            if common < max(1, min(OWN_WORDS, len(own))) or (shared, common) <= most:
                continue
            if text.asks or (condition and not text.condition):
                continue
            rivals = [other.amount.quantity for other in text.told if _in_place(number, other)]
            if any(not any(_is(told, rival) for told in right) for rival in rivals):
                best, most = wording, (shared, common)
    return best


def _in_place(number: Told, other: Told) -> bool:
    """True where two numbers could stand in each other's place and exclude each other."""
    one, two = number.amount, other.amount
    mine, theirs = one.quantity, two.quantity
    if _measure(mine) is not _measure(theirs) or mine.per != theirs.per or number.rate != other.rate:
        return False
    if one.off != two.off or one.counted != two.counted or _about(mine, theirs) or not number.near & other.near:
        return False
    if None not in (number.lasts, other.lasts) and number.lasts != other.lasts:
        return False
    if _measure(mine) is Measure.COUNT and not one.counted:
        return False
    if one.bound is Bound.MOST:
        return two.bound is Bound.MOST
    less = mine.value < theirs.value
    return not (two.bound is Bound.LEAST and not less) and not (two.bound is Bound.MOST and less)


def _backed(number: Told, clause: Clause, said: Statement, known: _Known, *, certain: bool = False) -> bool:
    """True for a number that is known, or follows from known ones."""
    quantity = number.amount.quantity
    if any(same_amount(quantity, other) for text in known.heard for other in quantities(text)):
        return True
    alike = []
    for point in known.points:
        akin = len(said.stems & stems_of(point)) >= AKIN * len(said.stems)
        for wording in point.wordings:
            text = statement(wording)
            near = akin and (quantity.value >= TELLING or bool(said.stems & text.stems))
            for other in (told.amount for told in text.told):
                if near and not other.counted and same_amount(quantity, other.quantity):
                    return True
                if _is(quantity, other.quantity) and (akin or not certain):
                    return True
            alike += [told.amount.quantity for told in text.told] if akin else []
    prices = known.prices
    if not certain and prices is not None and any(abs(quantity.value - one) <= SAME * one for one in prices.others):
        return True
    return _reckoned(number, clause, known) if is_sum(quantity) else _one_step(quantity, alike, known)


def _reckoned(number: Told, clause: Clause, known: _Known) -> bool:
    quantity, prices = number.amount.quantity, known.prices
    if number.rate or quantity.per:
        # Of the same thing by the same measure there is one price, alone or with something else.
        return prices is not None and _with_another(quantity.value, prices)
    # Whether the product's own price is right is not for the facts to say.
    near = prices is not None and near_list(quantity.value, prices.listed)
    return (
        near
        or _multiple(quantity, known)
        or follows(quantity, clause.text, known.whole, known.facts, (*known.heard, *known.said), known.prices)
    )


def _one_step(quantity: Quantity, alike: Sequence[Quantity], known: _Known) -> bool:
    """True for what two numbers come to, or differ by, or so many times one; one of them is told in the talk."""
    heard = [q for text in (known.whole, *known.heard) for q in quantities(text)[:MOST_NAMED] if not _is(q, quantity)]
    pairs = itertools.product(heard, (*heard, *alike))
    return any(_equal(quantity.value, value) for one, two in pairs for value in _steps(one, two, quantity.measure))


def _steps(one: Quantity, two: Quantity, wanted: Measure) -> Iterator[float]:
    measures = (one.measure, two.measure)
    if measures == (wanted, wanted):
        yield from (one.value + two.value, abs(one.value - two.value))
    if Measure.COUNT in measures and wanted in measures:
        yield one.value * two.value
        if one.value and two.value:
            yield from (one.value / two.value, two.value / one.value)


def _equal(value: float, other: float) -> bool:
    return abs(value - other) <= SAME * max(value, other)


def _with_another(value: float, prices: Prices) -> bool:
    """True for the product's price with, or without, another sum of the file."""
    return any(abs(abs(value - prices.listed) - other) <= min(1, SAME * value) for other in prices.others)


def _multiple(quantity: Quantity, known: _Known) -> bool:
    """True for so many of a thing at a price that the reply or the file names."""
    beside = [other for other in quantities(known.whole) if other.value != quantity.value]
    pieces = [other.value for other in beside if other.measure is Measure.COUNT and other.value > 1]
    sums = [other.value for other in (*beside, *(q for text in known.facts for q in quantities(text))) if is_sum(other)]
    sums += [] if known.prices is None else [known.prices.listed]
    return any(abs(quantity.value - n * price) <= SAME * quantity.value for n in pieces for price in sums)


def _measure(quantity: Quantity) -> Measure:
    """What is measured; a large bare number is a sum."""
    return Measure.MONEY if is_sum(quantity) else quantity.measure


def _about(one: Quantity, other: Quantity) -> bool:
    """True where one is the other in round figures: seven thousand for 6,900, four weeks for a month."""
    loose = LOOSE_TIME if one.measure is Measure.TIME else LOOSE
    return abs(one.value - other.value) <= loose * max(one.value, other.value)


def _is(one: Quantity, other: Quantity) -> bool:
    return one.measure is other.measure and _equal(one.value, other.value)


def _is_payable(quantity: Quantity) -> bool:
    return quantity.measure is Measure.PERCENT or is_sum(quantity)
