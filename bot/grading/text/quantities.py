"""Numbers that a text names, with their units, in digits and in words: "полтора года", "15k", "nine out of ten".

What a fact says in one unit a trainee may say in another, so every quantity is brought to one unit of its kind.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.grading.text.plain import normalised


class Measure(StrEnum):
    """What a number counts; the unit that values are brought to."""

    TIME = "time"  # days
    MONEY = "money"  # as named; currencies are not converted
    PERCENT = "percent"
    MASS = "mass"  # kilograms
    LENGTH = "length"  # metres
    AREA = "area"  # square metres
    VOLUME = "volume"  # litres
    POWER = "power"  # watts
    TIMES = "times"
    CLOCK = "clock"  # hours of the day
    COUNT = "count"  # no unit that is known here


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

_UNITS: Sequence[tuple[str, Measure, float]] = (
    (r"(?:минут\w*|мин\b|min(?:ute)?s?\b)", Measure.TIME, 1 / 1440),
    (r"(?:час(?:а|ов|ик\w*|у)?\b|ч\b|hours?\b|hrs?\b|h\b)", Measure.TIME, 1 / 24),
    (
        r"(?:рабочих |календарных |working |business )?(?:дн(?:я|ей|ям|и|ях)?\b|день\b|сут(?:ки|ок)\b|days?\b)",
        Measure.TIME,
        1,
    ),
    (r"(?:недел\w*|нед\b|weeks?\b|wks?\b)", Measure.TIME, 7),
    (r"(?:месяц\w*|мес\b|months?\b|mths?\b)", Measure.TIME, 30),
    (r"(?:квартал\w*|quarters?\b(?! of an? ))", Measure.TIME, 91),
    (r"(?:год(?:а|у|ом|ов|ика)?\b|лет\b|г\.|years?\b|yrs?\b|yr\b)", Measure.TIME, 365),
    (r"(?:процент\w*|проц\b|%|per ?cent\b|percent\w*)", Measure.PERCENT, 1),
    (
        r"(?:руб\w*|р\b|₽|евро\b|€|долл\w*|бакс\w*|\$|£|euros?\b|dollars?\b|pounds?\b|quid\b|bucks?\b|usd\b|eur\b)",
        Measure.MONEY,
        1,
    ),
    (r"(?:коп\w*|cents?\b|pence\b|p\b)", Measure.MONEY, 0.01),
    (r"(?:грамм\w*|гр\b|г\b|grams?\b|g\b)", Measure.MASS, 0.001),
    (r"(?:килограмм\w*|кило\b|кг\b|kilos?\b|kg\b|kilograms?\b)", Measure.MASS, 1),
    (r"(?:тонн\w*|тн?\b|tonnes?\b|tons?\b)", Measure.MASS, 1000),
    (r"(?:мм\b|миллиметр\w*|mm\b)", Measure.LENGTH, 0.001),
    (r"(?:см\b|сантиметр\w*|cm\b)", Measure.LENGTH, 0.01),
    (r"(?:кв\.? ?м\w*|м2|м²|квадрат\w*|square met\w+|sqm\b|sq m\b)", Measure.AREA, 1),
    (r"(?:сот(?:ок|ки|ка)\b)", Measure.AREA, 100),
    (r"(?:метр\w*|м\b|met(?:er|re)s?\b|m\b)", Measure.LENGTH, 1),
    (r"(?:км\b|километр\w*|km\b|kilomet\w+)", Measure.LENGTH, 1000),
    (r"(?:мл\b|миллилитр\w*|ml\b)", Measure.VOLUME, 0.001),
    (r"(?:литр\w*|л\b|lit(?:er|re)s?\b|l\b)", Measure.VOLUME, 1),
    (r"(?:квт\b|киловатт\w*|kw\b|kilowatts?\b)", Measure.POWER, 1000),
    (r"(?:вт\b|ватт\w*|w\b|watts?\b)", Measure.POWER, 1),
    (r"(?:раз(?:а)?\b|times\b)", Measure.TIMES, 1),
)
_UNIT = tuple((re.compile(rf"[ -]?{pattern}"), measure, factor) for pattern, measure, factor in _UNITS)

_MORE = (
    r" (?:and )?(?:сто|дв[ае]|тр[иы]|четыр|пят|шест|сем|восем|девя|деся|один|сорок|"
    r"(?:one|two|three|four|five|six|seven|eight|nine) hundred|\w+t(?:y|een)\b|"
    r"руб|р\b|₽|евро|долл|бакс|euro|dollar|pound|quid|buck)"
)
"""What follows a thousand that is a number of its own; "a thousand charges" is a way of speaking."""

_WORDS: Sequence[tuple[str, float]] = (
    (r"пол(?=год|час|литр|кило|тонн|миллион)|half an?", 0.5),
    (r"полтор(?:а|ы|ашк\w*)|полутора|one and a half", 1.5),
    (r"одн(?:а|у|о|ого|ой|ому|им)|один|one", 1),
    (r"дв(?:а|е|ух|умя|ум|ое|ушк\w*)|пар(?:а|у|ы|очк\w*)|оба|обе|two|both|(?:a )?couple(?: of)?", 2),
    (r"тр(?:и|ех|емя|ем|ое|ешк\w*)|three", 3),
    (r"четыр(?:е|ех|ьмя|ем)|четверо|four", 4),
    (r"пят(?:ь|и|ью|ерк\w*)|five", 5),
    (r"шест(?:ь|и|ью)|six", 6),
    (r"сем(?:ь|и|ью)|seven", 7),
    (r"вос(?:емь|ьми|емью)|eight", 8),
    (r"девят(?:ь|и|ью)|nine", 9),
    (r"десят(?:ь|и|ью|к\w{0,2}|очк\w*)|ten|tenner", 10),
    (r"одиннадцат\w*|eleven", 11),
    (r"двенадцат\w*|дюжин\w*|twelve|(?:a )?dozen", 12),
    (r"тринадцат\w*|thirteen", 13),
    (r"четырнадцат\w*|fourteen", 14),
    (r"пятнадцат\w*|fifteen", 15),
    (r"шестнадцат\w*|sixteen", 16),
    (r"семнадцат\w*|seventeen", 17),
    (r"восемнадцат\w*|eighteen", 18),
    (r"девятнадцат\w*|nineteen", 19),
    (r"двадцат\w*|twenty", 20),
    (r"тридцат\w*|thirty", 30),
    (r"сорок\w?|forty", 40),
    (r"пят(?:ьдесят|идесят\w*)|fifty", 50),
    (r"шест(?:ьдесят|идесят\w*)|sixty", 60),
    (r"сем(?:ьдесят|идесят\w*)|seventy", 70),
    (r"вос(?:емьдесят|ьмидесят\w*)|eighty", 80),
    (r"девяност\w*|ninety", 90),
    (r"сто|ста|сотн\w+|сотк\w|(?:a )?hundred", 100),
    (r"двести|двухсот", 200),
    (r"триста|трехсот", 300),
    (r"четыреста|четырехсот", 400),
    (r"пятьсот|пятисот", 500),
    (r"шестьсот|шестисот", 600),
    (r"семьсот|семисот", 700),
    (r"восемьсот|восьмисот", 800),
    (r"девятьсот|девятисот", 900),
    (rf"(?:тысяч[ау]|(?:a )?thousand)(?={_MORE})", 1000),
)
_SCALES: Sequence[tuple[str, float]] = (
    (r"тысяч\w*|тыс\b\.?|тыщ\w*|штук\w? (?:рубл\w+)|т\.?р\.?\b|к\b|k\b|grand\b|thousand\b", 1000),
    (r"миллион\w*|млн\b|лям\w*|million\b|m\b(?=\s*(?:руб|₽))", 1_000_000),
)
_NUMBER = re.compile(
    r"(?P<digits>\d{1,3}(?:[  ,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)|"
    + "|".join(rf"(?P<w{index}>\b(?:{pattern})(?:\b|(?<=пол)))" for index, (pattern, _) in enumerate(_WORDS))
)
_RANGE = re.compile(r"(?:,|\s?[-–—]|,? (?:or|to|maybe|или|до|а то и|может))\s?")
MOST_TIMES = 3
"""So many times its lower end the upper one of a range may be."""

_RANGED = frozenset({Measure.TIME, Measure.PERCENT, Measure.MASS, Measure.LENGTH, Measure.AREA, Measure.VOLUME})
_JOINT = re.compile(r"[ -](?:and )?")
_SCALE = tuple((re.compile(rf"[ -]?(?:{pattern})"), value) for pattern, value in _SCALES)
_THOUSANDS = re.compile(r"\d{1,3}(?:[  ,]\d{3})+")
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
_ONE, _ELEVEN, _THOUSAND, _MILLION = 1.0, 11, 1000, 1_000_000
_RUSSIAN_HUNDREDS = re.compile(r"сто|двести|триста|четыреста|(?:пять|шесть|семь|восемь|девять)сот")
_RATES: Sequence[tuple[str, str]] = (
    (r"день|сутки|day|daily|ежедневно", "day"),
    (r"неделю|week", "week"),
    (r"мес(?:яц)?\b|month", "month"),
    (r"год|year", "year"),
    (r"человека|носа\b|гостя|сотрудника|штуку|шт\b|метр|кило\w*|кг|литр|person|head|piece|unit|guest|user|each", "one"),
)
_RATE = re.compile(
    r"\s*(?:в|за|/|на|с|an?|per|each|every|а)?\s*(?:"
    + "|".join(f"(?P<r{i}>{p})" for i, (p, _) in enumerate(_RATES))
    + ")"
)
_RATED = frozenset({Measure.MONEY, Measure.TIMES, Measure.COUNT})


@lru_cache(maxsize=8192)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities that a text names, in their order; "one" counts only before a unit."""
    clean = normalised(text)
    found: list[Quantity] = []
    for source in (_parted, _numbers, _doubled, _lone):
        named = list(source(clean))
        for quantity in named:
            # What was counted goes, so that "half a day" is not a day and a half of something as well.
            clean = clean.replace(quantity.words, " " * len(quantity.words), 1)
        found += named
    return tuple(found)


def _numbers(clean: str) -> Iterator[Quantity]:
    place = 0
    while match := _NUMBER.search(clean, place):
        start = match.start()
        value, place, spelled = _value(clean, match)
        measure, factor, end = _unit(clean, place)
        if measure is Measure.COUNT and _CURRENCY_BEFORE.search(clean[:start]):
            measure = Measure.MONEY
        if measure is Measure.COUNT and (share := _OUT_OF.match(clean, place)):
            whole = 100 if share[1] in ("ста", "100", "a hundred", "hundred") else 10
            measure, factor, end = Measure.PERCENT, 100 / whole, share.end()
        if measure is Measure.COUNT and (shared := _shared(clean, place, value)):
            measure, factor = shared
        if measure is Measure.COUNT and spelled and value <= _ONE:
            continue
        per, place = _rate(clean, end) if measure in _RATED else ("", end)
        yield Quantity(measure=measure, value=value * factor, per=per, words=clean[start:place].strip())


def _shared(clean: str, place: int, value: float) -> tuple[Measure, float] | None:
    """The unit of the number that follows as the other end of a range: "nine, ten days", "от двух до трёх часов"."""
    between = _RANGE.match(clean, place)
    following = _NUMBER.match(clean, between.end()) if between else None
    if following is None:
        return None
    other, end, _ = _value(clean, following)
    measure, factor, _ = _unit(clean, end)
    return (measure, factor) if value < other <= MOST_TIMES * value and measure in _RANGED else None


def _rate(clean: str, place: int) -> tuple[str, int]:
    match = _RATE.match(clean, place)
    if match is None:
        return "", place
    return next(per for index, (_, per) in enumerate(_RATES) if match[f"r{index}"] is not None), match.end()


def _value(clean: str, match: re.Match[str]) -> tuple[float, int, bool]:
    """The number that starts here with all its words: "двадцать пять тысяч"; its end; whether it is spelled."""
    total, end = _one_value(match), match.end()
    spelled = match["digits"] is None
    while spelled:
        joint = _JOINT.match(clean, end)
        following = _NUMBER.match(clean, joint.end()) if joint else None
        if following is None or following["digits"] is not None:
            break
        more, stop = _hundreds(clean, following) if total == _THOUSAND else (_one_value(following), following.end())
        if _leaves_thousand_out(total, following):
            total = total * _THOUSAND + more
        elif _continues(total, more) or _teens(total, following):
            total = total * more if more == 100 and total < 100 else total + more
        else:
            break
        end = stop
    for pattern, scale in _SCALE:
        if scaled := pattern.match(clean, end):
            total, end = total * scale, scaled.end()
            joint = _JOINT.match(clean, end)
            rest = _NUMBER.match(clean, joint.end()) if joint else None
            if rest and (rest["digits"] is None) == spelled:
                # "Three million seven hundred thousand", "3 million 700 thousand", "две тысячи девяносто".
                more, stop, _ = _value(clean, rest)
                if spelled and scale == _MILLION and _ELEVEN <= more < _THOUSAND:
                    # "Три миллиона девятьсот восемьдесят": nobody counts a price in millions to the last rouble.
                    more *= _THOUSAND
                if (_ELEVEN if spelled else _THOUSAND) <= more < scale:
                    total, end = total + more, stop
            break
    return total, end, spelled


def _hundreds(clean: str, match: re.Match[str]) -> tuple[float, int]:
    """The number word that starts here, with the "hundred" behind it; its end."""
    value, end = _one_value(match), match.end()
    joint = _JOINT.match(clean, end)
    following = _NUMBER.match(clean, joint.end()) if joint and value < 10 else None
    if following and following["digits"] is None and _one_value(following) == 100:
        return value * 100, following.end()
    return value, end


def _leaves_thousand_out(before: float, match: re.Match[str]) -> bool:
    """True for "девять триста" and "тридцать шесть девятьсот", which are thousands and hundreds."""
    return 1 <= before < 100 and bool(_RUSSIAN_HUNDREDS.fullmatch(match[0]))


def _teens(before: float, match: re.Match[str]) -> bool:
    """True for "eighteen hundred"."""
    return _ELEVEN <= before < 100 and match[0] == "hundred"


def _continues(before: float, after: float) -> bool:
    """True where two number words make one number: twenty five, a hundred and fifty, тысяча двести."""
    if after == 100 and 1 <= before < 10:
        return True
    if before == _THOUSAND and 100 <= after < _THOUSAND:
        return True
    return (before >= 100 and after < 100) or (20 <= before < 100 and before % 10 == 0 and 1 <= after < 10)


def _one_value(match: re.Match[str]) -> float:
    if digits := match["digits"]:
        if _THOUSANDS.fullmatch(digits):
            return float(re.sub(r"\D", "", digits))
        return float(digits.replace(",", "."))
    return next(value for index, (_, value) in enumerate(_WORDS) if match[f"w{index}"] is not None)


def _unit(clean: str, place: int) -> tuple[Measure, float, int]:
    for pattern, measure, factor in _UNIT:
        if match := pattern.match(clean, place):
            return measure, factor, match.end()
    return Measure.COUNT, 1, place


def _doubled(clean: str) -> Iterator[Quantity]:
    for pattern, value in _DOUBLED:
        for match in re.finditer(pattern, clean):
            per, end = _rate(clean, match.end())
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
