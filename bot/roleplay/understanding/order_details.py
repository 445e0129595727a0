"""What an order needs, a day, an address, a name, the payment: asked for or proposed in a reply, known by its words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.grading.phrases.orders import ASKS, NAMES, Detail, asks_when
from bot.grading.text.plain import normalised
from bot.roleplay.understanding.answer_types import Wanted, wanted_by
from bot.roleplay.understanding.promise_words import DAYS
from bot.roleplay.understanding.sentences import sentences

_DAY_NAMES = "|".join(pattern.pattern.removeprefix(r"\b").removesuffix(r"\b") for _, pattern in DAYS)
_DAY = re.compile(rf"\b(?:{_DAY_NAMES}|среда|сегодня|завтра|послезавтра|today|tomorrow)\b", re.IGNORECASE)
_HOURS_IN_WORDS = (
    r"(?:час(?:у|а)?|дв(?:а|ух)|тр(?:и|ех|ёх)|четыр(?:е|ех|ёх)|пят(?:ь|и)|шест(?:ь|и)|сем(?:ь|и)|восем(?:ь|и)|восьми|"
    r"девят(?:ь|и)|десят(?:ь|и)|одиннадцат(?:ь|и)|двенадцат(?:ь|и)|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|noon|полдень|пол(?:втор|\w+)ого|half past \w+)"
)
_HOUR = rf"(?:\d{{1,2}}(?:[:.]\d\d)?(?: ?[ap]m)?|{_HOURS_IN_WORDS})(?: час\w{{0,2}})?(?: (?:утра|дня|вечера))?"
_PROPOSED: Mapping[Detail, re.Pattern[str]] = {
    Detail.DAY: re.compile(
        r"(?:\b(?:во?|на|к|со?|до|on|by|from|next|this) )?"
        rf"\b(?:{_DAY_NAMES}|среда|сегодня|завтра|послезавтра|today|tomorrow)\b"
        r"(?:,? (?:утром|дн[её]м|вечером|до обеда|после обеда|morning|afternoon|evening))?"
        rf"(?:,? (?:(?:во?|к|после|до|at|by|around|after|before) {_HOUR}|(?:в )?\d{{1,2}}[:.]\d\d(?: ?[ap]m)?)\b)?|"
        r"\b(?:утром|дн[её]м|вечером|до обеда|после обеда|in the (?:morning|afternoon|evening))\b",
        re.IGNORECASE,
    ),
    Detail.PAYMENT: re.compile(
        r"\b(?:картой|наличными|переводом|по сч[её]ту|безналом|в рассрочку|by (?:card|cash|transfer|invoice)|"
        r"card(?= or\b|\?)|(?<=\bor )card|cash|(?:a )?(?:bank )?transfer|(?:an )?invoice)\b",
        re.IGNORECASE,
    ),
    Detail.QUANTITY: re.compile(
        r"\b(?:од(?:ин|ну|но)|дв[ае]|one|two)(?= (?:или|or) (?:сразу |даже |even )?"
        r"(?:дв[ае]|тр[ие]|об[ае]|two|three|both|a pair)\b)",
        re.IGNORECASE,
    ),
}
"""One of several things that a seller proposes, as it can be said after him."""

_COMES = re.compile(
    r"(?:(?:^|[.,!] ?|\b(?:тогда|ну|итак|хорошо|отлично) )до|"
    r"\b(?:встре\w+|увид\w+|жд[уе]\w* вас|прие\w+|подъе\w+|зае\w+|прив[ео]\w+|достав\w+|буд(?:у|ем) у вас|созвон\w+|"
    r"see you|meet\w*|come|coming|visit\w*|deliver\w*|bring\w*|expect you|be (?:there|with you|at yours)))\b",
    re.IGNORECASE,
)
"""What is done on the day that was agreed."""

_PART = re.compile(r",\s+|;\s*|\s(?=(?:а|and)\s)")

_PLACE = re.compile(
    rf"\b(?:[ук] (?:вам|вас|нас|нам) (?:на|во?) (?!(?:{_DAY_NAMES}|среда|сегодня|завтра)\b|\d)[а-яё-]{{4,}}|"
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
    for sentence in sentences(reply):
        clean = normalised(sentence)
        if not ASKS.search(clean):
            continue
        for detail in Detail:
            proposed = _proposals(sentence, detail)
            named = _named(sentence, detail)
            if detail not in found and (proposed or named):
                found.add(detail)
                yield AskedDetail(detail=detail, proposed=proposed)


def proposes_day(reply: str) -> bool:
    """True where a reply names a day or an hour, asking or not."""
    return bool(_PROPOSED[Detail.DAY].search(reply))


def named_day(words: str) -> str:
    """The day, and the hour with it, that words name, verbatim; of several the one on which somebody comes.

    Returns:
        Empty where they name none; an hour alone is no day.
    """
    return comes_on(words) or next((day for sentence in sentences(words) for day in _days_in(sentence)), "")


def comes_on(reply: str) -> str:
    """The day on which the seller says that somebody comes; empty where he says none."""
    coming = [sentence for sentence in sentences(reply) if _COMES.search(sentence)]
    beside = (day[0] for sentence in coming for day in _dates(sentence) if _COMES.search(_part_of(sentence, day)))
    return next(beside, next((day for sentence in coming for day in _days_in(sentence)), "")).strip()


def is_dated(words: str) -> bool:
    """True for words that name a day, and not only an hour of one."""
    return bool(_DAY.search(words))


def named_place(reply: str) -> str:
    """The place that a seller names beside a day, verbatim; empty where he names none."""
    beside = (_PLACE.search(sentence) for sentence in sentences(reply) if proposes_day(sentence))
    return next((found[0].strip() for found in beside if found), "")


def _days_in(sentence: str) -> list[str]:
    return [match[0].strip() for match in _dates(sentence)]


def _dates(sentence: str) -> list[re.Match[str]]:
    return [match for match in _PROPOSED[Detail.DAY].finditer(sentence) if _DAY.search(match[0])]


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
    found = (match[0].strip() for match in pattern.finditer(sentence)) if pattern else ()
    return tuple(dict.fromkeys(found))
