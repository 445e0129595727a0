"""Numbers that a text names, with their units, in digits and in words: "полтора года", "15k", "nine out of ten".

What a fact says in one unit a trainee may say in another, so every quantity is brought to one unit of its kind.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite

from bot.grading.text.numbers import NUMBER, number_at
from bot.grading.text.plain import normalised
from bot.grading.text.units import Measure, rate_at, unit_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit."""

    measure: Measure
    value: float
    words: str
    """As they stand in the (normalised) text."""
    per: str = ""
    """For a rate, the period or thing it is counted by: day, week, month, year, one; empty for a plain amount."""

    def equals(self, other: "Quantity") -> bool:
        """True when both say the same amount; a bare number may mean any unit."""
        if not self.comparable(other):
            return False
        return abs(self.value - other.value) <= TOLERANCE * max(abs(self.value), abs(other.value), 1e-9)

    def comparable(self, other: "Quantity") -> bool:
        """True when the two could be about the same thing; a rate is not comparable with a sum."""
        if self.per and other.per and self.per != other.per:
            return False
        return self.measure is other.measure or Measure.COUNT in (self.measure, other.measure)


TOLERANCE = 0.02
"""Relative difference up to which two amounts are the same: a year is 365 days, or twelve months of 30."""

_RANGE = re.compile(r"(?:[-–—]|,? (?:or|to|maybe|или|до|а то и|может)\b|(?P<loose>,|\s[-–—]))\s?")
"""Between the ends of a range; a comma or a dash in spaces may as well stand between two amounts."""

CLOSE_TIMES = 1.5
"""So many times its lower end the upper one may be in digits with no more than a comma between."""

_NO_RANGE_BEHIND = re.compile(r"(?:\b(?:за|по|for|at|no\.?|номер|дом|квартира|пункт)|№|\b(?:д|кв|п|стр)\.) ?[$£€]?$")
"""What stands before a price or the number of a paper: "могу за 30, 60 дней на возврат"."""

MOST_TIMES = 3
"""So many times its lower end the upper one of a range may be."""

_RANGED = frozenset({Measure.TIME, Measure.PERCENT, Measure.MASS, Measure.LENGTH, Measure.AREA, Measure.VOLUME})
_OUT_OF = re.compile(
    r"\s*(?:\w+ )?(?:из|out of|of|in)\s+(?:каждых |every )?(ten|ста|100|десяти|10|a hundred|hundred)\b"
)
_CURRENCY_BEFORE = re.compile(r"[$£€]\s?$")
_DOUBLED: Sequence[tuple[str, float]] = (
    (r"вдвое|дважды|двойн\w+|\btwice\b|\bdouble", 2),
    (r"втрое|трижды|тройн\w+|\bthrice\b|\btriple", 3),
)
_LONE: Sequence[tuple[str, Measure, float]] = (
    (
        (
            r"\bна год\b|\bгод (?:гаранти|бесплатн)|(?<=\bгарантия )год\b|"
            r"\ba year's\b|\ba year\b|\bгодов(?:ая|ую|ой)\b|\bover the year\b|"
            r"(?<!\bв )(?<!\bза )(?<!весь )(?<!каждый )(?<!новый )(?<!прошлый )(?<!этот )\bгод(?=\s*(?:[.,;!]|$))"
        ),
        Measure.TIME,
        365,
    ),
    (
        (
            r"\bза (?:день|сутки)\b|\bв тот же день\b|\bsame.day\b|\b(?:a|one) day\b|\bовернайт\b|"
            r"\bв день (?:заказа|сделки|покупки|обращения|оплаты|замера)\b"
        ),
        Measure.TIME,
        1,
    ),
    (r"\bза неделю\b|\bперв(?:ая|ую) недел[яю]\b|\b(?:a|one) week\b|\bчерез неделю\b|\bнеделю\b", Measure.TIME, 7),
    (r"\bmonth's\b|\b(?:a|one) month\b|\bна месяц\b|\bза месяц\b", Measure.TIME, 30),
    (r"\bfortnight\b", Measure.TIME, 14),
    (r"\bкруглосуточ\w*|\bround the clock\b", Measure.COUNT, 24),
    (r"\bполовин\w+|\bhalf\b", Measure.PERCENT, 50),
    (r"\bdecade\b|\bдесятилет\w+", Measure.TIME, 3650),
)
_PARTED: Sequence[tuple[str, Measure, float]] = (
    (r"\bthree quarters of an hour\b", Measure.TIME, 45 / 1440),
    (r"\bquarter of an hour\b|\bчетверть часа\b", Measure.TIME, 15 / 1440),
)
_APART_BEFORE, _APART_AFTER = re.compile(r"(?<![\w.,])"), re.compile(r"(?!\w)")

_UNNUMBERED = re.compile(
    r"год|year|day|ден|сутки|овернайт|недел|week|month|месяц|fortnight|круглосуточ|round|полов|half|decade|"
    r"десятилет|quarter|четверть|вдвое|дважды|двойн|twice|double|втрое|трижды|тройн|thrice|triple"
)
"""Letters of every amount in `_DOUBLED`, `_LONE` and `_PARTED`; most texts have none of them."""

_RATED = frozenset({Measure.MONEY, Measure.TIMES, Measure.COUNT})


@lru_cache(maxsize=8192)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities that a text names, in their order; "one" counts only before a unit."""
    clean = normalised(text)
    found: list[Quantity] = []
    for source in (_parted, _numbers, _doubled, _lone) if _UNNUMBERED.search(clean) else (_numbers,):
        named = list(source(clean))
        for quantity in named:
            # What was counted goes, so that "half a day" is not a day and a half of something as well.
            clean = clean.replace(quantity.words, " " * len(quantity.words), 1)
        found += named
    return tuple(found)


def places(clean: str, quantity: Quantity) -> Iterator[tuple[str, str]]:
    """What stands before and after a quantity in normalised text, for each place where its words stand alone."""
    words = quantity.words
    start = clean.find(words)
    while start >= 0:
        end = start + len(words)
        alone = _APART_BEFORE.match(clean, start) and _APART_AFTER.match(clean, end)
        if alone:
            yield clean[:start], clean[end:]
        start = clean.find(words, end if alone else start + 1)


def around(clean: str, quantity: Quantity) -> tuple[str, str]:
    """What stands before and after a quantity in the normalised text that it was read from."""
    before, _, after = clean.partition(quantity.words)
    return next(places(clean, quantity), (before, after))


def _numbers(clean: str) -> Iterator[Quantity]:
    place = 0
    while match := NUMBER.search(clean, place):
        start = match.start()
        value, place, spelled = number_at(clean, match)
        if not isfinite(value):
            # Three hundred digits in a row count nothing.
            continue
        measure, factor, end = unit_at(clean, place)
        if measure is Measure.COUNT and _CURRENCY_BEFORE.search(clean[:start]):
            measure = Measure.MONEY
        if measure is Measure.COUNT and (share := _OUT_OF.match(clean, place)):
            whole = 100 if share[1] in ("ста", "100", "a hundred", "hundred") else 10
            measure, factor, end = Measure.PERCENT, 100 / whole, share.end()
        if measure is Measure.COUNT and (shared := _shared(clean, (start, place), value, spelled=spelled)):
            measure, factor = shared
        if measure is Measure.COUNT and spelled and value <= 1:
            continue
        per, place = rate_at(clean, end) if measure in _RATED else ("", end)
        yield Quantity(measure=measure, value=value * factor, per=per, words=clean[start:place].strip())


def _shared(clean: str, span: tuple[int, int], value: float, *, spelled: bool) -> tuple[Measure, float] | None:
    """The unit of the number that follows as the other end of a range: "nine, ten days", "от двух до трёх часов"."""
    between = _RANGE.match(clean, span[1])
    following = NUMBER.match(clean, between.end()) if between else None
    if following is None:
        return None
    other, end, both = number_at(clean, following)
    if between and between["loose"] and not _close(value, other, clean[: span[0]], spelled=spelled and both):
        return None
    measure, factor, _ = unit_at(clean, end)
    return (measure, factor) if value < other <= MOST_TIMES * value and measure in _RANGED else None


def _close(low: float, high: float, before: str, *, spelled: bool) -> bool:
    """True for two numbers that make a range though only a comma stands between them."""
    if _NO_RANGE_BEHIND.search(before):
        return spelled and high - low <= 1
    return spelled or high <= CLOSE_TIMES * low


def _doubled(clean: str) -> Iterator[Quantity]:
    for pattern, value in _DOUBLED:
        for match in re.finditer(pattern, clean):
            per, end = rate_at(clean, match.end())
            yield Quantity(measure=Measure.TIMES, value=value, per=per, words=clean[match.start() : end])


def _lone(clean: str) -> Iterator[Quantity]:
    """Amounts that need no number: "a year", "за неделю", "половина"."""
    yield from _phrases(clean, _LONE)


def _parted(clean: str) -> Iterator[Quantity]:
    """Amounts whose words would be read as other numbers: "three quarters of an hour"."""
    yield from _phrases(clean, _PARTED)


def _phrases(clean: str, table: Sequence[tuple[str, Measure, float]]) -> Iterator[Quantity]:
    for pattern, measure, value in table:
        for match in re.finditer(pattern, clean):
            yield Quantity(measure=measure, value=value, words=match[0])
