"""What a reply asks for in return for what it gives: a deed of the customer's as the condition."""

import re
from collections.abc import Sequence

from bot.grading.quantities import Measure, quantities
from bot.grading.surface import normalised
from bot.roleplay.extras import takes_along
from bot.roleplay.talk import Talk
from bot.roleplay.words import same_word
from bot.roleplay.world import World

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")

_NO_DEED_RU = (
    "хотите|можете|желаете|думаете|считаете|сомневаетесь|решите|скажете|посмотрите|сравните|помните|видите|знаете|"
    "позволите|возражаете|передумаете|найдете|посчитаете|спросите|замечаете|понимаете"
)
_NO_DEED = (
    r"like\b|want|wish|prefer|need|think|ask|say\b|insist|have (?:any|a) |look|see\b|compare|know|mean|feel|do\b|don't|"
    r"find|change your|consider|wonder|remember|notice|imagine|are\b|were\b|can\b|could\b|would\b|will\b|"
    r"decide (?!to|now)|doubt|still\b|ever\b"
)
_CONDITION = re.compile(
    # "if you pay today": any deed of the customer's, but not "if you like"
    rf"\bесли (?:\w+ ){{0,2}}?(?!{_NO_DEED_RU})\w+(?:ете|ите|етесь|итесь)\b|"
    r"\bесли (?:\w+ ){0,2}?(?:подпишем|оформ(?:им|ляем)|договоримся|закроем|реш(?:им|аем)|берем|заключим|предоплата|"
    r"самовывоз\w*|оплата|наличн\w+|наличка|перевод(?:ом)?)\b|"
    r"\bпри (?:\w+ )?(?:оплат|предоплат|заказ|покупк|подпис|объем|аванс|самовывоз|условии|брон|налич|перевод)\w*|"
    r"\bза (?:\w+ )?(?:предоплат|отзыв|рекоменд|аванс|самовывоз|объем|наличн)\w*|"
    r"\b(?:предоплатой|самовывозом)\b|\bс условием\b|\bв случае (?:оплат|предоплат|покупк|самовывоз)\w*|"
    r"\bно (?:только )?(?:сегодня|сейчас|сразу|наличк\w*|за наличн\w*)\b|"
    r"\bвзамен\b|\bв обмен\b|\bв ответ (?:вы|прошу)\b|"
    r"\bс вас (?:[—–-] )?(?:\w+ )?(?:предоплат|аванс|задат|отзыв|рекоменд|самовывоз)|"
    r"\bif you(?:'d|'ll| could| can| would| will|(?:'re| are) (?:willing|ready|happy|prepared|able) to)? "
    rf"(?!{_NO_DEED})\w+|"
    r"\bif we (?:can |could )?(?:sign|shake|close|agree|settle|book|wrap|finish|do (?:it|this|the deal))\b|"
    r"\bif (?:paid|collected|picked up|signed|ordered|booked|it's (?:cash|paid|collected|signed|today))\b|"
    r"\bprovid(?:ed|ing) (?:that|you|we|it's|it is)\b|\b(?:as|so) long as you\b|\bon (?:the )?condition\b|"
    r"\bassuming you (?:pay|take|sign|order|book|collect)|\bwhen you (?:pay|sign|take|order|book|collect)\b|"
    r"\bfor cash\b|\bcash in hand\b|\bon collection\b|\bbut (?:only )?(?:today|for cash)\b|"
    r"\bin (?:return|exchange)\b|\bfor (?:a (?:deposit|review|reference|referral)|prepayment|payment up ?front)\b|"
    r"\bwith (?:full )?(?:payment|prepayment|a deposit) (?:today|now|up ?front)\b"
)
"""A condition, question or not."""

_OWED = re.compile(r"\bс вас (?:[—–-] )?(?P<owed>\w[^.,;!?]*)")
"""What he owes for it: "с вас отзыв", but not "с вас тысяча семьсот"."""

_DEED = re.compile(
    r"\b(?:вы|но|тогда|только|и|а) (?:вы |мне |сегодня |сразу )?"
    r"(?:бер[еи]те|возьм[еи]те|оплатите|плат[ие]те|подпи[сш]\w+те|внес[еи]те|закаж[еи]те|заказываете|оставляете|"
    r"забираете|забер[еи]те|даете|дадите|приведете|напишете|переводите|переведете)\b"
    r"(?! за\b| (?:всего |ровно |только )?[£$€]?\d)|"
    r"^\W*(?:оплатите|подпишите|внесите|закажите|переведите|возьм[еи]те (?:два|две|три|оба|обе|\d)|заберете сами|"
    r"внесете|оплачиваете сегодня|забронируете)\b|"
    r"\b(?:you|and|but|then|just) (?:then |also )?(?:(?:pay|sign|order|book|bring|commit|leave|give me|collect|"
    r"pick (?:it|them) up)\b(?!-| (?:just |only )?[£$€]?\d)|take (?!it\b|this\b|that\b))|"
    r"^\W*(?:pay|sign|order|book|collect|pick (?:it|them) up)\b"
)
"""A deed set beside what is given; asked as a question it is only the way to the order."""

_YES = re.compile(
    r"(?:\W|\b(?:ну|да|хорошо|ладно|договорились|соглас\w*|идет|по рукам|давайте|так|ок|окей|годится|пусть|будет|но|а|"
    r"и|только|тогда|yes|ok|okay|deal|agreed?|all right|fine|done|you have a|well|but|and|only|then)\b)*"
)
"""A yes, and what leads on from it."""

_CLAUSE = re.compile(r"[,;:]\s+|\s[—–-]\s")
_LEADS_ON = re.compile(r"^(?:(?:но|а|и|ну|тогда|зато|but|and|so|well|then)\s+)+", re.IGNORECASE)

MOST_WORDS = 14
"""Words of a condition that are said together with what is given for it."""

GIVEN_IN = (Measure.MONEY, Measure.PERCENT)
"""What is given for a condition is said in: "100 рублей", "5 %"."""

MOST_TAKEN = 10
"""Number up to which one without a unit is how many are taken, and no sum."""

_SEVERAL = (
    r"(?:дв[ау]|две|двух|трех|три|пару|оба|обе|четыре\w*|пят[ьи]|шест[ьи]|восем[ьи]|восьми|десят[ьи]|two|three|four|five|"
    r"ten|both|a pair|a second|another one|[2-9]|[1-9]\d)(?![.,]?\d)"
)
_NO_NUMBER = (
    r"(?:до|к|ко|по|за|во?|на|с|от|из|после|через|каждые|by|before|after|at|for|from|of|on|in|within|till|until|every)"
)
"""What stands before an hour, a price or a time, not before how many are taken."""

_TAKES_SEVERAL = re.compile(
    r"\b(?:возьм|взя|бер|куп|закаж|заказ|забер|заплач|оплач|take|buy|order|get)\w*\b"
    rf"(?: (?!{_NO_NUMBER}\b)\w+){{0,2}}? {_SEVERAL}\b(?!%|-| (?:percent|процент|years?|months?|weeks?|days?|minutes?|"
    r"hours?|o'clock|pounds?|quid|euros?|dollars?|года?\b|лет\b|месяц|недел|дн|мин|час|числа|рубл|тыс))"
)
"""More than one of the thing asked for: "if you take two", but not "two years"."""

_COUNTED = re.compile(rf"\b{_SEVERAL} ([^\W\d_]{{3,}})(?: ([^\W\d_]{{3,}}))?")
_WORD = re.compile(r"[^\W\d_]{3,}")
_OR_ELSE = re.compile(r"(?<=[,;])\s+(?=(?:а|но|but|or)\s+(?:\w+\s+)?(?:если|if)\b)", re.IGNORECASE)
"""Where a sentence goes on to a price on other terms: "1 760, а если возьмёте два, 1 700"."""


def condition(reply: str) -> str:
    """The seller's words that hold the condition, with the sum that he gives for it where it stands beside it.

    Returns:
        A verbatim part of the reply, empty where nothing is asked in return.
    """
    asking = [sentence.strip() for sentence in sentences(reply) if _asks(normalised(sentence))]
    asking.sort(key=lambda sentence: not _names_sum(sentence))
    return _in_short(asking[0]) if asking else ""


def only_agrees(reply: str) -> bool:
    """True for a yes that gives nothing of its own, with a condition or without: "deal, but only if you pay today"."""
    return bool(_YES.fullmatch(normalised(reply.replace(condition(reply), " "))))


def plain(reply: str) -> str:
    """What a reply says beside its conditions; empty where the sum that hangs on one may stand in it."""
    parts = [part for sentence in sentences(reply) for part in _OR_ELSE.split(sentence)]
    asking = [part for part in parts if _asks(normalised(part))]
    if not any(_names_sum(part) for part in asking):
        return ""
    return " ".join(part for part in parts if part not in asking)


def would_rather_not(world: World, talk: Talk, terms: str) -> bool:
    """True for a condition that he does not take: an extra that he has declined, or several where he needs one.

    Args:
        world: says what he would do for a better price.
        talk: so far.
        terms: the condition.
    """
    extras = [extra for extra in world.scenario.product.extras if takes_along(terms, extra, world)]
    if extras:
        return any(extra.id in talk.declined for extra in extras)
    trades = (world.rules.bargaining.trades if world.rules.bargaining else None) or ()
    return bool(trades and _TAKES_SEVERAL.search(normalised(terms)) and not _needs_several(world, trades))


def sentences(reply: str) -> list[str]:
    """The sentences of a reply with their marks; a pause ("…") ends none."""
    return _SENTENCE.findall(reply)


def _asks(sentence: str) -> bool:
    if _CONDITION.search(sentence) or any(not _names_sum(owed["owed"]) for owed in _OWED.finditer(sentence)):
        return True
    return "?" not in sentence and bool(_DEED.search(sentence))


def _in_short(sentence: str) -> str:
    """The part of a sentence from the condition to the sum next to it."""
    starts = [0, *(mark.end() for mark in _CLAUSE.finditer(sentence))]
    ends = [*(mark.start() for mark in _CLAUSE.finditer(sentence)), len(sentence)]
    clauses = [sentence[start:end] for start, end in zip(starts, ends, strict=True)]
    found = [i for i, one in enumerate(clauses) if _asks(normalised(one))]
    at = found[0] if found else 0
    last = found[-1] if found else len(clauses) - 1
    given = [i for i, one in enumerate(clauses) if _names_sum(one)]
    near = min(given, key=lambda i: min(abs(i - at), abs(i - last)), default=at)
    both = _trimmed(sentence[starts[min(at, near)] : ends[max(last, near)]])
    return both if len(both.split()) <= MOST_WORDS else _trimmed(sentence[starts[at] : ends[at]])


def _names_sum(words: str) -> bool:
    """True for a sum or a share of it; a small number counts what is taken."""
    named = quantities(words)
    return any(q.measure in GIVEN_IN or (q.measure is Measure.COUNT and q.value > MOST_TAKEN) for q in named)


def _trimmed(words: str) -> str:
    return _LEADS_ON.sub("", words.strip(' \t.!?…,;:—–-"«»“”'))


def _needs_several(world: World, trades: Sequence[str]) -> bool:
    """True where he offers to take several himself, or where more than one of the thing is spoken of."""
    if any(_TAKES_SEVERAL.search(normalised(trade)) for trade in trades):
        return True
    scenario = world.scenario
    product, customer = scenario.product, scenario.customer
    unit = next(iter(_WORD.findall(normalised(product.unit or ""))), "")
    told = [*customer.opening, scenario.brief, *(line for fact in customer.facts for line in fact.says)]
    told += [text for point in (*product.points, *product.promotions) for text in point.text]
    counted = (word for line in told for words in _COUNTED.findall(normalised(line)) for word in words if word)
    return bool(unit) and any(_is_plural(unit, word) for word in counted)


def _is_plural(unit: str, word: str) -> bool:
    """True for a form of a unit behind a number; "three car seats" are no cars."""
    if unit.isascii():
        return word.startswith(unit) and word.endswith("s")
    return same_word(unit, word)
