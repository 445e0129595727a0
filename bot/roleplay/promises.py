"""What the seller has said he would do: remembered with his own words, missed when he says otherwise later."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.grading.clauses import clauses
from bot.grading.quantities import Measure, quantities
from bot.grading.surface import normalised
from bot.roleplay.promise_words import (
    BECAUSE,
    DAYS,
    DEED,
    FREE,
    KINDS,
    OTHERS_GIFT,
    PRETEXT,
    SHORTEST_TERM,
    TOPICS,
    Kind,
    Topic,
)
from bot.scenario.vocabulary import Language

LONGEST = 70
"""Characters of the seller's words that a customer would quote."""

SHORTEST_WORDS = 2


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


_CONDITION = re.compile(r"\b(?:если|при|когда|if|when)\b")
_DENIED = re.compile(r"\b(?:не|нет|без|no|not|without)\b")
_LEADING = re.compile(r"^(?:(?:а|и|но|то|что|тогда|поэтому|зато|потому что|and|so|but|then|that)\s+)+", re.IGNORECASE)
_HALF = 0.5
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


def promises(reply: str, language: Language) -> Iterator[Promise]:
    """What a reply promises: a price, a day, a term. Questions, conditions, denials and reasons promise nothing."""
    for clause in clauses(reply):
        words = clause.text
        if "?" in words:
            words = words.rpartition(",")[0]
        for part in _parts(words):
            clean = normalised(part)
            if _CONDITION.search(clean) or _DENIED.search(clean) or not _quotable(part, language):
                continue
            topic = next((topic for topic, pattern in TOPICS if pattern.search(clean)), None)
            if topic is None or not _promised(topic, clean):
                continue
            for kind, value in _values(topic, clean):
                if kind in KINDS[topic] and (kind is not Kind.TERM or value >= SHORTEST_TERM.get(topic, 0)):
                    yield Promise(topic=topic, kind=kind, value=value, words=_LEADING.sub("", part.strip(" .,!;:")))


def _promised(topic: Topic, clean: str) -> bool:
    """True where the words commit the seller to something."""
    match topic:
        case Topic.INVOICE:
            return bool(DEED.search(clean))
        case Topic.GIFT:
            return not OTHERS_GIFT.search(clean)
        case _:
            return True


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
    """The parts between commas that can stand alone; of a reason to call what comes after "because"."""
    if PRETEXT.search(normalised(words)):
        return [part for part in BECAUSE.split(words)[1:] if not PRETEXT.search(normalised(part))]
    if len(words) <= LONGEST:
        return [words]
    return [part for part in re.split(r",\s+", words) if len(part.split()) >= SHORTEST_WORDS]


def _values(topic: Topic, clean: str) -> Iterator[tuple[Kind, float]]:
    if FREE.search(clean):
        yield Kind.COST, 0.0
    for day, pattern in DAYS:
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
