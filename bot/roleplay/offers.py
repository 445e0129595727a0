"""What sums a reply names, and which price it offers: not an hour, a part of the price, or what is left to pay."""

import re
from collections.abc import Iterator

from bot.grading.quantities import Measure, Quantity, quantities
from bot.grading.surface import normalised
from bot.grading.types import LEAST_SHARE, Grade, near_list
from bot.scenario.model import Product
from bot.scenario.vocabulary import Move

THOUSAND = 1000
ROUND = 10_000
"""List price from which people leave the thousands unsaid: "отдам за семнадцать"."""

_LEFT_UNSAID = re.compile(
    r"\s*(?:$|[.,!?;:)\n]|(?:за|и|но|если|при|с|со|без|это|сразу|for|and|but|if|when|with|then|is)\b)"
)
"""What may follow a number whose thousands are left unsaid; a noun says what is counted: "двенадцать машин"."""

_BY = re.compile(r"\s*(?:в|на|тогда|так|или|a|an|per|each|all|or|it|flat)\b")
"""What may follow a small number besides, where it is a price: "fifteen a month"."""

SMALL = 1000
"""Value below which a number without a unit may count anything: vans, hours."""

PERIODS = (
    ("мес", "month"), ("month", "month"), ("год", "year"), ("year", "year"), ("недел", "week"), ("week", "week"),
    ("день", "day"), ("сут", "day"), ("day", "day"),
)  # fmt: skip
"""How a unit names the period that a price is for."""

_CHEAPER = re.compile(
    r"ски[дн]|дешевл|сни[жз]|сниму|снимем|сброс|уступ|минус|\boff\b|discount|cheaper|less\b|reduc|knock"
)
_LESS = re.compile(
    r"\bски(?:ну|нем|дыва|дк)\w*|\bдешевле на\b|\bсни(?:жу|зим)\b|\bсброшу\b|\bуступ\w+|\bминус\b|\boff\b|"
    r"\bdiscount|\bcheaper\b|\breduc\w+|\bknock"
)
"""Words that take a sum off the price."""

_ONE_THOUSAND = re.compile(
    r"\b(?:скину|скинем|уступлю|уступим|сброшу|минус|на) (?:вам )?тысячу\b|\ba (?:thousand|grand)\b"
)
LEAST_OFF = 0.001
"""Share of the list price below which nothing is given away."""

_WORD = re.compile(r"[a-zа-я]")
_NO_PRICE = re.compile(r"\b(?:вместо|instead of|rather than|старше|моложе|over|under|above)\s+$")
"""What stands before a number that is no price with its thousands left unsaid: another price, an age."""

_HOUR = re.compile(
    r"\b(?:понедельник|вторник|сред[уы]|четверг|пятниц[уы]|суббот[уы]|воскресенье|сегодня|завтра|послезавтра|утром|"
    r"днем|вечером|\w+day|today|tomorrow|morning|afternoon|evening) (?:в|к|до|после|at|by|before|after) $"
)
"""What stands before the time of a day."""

_DAY = re.compile(
    r"\b(?:понедельник|вторник|сред[уы]|четверг|пятниц[уы]|суббот[уы]|воскресенье|завтра|послезавтра|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow)\b"
)
HOURS = 24
"""Number up to which one without a unit is an hour, in a sentence that names a day: "would Wednesday suit, say 10?"."""

_ABOUT = re.compile(
    r"\b(?:меньше|менее|больше|более|около|примерно|порядка|почти|under|below|less than|more than|about|around|roughly|"
    r"almost|nearly|over)(?: чем)? $"
)
"""What stands before a sum that is reckoned, not offered."""

_TRADED_IN = re.compile(
    r"\bзачет|\bза (?:ваш\w* )?стар\w+|\bстар\w+ (?:\w+ ){0,2}(?:прим|сда|возьм|забер)|\bтрейд|\btrade.?in\b|"
    r"\bpart.?ex|\bfor your old\b"
)
"""A sum in a sentence with these is what is left to pay when the old thing is taken in."""

_IN_PART = re.compile(
    r"\bполовин|(?<!при )(?<!за )\bпредоплат|\bзадат|(?<!при )\bаванс|\bвзнос|\bостальн|\bостаток|рассрочк|"
    r"\bчастями\b|\bплатеж|\bhalf\b|\bdeposit|\bdown ?payment|\bup ?front|\binstal|\bthe rest\b|\bthe balance\b"
)
"""A sum beside these is a part of the price."""

_REFUSED = re.compile(r"\b(?:не (?:могу|можем|смогу|сможем|получится|выйдет|отдам)|can't|cannot|can not|won't)\b")

OFFERING = (Move.CONCESSION, Move.TRADE, Move.PRICE, Move.NEXT_STEP)
GIVING = (Move.CONCESSION, Move.TRADE)

_SENTENCE_END = re.compile(r"(?<=[.!?\n])\s+")
_PART = re.compile(r"[.,!?;)\n]+(?=\s|$)")
"""Between what is refused and what is offered instead."""


def sums(text: str, listed: float, unit: str | None = None) -> Iterator[float]:
    """Amounts of a text that may be prices of a product of that list price; "семнадцать" may mean thousands.

    Args:
        text: as said.
        listed: the list price.
        unit: what that price is for; "a month" after a sum belongs to a price by the month only.
    """
    clean, period = normalised(text), _period(unit or "")
    named = quantities(text)
    in_money = any(q.measure is Measure.MONEY and near_list(q.value, listed) for q in named)
    for quantity in named:
        if quantity.measure not in (Measure.MONEY, Measure.COUNT) or quantity.per not in _rates(period):
            continue
        if _HOUR.search(clean.partition(quantity.words)[0]):
            continue
        if _small(quantity, listed) and (in_money or _counts(quantity, clean)):
            continue
        unsaid = listed >= ROUND and quantity.measure is Measure.COUNT and _stands_alone(clean, quantity.words)
        for value in (quantity.value, quantity.value * THOUSAND) if unsaid else (quantity.value,):
            if near_list(value, listed):
                yield value
                break


def _small(quantity: Quantity, listed: float) -> bool:
    """True for a number like the price that may count anything; beside a sum of money it is no price."""
    return quantity.measure is Measure.COUNT and quantity.value < SMALL and near_list(quantity.value, listed)


def _counts(quantity: Quantity, clean: str) -> bool:
    """True for what is counted ("nine vans"), and for an hour ("would Wednesday suit, say 10?")."""
    after = clean.partition(quantity.words)[2]
    if _LEFT_UNSAID.match(after):
        return quantity.value <= HOURS and bool(_DAY.search(clean))
    return not _BY.match(after)


def _rates(period: str) -> tuple[str, ...]:
    """By what a price may be said to be: "1700 за килограмм" is the price of a thing, "1700 в месяц" of a month."""
    return ("", period) if period else ("", "one")


def _period(unit: str) -> str:
    """The period that a price is for, empty where it is for a thing."""
    return next((period for start, period in PERIODS if re.search(rf"\b{start}", unit.lower())), "")


def _stands_alone(clean: str, words: str) -> bool:
    """True where nothing is counted by a number and it is no other than the one meant."""
    before, _, after = clean.partition(words)
    return bool(_LEFT_UNSAID.match(after)) and not _NO_PRICE.search(before)


def offered_price(product: Product, reply: str, grade: Grade) -> float | None:
    """The price on offer up to the list: named, or as a percentage or a sum given away or traded."""
    if not grade.has(*OFFERING):
        return None
    others = {extra.price for extra in product.extras}
    parts = list(_offering(reply, product.price))
    said = sums(". ".join(parts), product.price, product.unit)
    if offered := [value for value in said if value <= product.price and value not in others]:
        return min(offered)
    if not grade.has(*GIVING):
        return None
    given = [normalised(move.evidence) for move in grade.moves if move.move in GIVING]
    cheaper = [p for p in parts if _CHEAPER.search(p) or any(p.strip() in e or e in p for e in given)]
    percents = [q.value for part in cheaper for q in quantities(part) if q.measure is Measure.PERCENT]
    if percents and max(percents) < 100 * LEAST_SHARE:
        return round(product.price * (1 - max(percents) / 100), 2)
    taken_off = [value for part in cheaper for value in _taken_off(part, product.price)]
    return round(product.price - max(taken_off), 2) if taken_off else None


def _offering(reply: str, listed: float) -> Iterator[str]:
    """The parts of a reply whose sums may be an offer: not refused, not reckoned, the whole price and nothing else."""
    for sentence in _SENTENCE_END.split(reply):
        if _TRADED_IN.search(normalised(sentence)):
            continue
        before = ""
        for part in _PART.split(sentence):
            clean = normalised(part)
            # A bare sum belongs to what stands before it: "half now, 92 500".
            beside = clean if _WORD.search(clean) else f"{before} {clean}"
            if not _REFUSED.search(clean) and not _IN_PART.search(beside):
                yield _firm(clean, normalised(sentence), listed)
            before = clean


def _firm(clean: str, sentence: str, listed: float) -> str:
    """A part of a sentence without sums that are reckoned ("less than thirty thousand") and without hours."""
    for quantity in quantities(clean):
        before = clean.partition(quantity.words)[0]
        if _ABOUT.search(before) or (_small(quantity, listed) and _counts(quantity, sentence)):
            clean = clean.replace(quantity.words, "")
    return clean


def _taken_off(part: str, listed: float) -> Iterator[float]:
    """Sums taken off the list price: "минус сто пятьдесят", where the price is in millions, means thousands."""
    if not _LESS.search(part):
        return
    if _ONE_THOUSAND.search(part) and LEAST_OFF * listed <= THOUSAND < (1 - LEAST_SHARE) * listed:
        yield THOUSAND
    for quantity in quantities(part):
        if quantity.measure not in (Measure.MONEY, Measure.COUNT) or quantity.per:
            continue
        thousands = quantity.measure is Measure.COUNT and listed >= ROUND and quantity.value < LEAST_OFF * listed
        value = quantity.value * THOUSAND if thousands else quantity.value
        if LEAST_OFF * listed <= value < (1 - LEAST_SHARE) * listed:
            yield value
