"""What an order needs, a day, an address, a name, the payment: asked for or proposed in a reply, known by its words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.grading.orders import ASKS, NAMES, Detail, asks_when
from bot.grading.surface import normalised
from bot.roleplay.promise_words import DAYS
from bot.roleplay.trading import sentences
from bot.roleplay.wanted import Wanted, wanted_by

_DAY_NAMES = "|".join(pattern.pattern.removeprefix(r"\b").removesuffix(r"\b") for _, pattern in DAYS)
_HOUR = r"\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m| час\w{0,2})?"
_PROPOSED: Mapping[Detail, re.Pattern[str]] = {
    Detail.DAY: re.compile(
        r"(?:\b(?:во?|на|к|со?|до|on|by|from|next|this) )?"
        rf"\b(?:{_DAY_NAMES}|среда|сегодня|завтра|послезавтра|today|tomorrow)\b"
        r"(?:,? (?:утром|дн[её]м|вечером|до обеда|после обеда|morning|afternoon|evening))?"
        rf"(?:,? (?:во?|к|после|до|at|by|around|after|before) {_HOUR}\b)?|"
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


def _named(sentence: str, detail: Detail) -> bool:
    """True where a sentence asks for a detail by its name, or when."""
    pattern = NAMES.get(detail)
    when = detail is Detail.DAY and (asks_when(sentence) or wanted_by(sentence) is Wanted.WHEN)
    return when or bool(pattern and pattern.search(normalised(sentence)))


def _proposals(sentence: str, detail: Detail) -> tuple[str, ...]:
    pattern = _PROPOSED.get(detail)
    found = (match[0].strip() for match in pattern.finditer(sentence)) if pattern else ()
    return tuple(dict.fromkeys(found))
