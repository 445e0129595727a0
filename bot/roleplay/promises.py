"""What the seller has said he would do: remembered with his own words, missed when he says otherwise later."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.grading.clauses import clauses
from bot.grading.quantities import Measure, quantities
from bot.grading.surface import normalised
from bot.scenario.vocabulary import Language

LONGEST = 70
"""Characters of the seller's words that a customer would quote."""

SHORTEST_WORDS = 2


class Topic(StrEnum):
    """What a promise is about."""

    DELIVERY = "delivery"
    INVOICE = "invoice"
    CALL = "call"
    WARRANTY = "warranty"
    PAYMENT = "payment"
    GIFT = "gift"
    TRIAL = "trial"
    DISCOUNT = "discount"


class Kind(StrEnum):
    """What is promised of it; only promises of one kind can contradict each other."""

    COST = "cost"  # money, 0 is free
    TERM = "term"  # days
    PERCENT = "percent"
    DAY = "day"  # of the week, 1 is Monday


@dataclass(slots=True, kw_only=True)
class Promise:
    """One thing that the seller said."""

    topic: Topic
    kind: Kind
    value: float
    words: str
    """As he said it."""
    recalled: bool = False
    """True once the customer has come back to it."""


_TOPICS: Sequence[tuple[Topic, re.Pattern[str]]] = (
    (Topic.DELIVERY, re.compile(r"\b(?:достав|привез|отгру|deliver|shipp?)")),
    (Topic.INVOICE, re.compile(r"\b(?:счет(?!а[ею]т|чик)|договор\b|invoice|contract)")),
    (Topic.CALL, re.compile(r"\b(?:перезвон|набер|созвон|позвон|call|ring|phone you)")),
    (Topic.WARRANTY, re.compile(r"\b(?:гаранти|warrant|guarantee)")),
    (Topic.PAYMENT, re.compile(r"\b(?:рассрочк|отсрочк|instal|credit)")),
    (Topic.GIFT, re.compile(r"\b(?:в подарок|подар[ию]|gift)")),
    (Topic.TRIAL, re.compile(r"\b(?:пробн|образ(?:ец|цы)|trial|sample)")),
    (Topic.DISCOUNT, re.compile(r"\b(?:скидк|discount)|\boff\b")),
)
_FREE = re.compile(
    r"(?<!не )\b(?:бесплатн\w*|даром|за (?:мой|наш) счет|в подарок|free|on (?:me|us)|at no (?:cost|charge))\b"
)
_DAYS: Sequence[tuple[float, re.Pattern[str]]] = tuple(
    (float(number), re.compile(pattern))
    for number, pattern in enumerate(
        (
            r"\b(?:понедельник\w*|monday)\b",
            r"\b(?:вторник\w*|tuesday)\b",
            r"\b(?:сред[уые]|wednesday)\b",
            r"\b(?:четверг\w*|thursday)\b",
            r"\b(?:пятниц\w*|friday)\b",
            r"\b(?:суббот\w*|saturday)\b",
            r"\b(?:воскресень\w*|sunday)\b",
        ),
        start=1,
    )
)
_CONDITION = re.compile(r"\b(?:если|при|когда|if|when)\b")
_DENIED = re.compile(r"\b(?:не|нет|без|no|not|without)\b")
_LEADING = re.compile(r"^(?:(?:а|и|но|то|тогда|поэтому|зато|and|so|but|then)\s+)+", re.IGNORECASE)
_HALF = 0.5
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


def promises(reply: str, language: Language) -> Iterator[Promise]:
    """What a reply promises; questions, conditions and denials promise nothing."""
    for clause in clauses(reply):
        words = clause.text
        if "?" in words:
            words = words.rpartition(",")[0]
        for part in _parts(words):
            clean = normalised(part)
            if _CONDITION.search(clean) or _DENIED.search(clean) or not _quotable(part, language):
                continue
            for topic, pattern in _TOPICS:
                if pattern.search(clean):
                    yield from (
                        Promise(topic=topic, kind=kind, value=value, words=_LEADING.sub("", part.strip(" .,!;:")))
                        for kind, value in _values(topic, clean)
                    )
                    break


def broken(earlier: Sequence[Promise], now: Sequence[Promise]) -> Promise | None:
    """The earlier promise that the seller has just gone back on, to the customer's loss; each is missed once."""
    for new in now:
        for old in reversed(earlier):
            if (old.topic, old.kind) == (new.topic, new.kind):
                if _worse(old, new) and not old.recalled:
                    return old
                break
    return None


def _worse(old: Promise, new: Promise) -> bool:
    match new.kind:
        case Kind.COST | Kind.TERM:
            better_longer = new.topic in (Topic.WARRANTY, Topic.PAYMENT)
            return new.value < old.value if better_longer and new.kind is Kind.TERM else new.value > old.value
        case Kind.PERCENT:
            return new.value < old.value
        case Kind.DAY:
            return new.value != old.value


def _parts(words: str) -> list[str]:
    """The parts between commas that can stand alone; a short one stays with its neighbour."""
    if len(words) <= LONGEST:
        return [words]
    return [part for part in re.split(r",\s+", words) if len(part.split()) >= SHORTEST_WORDS]


def _values(topic: Topic, clean: str) -> Iterator[tuple[Kind, float]]:
    if _FREE.search(clean):
        yield Kind.COST, 0.0
    for day, pattern in _DAYS:
        if pattern.search(clean):
            yield Kind.DAY, day
            break
    for quantity in quantities(clean):
        match quantity.measure:
            case Measure.MONEY if not quantity.per and topic is not Topic.INVOICE:
                yield Kind.COST, quantity.value
            case Measure.TIME:
                yield Kind.TERM, quantity.value
            case Measure.PERCENT if topic is Topic.DISCOUNT:
                yield Kind.PERCENT, quantity.value
            case _:
                continue
        return


def _quotable(part: str, language: Language) -> bool:
    """True where a customer could say these words after him: short, in his language, nothing odd in them."""
    letters = _LETTER.findall(part)
    if not letters or len(part) > LONGEST or any(c in part for c in "{}<>\n"):
        return False
    russian = len(_CYRILLIC.findall(part)) / len(letters) > _HALF
    return russian is (language is Language.RU) and len(part.split()) >= SHORTEST_WORDS
