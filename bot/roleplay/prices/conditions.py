"""What a reply asks for in return for what it gives: a deed of the customer's as the condition."""

import re
from collections.abc import Sequence
from itertools import islice

from bot.grading.text.plain import normalised
from bot.grading.text.quantities import quantities
from bot.grading.text.sentences import PAUSE, thoughts
from bot.grading.text.taken_off import ANY_TAKING_OFF
from bot.grading.text.units import Measure
from bot.grading.text.words import same_word, words_in
from bot.roleplay.prices.condition_words import ADVANCE_TERMS, CONDITION, DEED, OWED
from bot.roleplay.prices.extras import takes_along
from bot.roleplay.prices.items import extras_for_all
from bot.roleplay.state.talk import Talk
from bot.roleplay.state.world import World
from bot.scenario.model import Extra, Product

_SOON = r"(?:сегодня|сейчас|сразу|завтра|до \w+|кажд\w+|today|tonight|now|tomorrow|this week|by \w+)\b"
_ITSELF = rf"(?:it|this|that|them|these|those|его|ее|их|это|эту|этот|эти|за|по|for|at)\b(?! {_SOON})"

_DEED_FIRST = re.compile(
    r"(?:(?P<taking>(?:бер|возьм|(?:до|по)?куп|добав)\w*(?:те|тесь)|(?:take|have|buy|add|get|choose|go (?:for|with))"
    r"(?! an? (?:look|seat|moment|minute)\b| care\b))|"
    r"(?:(?:о|за|до|предо)?пла[тч]|перев[ео]д|внес|внос|подпи[сш]|зака[жз]|забер|забир|прив[ео][дз]|прин[ео]с|остав|"
    r"(?:за)?бронир|(?:с|от)да|(?:по)?рекоменд|посовет|выв[ео]з|(?:по|за)?груз|(?:по|при|подъ|за)?(?:ед|езж)|заключ|оформ|"
    r"отка[жз]|размест|подожд|нач[ни]|пере[йх]|верн|напиш(?=\w+ отзыв))\w*(?:те|тесь)|"
    r"(?:pre)?pay|sign|order|book|reserve|collect|pick (?:it|them) up|bring|commit|recommend|refer|introduce|transfer|"
    r"trade in|hand over|swap|renew|do without|say yes|leave(?! it\b)|write(?= (?:me |us )?a\b)|"
    r"put(?= (?:down )?(?:a|the|your)\b)|"
    r"(?:give|let) (?:me|us)(?! an? (?:minute|moment|second|chance|call|ring|shout)\b)|"
    r"start(?= (?:in|on|by|this|next)\b)|"
    rf"wait(?= (?:until|till)\b)|make it(?= (?:two|three|four|five|ten|\d))) (?!{_ITSELF})(?=[\w£$€])|"
    rf"(?:подпи[сш]|оформ|заключ|(?:за)?бронир|закро|запус|начина|начн)\w*(?:ем|им) (?=(?:\w+ )?{_SOON})|"
    r"(?:самовывоз|наличны(?:ми|е)|(?:оплата|предоплата|перевод|аванс|задаток|договор|подпись|отзыв|заказ) "
    r"(?:сегодня|сейчас|сразу|завтра|вперед|целиком))(?!\w)"
)
"""A deed of his at the beginning of a clause: "заберёте сами", "take the mats with it"."""

_BEFORE_IT = re.compile(
    r"(?:\W|\b(?:но|а|и|ну|тогда|хорошо|ладно|вот|вы|ok|okay|well|so|then|just|but|and|right|look|only|you)\b)*"
)
_FOR_IT = re.compile(r"(?P<and>,? (?:и|and) )|(?P<then>,? (?:тогда|то|then) |\s[—–-]\s(?:(?:и|а) )?)|[,;:] ")
"""Between a deed and what is given for it."""

_GIVES = (
    rf"(?:{ANY_TAKING_OFF}|с?дела[юе]м?|отда[мею]\w*|да[юм]|дадим|"
    r"(?:i|we)(?:'ll|'d| can| could| will)|off)\b"
)
_SELLER_GIVES = re.compile(rf"\b{_GIVES}")
_COMES_TO = re.compile(
    rf"\b(?:{_GIVES}|(?:буд[еу]т|вы(?:йд|ход)\w+|получ\w+|цена|(?:it|that|they)(?:'s|'re|'ll be| is| are)|drops?|goes|"
    r"comes|is|are|you get|you can have)\b)"
)
"""Words of giving, the seller's own, or also those of what it comes to."""

_IN_BULK = re.compile(rf"\b{_SOON}")
_HOUR = re.compile(
    r"\b(?:в|к|до|с|после|at|by|until|till|before|after) \d{1,2}(?:[:.]\d\d)?\b(?! ?\d{3}| ?(?:тыс|%|k\b))"
)
_A_THOUSAND = re.compile(r"\b(?:тысяч[ау]|a (?:thousand|grand))\b")

MOST_JOINTS, MOST_GIVEN = 3, 80
"""Joints behind a deed that are looked at, and letters behind a joint in which something is given."""

_YES = re.compile(
    r"(?:\W|\b(?:ну|да|хорошо|ладно|договорились|соглас\w*|идет|по рукам|давайте|так|ок|окей|годится|пусть|будет|но|а|"
    r"и|только|тогда|уговорили|устраивает|yes|yeah|ok|okay|deal|agreed?|all right|fine|done|you have a|you've got a|"
    r"it's a|go on|sure|well|but|and|only|then)\b)*"
)
"""A yes, and what leads on from it."""

_PLAIN_YES = re.compile(
    r"\b(?:да|хорошо|договорились|соглас\w+|по рукам|идет|годится|уговорили|пусть будет|"
    r"yes|yeah|deal|agreed|done|sure|go on)\b"
)

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
_OR_ELSE = re.compile(r"(?<=[,;])\s+(?=(?:а|но|but|or)\s+(?:\w+\s+)?(?:если|if)\b)", re.IGNORECASE)
"""Where a sentence goes on to a price on other terms: "1 760, а если возьмёте два, 1 700"."""


def condition(reply: str) -> str:
    """The seller's words that hold the condition, with the sum that he gives for it where it stands beside it.

    Returns:
        A verbatim part of the reply, empty where nothing is asked in return.
    """
    asking = [sentence.strip() for sentence in thoughts(reply) if _asks(normalised(sentence))]
    asking.sort(key=lambda sentence: not _names_sum(sentence))
    return _in_short(asking[0]) if asking else ""


def only_agrees(reply: str) -> bool:
    """True for a yes that gives nothing of its own, with a condition or without: "deal, but only if you pay today"."""
    asked = condition(reply)
    return bool(_YES.fullmatch(normalised(reply.replace(asked, " ") if asked else reply)))


def says_yes(reply: str) -> bool:
    """True for a yes and nothing else, wherever in it the yes stands: "да, по рукам"."""
    return "?" not in reply and only_agrees(reply) and bool(_PLAIN_YES.search(normalised(reply)))


def only_names_sum(reply: str) -> bool:
    """True for a sum and nothing else but a yes: "OK, 33"."""
    clean, named = normalised(reply), quantities(reply)
    return len(named) == 1 and bool(_YES.fullmatch(clean.replace(named[0].words, " ").strip(" £$€")))


def plain(reply: str) -> str:
    """What a reply says beside its conditions; empty where the sum that hangs on one may stand in it."""
    parts = [part for sentence in thoughts(reply) for part in _OR_ELSE.split(sentence)]
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
    product = world.scenario.product
    extras = [extra for extra in product.extras if hangs_on(terms, extra, product)]
    if extras:
        return any(extra.id in talk.agreement.declined for extra in extras)
    trades = (world.rules.bargaining.trades if world.rules.bargaining else None) or ()
    return bool(
        trades and _TAKES_SEVERAL.search(normalised(terms)) and not _needs_several(world, trades, normalised(terms))
    )


def hangs_on(terms: str, extra: Extra, product: Product) -> bool:
    """True for terms in which an extra is taken along, or paid for together with the product."""
    return takes_along(terms, extra, product) or extra.id in extras_for_all(product, terms)


def _asks(sentence: str) -> bool:
    if CONDITION.search(sentence) or any(not _names_sum(owed["owed"]) for owed in OWED.finditer(sentence)):
        return True
    if ADVANCE_TERMS.search(sentence) and _names_sum(sentence):
        return True
    return ("?" not in sentence and bool(DEED.search(sentence))) or _is_paid_for(sentence)


def _is_paid_for(sentence: str) -> bool:
    """True for a deed of his and then a sum that is given for it, asked or not: "заберёте сами — сделаю 26 500"."""
    for start in (0, *(mark.end() for mark in PAUSE.finditer(sentence))):
        deed = _deed_at(sentence, start)
        joints = _FOR_IT.finditer(sentence, deed.end()) if deed else iter(())
        if deed and any(_gives_for(deed, joint) for joint in islice(joints, MOST_JOINTS)):
            return True
    return False


def _deed_at(sentence: str, start: int = 0) -> re.Match[str] | None:
    """The deed with which a clause begins, None where it begins with none."""
    before = _BEFORE_IT.match(sentence, start)
    return _DEED_FIRST.match(sentence, before.end() if before else start)


def _gives_for(deed: re.Match[str], joint: re.Match[str]) -> bool:
    """True where a sum is given behind a joint: the looser that is, the plainer it must be given."""
    said, given = joint.string[deed.start() : joint.start()], joint.string[joint.end() :][:MOST_GIVEN]
    # "Take the case, it's £39" only sells it.
    sells = bool(deed["taking"]) and not (_IN_BULK.search(said) or _TAKES_SEVERAL.search(said))
    if not _names_sum(_HOUR.sub(" ", given)):
        return False
    if joint["then"] and not sells:
        return True
    signs = _COMES_TO if joint["then"] or joint["and"] or not sells else _SELLER_GIVES
    return bool(signs.search(given))


def _in_short(sentence: str) -> str:
    """The part of a sentence from the condition to the sum next to it."""
    starts = [0, *(mark.end() for mark in PAUSE.finditer(sentence))]
    ends = [*(mark.start() for mark in PAUSE.finditer(sentence)), len(sentence)]
    clauses = [sentence[start:end] for start, end in zip(starts, ends, strict=True)]
    found = [i for i, one in enumerate(clauses) if _asks(normalised(one))]
    found = found or [i for i, one in enumerate(clauses) if _deed_at(normalised(one))]
    at = found[0] if found else 0
    last = found[-1] if found else len(clauses) - 1
    given = [i for i, one in enumerate(clauses) if _names_sum(one)]
    near = min(given, key=lambda i: min(abs(i - at), abs(i - last)), default=at)
    both = _trimmed(sentence[starts[min(at, near)] : ends[max(last, near)]])
    return both if len(both.split()) <= MOST_WORDS else _trimmed(sentence[starts[at] : ends[at]])


def _names_sum(words: str) -> bool:
    """True for a sum or a share of it; a small number counts what is taken."""
    named = quantities(words)
    said = any(q.measure in GIVEN_IN or (q.measure is Measure.COUNT and q.value > MOST_TAKEN) for q in named)
    return said or bool(_A_THOUSAND.search(words))


def _trimmed(words: str) -> str:
    return _LEADS_ON.sub("", words.strip(' \t.!?…,;:—–-"«»“”'))


def _needs_several(world: World, trades: Sequence[str], terms: str) -> bool:
    """True where he offers to take several himself, or where more than one of the thing is spoken of.

    Of a set of two terminals he may take both.
    """
    if any(_TAKES_SEVERAL.search(normalised(trade)) for trade in trades):
        return True
    scenario = world.scenario
    product, customer = scenario.product, scenario.customer
    unit = next(iter(words_in(product.unit or "")), "")
    if not _counted_in(product.wordings).isdisjoint(_counted_in([terms])):
        return True
    said = [line for fact in customer.facts for line in fact.says]
    told = [*customer.opening, scenario.brief, *said, *product.wordings]
    return bool(unit) and any(_is_plural(unit, word) for word in _counted_in(told))


def _counted_in(lines: Sequence[str]) -> set[str]:
    """What more than one is spoken of: "two portable terminals"."""
    return {word for line in lines for words in _COUNTED.findall(normalised(line)) for word in words if word}


def _is_plural(unit: str, word: str) -> bool:
    """True for a form of a unit behind a number; "three car seats" are no cars."""
    if unit.isascii():
        return word.startswith(unit) and word.endswith("s")
    return same_word(unit, word)
