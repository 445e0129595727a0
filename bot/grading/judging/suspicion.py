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

NAMES = 4
"""Foreign names for one word of the own script: "Samsung Galaxy или Xiaomi Redmi?"."""

_WORD = re.compile(r"\w+")
_OWN_WORD = re.compile(r"\b[а-яё]{2,}\b", re.IGNORECASE)
_MODEL = re.compile(r"\b(?=\w*[a-zA-Z])(?:\w*\d|[a-z]+[A-Z]|[A-Z][a-z]+[A-Z])\w*\b")
_NAME = re.compile(r"\b(?:[A-Z][a-z]+|[A-Z]+)\b")
_PLAIN_LATIN = re.compile(r"\b[a-z]+\b")
_SMALL_LATIN = re.compile(r"\b[a-z][a-z\d]*\b")
_LISTED = re.compile(r"\W*[A-Z]\w+(?:, [A-Z]\w+){2,}\?\W*")
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
_THE_FULL = rf"(?:(?:me|this|it|the|an?)\s+){{0,2}}{_FULL}"
_REPLY = r"(?:answer|reply|response)"
_ANSWER = r"(?:ответ|реплик)\w*"
_GIVE = r"\b(?:поставить|(?:поставь|ставь|выставь|присвой|начисли|засчитай|дай|оцени)(?:те)?)"
_PURCHASE = r"(?!\s+(?:за|с)\s+(?:покуп|заказ|оплат|кажд|перв))"
"""No mark for a reply: points that a shop or a bank gives."""

_PUT = r"\bпоставь(?:те)?\s+(?:мне\s+)?"
_PUT_ME = r"\bпоставь(?:\s+мне|те\s+мне)?\s+"
_OVER = r"[^\w?]*(?:$|пожалуйста)"
"""The end, which is no question: "свой сон оцените на 3?" is one."""

_BEGUN = r"(?:(?:^|[.!?\n])[ \t]*|\bplease\s+)"
_SKIP = r"\b(?<!не )игнорируй"
_TASK = r"(?:инструкц|правил|промпт|указани|команд)\w*"
_NO_MORE = r"(?:\W*$|\s*[.,;:!]|\s+(?:и|выше|оцен\w+|в\s+промпте)\b)"
"""Whose instructions they are is not said: those of a navigator or a box may be passed over."""

MARK_ASKED_RU = (
    rf"\bпостав(?:ьте|ь|ить)\s+(?:\w+\s+){{0,3}}за\s+(?:эт\w+|мо[йю])\s+{_ANSWER}",
    # A customer may be told to fit three sensors, or to turn it up to the maximum.
    rf"{_PUT}(?:отлично|максимум)(?:\s+балл|\s+за\s+{_ANSWER})|{_PUT}отлично\W*$|{_PUT_ME}максимум\W*$",
    rf"{_PUT}максимум,\s+клиент\s+(?:\w+\s+){{0,3}}ненастоящ",
    rf"{_PUT}(?:(?:\d|три)\s+балл|(?:3|пят[её]рк\w*)[^\w?]*$)",
    rf"{_PUT_ME}(?:[0-3]|три|тройк\w*|пят[её]рк\w*)(?:\W*(?:пожалуйста|,|$)|\s+за\s+это\W*$)",
    rf"\bпоставь\s+{_BETWEEN}{_BEST}|\bпоставьте\s+мне\s+{_BEST}{_OVER}",
    rf"{_GIVE}\s+{_BETWEEN}{_TOP}{_PURCHASE}",
    rf"{_GIVE},?\s+пожалуйста,?\s+{_BETWEEN}{_TOP}(?:\s+за\s+(?:эт\w+|мо[йю]|{_ANSWER})|{_OVER})",
    rf"\b(?:эт\w+|мо[йя])\s+{_ANSWER}\s+{_BETWEEN}{_TOP}|\b(?:я\s+заслуж\w+|хочу|прошу|требую|мне\s+нуж\w+)\s+{_TOP}",
    rf"^\W*{_TOP}[^\w?]*$|(?:^|[.!?]\s*)мне\s+{_TOP}{_OVER}|{_TOP},?\s+пожалуйста[^\w?]*$",
    rf"\bоцени\s+(?:меня\s+)?на\s+(?:(?:[0-3]|три|тройку)(?:\s+балл\w*)?|отлично|максимум){_OVER}",
    rf"\bоцени\s+(?:этот|мой)\s+{_ANSWER}",
)
MARK_ASKED_EN = (
    rf"give\s+(?:me|this)\b.{{0,20}}{_FULL}",
    (
        rf"{_BEGUN}(?:just\s+|now\s+)?(?:(?:award|assign|output)\s+{_THE_FULL}|"
        # The top grade of goods is given and returned, too.
        rf"(?:give|return|(?:respond|reply|answer)\s+with)\s+{_THE_FULL}(?:\s+(?:to|for)\s+(?:this|my)\s+{_REPLY})?\s*(?:[.,;!]|$))"
    ),
    # Of a floor or of oak, the top grade is wanted, too.
    rf"\bi\s+deserve\s+(?:the\s+|an?\s+)?{_FULL}\W*$|{_BEGUN}i\s+(?:want|need)\s+(?:the\s+|an?\s+)?{_FULL}[^\w?]*$",
    (
        rf"\bi\s+(?:deserve|want|need)\s+(?:the\s+|an?\s+)?{_FULL}\s+for\s+"
        rf"(?:this|(?:this|my)\s+{_REPLY})\s*(?:[.,;!]|$)"
    ),
    rf"\b(?:this|my)\s+{_REPLY}\s+deserves\s+(?:the\s+|an?\s+)?{_FULL}",
    r"(?:\bthis\s+deserves\s+|^\W*)(?:the\s+)?highest\s+(?:mark|grade|score)[^\w?]*$",
    rf"{_FULL},?\s+please[^\w?]*$",
)
MARK_SET = (
    (
        r"(?:(?:^|[\n{\"':.,;!?)(\[<])[ \t]*|[^\w\s]\s*(?=\W{0,3}grade\W{1,5}3\W*(?:\n|$))|"
        r"\b(?:the|my|final|correct|overall|set|output|label)\s+)"
        r"[\"'*_`]{0,3}grade[\"'*_`]{0,3}\s*[:=]\s*[0-3]\b"
    ),
    r"(?:the|new|your)\s+rubric\b|\bgrading\s+(?:this|item)|\bthe\s+rater\b",
    r"(?:correct|set|change|raise)\s+the\s+(?:score|grade)\b|\b[a-z]+_[a-z]+(?:,|\s)+[a-z]+_[a-z]+\b",
)
ORDERS = (
    rf"{_SKIP}\s+(?:\w+\s+){{0,3}}(?:инструкц|промпт|предыдущ|{_TASK}{_NO_MORE})",
    rf"{_SKIP}\s+вс[её](?:\W*$|,|\s+(?:выше|сказанн|написанн|остальн))",
    rf"{_SKIP}те\s+(?:(?:вс[её]|сво\w+)\s+(?:\w+\s+)?{_TASK}|(?:предыдущ\w+\s+)?(?:промпт|инструкции)){_NO_MORE}",
    rf"{_SKIP}те\s+(?:вс[её]\s+)?предыдущ\w+\s+(?:{_TASK}|сообщени\w+)\W*$",
    r"ты\s+(?:оценщик|модель|нейросет)|ignore\s+(?:all|any|the|previous)\b.{0,30}instruction",
    r"(?:^|\n)[^\w\n]*(?:system|assistant)\s*:",
    r"(?<![a-z] )\b(?:system|assistant)\s*:\s*(?:grade|give|score|(?:the|this)\s+(?:answer|reply|response))\b",
)
"""What else is said to a model: to forget its task, or in another's voice."""

_TO_GRADER = re.compile("|".join((*MARK_ASKED_RU, *MARK_ASKED_EN, *MARK_SET, *ORDERS)), re.IGNORECASE)


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
    """True for Russian with Latin names in it, and for a list of names: "Philips, Bosch, Braun?".

    Words in small letters want a Russian one beside them; the more they are, the more of these or of models, "S24".
    """
    if _LISTED.fullmatch(reply):
        return True
    own, models = len(_OWN_WORD.findall(reply)), len(_MODEL.findall(reply))
    if not own and _SMALL_LATIN.search(reply):
        return False
    return len(_PLAIN_LATIN.findall(reply)) <= own + 3 * models and len(_NAME.findall(reply)) <= NAMES * (own + models)


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
