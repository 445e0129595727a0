"""The questions of a reply, cut out and sorted by what they are for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.grading.phrases.asking_leave import only_asks_leave
from bot.grading.phrases.orders import asks_to_buy
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import quantities
from bot.grading.text.questions import ASKING, QUESTIONS, asks
from bot.grading.text.sentences import thoughts
from bot.grading.text.units import Measure
from bot.grading.types import Grade
from bot.roleplay.state.talk import Talk
from bot.roleplay.understanding.check_questions import Checked, checked
from bot.roleplay.understanding.need_questions import goes_back, may_be_a_fact, probes
from bot.roleplay.understanding.small_talk import beside_the_sale, kidded, with_a_smile
from bot.roleplay.understanding.spelling import in_full
from bot.scenario.vocabulary import Move, Situation

SHORTEST_QUESTION = 3
"""Words from which a part of a question can be understood alone."""

_BE = r"(?:do|does|did|are|is|was|were|will|would|can|could|should|have|has)\b"
_COUNTS = (
    r"(?:(?:на|в|к|до|с) )?(?:сколько|как(?:ой|ая|ое|ие|ому|им|ого)\b)|есть ли|"
    rf"(?:how (?:many|much|old|far|long)|do you|are you|have you|(?:what|when|where)(?:['’]s| {_BE}))\b|"
    rf"(?:what|which) (?!(?:i|you|we|they|he|she|it)\b)\w+(?=,|\W*$| {_BE})"
)
_ALSO = rf"{ASKING}|\w+ ли\b|(?:do|are|have|can|will|is|did) (?:you|it|there|they|your)\b"
_TWO = re.compile(rf",? (?:и|а|and|а также|и ещё|и еще|and also) (?={_ALSO})", re.IGNORECASE)
"""Between two questions in one sentence: "how many guests, and on what day?"."""

_THREE = re.compile(rf", (?:(?:and|и) )?(?={_COUNTS})", re.IGNORECASE)
"""Between those of a list: "how many guests, what day, and where is it?"."""

_THINKS = re.compile(r"\b(?:вы )?(?:думаете|считаете|полагаете|знаете)\b|\byou (?:think|know)\b", re.IGNORECASE)
"""Behind "what do you think, …" no second question follows, but what is thought of."""

_WHILE = re.compile(rf"\W*when (?!{_BE})", re.IGNORECASE)
"""Before "when you get home, what do you see?" nothing is asked."""

_LED = re.compile(
    r"\b(?:скажите|подскажите|напомните|расскажите|уточните|интересно|"
    r"(?:хотел\w*|хочу|можно|разрешите)(?: бы)? (?:узнать|уточнить|спросить|понять)|tell me|let me ask|"
    r"(?:may|can|could) i ask|(?:can|could|would) you (?:please )?(?:tell|remind) me|"
    r"i(?:'d| would) like to (?:know|ask)|i was wondering|remind me|just wondering)"
    r"(?:,? (?:пожалуйста|please|мне|ещё|еще|вот|тогда|then))*[,:]? "
    rf"(?:(?:а|и|ну|so|and) )?(?P<asked>(?:{ASKING}|\w+ ли\b).*)",
    re.IGNORECASE,
)
"""A question that is announced and needs no mark: "подскажите, на сколько человек считаем"."""

_LAST = re.compile(
    r"[,.–—-] (?:а|но) (?P<ru>(?:(?:в|на|к|до|с|от|для|у|по|за) )?"
    r"(?:сколько|когда|где|куда|откуда|кто|как(?:ой|ая|ое|ие|им|ому)|почему|чем)\b[^,:]*)$|"
    rf"[,.–—-] (?:so|and|but) (?P<en>(?:(?:at|in|on|for|by) )?"
    rf"(?:which \w+|how (?:many|much|long|far|old|big|often) (?:\w+ )?{_BE}|"
    rf"(?:what|when|where|who|why|how)(?:['’]s| {_BE})) [^,:]*)$",
    re.IGNORECASE,
)
"""A question without its mark behind something told: "…, а сколько вас"."""

_TELLS = re.compile(
    r"\b(?:расскаж|покаж|объясн|зна[юе]|понима|понял|виж|помн|покажу|show|tell|explain|know|see\b|understand|remember)\w*"
)
"""Beside these a question word asks nothing: "I'll show you how it works"."""

MOST_LED = 20
"""Words of a sentence that may be a question by what announces it."""

_CHOICE = re.compile(
    r"^\W*(?:(?:а|и|ну|так|тогда|и что|so|and|then)\W+)*"
    r"(?:(?:что|какой|какая|какое|какие|который|на чем) (?:\w+ ){0,3}?(?:удобн\w+|лучше|подход\w+|подойд\w+|"
    r"предпоч\w+|выгодн\w+|интереснее|ближе|больше нравится|остановимся|берете|выбира\w+|выберете|скажете)|"
    r"как (?:\w+ ){0,3}?(?:удобн\w+|лучше|подход\w+|подойд\w+|предпоч\w+|выгодн\w+|скажете)|"
    r"(?:which|what|how)\b(?: \w+){0,4} (?:suits?|prefer|rather|sounds?)\b|which\b(?: \w+){0,4} (?:better|choose)\b|"
    r"(?:which|what|how)\b(?: \w+){0,3} works?(?: best| better)? for you\W*$|"
    r"which(?: \w+){0,2} (?:will|would|do|shall) (?:you|we) (?:take|say)\W*$|what do you say\W*$|"
    r"which (?:one|of (?:the|these|them|those))\b|how about it)"
)
"""Asks for his choice, where a price was just offered, and for none of his facts."""

_WORD_FIRST = re.compile(rf"\W*{ASKING}", re.IGNORECASE)

MOST_IN_PASSING = 10
"""Words of what may be a question though nothing shows it."""

MANNERS = 2
"""Words of a sentence that only leads up to a question: "понимаю", "I see"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """The questions of a reply, by what they are for."""

    plain: tuple[str, ...]
    """Those that a fact may answer."""
    checks: tuple[tuple[str, Checked], ...]
    """Those that only make sure."""
    probing: str
    """One that asks what stands behind the open doubt; empty where none does."""
    smiling: tuple[str, ...]
    """Of the plain ones those that are put with a smile: jokes, unless he can answer them."""
    joking: bool
    """True where one was said to be a joke."""


def questions_put(talk: Talk, reply: str, grade: Grade, *, opening: bool = False) -> Questions:
    """The questions of a reply by what they are for; how he is asks for no fact, and a joke for nothing.

    Args:
        talk: so far.
        reply: that may ask.
        grade: of the reply.
        opening: True where it is only found out whether they talk at all: asking leave then asks for no fact.
    """
    asked = _questions(reply, grade)
    return _sorted(talk, reply, [q for q in asked if not (opening and only_asks_leave(q))], grade)


def in_jest(questions: Questions) -> bool:
    """True where nothing is asked in earnest, and something is for fun."""
    funny = questions.joking or bool(questions.smiling)
    return funny and not questions.checks and not questions.probing and len(questions.smiling) == len(questions.plain)


def only_asks(reply: str) -> bool:
    """True for a reply that does nothing but ask, a word of manners aside."""
    said = [s for s in thoughts(reply) if s.strip()]
    return any(map(asks, said)) and all(asks(s) or len(s.split()) <= MANNERS for s in said)


def _questions(reply: str, grade: Grade) -> list[str]:
    """The parts of a reply that ask: sentences with a question mark or like one, and what the grader holds for one."""
    asking = [s for s in _taken_up(thoughts(reply)) if not _proposes(s, grade)]
    marked = [part for s in asking for part in (_each(s.strip()) if asks(s) else _without_mark(s))]
    found = [in_full(m.evidence.strip()) for m in grade.moves if m.move in QUESTIONS]
    unmarked = [e for e in found if not any(e in s or s in e for s in marked)]
    return list(dict.fromkeys(q for q in (*marked, *unmarked) if q))


def _taken_up(said: Sequence[str]) -> Iterator[str]:
    """Sentences; a question goes with the one before it that takes up what he told: "You said three. How old?"."""
    before = ""
    for sentence in said:
        joined = f"{before.rstrip()} {sentence.lstrip()}" if before and asks(sentence) else sentence
        before = sentence if goes_back(sentence) and not asks(sentence) else ""
        yield joined


def _without_mark(sentence: str) -> list[str]:
    """What a sentence asks that has no mark, where something announces it, or it stands behind what is told."""
    text = sentence.strip(" \n.!…")
    led = _LED.search(text)
    if led and len(text.split()) <= MOST_LED:
        return _each(led["asked"])
    last = _LAST.search(text)
    asked = (last["ru"] or last["en"]) if last else ""
    short = 1 < len(asked.split()) <= MOST_IN_PASSING
    return [asked] if last and short and not _TELLS.search(normalised(text[: last.start()])) else []


def _proposes(sentence: str, grade: Grade) -> bool:
    """True for "would you come on Thursday?", which asks for a step and not for a fact."""
    asked = [m.move for m in grade.moves if m.evidence in sentence and m.move in QUESTIONS | {Move.NEXT_STEP}]
    return asked[:1] == [Move.NEXT_STEP]  # the surest comes first


def _each(sentence: str) -> list[str]:
    """The questions of one sentence."""
    if goes_back(sentence):
        return [sentence]
    first, *others = _TWO.split(sentence)
    # "How many are you, and when…": with its question word even two words ask.
    least = SHORTEST_QUESTION - bool(_WORD_FIRST.match(first))
    long_enough = len(first.split()) >= least and all(len(part.split()) > 1 for part in others)
    return [each for part in (first, *others) for each in _listed(part)] if long_enough else _listed(sentence)


def _listed(question: str) -> list[str]:
    """The questions of a list, each with its own question word."""
    parts = _THREE.split(question)
    if len(parts) == 1 or not _WORD_FIRST.match(parts[0]) or _THINKS.search(parts[0]) or _WHILE.match(parts[0]):
        return [question]
    return parts if all(len(part.split()) > 1 for part in parts) else [question]


def _sorted(talk: Talk, reply: str, questions: Sequence[str], grade: Grade) -> Questions:
    clean = normalised(reply)
    priced = any(quantity.measure is Measure.MONEY for quantity in quantities(reply)) or grade.has(Move.PRICE)
    earnest = [q for q in questions if not kidded(normalised(q), clean) and not asks_to_buy(q)]
    found = [(question, checked(question)) for question in earnest]
    asked = [
        q for q, check in found if check is None and not _chats(q) and not (priced and _CHOICE.search(normalised(q)))
    ]
    probing = [question for question in asked if talk.doubts.open and probes(question)]
    plain = [question for question in asked if question not in probing or may_be_a_fact(question)]
    return Questions(
        plain=tuple(plain),
        checks=tuple((q, check) for q, check in found if check),
        probing=probing[0] if probing else "",
        smiling=tuple(q for q in plain if with_a_smile(normalised(q), clean)),
        joking=any(kidded(normalised(q), clean) for q in questions),
    )


def _chats(question: str) -> bool:
    """True for "how are you today?", which asks for no fact."""
    return beside_the_sale(normalised(question)) is Situation.SMALL_TALK
