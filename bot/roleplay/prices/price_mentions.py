"""Which amounts of a text may be prices of a product: not an hour, not what is counted, thousands left unsaid."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.grading.list_price import ROUND, THOUSAND, near_list
from bot.grading.text.calendar import HOURS
from bot.grading.text.numbered import names_thing
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import Quantity, around, quantities
from bot.grading.text.sentences import in_sentence
from bot.grading.text.taken_off import BEFORE_SUM, OFF, TAKES_OFF
from bot.grading.text.units import Measure, unit_at
from bot.roleplay.prices.hours import is_hour

_LEFT_UNSAID = re.compile(
    r"\s*(?:$|[.,!?;:)\n]|(?:за|и|но|если|при|с|со|без|это|сразу|ровно|тогда|последн\w+|плюс|максимум|минимум|"
    r"for|and|but|if|when|with|then|is|it is|works|flat|even|round|all in|plus)\b)"
)
"""What may follow a number whose thousands are left unsaid; a noun says what is counted: "двенадцать машин"."""

_GIVEN_AT = re.compile(
    r"\s*(?:отда|с?дела|могу|можем|уступ|заб[ие]р|бер[еи]|пойд[уе]|подойдет|подпиш|устро|годится|по рукам|пожалуйста|"
    r"да(?:м|ю|дим)(?!\w))"
)
"""What follows such a number where it is given: "за 17 отдам"; an hour has "в" or "к" before it."""

_AT_AN_HOUR = re.compile(r"\b(?:в|к|ко|после|с) $")

_SAID = re.compile(r"тыс|thousand|\dk\b")
"""Thousands that are said: "three thousand" is not three million."""

SMALL = 1000
"""Value below which a number without a unit may count anything: vans, hours."""

_NOUN = re.compile(
    r"\s+(?:(?!(?:plus|less|is|as|its|this|works|does|has|makes|suits|sounds|includes|covers|gets|pounds|euros|dollars)\b)"
    r"[a-z]+s\b|people\b|men\b|women\b|or so\b|"
    r"(?!(?:если|тогда|плюс|вместо|сразу|рубл\w*|тысяч\w*)\b)[а-я]{4,})"
)
"""What is counted: "nine vans"."""

_MANY = re.compile(
    r"\s+(?:miles|customers|clients|people|users|visitors|followers|reviews|orders|cups|words|views|revs|"
    r"миль|клиент\w*|человек(?!\w)|покупател\w+|посетител\w+|подписчик\w*|отзыв\w*|заказ(?:ов|а)(?!\w)|просмотр\w*|"
    r"оборот\w*|моточас\w*|пробег\w*)"
)
"""What is counted by the thousand: "11,000 miles"."""

_COUNTED = re.compile(
    r"\b(?:all|you (?:take|order|buy)|(?:sign|quote) for|for (?:the|all(?: the)?)|за все[хм]?|возьмете|берете) $"
)
"""What stands before a number that is counted: "if you take nine"."""

_HALF = re.compile(r"\s*(?:с половиной|and a half)\b")
_SCALE = r"(?P<scale> (?:тыс\w*|thousand|grand|миллион\w*|million|млн)\b)?"
"""What the half of a sum may be of; mostly it is left unsaid."""

_MEETING = re.compile(
    r"\b(?:(?:ring|call|meet|come|see|be|pop)\b(?: \w+){0,2} (?:at|by)|"
    r"(?:встре\w+|за(?:еду|ехать|едем)|подъе\w+|прие\w+|позвон\w+|набер\w+|созвон\w+|буд(?:у|ем|ет))(?: \w+)? "
    r"(?:в|к|до)) $"
)
"""What stands before an hour: "shall I ring at 10", "заеду в 15"."""

_FLAT = re.compile(r"\s*(?:flat|even|round|all in|ровно)\b")

_PART_BEFORE = re.compile(
    r"(?<!с )(?<!без )(?<!при )(?<!за )(?<!no )(?<!with )(?<!pay )(?<!paid )(?<!payment )(?<!full )"
    r"\b(?:половин\w+|предоплат\w+|задат\w+|аванс\w*|взнос\w*|остальн\w+|остат\w+|платеж\w*|half|deposit|"
    r"down ?payment|up ?front|instalments?|rest|balance)\b\W*(?:\w+\W+){0,2}$"
)

_REST = re.compile(r"\b(?:остальн\w+|остат\w+|rest|balance)\b")
MOST_PAID_FIRST = 0.75
"""Share of the list price from which a sum is no deposit."""

_PART_AFTER = re.compile(r"\s*(?:аванс|задат|взнос|now,? (?:and )?the rest|deposit)")
"""What stands beside a sum that is a part of the price: "half now, 92 500"."""

_OFF_BEFORE = re.compile(
    rf"\b(?:{TAKES_OFF}|сниму|"
    r"(?:подвин|спущ|опущ)\w+(?= (?:еще )?на )|(?:come|go) down|(?:come|go|bring it|drop(?: it)?|lower it|reduce it)"
    r"(?: down)? by|(?:сделаю|сделаем|отдам|отдадим)\b[^.,]*\bдешевле|(?:knock|take) off)"
    rf"{BEFORE_SUM}|\bless(?: another)? ?[£$€]?$"
)

_OFF_AFTER = re.compile(rf"\s*(?:(?:pounds|quid|dollars|euros|рублей|тысяч) )?{OFF}")
"""What stands beside a sum that is taken off the price."""

_TALK = """
рублей рубль скидка скидкой процент процентов цена вместе сразу если возьмете оплата дешевле бесплатно тысяч
price together percent cheaper cheap discount pounds free year month with this that there your take
"""
TALK_OF_PRICES = frozenset(_TALK.split())
"""Words of an extra's text that any talk of prices holds."""

PERIODS = (
    ("мес", "month"), ("month", "month"), ("год", "year"), ("year", "year"), ("недел", "week"), ("week", "week"),
    ("день", "day"), ("сут", "day"), ("day", "day"),
)  # fmt: skip
"""How a unit names the period that a price is for."""

MONTHS = 12
"""Of a year: sums by the one are told by the other, too."""

NO_PRICE = re.compile(r"\b(?:вместо|instead of|rather than|старше|моложе|over|under|above)\s+$")
"""What stands before a number that is no price: another price, an age."""

_DATE = re.compile(r"(?:st|nd|rd|th)\b|-?(?:го|ое|е|му)\b| числ")
"""What follows the day of a month."""


def sums(text: str, listed: float, unit: str | None = None) -> Iterator[float]:
    """Amounts of a text that may be prices of a product of that list price; "семнадцать" may mean thousands.

    Args:
        text: as said.
        listed: the list price.
        unit: what that price is for; "a month" after a sum belongs to a price by the month only.
    """
    clean = normalised(text)
    named = _in_two_parts(quantities(text), clean, listed)
    plain = any((q.measure is Measure.MONEY or q.per) and near_list(q.value, listed) for q in named)
    for quantity in named:
        if quantity.measure not in (Measure.MONEY, Measure.COUNT) or quantity.per not in rates(unit or ""):
            continue
        before, after = around(clean, quantity)
        if _DATE.match(after) or is_hour(quantity, *in_sentence(before, after)):
            continue
        named_so = not quantity.per and _is_small(quantity) and names_thing(before, after)
        if named_so or _is_measured(after) or _MANY.match(after):
            continue
        bare = is_bare(quantity, listed)
        if bare and (plain or is_counted(quantity, before, after)):
            continue
        given = _GIVEN_AT.match(after) and not _AT_AN_HOUR.search(before)
        alone = bool(_LEFT_UNSAID.match(after) or given) or (quantity.value >= SMALL and not _NOUN.match(after))
        unsaid = listed >= ROUND and quantity.measure is Measure.COUNT and alone and not _SAID.search(quantity.words)
        unsaid = unsaid and not (NO_PRICE.search(before) or _meets(before, after) or _COUNTED.search(before))
        for value in (quantity.value, quantity.value * THOUSAND) if unsaid else (quantity.value,):
            if near_list(value, listed):
                yield value
                break


def _in_two_parts(named: Sequence[Quantity], clean: str, listed: float) -> list[Quantity]:
    """The quantities, with those that together are a price: "thirty-four twenty", "sixteen fifty", "twenty-one six"."""
    found: list[Quantity] = []
    for quantity in (_and_a_half(_and_a_hundred(one, clean, listed), clean, listed) for one in named):
        before = found[-1] if found else None
        whole = _whole(before, quantity, clean, listed) if before else None
        if whole:
            found[-1] = whole
        else:
            found.append(quantity)
    return found


def _and_a_hundred(quantity: Quantity, clean: str, listed: float) -> Quantity:
    """The quantity, or the price that it is with the "one" behind it: "eleven one" of a car."""
    words, value = f"{quantity.words} one", quantity.value * THOUSAND + THOUSAND / 10
    bare = quantity.measure is Measure.COUNT and not quantity.per and quantity.words.isalpha()
    if bare and near_list(value, listed) and re.search(rf"\b{words}\b", clean):
        return Quantity(measure=Measure.MONEY, value=value, words=words, per="")
    return quantity


def _and_a_half(quantity: Quantity, clean: str, listed: float) -> Quantity:
    """The quantity, or the price that it is with half a thousand or a million: "семнадцать с половиной тысяч"."""
    if quantity.measure is not Measure.COUNT or quantity.per or quantity.value != int(quantity.value):
        return quantity
    if "с половиной" not in clean and "and a half" not in clean:
        return quantity
    if is_hour(quantity, *in_sentence(*around(clean, quantity))):
        return quantity
    found = re.search(rf"(?<![\w.,]){re.escape(quantity.words)} (?:с половиной|and a half)\b{_SCALE}", clean)
    if found is None or not (found["scale"] or _LEFT_UNSAID.match(clean[found.end() :])):
        return quantity
    values = ((quantity.value + 0.5) * scale for scale in (THOUSAND, THOUSAND**2))
    value = next((value for value in values if near_list(value, listed)), None)
    return Quantity(measure=Measure.MONEY, value=value, words=found[0], per="") if value else quantity


def _is_measured(after: str) -> bool:
    """True where a half and its unit stand behind a number: "семнадцать с половиной лет", "ten and a half weeks"."""
    half = _HALF.match(after)
    return half is not None and unit_at(after, half.end())[0] not in (Measure.COUNT, Measure.MONEY)


def _whole(first: Quantity, second: Quantity, clean: str, listed: float) -> Quantity | None:
    """The price that two numbers in words name together, None where they do not."""
    words = next((w for w in (f"{first.words}{joint}{second.words}" for joint in " -") if w in clean), None)
    bare = first.measure is second.measure is Measure.COUNT and not first.per
    if words is None or not bare or not 1 <= first.value < 100 or not words.isascii() or re.search(r"\d", words):
        return None
    if second.value < 10:
        values: Sequence[float] = (first.value * THOUSAND + second.value * 100,)
    else:
        values = (first.value + second.value / 100, first.value * 100 + second.value)
    price = next((v for v in values if second.value < 100 and near_list(v, listed)), None)
    return Quantity(measure=Measure.MONEY, value=price, words=words, per=second.per) if price else None


def is_bare(quantity: Quantity, listed: float) -> bool:
    """True for a number like the price that may count anything; beside a sum of money it is no price."""
    return not quantity.per and _is_small(quantity) and near_list(quantity.value, listed)


def _is_small(quantity: Quantity) -> bool:
    return quantity.measure is Measure.COUNT and quantity.value < SMALL


def is_counted(quantity: Quantity, before: str, after: str) -> bool:
    """True for what is counted ("nine vans"), and for the hour of a meeting ("shall I ring at 10?")."""
    meeting = quantity.value <= HOURS and _meets(before, after)
    return bool(meeting or _NOUN.match(after) or _COUNTED.search(before))


def _meets(before: str, after: str) -> bool:
    """True for the hour of a meeting; "I'll meet you at twenty flat" is a price."""
    return bool(_MEETING.search(before)) and not _FLAT.match(after)


def is_part(before: str, after: str, share: float = 0) -> bool:
    """True for a part of a price: "half now, 92 500", "£500 deposit".

    Args:
        before: what stands before the sum, normalised.
        after: what follows it.
        share: of the list price that the sum is; for nearly all of it only the rest may be: "a deposit today: £11,100".
    """
    if share >= MOST_PAID_FIRST and not _REST.search(before):
        return False
    return bool(_PART_BEFORE.search(before) or _PART_AFTER.match(after))


def is_taken_off(before: str, after: str) -> bool:
    """True for what a price is lowered by: "минус 500", "less £200", "£10 off"."""
    return bool(_OFF_BEFORE.search(before) or _OFF_AFTER.match(after))


@cache
def rates(unit: str) -> tuple[str, ...]:
    """By what a price may be said to be: "1700 за килограмм" is the price of a thing, "1700 в месяц" of a month.

    Of "a van a month" it may be either.
    """
    by_period = period(unit)
    by_thing = ("one",) if not by_period or len(unit.split()) > 1 else ()
    return ("", *by_thing, *((by_period,) if by_period else ()))


def period(unit: str) -> str:
    """The period that a price is for, empty where it is for a thing."""
    return next((period for start, period in PERIODS if re.search(rf"\b{start}", unit.lower())), "")


def periods(said: str, asked: str) -> tuple[float, ...]:
    """How many of the period said the one of the price holds; nothing where neither is a month of the other."""
    return {("month", "year"): (MONTHS,), ("year", "month"): (1 / MONTHS,)}.get((said, asked), ())
