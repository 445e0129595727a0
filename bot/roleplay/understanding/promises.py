"""What the seller has said he would do: remembered with his own words, missed when he says otherwise later."""

import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.grading.text.calendar import A_WEEKDAY, weekdays
from bot.grading.text.clauses import clauses
from bot.grading.text.denial import ABSENT, WITHOUT, affirmed
from bot.grading.text.elsewhere import NOT_OURS
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import quantities
from bot.grading.text.units import Measure
from bot.grading.text.words import STEM, same_word, words_in
from bot.roleplay.understanding.promise_words import (
    ADDED,
    BECAUSE,
    CHECKED,
    COMMITS,
    DATES,
    DEED,
    FREE,
    KINDS,
    LONGEST_TERM,
    MAYBE,
    MONTH,
    NAMED,
    NO_SERVICE,
    NO_THING,
    NOBODY,
    NOT_FREE,
    ON_TOP,
    OTHERS,
    OTHERS_GIFT,
    OURS,
    PAID,
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
    thing: str = ""
    """Of a quantity, how the word begins for what is counted."""
    recalled: bool = False
    """True once the customer has come back to it."""
    missed: bool = False
    """True once he has held it against the seller; each is missed once."""

    def about(self, other: "Promise") -> bool:
        """True where both promise the same thing, so that they can contradict each other."""
        return (self.topic, self.kind, self.thing) == (other.topic, other.kind, other.thing)


_CONDITION = re.compile(r"\b(?:если|при|когда|if|when)\b")
_HIS_OWN = re.compile(
    r"\bвы (?:уже |же |сами )?[а-я]+л[аи]с?ь?\b|"
    r"\b(?:you|you've) (?:(?!need\b)\w+ed|won(?!'t)|bought|had|got|took|said|told|paid|lost)\b"
)
"""What the customer did himself promises nothing: "вы выиграли склад, договор через восемь дней"."""

_LEADING = re.compile(r"^(?:(?:а|и|но|то|что|тогда|поэтому|зато|потому что|and|so|but|then|that)\s+)+", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:и|and)\b", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…;\n]\W*$")
_AT_WHOSE = re.compile(r"\bу ([а-я]{3,})")
_PAID_FOR = {Language.RU: " платно", Language.EN: " extra charge"}
UNBINDING = (_CONDITION, ABSENT, WITHOUT, _HIS_OWN, NOT_OURS, MAYBE)
_HALF = 0.5
_COUNTED = re.compile(r" ?([^\W\d_]{3,})")
_EVERY = re.compile(rf"\b{A_WEEKDAY}s\b|\b\w+(?:ик|рг|иц|от|ень)[ая]м\b")
"""All days of a kind: "on Sundays", "по субботам" names none on which something is to come."""

_STEM = 4
_COSTS = re.compile(r"\b(?:доставк\w*|delivery|shipping)\b(?: [^\W\d]+){0,3} \d")
LEAST_SUM = 100
"""From here on a bare number beside a delivery is what it costs: "доставка выйдет 1500"; below, "45 on top" is."""
FEWEST = 2
"""Things from which a number is a quantity; "one" is often just a word."""

DATED = (Kind.DAY, Kind.DATE)
_HALF_A_YEAR = 600
PASSING = (Topic.INVOICE, Topic.CALL, Topic.MEETING, Topic.START)
"""What is over with the talk, or soon after it."""
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


def promises(
    reply: str, language: Language, own: Collection[str] = (), others: Collection[str] = ()
) -> Iterator[Promise]:
    """What a reply promises: a price, a day, a term.

    Questions, conditions, denials and reasons promise nothing, nor does what is told of somebody else.

    Args:
        reply: as written.
        language: of the customer, who would quote it.
        own: words of the names by which the seller and his product go, in small letters.
        others: names of whom else the customer speaks, in small letters.
    """
    for part in _binding_parts(reply, own, others):
        # What it comes to with all the rest is no price of it: "delivery 400 = 7,300".
        clean = NOT_FREE.sub(_PAID_FOR[language], normalised(part.partition("=")[0]))
        if any(unbinding.search(clean) for unbinding in UNBINDING) or not _quotable(part, language):
            continue
        said = _LEADING.sub("", part.strip(" .,!;:"))
        about, clean = _topic(clean), affirmed(clean)
        topic = _topic(clean)
        if topic is not about:
            continue
        if topic is not None and _promised(topic, clean):
            for kind, value in _values(topic, clean):
                if kind in KINDS[topic] and (kind is not Kind.TERM or _sensible(topic, value)):
                    yield Promise(topic=topic, kind=kind, value=value, words=said)
        elif topic is None:
            for thing, cost in _services(clean):
                yield Promise(topic=Topic.SERVICE, kind=Kind.COST, value=cost, words=said, thing=thing)
        for thing, value in _counted(clean):
            yield Promise(topic=Topic.QUANTITY, kind=Kind.COUNT, value=value, words=said, thing=thing)


def _topic(clean: str) -> Topic | None:
    return next((topic for topic, pattern in TOPICS if pattern.search(clean)), None)


def _binding_parts(reply: str, own: Collection[str], others: Collection[str]) -> Iterator[str]:
    """The parts of a reply that can bind the seller: not what he asks, nor what he tells of somebody else."""
    of_another, ended = False, True
    for clause in clauses(reply):
        words = clause.text
        # "His costs nothing, and comes in two days" goes on about him; "but ours…" does not.
        goes_on = of_another and not ended and bool(_GOES_ON.match(words)) and not OURS.search(normalised(words))
        of_another, ended = goes_on or _of_another(words, own, others), bool(_ENDS.search(words))
        if "?" in words:
            words = "" if CHECKED.search(normalised(words)) else words.rpartition(",")[0]
        if goes_on:
            continue
        parts = _parts(words)
        if of_another and OURS.search(normalised(words)):
            parts = [piece for part in parts for piece in re.split(r",\s+", part)]
        yield from (part for part in parts if not _of_another(part, own, others))


def _of_another(words: str, own: Collection[str], others: Collection[str]) -> bool:
    """True for what is told of somebody else."""
    clean = normalised(words)
    if OTHERS.search(clean) and not OURS.search(clean):
        return True
    named = [normalised(name) for found in NAMED.finditer(words) for name in found.groups() if name]
    if any(name not in NOBODY and not _one_of(name, own) for name in named):
        return True
    return any(_one_of(word, others) and not _one_of(word, own) for word in _AT_WHOSE.findall(clean))


def _one_of(name: str, names: Collection[str]) -> bool:
    """True where a name is one of these, in whatever case of grammar it stands."""
    return any(same_word(name, other) for other in names)


def binding(promises: Sequence[Promise]) -> list[Promise]:
    """Promises that are to be kept; that a service costs something is none."""
    return [promise for promise in promises if promise.topic is not Topic.SERVICE or not promise.value]


def carried(earlier: Sequence[Promise]) -> list[Promise]:
    """What still holds in a talk days later: prices, terms, quantities; no days, and nothing that was of the moment."""
    return [
        replace(promise, recalled=False)
        for promise in earlier
        if promise.kind not in DATED and promise.topic not in PASSING and not promise.missed
    ]


def _sensible(topic: Topic, days: float) -> bool:
    """True for a term that may be meant of the topic."""
    return SHORTEST_TERM.get(topic, 0) <= days <= LONGEST_TERM.get(topic, math.inf)


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
            if old.about(new):
                if _worse(old, new) and not old.missed:
                    return old
                break
    return None


def _worse(old: Promise, new: Promise) -> bool:
    if new.topic is Topic.MEETING:
        # Until there is a yes, days are only proposed.
        return False
    match new.kind:
        case Kind.COST | Kind.TERM:
            better_longer = new.topic in (Topic.WARRANTY, Topic.PAYMENT)
            return new.value < old.value if better_longer and new.kind is Kind.TERM else new.value > old.value
        case Kind.PERCENT:
            return new.value < old.value
        case Kind.DATE:
            return 0 < (new.value - old.value) % (2 * _HALF_A_YEAR) < _HALF_A_YEAR
        case Kind.DAY | Kind.COUNT:
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
    days = [float(day + 1) for day in weekdays(_EVERY.sub(" ", clean))]
    dates = [
        month * 100 + float(d["before"] or d["after"]) for month, pattern in DATES for d in pattern.finditer(clean)
    ]
    for kind, named in ((Kind.DAY, days), (Kind.DATE, dates)):
        # Of two days one is to be chosen yet.
        if len(named) == 1:
            yield kind, named[0]
    for quantity in quantities(clean):
        match quantity.measure:
            case Measure.MONEY if not quantity.per and topic is not Topic.INVOICE:
                yield Kind.COST, quantity.value
            case Measure.COUNT if topic is Topic.DELIVERY and _costs(clean, quantity.value):
                yield Kind.COST, quantity.value
            case Measure.TIME:
                yield Kind.TERM, quantity.value
            case Measure.PERCENT if topic is Topic.DISCOUNT:
                yield Kind.PERCENT, quantity.value
            case _:
                continue
        return


def _costs(clean: str, value: float) -> bool:
    """True for a bare number beside a delivery that says what it costs."""
    return bool(_COSTS.search(clean)) and (value >= LEAST_SUM or bool(ON_TOP.search(clean)))


def _services(clean: str) -> Iterator[tuple[str, float]]:
    """Services that are free, or cost something, by how the words for them begin: "подгонка рукава бесплатная"."""
    counted = (Measure.MONEY, Measure.COUNT) if ON_TOP.search(clean) else (Measure.MONEY,)
    sums = [q.value for q in quantities(clean) if q.measure in counted and not q.per]
    if FREE.search(clean):
        cost = 0.0
    elif sums or PAID.search(clean):
        cost = max(sums, default=1.0)
    else:
        return
    services = (word for word in words_in(clean, STEM) if not NO_SERVICE.match(word))
    yield from dict.fromkeys((word[:STEM], cost) for word in services)


def _counted(clean: str) -> Iterator[tuple[str, float]]:
    """Things that the seller answers for by their number."""
    commits = COMMITS.search(clean)
    if commits is None or ADDED.search(clean):
        return
    answered_for = clean[commits.end() :]
    for quantity in quantities(answered_for):
        if quantity.measure is not Measure.COUNT or quantity.per or quantity.value < FEWEST:
            continue
        noun = _COUNTED.match(answered_for.partition(quantity.words)[2])
        if noun and not MONTH.match(noun[1]) and not NO_THING.match(noun[1]):
            yield noun[1].removesuffix("s")[:_STEM], quantity.value


def _quotable(part: str, language: Language) -> bool:
    """True where a customer could say these words after him: short, in his language, nothing odd in them."""
    letters = _LETTER.findall(part)
    if not letters or len(part) > LONGEST or any(c in part for c in "{}<>\n"):
        return False
    russian = len(_CYRILLIC.findall(part)) / len(letters) > _HALF
    return russian is (language is Language.RU) and len(part.split()) >= SHORTEST_WORDS
