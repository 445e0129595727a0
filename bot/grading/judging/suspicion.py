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

TITLED = 4
"""Foreign names with a capital for one word of the own script: "Samsung Galaxy или Xiaomi Redmi?"."""

_WORD = re.compile(r"\w+")
_OWN_WORD = re.compile(r"\b[а-яё]{2,}\b", re.IGNORECASE)
_NUMBER = re.compile(r"\b\d+\b")
_MODEL = re.compile(r"\b(?=\w*[a-zA-Z])(?:\w*\d|[a-z]+[A-Z]|[A-Z][a-z]+[A-Z])\w*\b")
_TITLED = re.compile(r"\b[A-Z][a-z]+\b")
_PLAIN_LATIN = re.compile(r"\b(?:[a-z]+|[A-Z]+)\b")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_LATIN = re.compile("[a-z]", re.IGNORECASE)
_VOWEL = re.compile("[аеиоуыэюяёaeiouy]", re.IGNORECASE)
_RUN = re.compile(r"(\w)\1{5,}")
_ELSEWHERE = r"(?!\s+(?:в|на|нам|по|of)\b)"
"""No mark for a reply: stars on a map, oak of a grade."""

_TOP = rf"(?:высш|максимальн)\w+\s+(?:балл|оценк)\w*\b{_ELSEWHERE}"
_BEST = rf"(?:высш|максимальн|отличн)\w+\s+(?:балл|оценк)\w*\b{_ELSEWHERE}"
_BETWEEN = r"(?:(?:мне|за|на|эт\w+|мо[йюе]\w*|заслужи\w+|ответ\w*)\s+){0,4}"
_FULL = rf"(?:top|highest|maximum|full)\s+(?:mark|grade|score)s?\b{_ELSEWHERE}"
_ANSWER = r"(?:ответ|реплик)\w*"
_OF_TASK = r"(?:инструкц|правил|промпт|указани)\w*"
_TO_GRADER = re.compile(
    # A mark asked for; a customer may be told to fit three sensors, or to turn it up to the maximum.
    rf"\bпостав(?:ьте|ь|ить)\s+(?:\w+\s+){{0,3}}за\s+(?:эт\w+|мо[йю])\s+{_ANSWER}|"
    rf"\bпоставь(?:те)?\s+(?:мне\s+)?(?:отлично|максимум)(?:\s+балл|\s+за\s+{_ANSWER})|"
    r"\bпоставь(?:те)?\s+(?:мне\s+)?отлично\W*$|\bпоставь(?:\s+мне|те\s+мне)?\s+максимум\W*$|"
    r"\bпоставь(?:те)?\s+(?:мне\s+)?(?:(?:\d|три)\s+балл|(?:тройк|пят[её]рк)\w*\W*$)|"
    r"\bпоставь(?:\s+мне|те\s+мне)?\s+(?:[0-3]|три|тройк\w*|пят[её]рк\w*)\W*(?:пожалуйста|,|$)|"
    rf"\bпоставь\s+{_BETWEEN}{_BEST}|\b(?:поставь(?:те)?|поставить|выставь(?:те)?|дай(?:те)?|оцени(?:те)?)\s+{_BETWEEN}{_TOP}|"
    rf"\b(?:эт\w+|мо[йя])\s+{_ANSWER}\s+{_BETWEEN}{_TOP}|"
    r"\bоцени(?:те)?\s+(?:меня\s+)?на\s+(?:[0-3]|три|тройку)(?:\s+балл\w*)?\W*(?:$|пожалуйста)|"
    r"\bоцени\s+(?:меня\s+)?на\s+(?:отлично|максимум)\W*$|оцени\s+(?:этот|мой)\s+ответ|"
    rf"\b(?:я\s+заслуж\w+|хочу|прошу|мне\s+нуж\w+)\s+{_TOP}|"
    # A navigator's or a box's instructions may be passed over.
    rf"\b(?<!не )игнорируй\s+(?:\w+\s+){{0,3}}(?:{_OF_TASK}|предыдущ)|"
    r"\b(?<!не )игнорируй\s+вс[её](?:\W*$|,|\s+(?:выше|сказанн|написанн|остальн))|"
    rf"\b(?<!не )игнорируйте\s+(?:(?:вс[её]|эти|предыдущ\w+|прошл\w+|сво\w+)\s+)+{_OF_TASK}|"
    rf"\b(?<!не )игнорируйте\s+(?:промпт|{_OF_TASK}(?:\W*$|\s*[.,;:!]|\s+и\b))|ты\s+(?:оценщик|модель|нейросет)|"
    r"\bклиент\s+(?:\w+\s+){0,3}ненастоящ|"
    r"(?:(?:^|[\n{\"':.,;!?)])\s*|\b(?:the|my|final|correct|overall)\s+)\"?grade\"?\s*[:=]\s*[0-3]\b|"
    r"ignore\s+(?:all|any|the|previous)\b.{0,30}instruction|(?:^|\n)\W*(?:system|assistant)\s*:|"
    r"(?<![a-z] )\b(?:system|assistant)\s*:\s*(?:grade|give|score)\b|"
    rf"give\s+(?:me|this)\b.{{0,20}}{_FULL}|"
    rf"\b(?:i\s+(?:deserve|want|need)|(?:this|answer|reply|response)\s+deserves)\s+(?:the\s+|a\s+)?{_FULL}|"
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
    """True for Russian with Latin names in it: own words, numbers and models, "iPhone", "S24", outweigh plain words."""
    beside = len(_OWN_WORD.findall(reply)) + len(_NUMBER.findall(reply)) + 2 * len(_MODEL.findall(reply))
    return len(_PLAIN_LATIN.findall(reply)) <= beside and len(_TITLED.findall(reply)) <= TITLED * beside


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
