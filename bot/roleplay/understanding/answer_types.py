"""What a question wants to hear: a sum, a day, a distance. Of two facts that are near in meaning that tells which one.

"How far do you walk?" is near to all that a customer tells of his walk; "in five weeks" is no answer to it.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from bot.grading.text.calendar import WEEKDAY
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import quantities
from bot.grading.text.units import Measure
from bot.roleplay.understanding.need_questions import seeks_need
from bot.scenario.model import Fact


class Wanted(StrEnum):
    """What the answer to a question consists of."""

    DURATION = "duration"
    MONEY = "money"
    DISTANCE = "distance"
    WHEN = "when"
    NUMBER = "number"
    WHO = "who"
    WHERE = "where"
    PURPOSE = "purpose"


_ASIDE = r"(?:(?:and|so|but|well|then|now|ok|okay)\b\W*)*"
_START = rf"(?:^|[.;:!?—–]\s*|\b(?:tell me|remind me),?\s+){_ASIDE}"
"""Where an English question begins; elsewhere "when" only says under what condition."""

_OPEN = r"(?:(?<!, )|(?<=жите, )|(?<=ните, ))\b"
"""Where a Russian question word asks: anywhere but behind a comma ("там, где дешевле"), save for "подскажите, где"."""

_BE = r"(?:do|does|did|is|are|was|were|will|would|can|could|may|must|should|shall|have|has|had|'s|'re)\b"
_PAID = r"(?:стои|плат|плач|трат|трач|обход|обош|выход|вышл|вложи|готовы|денег|рубл|залож|заклад|отлож|рассчит)"

_PERIOD = r"(?:месяц|год|недел|день|квартал|сезон|сутки)"
_NOTHING_COUNTED = (
    r"(?:(?:у|вы|вас|вам|вами|вы|он\w?|это|эт\w{1,3}|все|всё|сейчас|теперь|обычно|примерно|где-то|всего|итого|сам\w*|"
    rf"тогда|там|же|в|за|на|среднем|кажд\w+|сумме|{_PERIOD}\w*)\s+)*"
)
"""What may stand between "how much" and its verb while nothing but money is counted: "сколько у вас сейчас уходит"."""

_GOES = rf"сколько {_NOTHING_COUNTED}(?:уход\w+|ушл\w|отда\w+|набега\w+|набира\w+|съеда\w+)(?! времени| часов| дней)"
_A_MONTH = rf"сколько {_NOTHING_COUNTED}(?:в|за) {_PERIOD}\w*(?= на |\W*(?:$|[?!.]))"
_PER = r"(?:a|per|each|every) (?:month|year|week|day|quarter)\b"

ASKS: Mapping[Wanted, str] = {
    Wanted.DURATION: (
        r"как (?:\w+ )?долго|сколько (?:(?!(?:в|за|на)\b)\w+ )?(?:времени|дней|недел|месяц|лет\b|часов|минут)|"
        r"как давно|давно ли|"
        r"\bhow long\b|\bhow much time|\bhow many (?:days|weeks|months|years|hours|minutes)"
    ),
    Wanted.MONEY: (
        rf"сколько\b.{{0,40}}\b\w{{0,3}}{_PAID}|бюджет|сумм[ауы]\b|как(?:ая|ую|ой) (?:\w+ )?(?:цен|стоимост)|\bпочем\b|"
        rf"{_GOES}|{_A_MONTH}|"
        rf"\bhow much (?:(?:is|was|do|does) )?(?:(?:it|that|this|all) )*(?:(?:come|comes) to )?{_PER}|"
        r"\bhow much (?:\w+ ){0,2}(?:goes|go|went) (?:on|to|out|into)\b|\b(?:set|put) (?:aside|by)\b|"
        rf"\bhow much (?:{_BE}.{{0,40}}\b(?:cost|pay|spend|spent|paid|worth|charge)|money)|\bbudget|"
        rf"\bwhat (?:{_BE}.{{0,40}}\b(?:cost|pay|spend)|(?:price|sum|figure)\b)|\ba figure\b|\bhow (?:dear|expensive)\b"
    ),
    Wanted.DISTANCE: (
        r"далеко|расстояни|сколько (?:километр|км\b|метров|верст)|пробег|"
        r"\bhow far\b|\bhow many (?:miles|kilomet|km\b|met(?:er|re)s|yards)|\bwhat distance|\bmileage\b|"
        r"\bhow much (?:do|does|did|will) \w+ (?:drive|walk|ride|run|travel)"
    ),
    Wanted.WHEN: (
        rf"{_OPEN}когда\b|(?:к|на|до) как(?:ому|ой|ое|ую|ого) (?:\w+ )?(?:числ|срок|дн|день|дат|недел)|"
        r"в как(?:ой|ое|ие) (?:\w+ )?(?:ден|дни|врем|недел|месяц|час)|котор(?:ый|ого|ому|ом) час|"
        r"как(?:ие|ой|ого) (?:\w+ ){0,2}(?:срок|числ)|как(?:ая|ие) (?:\w+ )?дат|"
        rf"{_START}(?:by |since |until )?when {_BE}|\b(?:which|what) (?:day|date|month|week|time)\b|\bhow soon\b|"
        r"\bdeadline"
    ),
    Wanted.NUMBER: (
        r"\bсколько\b|как(?:ое|ого) (?:\w+ )?количеств|как(?:ая|ую|ой) (?:\w+ ){0,2}(?:площад|объем)|"
        r"\bhow (?:many|big|large|old)\b"
    ),
    Wanted.WHO: (
        rf"{_OPEN}(?:кто|кому|кого|кем)\b(?![ -](?:то|нибудь|либо)\b)|{_START}(?:with |for |to |from )?who(?:m|se)?\b"
    ),
    Wanted.WHERE: rf"{_OPEN}(?:где|куда|откуда)\b|{_START}(?:from )?where\b",
}
"""How each is asked for, the narrower before the wider: "how many miles" is a distance before it is a number."""

_ASKS = {wanted: re.compile(pattern) for wanted, pattern in ASKS.items()}

HOLDS: Mapping[Wanted, re.Pattern[str]] = {
    Wanted.WHEN: re.compile(
        r"\b(?:январ|феврал|март|апрел|(?:в|к|до|с|на) ма[яею]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|"
        r"завтра|сегодня|весн|лет(?:ом|а)\b|осен|зимо|"
        r"числа\b|через (?:\w+ ){0,2}(?:дн|ден|недел|месяц|год|лет))|"
        rf"\b{WEEKDAY}|"
        r"\b(?:januar|februar|march|april|(?:in|of|by|until) may\b|june|july|august|septemb|octob|novemb|decemb|"
        r"tomorrow|today|tonight|spring|summer|autumn|winter|quarter|"
        r"in (?:a|\w+) (?:days?|weeks?|months?|years?)\b|weeks on\b)"
    ),
    Wanted.DISTANCE: re.compile(r"\b(?:километр|км\b|верст|метр|miles?\b|kilomet|km\b|yards?\b)"),
    Wanted.WHO: re.compile(
        r"\b(?:сам[аи]?|никто|люди|людей|народ|дет(?:и|ей|ям)|ребен\w+|ребят\w*|муж\w*|жен[аеуы]|сын\w*|доч\w+|"
        r"внук\w*|внуч\w+|брат\w*|сестр\w+|мам\w+|пап[аеуы]|мать|матери|отец|отц\w+|зят\w+|друг|друзья|подруг\w+|"
        r"дяд\w+|тет[яеию]|сосед\w*|партнер\w*|директор\w*|начальни[кц]\w*|шеф\w*|хозя\w+|бухгалтер\w*|менеджер\w*|"
        r"мастер(?:а|у|ом|ов)?|работни\w+|сотрудни\w+|водител\w+|курьер\w*|продавец|продавц\w*|юрист\w*|агентств\w+|"
        r"фирм\w+|поставщик\w*|бригад\w+)\b|^я\b|"
        r"^me\b|\b(?:it's me|i do|myself|nobody|somebody|someone|everybody|everyone|people|team|crew|staff|boss|"
        r"husband|wife|sons?|daughters?|kids?|child(?:ren)?|brothers?|sisters?|mum|mother|dad|father|friends?|uncle|"
        r"aunt|owners?|partners?|managers?|drivers?|cleaners?|workers?|designers?|teachers?|lawyers?|accountants?|"
        r"bookkeepers?|brokers?|suppliers?|dealers?|waiters?|chefs?|clerks?|neighbours?|agency|firm|company)\b"
    ),
}
"""What shows in an answer that it holds one of these; numbers show the others, nothing shows a place."""

IN_FIGURES = frozenset({Wanted.DURATION, Wanted.MONEY, Wanted.DISTANCE, Wanted.NUMBER})
"""What a fact may be all about that names nobody: how many there are says nothing of who."""

MEASURES: Mapping[Wanted, frozenset[Measure]] = {
    Wanted.MONEY: frozenset({Measure.MONEY}),
    Wanted.DURATION: frozenset({Measure.TIME}),
    Wanted.NUMBER: frozenset(Measure),
}
TOLD_BY_WORDS = frozenset({Wanted.DURATION, Wanted.DISTANCE, Wanted.NUMBER, Wanted.WHERE})
"""Of these a fact that has none is no answer; a sum or a day is told in too many ways to be sure."""

COUNTED = frozenset({Wanted.DURATION, Wanted.MONEY, Wanted.DISTANCE, Wanted.WHEN, Wanted.NUMBER})
"""What is told in figures."""

LEAST = 2
"""Numbers from here on count something; "one" is often just a word."""

AN_AGE = 365
"""Days from which a time answers "how old", or "how many"; "seven left two days before" does not say how many are."""


def wanted_by(question: str) -> Wanted | None:
    """What a question asks for by its words, None where they leave it open ("how do you…", "what about…")."""
    clean = normalised(question)
    found = next((wanted for wanted, pattern in _ASKS.items() if pattern.search(clean)), None)
    if found:
        return found
    sought = seeks_need(question)
    return Wanted.PURPOSE if sought and sought.purpose else None


_PRESENT = re.compile(
    r"\b(?:сейчас|щас|теперь|нынче|пока|сегодня|на данный момент|нынешн\w+|now|nowadays|currently|present(?:ly)?|today|"
    r"at the (?:moment|minute)|these days|so far)\b"
)


_MERE_LEAD = re.compile(r"^\W*(?:(?:so|ok|okay|right|well|and|а|ну|так|и|вот)\W+)*(?:now|теперь)\b")
"""Words that only begin a question: "now, how many of you are there?"."""


def of_the_present(question: str) -> bool:
    """True for a question for how things are now: "what do you use at the moment?"."""
    return bool(_PRESENT.search(_MERE_LEAD.sub("", normalised(question))))


def giving(answers: Sequence[str], wanted: Wanted) -> Sequence[str]:
    """Those of several answers that hold what is wanted."""
    return [answer for answer in answers if _holds(normalised(answer), wanted)]


def likely_giving(answers: Sequence[str], wanted: Wanted) -> Sequence[str]:
    """The same of one fact's answers, of which one with any figure will do where none says more: "eleven"."""
    counts = [a for a in answers if wanted in COUNTED and any(q.value >= LEAST for q in quantities(a))]
    return giving(answers, wanted) or counts


def suited(fact: Fact) -> frozenset[Wanted]:
    """What a fact may be asked for: so the file asks for it, or so most of its answers have it."""
    asked = {wanted_by(way) for way in fact.about}
    # Somebody is spoken of in whatever he tells.
    told = {wanted for wanted in Wanted if wanted is not Wanted.WHO and _mostly(fact, wanted)}
    return frozenset(wanted for wanted in Wanted if wanted in asked | told)


def lacking(fact: Fact) -> frozenset[Wanted]:
    """What a fact surely holds nothing of; who, where it is all about figures and most of its answers name nobody."""
    held = suited(fact)
    nobody = held & IN_FIGURES and not _mostly(fact, Wanted.WHO)
    return (TOLD_BY_WORDS | ({Wanted.WHO} if nobody else set())) - held


def _mostly(fact: Fact, wanted: Wanted) -> bool:
    return len(giving(fact.says, wanted)) * 2 > len(fact.says)


def _holds(answer: str, wanted: Wanted) -> bool:
    if wanted in HOLDS:
        return bool(HOLDS[wanted].search(answer))
    measures = MEASURES.get(wanted, frozenset())
    least = {Measure.COUNT: LEAST, Measure.TIME: AN_AGE if wanted is Wanted.NUMBER else 0.0}
    return any(q.measure in measures and q.value >= least.get(q.measure, 0.0) for q in quantities(answer))
