"""Replies that are no honest attempt: empty, unreadable, repeated, copied, echoed, or addressed to the grader."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from bot.grading.text.plain import KEPT, normalised
from bot.grading.types import ReasonCode, ReplyContext
from bot.scenario.vocabulary import Language

ECHOED = 0.8
"""Share of a reply's words, taken from the customer's, from which it is an echo."""

REPEATED = 0.85
"""Likeness (common words over all words) to an earlier reply from which it is a repetition."""

FEW_WORDS = 4
"""Shorter replies repeat and echo in good faith: "yes", "on Tuesday"."""

FEW_LETTERS = 8
OWN_SCRIPT = 0.4
"""Share of letters that must belong to the scenario's language."""

MANY_WORDS = 40
MONOTONOUS = 0.15
"""Share of different words below which a long reply is the same few words over and over."""

LONG_RUNS = 0.15
"""Share of a reply that may be one letter held down."""

OWN_WORDS = 5
"""Plain words of the other script for one of the own: goods have foreign names, "iPhone 15 Pro или Samsung?"."""

_WORD = re.compile(r"\w+")
_OWN_WORD = re.compile(r"\b[а-яё]{2,}\b", re.IGNORECASE)
_PLAIN_LATIN = re.compile(r"\b(?:[a-z]+|[A-Z]{2,})\b")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_LATIN = re.compile("[a-z]", re.IGNORECASE)
_VOWEL = re.compile("[аеиоуыэюяёaeiouy]", re.IGNORECASE)
_RUN = re.compile(r"(\w)\1{5,}")
_TOP = r"(?:высш|максимальн|отличн)\w+\s+(?:балл|оценк)\w*"
_TO_GRADER = re.compile(
    rf"\bпоставь\w*\s+(?:мне\s+)?(?:отлично\b|максимум\b|(?:\d|тр(?:и|ойк)\w*|пят[её]р\w*)(?:\s+балл|\W*(?:$|за\b)))|"
    rf"\b(?:(?:по|вы)ставь|дай|оцени|ответ|реплик)\w*\s+(?:(?:мне|за|на|эт\w+|мо[йюе]\w*|заслужи\w+|ответ\w*)\s+){{0,4}}{_TOP}|"
    r"игнорируй\w*\s+(?:\w+\s+){0,3}(?:инструкц|правил)|ты\s+(?:оценщик|модель|нейросет)|"
    r"оцени\s+(?:этот|мой)\s+ответ|"
    r"grade\"?\s*[:=]\s*[0-3]\b|ignore\s+(?:all|any|the|previous)\b.{0,30}instruction|(?:^|\n)\W*(?:system|assistant)\s*:|"
    r"give\s+(?:me|this)\b.{0,20}(?:top|highest|maximum|full)\s+(?:mark|grade|score)|"
    r"(?:the|new|your)\s+rubric\b|\bgrading\s+(?:this|item)|\bthe\s+rater\b|(?:correct|set|change|raise)\s+the\s+(?:score|grade)\b|"
    r"\b[a-z]+_[a-z]+(?:,|\s)+[a-z]+_[a-z]+\b",
    re.IGNORECASE,
)


def suspicion(context: ReplyContext) -> ReasonCode | None:
    """Why a reply is not worth a closer look, None where it is."""
    for code, is_so in CHECKS:
        if is_so(context):
            return code
    return None


def addresses_grader(reply: str) -> str | None:
    """The words that speak to whoever grades instead of to the customer."""
    match = _TO_GRADER.search(reply)
    if match is None:
        return None
    rest = _WORD.match(reply, match.end())
    return reply[match.start() : rest.end() if rest else match.end()]


def _empty(context: ReplyContext) -> bool:
    return not any(c.isalnum() for c in context.reply)


def _unreadable(context: ReplyContext) -> bool:
    reply = context.reply
    cyrillic, latin = len(_CYRILLIC.findall(reply)), len(_LATIN.findall(reply))
    letters = cyrillic + latin
    if letters < FEW_LETTERS:
        return sum(c.isalpha() for c in reply) >= FEW_LETTERS
    own = cyrillic if context.language is Language.RU else latin
    foreign = own / letters < OWN_SCRIPT and not (context.language is Language.RU and _names_goods(reply))
    words = _words(reply)
    if len(words) >= MANY_WORDS and len(set(words)) / len(words) < MONOTONOUS:
        return True
    mumbled = len(_VOWEL.findall(reply)) / letters < 0.12 or _run_share(reply) > LONG_RUNS
    return foreign or mumbled


def _names_goods(reply: str) -> bool:
    """True for Russian with Latin names in it: these have capitals or digits, or Russian words beside them."""
    return len(_PLAIN_LATIN.findall(reply)) <= OWN_WORDS * len(_OWN_WORD.findall(reply))


def _run_share(reply: str) -> float:
    return sum(len(match[0]) for match in _RUN.finditer(reply)) / max(1, len(reply))


def _repeated(context: ReplyContext) -> bool:
    return len(_words(context.reply)) >= FEW_WORDS and any(_alike(context.reply, one) for one in context.earlier)


def _copied(context: ReplyContext) -> bool:
    return len(_words(context.reply)) >= FEW_WORDS and any(_alike(context.reply, hint) for hint in context.hints)


def _echoed(context: ReplyContext) -> bool:
    words, heard = _words(context.reply), set(_words(context.customer))
    # A short question built of the customer's own words is active listening, not an echo.
    if len(words) < FEW_WORDS or "?" in context.reply:
        return False
    return sum(word in heard for word in words) / len(words) >= ECHOED


def _alike(one: str, other: str) -> bool:
    a, b = _vocabulary(one), _vocabulary(other)
    return bool(a | b) and len(a & b) / len(a | b) >= REPEATED


@lru_cache(KEPT)
def _vocabulary(text: str) -> frozenset[str]:
    """The words of a text; kept, for hints and earlier replies are held against every reply."""
    return frozenset(_words(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(normalised(text))


CHECKS: Sequence[tuple[ReasonCode, Callable[[ReplyContext], bool]]] = (
    (ReasonCode.EMPTY, _empty),
    (ReasonCode.UNREADABLE, _unreadable),
    (ReasonCode.REPEATED, _repeated),
    (ReasonCode.COPIED, _copied),
    (ReasonCode.ECHO, _echoed),
)
