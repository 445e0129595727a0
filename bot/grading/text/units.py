"""What numbers count: days, money, kilograms; and by what a rate is counted."""

import re
from collections.abc import Sequence
from enum import StrEnum


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
    (
        r"(?:год(?:а|у|ом|ов|ика)?\b|лет\b|(?<=(?:19\d\d|20(?:0[1-9]|[1-4]\d)) )г\.|years?\b|yrs?\b|yr\b)",
        Measure.TIME,
        365,
    ),
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


def unit_at(clean: str, place: int) -> tuple[Measure, float, int]:
    """The unit that stands here, its size in that of its kind, and its end; a count where there is none."""
    for pattern, measure, factor in _UNIT:
        if match := pattern.match(clean, place):
            return measure, factor, match.end()
    return Measure.COUNT, 1, place


def rate_at(clean: str, place: int) -> tuple[str, int]:
    """The period or thing that a rate is counted by, as in `Quantity.per`, and its end."""
    match = _RATE.match(clean, place)
    if match is None:
        return "", place
    return next(per for index, (_, per) in enumerate(_RATES) if match[f"r{index}"] is not None), match.end()
