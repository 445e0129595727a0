"""Hours and days of the month: small numbers beside a day, or behind "at" and "в", are no prices."""

import re
from itertools import pairwise

from bot.grading.list_price import THOUSAND
from bot.grading.text.calendar import HOUR_WORDS, HOURS, MONTH, WEEKDAY
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import Quantity, places, quantities
from bot.grading.text.sentences import PAUSE, in_sentence, sentences
from bot.grading.text.units import Measure

DATES = 31
"""Numbers up to which one without a unit may be the day of a month."""

_DAY = rf"(?:{WEEKDAY}|завтра|послезавтра|утром|tomorrow|noon|midday)"

AN_HOUR = "…"
"""What an hour leaves behind where it is taken out of a text, so that the end of its range can still be told."""

_NUMBER = rf"(?:{AN_HOUR}|\d{{1,2}}(?:[:.]\d\d)?|{HOUR_WORDS}|noon|[а-я]+(?:и|ти|х))"

_CLOCK = re.compile(
    r"\s*(?:[ap]\.?m\b|o'? ?clock\b|sharp\b|noon\b|(?:in|on) the (?:morning|afternoon|evening)|at (?:night|noon)\b|"
    rf"утра\b|вечера\b|дня\b|ночи\b|час(?:ов|а|ам|у)?\b|ровно в\b|(?:of )?{MONTH}\b|числ[аоу]\b)"
)
"""What follows an hour or a date, and never a price."""

_CLOCK_BEFORE = re.compile(
    rf"\b(?:{MONTH}(?: the)?|часов в|час(?:ам|ов)? к|half|(?:half|quarter) (?:past|to)|пол|половин\w|четверть) $"
)

_BY = re.compile(
    r"\b(?:by|until|till|before|after) $|\b(?:после|ко) $|"
    rf"\b(?:{WEEKDAY}|завтра|послезавтра|сегодня|утром|днем|вечером|\w+day|tomorrow|morning|afternoon|evening)"
    r"(?: (?:the )?\d+\S*)? (?:в|к|до|at) $"
)
"""What stands before an hour, and before a bare price never."""

_AT = re.compile(
    r"\b(?:(?:at|around|from|в|к|с|со)|"
    r"(?:заб[ие]р|при[вех]|под[ъв]|работа|открыт|успе|жд[уе]|позвон|достав)\w*(?: \w+){0,2} до) $"
)
"""What stands before an hour, or a price beside words of giving; "до 17" alone is the most that one pays."""

_TO = re.compile(rf"\s*(?:till|until|to|and|or|до|по|или|и|[-–—]) ?{_NUMBER}\b(?! ?\d{{3}})")
_FROM = re.compile(
    rf"(?<!\w)(?P<first>{_NUMBER}) ?(?:(?P<till>till|until)|to|до|по|[-–—]) ?$|{AN_HOUR} (?P<also>and|or|и|или) $"
)
_RISES = re.compile(r"\b(?:between|между) $")
"""From one hour to the next."""

NOON = 12
"""Hour up to which those of a morning and an evening are said alike: "from ten to six"."""

_SUITS = (
    r"(?: (?:suits?|works?|fits?|ok|okay|good|fine|best|подойдет|подходит|устроит|удобно|годится)(?: (?:you|вам))?)?"
)
_BESIDE_DAY = re.compile(
    rf"\b{_DAY}(?: the)?{_SUITS}(?:,| [—–-])? (?:(?:at|в|к|часов|say|скажем|maybe|around|about) )?$"
)
_DAY_FOLLOWS = re.compile(rf"\s*,? (?:(?:on|this|next|в|во|на|the) )*{_DAY}\b")

_ON = re.compile(rf"\b{_DAY}\b")

_SAY = re.compile(
    r"\b(?:(?:(?:let'?s |shall we )?say|at|around|about|maybe|скажем|например|допустим|часов в|около|в|к),?|"
    r"(?:скажем|например|допустим),? (?:часов )?в) $"
)
"""What stands before an hour where a day was named before: "would Wednesday suit, say 10?"."""

_ALONE = re.compile(rf"\W*(?:(?:at|say|about|around|maybe|в|около|часов в|скажем|например)\b,? ?)*{AN_HOUR}\W*\?\W*")
"""A question for an hour and nothing else."""

_HANDS_OVER = re.compile(r"\b(?:pay\w*|paid|have (?:it|them|him|her)|(?:о|за|предо|до)?пла[тч]\w*)\b")
"""Words of the money or of the thing given for it: the number behind their day is what is paid."""

_FOR_THING = re.compile(r"\s*(?:for|за) (?:the|it|this|that|them|each|все\w*|нее|него|этот|эту)\b")
"""What follows a price: "say 11 for the car"."""

_FOR_IT = re.compile(r"\b(?:за|по) $")
"""What stands before a price alone."""

_PRICED = re.compile(
    r"[£$€₽]|\b(?:(?:i|we)(?:'(?:d|ll)| can| could| will| would)? ?(?:just |even |only )?(?:sell|let|give|take|"
    r"accept|drop|settle|offer|shake|go)\b|let (?:it|them|her|him) go|shake (?:hands|on)|(?<!at )yours\b|flat\b|"
    r"have (?:it|them) (?:for|at)\b|"
    r"down to\b|come down|prices?\b|costs?\b|(?:a|per) (?:month|year|week|head|van|piece)\b|each\b|pounds|quid|if\b|"
    r"discount|instead of|fair\b|my (?:best|last|limit)|"
    r"отда\w+|с?дела[юе]\w*|уступ\w*|ски[дн]\w*|сброш\w*|сни[жз]\w*|спущ\w*|опущ\w*|подвин\w*|двига\w*|уложи?\w*|"
    r"обойд\w+|вы(?:йд|ход)\w+|встанет|впис\w+|цен\w+|руб\w*|тысяч\w*|стои[тм]\w*|сойд\w+|дойд\w+|торг\w*|соглас\w+|"
    r"если|при (?:опла|пред|зака)\w+|вместо)"
)
"""Words of a price, or of giving for one: beside them a number may be one."""

_OFFERS = re.compile(
    r"\b(?:i|we|you)(?:'(?:d|ll|re)| can| could| will| would)? ?(?:just |even |only )?"
    r"(?:do|make|save|be happy|be glad|in)\b|\b(?:have|is|it's) a deal\b"
)
"""Words that offer a price, or an hour where a day stands beside it: "we can do Thursday at 10"."""


def is_hour(quantity: Quantity, before: str, after: str) -> bool:
    """True for a bare number that is an hour or the day of a month: "Thursday at 10", "keys at ten", "к 17".

    Args:
        quantity: as read.
        before: what stands before it in its sentence, normalised.
        after: what follows it there.
    """
    if quantity.measure is not Measure.COUNT or quantity.per or not 0 < quantity.value <= DATES:
        return False
    if _CLOCK.match(after) or _CLOCK_BEFORE.search(before):
        return True
    if quantity.value > HOURS or _FOR_IT.search(before):
        return False
    if _BY.search(before):
        return True
    between = (_RISES.search(before) and _TO.match(after)) or _ends_range(before, quantity.value)
    on_day = _BESIDE_DAY.search(before) or _DAY_FOLLOWS.match(_behind_range(after)) or (between and _ON.search(before))
    if on_day and not _PRICED.search(before + after):
        return True
    clause = f"{PAUSE.split(before)[-1]} {PAUSE.split(after)[0]}"
    return bool(_AT.search(before) or between) and not (_PRICED.search(clause) or _OFFERS.search(clause))


def without_appointments(reply: str) -> str:
    """A reply, normalised, without the hour of a day that it has named before: "Would Wednesday suit? Say 10?"."""
    clean = normalised(reply)
    if not _ON.search(clean):
        return clean
    for quantity in quantities(clean):
        for before, after in places(clean, quantity):
            if is_appointed(quantity, before, after):
                clean = f"{before}{AN_HOUR}{after}"
                break
    return clean


def is_appointed(quantity: Quantity, before: str, after: str) -> bool:
    """True for a small number said without a word of a price after a day was named: "Would Wednesday suit? Say 10?".

    Args:
        quantity: as read.
        before: what stands before it, normalised: its own sentence and those before that.
        after: what follows it.
    """
    if quantity.measure is not Measure.COUNT or quantity.per or not 0 < quantity.value <= HOURS:
        return False
    ahead, behind = in_sentence(before, after)
    priced = _PRICED.search(ahead + behind) or _FOR_THING.match(behind)
    return bool(_SAY.search(before) and _ON.search(before) and not priced)


def follows_day(reply: str) -> bool:
    """True for a small number that is asked about alone, right behind words of a day: "Thursday, then. Eleven?"."""
    said = sentences(normalised(reply))
    pairs = pairwise(said)
    meets = (hour for day, hour in pairs if _ON.search(day) and not (_PRICED.search(day) or _HANDS_OVER.search(day)))
    return any(map(_asks_hour, meets))


def _asks_hour(sentence: str) -> bool:
    named = quantities(sentence)
    alone = len(named) == 1 and named[0].measure is Measure.COUNT and 0 < named[0].value <= HOURS
    return alone and bool(_ALONE.fullmatch(sentence.replace(named[0].words, AN_HOUR)))


def may_be_hour(reply: str, price: float) -> bool:
    """True where a reply names that sum only as a small number, without a word of giving or of a price beside it.

    Args:
        reply: as written.
        price: heard in it; its thousands may be left unsaid.
    """
    found = [
        (quantity, part)
        for part in sentences(normalised(reply))
        for quantity in quantities(part)
        if quantity.value in (price, price / THOUSAND)
    ]
    return bool(found) and all(
        quantity.measure is Measure.COUNT
        and not quantity.per
        and quantity.value <= DATES
        and not (_PRICED.search(part) or _OFFERS.search(part))
        for quantity, part in found
    )


def _ends_range(before: str, last: float) -> bool:
    """True behind the hour that a time begins at; a price comes down: "from 16 to 14"."""
    found = _FROM.search(before)
    if found is None or found["till"] or found["also"] or found["first"] == AN_HOUR:
        return found is not None
    first = next((quantity.value for quantity in quantities(found["first"])), None)
    return first is not None and (first < last or first <= NOON)


def _behind_range(after: str) -> str:
    """What follows a number, or the range that begins with it: "10 or 11 on Friday"."""
    found = _TO.match(after)
    return after[found.end() :] if found else after
