"""What an order needs, a day, an address, a name, the payment: asked for or proposed in a reply, known by its words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.grading.phrases.orders import A_NAME, ASKS, NAMES, Detail, asks_when
from bot.grading.text.calendar import HOUR_WORDS, MONTH, NAMED_DAY, NOT_THAT_DAY, leaves_out, weekdays
from bot.grading.text.plain import normalised
from bot.grading.text.sentences import thoughts
from bot.roleplay.understanding.answer_types import Wanted, wanted_by

A_DAY = re.compile(rf"\b{NAMED_DAY}\b", re.IGNORECASE)
_HOURS_IN_WORDS = (
    r"(?:час(?:у|а)?|дв(?:а|ух|ум)|тр(?:и|ех|ёх|ем|ём)|четыр(?:е|ех|ёх|ем|ём)|(?:пят|шест|сем|восем|девят|десят)(?:ь|и)|"
    r"восьми|(?:один|две|три|четыр|пят|шест|сем|восем|девят)надцат(?:ь|и)|двадцат(?:ь|и)|"
    rf"(?:half (?:past )?)?(?:{HOUR_WORDS})|noon|полдень|полудн\w|пол\w+[ое]го|половин[еу] \w+[ое]го|"
    r"half past \w+|(?:a )?quarter (?:to|past) \w+)"
)
_MINUTES_IN_WORDS = r"(?: (?:fifteen|thirty|forty[- ]five|пятнадцать|тридцать|сорок пять))?"
HOUR = (
    rf"(?:\d{{1,2}}(?:[:.-]\d\d)?(?: ?[ap]m)?|{_HOURS_IN_WORDS}{_MINUTES_IN_WORDS})"
    r"(?: o['’]clock)?(?: час\w{0,2})?(?: (?:утра|дня|вечера))?"
)
_ORDINAL = r"-?(?:ого|го|му|ые|е|st|nd|rd|th)\b"
A_DATE = (
    rf"\b(?:\d{{1,2}}(?:{_ORDINAL})?\s*(?:[-–—,]|и|по|до|или|and|to|or)\s*(?:the )?)?"
    rf"\d{{1,2}}(?:{_ORDINAL}(?!\s+час)|\s+(?:of )?{MONTH}\b|\s+числ\w*)|"
    rf"\b{MONTH}\s+(?:the )?\d{{1,2}}(?:{_ORDINAL})?(?:\s*(?:[-–—]|and|to|or)\s*\d{{1,2}}(?:{_ORDINAL})?)?(?![:\d])"
)
"""Days by their number, which are no hours: "10-11 сентября", "10-е", "the 10th", "September 10"."""

DATED = re.compile(A_DATE, re.IGNORECASE)
_ANY_HOUR = re.compile(rf"\b{HOUR}(?!\w)", re.IGNORECASE)
_BARE_HOUR = (
    r"half past \w+|\d{1,2}(?:[:.-]\d\d)?"
    r"(?: ?[ap]m\b|(?=\s*(?:[,.?!;…—–-]|$|(?:or|и|или|тогда|then|please|at|in|suits?|works?|в|у|утра|вечера)\b)))"
)
"""An hour without a word before it, and nothing behind it that it could count."""

_PROPOSED: Mapping[Detail, re.Pattern[str]] = {
    Detail.DAY: re.compile(
        rf"(?:\b(?:(?:во?|к|на|после|at|around|after) {HOUR}|\d{{1,2}}(?:[:.]\d\d| ?[ap]m))(?: on)?,? )?"
        r"(?:\b(?:во?|на|к|со?|до|on|by|from|next|this) )?"
        rf"\b{NAMED_DAY}\b"
        r"(?:,? (?:утром|дн[её]м|вечером|до обеда|после обеда|morning|afternoon|evening))?"
        rf"(?:,? (?:on )?(?:the )?(?:{A_DATE}),? (?:(?:во?|к|после|at|by|around|after) {HOUR}(?!\w)|\d{{1,2}}[:.]\d\d)|"
        rf",? (?!(?:во?|к|на|со?|до|on|the|by|from)? ?(?:the )?(?:{A_DATE}))"
        rf"(?:(?:(?:часов )?во?|к|на|после|до|at|by|around|after|before) {HOUR}\b|"
        rf"(?:в )?\d{{1,2}}[:.]\d\d(?: ?[ap]m)?\b|{_BARE_HOUR}))?|"
        r"\b(?:утром|дн[её]м|вечером|до обеда|после обеда|in the (?:morning|afternoon|evening))\b",
        re.IGNORECASE,
    ),
    Detail.PAYMENT: re.compile(
        r"\b(?:картой|наличными|переводом|по сч[её]ту|безналом|в рассрочку|by (?:card|cash|transfer|invoice)|"
        r"card(?= or\b|\?)|(?<=\bor )card|cash|(?:a )?(?:bank )?transfer|"
        r"(?<!\bthe )(?<!\byour )(?:an )?invoice|(?:in|by) instalments|the (?:rest|balance) (?:over|in) \w+ months|"
        r"остальное (?:за|на) \w+ месяц\w*)\b",
        re.IGNORECASE,
    ),
    Detail.QUANTITY: re.compile(
        r"\b(?:од(?:ин|ну|но)|дв[ае]|one|two)(?= (?:или|or) (?:сразу |даже |even )?"
        r"(?:дв[ае]|тр[ие]|об[ае]|two|three|both|a pair)\b)|"
        r"\b(?:дв[ае]|тр[ие]|об[ае]|two|three|both)(?=[^?!.]{1,40}\b(?:или|or) (?:\w+ )?(?:од(?:ин|ну|но)|one)\W*\?)|"
        r"(?<=\bили )(?:один|одну|одно)(?=\W*\?)|(?<=\bor )one(?=\W*\?)",
        re.IGNORECASE,
    ),
}
"""One of several things that a seller proposes, as it can be said after him."""

_SEVERAL = re.compile(r"\b(?:дв[ае]|тр[ие]|об[ае]|two|three|both)\b", re.IGNORECASE)

_COMES = re.compile(
    r"(?:(?:^|[.,!] ?|\b(?:тогда|ну|итак|хорошо|отлично) )до|"
    r"\b(?:встре\w+|увид\w+|жд[уе]\w* вас|прие\w+|подъе\w+|зае\w+|прив[ео]\w+|подним\w+|подым\w+|достав\w+|"
    r"буд(?:у|ем) у вас|созвон\w+|"
    r"see you|meet\w*|come|coming|visit\w*|deliver\w*|bring\w*|expect you|be (?:there|with you|at yours)))\b",
    re.IGNORECASE,
)
"""What is done on the day that was agreed."""

_NO_DAY = re.compile(
    r"\b(?:clash\w*|conflict\w*|(?:can't|cannot|can not|won't|doesn't|don't|couldn't)"
    r"(?! (?:we|you|it|that|mind|forget)\b)|"
    r"(?:not|no longer|never|isn't) (?:\w+ )?(?:work\w*|suit\w*|possible|good|great|ideal|free|going|any)|no good|"
    r"no longer|c[oa]me up|falls? through|fell through|double[- ]booked|is (?:out|off|full|gone)|"
    r"(?:i'm|we're|i am|we are) (?:\w+ )?(?:busy|away|tied up|booked)|"
    r"не (?:получ\w+|выход\w+|выйд\w+|смог\w+|сможем|мог(?:у|ут)\b|можем|подход\w+|подойд\w+|успе\w+|удобно|годи\w+|"
    r"складыва\w+)(?! ли)|никак|неудобно|(?<!не )(?<!вы )занят\w*|накладк\w*|выпада\w+|отпада\w+|срыва\w+|сорвал\w+)|"
    r"^'?s (?:out|off|full|gone)\b"
)
"""Words in the same part of a sentence that take a day off the table."""

_FROM = re.compile(r"^(?:со?|from) ", re.IGNORECASE)
MOVES = re.compile(
    r"\b(?:instead|move|moving|reschedul\w+|rearrang\w+|postpon\w+|push (?:\w+ )?(?:back|to)|bring (?:\w+ )?forward|"
    r"shift|swap|(?:change|switch) (?:it|to|the|our)|rather|another day|different day|вместо|перен[ео]с\w*|сдви\w+|"
    r"передвин\w+|поменя\w+|друг(?:ой|ое) (?:день|время)|переигра\w+)\b"
)
"""Words that ask for another day than the one agreed."""

_DEADLINE = re.compile(r"^(?:by|до|к) ", re.IGNORECASE)
"""How a day begins by which something is due; it may be the day itself where no other is named."""

_CUT = re.compile(
    r"[,;:…—–]\s*|\s(?=(?:а|но|если|давайте|может|можем|and|but|so|if|could|can|shall|would)\s)", re.IGNORECASE
)

_PART = re.compile(r",\s+|;\s*|\s(?=(?:а|and)\s)")

_A_NAME = re.compile(A_NAME)
_MORE_THAN_A_NAME = re.compile(r"\b(?:телефон|номер|почт[ауы]\b|имейл|e-?mail|phone|number|mobile|contact details)")

_PAPER = re.compile(
    r"\b(?:договор|сч[её]т|смет|расч[её]т|документ|предложени|ссылк|contract|invoice|quote|agreement|link|paper)\w*",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\b(?:отправ(?!ил)|вышл|пришл|скин(?!ул)|улет|уйд[её]т)\w*|"
    r"\b(?:send|(?<!\bi )(?<!\bwe )(?<!\byou )(?<!ve )sent|e-?mail)\b",
    re.IGNORECASE,
)
"""Beside a paper: the day on which it goes out, not one after it went, is none on which anybody comes."""

_THEN = re.compile(r"\s(?=(?:и|and)\s)")
"""Between what is sent and what is done then: "скину ссылку и в пятницу созвонимся?"."""

_WHERE_TO_WRITE = re.compile(
    r"\bпочт[ауые]\b|\b(?:[еэи]-?)?м[еэ]йл\w*|e-?mail|\bкуда (?:\w+ ){0,2}(?:при|вы|ото)?(?:сл|шл|скин|отправ)\w+|"
    r"\bwhere (?:\w+ ){0,3}(?:send|mail)\b"
)

_PLACE = re.compile(
    rf"\b(?:[ук] (?:вам|вас|нас|нам) (?:на|во?) (?!{NAMED_DAY}\b|\d)[а-яё-]{{4,}}|"
    r"(?:во?|на) (?:ваш|наш)\w* [а-яё-]+|к вам\b(?! на (?:вы|ты)\b)|у вас(?=\W*(?:[.?!]|$))|"
    r"(?:в|по) (?:зуме?|скайпе?|телемосте|видео\w*)|онлайн|по адресу [^,.?!;]+|"
    r"(?:at|in|to) (?:your|our) (?!convenience|best|leisure)(?:[a-z-]+ )?[a-z-]+|at yours|over (?:zoom|teams|video)|"
    r"on (?:zoom|teams)|online|on[ -]site)",
    re.IGNORECASE,
)
"""Where two may meet, as a seller says it beside the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDetail:
    """A detail that is asked for."""

    detail: Detail
    proposed: tuple[str, ...] = ()
    """What the seller proposes of it, in his words."""


def asked_details(reply: str) -> Iterator[AskedDetail]:
    """The details that a reply asks for, each once, in the order of its sentences."""
    found: set[Detail] = set()
    for sentence in thoughts(reply):
        clean = normalised(sentence)
        if not ASKS.search(clean):
            continue
        for detail in Detail:
            proposed = _proposals(sentence, detail)
            named = _named(sentence, detail) or (detail is Detail.DAY and not proposed and _speaks_of_day(sentence))
            if detail not in found and (proposed or named):
                found.add(detail)
                yield AskedDetail(detail=detail, proposed=proposed)


def how_many(proposed: Sequence[str], terms: str) -> str:
    """Of the numbers that a seller proposes the one that the terms of the price hold, else one of the thing."""
    several = _SEVERAL.search(terms)
    if several:
        return several[0].lower()
    return next((number for number in proposed if not _SEVERAL.search(number)), proposed[0])


def asks_name(reply: str) -> bool:
    """True where a reply asks for a name, for what is written down."""
    return any(ASKS.search(clean) and _A_NAME.search(clean) for clean in map(normalised, thoughts(reply)))


def asks_where_to_write(reply: str) -> bool:
    """True where a reply asks for an e-mail, or where something is to be sent, and not for a telephone number."""
    return any(ASKS.search(clean) and _WHERE_TO_WRITE.search(clean) for clean in map(normalised, thoughts(reply)))


def asks_how_to_reach(reply: str) -> bool:
    """True where a reply speaks of a telephone number or an e-mail."""
    return bool(_MORE_THAN_A_NAME.search(normalised(reply)))


def proposes_day(reply: str) -> bool:
    """True where a reply names a day or an hour, asking or not."""
    return bool(_PROPOSED[Detail.DAY].search(reply))


def named_day(words: str) -> str:
    """The day, and the hour with it, that words name, verbatim; of several the one on which somebody comes.

    Returns:
        Empty where they name none; an hour alone is no day.
    """
    return comes_on(words) or next((day for sentence in thoughts(words) for day in _days_in(sentence)), "")


def weekdays_meant(words: str) -> frozenset[int]:
    """The days of the week that words name and do not rule out, Monday 0."""
    return weekdays(", ".join(day for sentence in thoughts(words) for day in _days_in(sentence)))


def comes_on(reply: str) -> str:
    """The day on which the seller says that somebody comes; empty where he says none."""
    coming = [sentence for sentence in thoughts(reply) if _COMES.search(sentence)]
    beside = (day[0] for sentence in coming for day in _meant(sentence) if _COMES.search(_part_of(sentence, day)))
    return next(beside, next((day for sentence in coming for day in _days_in(sentence)), "")).strip()


def moved_to(reply: str) -> str:
    """The day to which a reply moves what was agreed, verbatim; empty where it moves nothing."""
    parts = thoughts(reply)
    moves = MOVES.search(normalised(reply)) or any(map(_rules_out, parts))
    days = (day for part in parts for day in _days_in(part) if not is_deadline(day))
    return next(days, "") if moves else ""


def is_deadline(words: str) -> bool:
    """True for "by Wednesday": something is due by then, and nobody need come."""
    return bool(_DEADLINE.search(words))


def names_hour(words: str) -> bool:
    """True where words hold an hour; the number of a day is none."""
    return bool(_ANY_HOUR.search(DATED.sub(" ", words)))


def is_dated(words: str) -> bool:
    """True for words that name a day, and not only an hour of one."""
    return bool(A_DAY.search(words))


def named_place(reply: str) -> str:
    """The place that a seller names beside a day, verbatim; empty where he names none."""
    beside = (_PLACE.search(sentence) for sentence in thoughts(reply) if proposes_day(sentence))
    return next((found[0].strip() for found in beside if found), "")


def _days_in(sentence: str) -> list[str]:
    return [match[0].strip() for match in _meant(sentence)]


def _meant(sentence: str) -> list[re.Match[str]]:
    """The days that a sentence does not rule out; those by which something is due only where no other is named."""
    dates = _dates(sentence)
    possible = [day for day in dates if not ruled_out(sentence, day, dates)]
    return [day for day in possible if not is_deadline(day[0])] or possible


def _rules_out(sentence: str) -> bool:
    dates = _dates(sentence)
    return any(ruled_out(sentence, day, dates) for day in dates)


def ruled_out(sentence: str, day: re.Match[str], dates: Sequence[re.Match[str]]) -> bool:
    """True for a day or an hour, one of these, that its part of the sentence rules out or puts another in place of."""
    cuts = [0, *(found.end() for found in _CUT.finditer(sentence)), *(other.end() for other in dates)]
    ends = [*(found.start() for found in _CUT.finditer(sentence)), *(other.start() for other in dates), len(sentence)]
    before = sentence[max(cut for cut in cuts if cut <= day.start()) : day.start()]
    after = sentence[day.end() : min(end for end in ends if end >= day.end())]
    left, right = (normalised(words) for words in (before, after))
    leaves = len(dates) > 1 and bool(_FROM.search(day[0])) and bool(MOVES.search(normalised(sentence)))
    left_out = NOT_THAT_DAY.search(left) or leaves_out(sentence, day.start())
    return leaves or bool(left_out or _NO_DAY.search(left) or _NO_DAY.search(right))


def _dates(sentence: str) -> list[re.Match[str]]:
    return [match for match in _PROPOSED[Detail.DAY].finditer(sentence) if A_DAY.search(match[0])]


def _speaks_of_day(sentence: str) -> bool:
    return any(not _sends_paper(sentence, day) for day in _dates(sentence))


def _sends_paper(sentence: str, day: re.Match[str]) -> bool:
    """True for a day on which a paper goes out, and nobody comes."""
    part = _part_of(sentence, day)
    meets = any(day[0] in piece and _COMES.search(piece) for piece in _THEN.split(part)[1:])
    return bool(_PAPER.search(part) and _SENT.search(part)) and not meets


def _part_of(sentence: str, words: re.Match[str]) -> str:
    """The part between commas in which some words of a sentence stand."""
    cuts = [0, *(cut.end() for cut in _PART.finditer(sentence)), len(sentence)]
    start = max(cut for cut in cuts if cut <= words.start())
    return sentence[start : min(cut for cut in cuts if cut >= words.end())]


def _named(sentence: str, detail: Detail) -> bool:
    """True where a sentence asks for a detail by its name, or when."""
    pattern = NAMES.get(detail)
    when = detail is Detail.DAY and (asks_when(sentence) or wanted_by(sentence) is Wanted.WHEN)
    return when or bool(pattern and pattern.search(normalised(sentence)))


def _proposals(sentence: str, detail: Detail) -> tuple[str, ...]:
    pattern = _PROPOSED.get(detail)
    found = [match[0].strip() for match in pattern.finditer(sentence)] if pattern else []
    if detail is Detail.DAY:
        meant = [day[0].strip() for day in _meant(sentence) if not _sends_paper(sentence, day)]
        dropped = {day[0].strip() for day in _dates(sentence)}.difference(meant)
        found = [choice for choice in found if choice not in dropped]
    return tuple(dict.fromkeys(found))
