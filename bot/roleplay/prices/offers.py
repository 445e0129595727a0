"""Which price a reply offers: not a part of it, not another seller's, not one refused, or what is left to pay."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.grading.list_price import LEAST_SHARE, ROUND, THOUSAND
from bot.grading.phrases.concessions import loses
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import around, quantities
from bot.grading.text.sentences import thoughts
from bot.grading.text.taken_off import LOWERED, TAKES_OFF, UP_TO_SUM
from bot.grading.text.units import Measure
from bot.grading.text.words import STEM, stems
from bot.grading.types import Grade
from bot.roleplay.prices.bundles import with_extras
from bot.roleplay.prices.conditions import only_names_sum
from bot.roleplay.prices.echoed import without_echo
from bot.roleplay.prices.extras import mentions, without_taken
from bot.roleplay.prices.hours import AN_HOUR, is_hour, without_appointments
from bot.roleplay.prices.items import as_for_one, sums_for_all, sums_of_extras
from bot.roleplay.prices.pieces import prices_reckoned
from bot.roleplay.prices.price_mentions import NO_PRICE, is_bare, is_counted, is_part, is_taken_off, sums
from bot.roleplay.prices.refused import SAID_BACK, refuses_sum
from bot.scenario.model import Product
from bot.scenario.vocabulary import Move

_ABOUT = re.compile(
    r"\b(?:меньше|менее|больше|более|около|примерно|порядка|почти|under|below|less than|more than|"
    r"(?<!how )(?<!what )about|around|roughly|almost|nearly|over)(?: чем)? $"
)
"""What stands before a sum that is reckoned, not offered."""

_TRADED_IN = re.compile(
    r"\bзачет|\bза (?:ваш\w* )?стар\w+(?! цен)\b|\bстар\w+ (?:\w+ ){0,2}(?:прим|сда|возьм|забер)|\bтрейд|\btrade.?in\b|"
    r"\bpart.?ex|\bfor your old\b"
)
"""A sum in a sentence with these is what is left to pay when the old thing is taken in."""

_REFUSED = re.compile(
    r"\b(?:не (?:могу|можем|смогу|сможем|получится|выйдет|отдам|дам|даю|дадим|будет|готов\w*|уложусь|уложимся|"
    r"пойд[уе]\w*|потян\w+|сделаю|сделаем|опущусь|уступлю|проходит)|ниже не|меньше не|no way|not able)\b|"
    r"(?<!и )\bнет$|(?<!why )\bno$|"
    r"^(?:well |so )?(?:i|we) doubt (?:that )?(?:i|we)(?:'ll| can| could| will) (?:do|take|accept|agree)\b(?! better)|"
    r"^(?!.*\b(?:ниже|дешевле|меньше|больше)\b).*\d (?:тысяч\w* |рублей )?нельзя$|"
    r"\b(?:can't|cannot|won't|couldn't|wouldn't|(?:can|could|will|would) not)\b"
    r"(?! (?:charge|ask|bill|regret|beat|go wrong)\b)"
)
"""What refuses a sum; "155, and I won't charge you for the socks" refuses none."""

_LOWEST = re.compile(
    r"^(?=.*\b(?:i|we|me|my|our|я|мы|мой|моя|мое|наш\w*|могу|можем|пойду|пойдем)\b).*"
    r"\b(?:lowest|limit|rock bottom|предел|крайн\w+|сам(?:ое|ая) (?:низк|мал|меньш)\w+|минимум)\b",
    re.MULTILINE,
)

_BELOW = re.compile(r"\b(?:ниже|дешевле|меньше|below|under|lower|less|cheaper)\b")
"""What stands beside the lowest sum that a seller goes to, by itself or beside a refusal."""

_SHORT = 4
"""Words up to which a question holds nothing but a sum."""

MOST_AHEAD = 3
"""Parts behind a sum in which it may be refused."""

_NOT_OURS = re.compile(
    r"\bу (?:других|них|конкурент\w+|соседей)\b|\bв (?:интернете|сет[ия]х?)\b|\bтам\b|\bдороже\b|\bсебестоимост|"
    r"\b(?:сейчас|раньше|сегодня) (?:вы )?(?:платите|платили|тратите|отда\w+)|\b(?:с?эконом\w+|потеря\w+|теряете)\b|"
    r"(?<!если )\bвы (?:хотите|хотели|тратите|отдавали|говорили|назвали)\b|\byou(?:'re| are) paying\b|"
    r"\bна стороне\b|\bчуж(?:им|их|ому|ой)\b|\bвы (?:\S+ ){0,4}(?:потрат\w+|переплат\w+|тратите|теряете)\b|"
    r"\byou(?:'d|'ll| would| will)? (?:lose|waste|throw away)\b|"
    r"(?<!won't )(?<!not )\bcharges?\b|\b(?:saves?|wanted)\b|\bwould be (?:nicer?|better|lovely|great)\b|"
    r"\bхоте(?:лось|ли) бы\b|\b(?:услыша|слыша|запомн)\w+|\bi(?:'ve)? hear(?:d)?\b|"
    r"\b(?:i|we)(?:['’]ve)? (?:\w+ )?paid\b|\bcost (?:me|us)\b|"
    r"\bмне (?:сам\w* )?обош\w+|\b(?:я|мы) (?:сам\w* )?заплатил\w*|"
    r"\byou (?:spend|asked|said)\b|(?<!if )(?<!when )(?<!once )(?<!as )\byou pay\b"
    r".{0,30}\b(?:now|today|currently)\b|\bthey (?:ask|want)\b|\belsewhere\b"
)
"""Other people's prices, what he pays them, and the customer's own sums said back to him."""

_ADDED_UP = re.compile(r"\b(?:за|over|in) (?:\S+ )?(?:год\w*|лет|месяц\w*|сезон\w*|years?|months?|seasons?)\b")
"""What such a price comes to over time, said in the same breath: "90 тысяч на стороне, за три года 3 240 000"."""

_PERCENT_OFF = re.compile(rf"{LOWERED}|сним(?:у|ем)")

_STILL_MORE = re.compile(
    rf"\b(?:еще|another|a further|an extra)(?: на| вам)?(?: {TAKES_OFF}{UP_TO_SUM})? ?[£$€]?$|"
    rf"\bеще (?:на )?тысячу\b|\bеще {TAKES_OFF}{UP_TO_SUM} тысячу\b|\b(?:another|an extra) (?:thousand|grand) off\b"
)
"""What stands before what is taken off: it is taken from the price that stands, and not from the list price."""

_ONE_THOUSAND = re.compile(rf"\b{TAKES_OFF}{UP_TO_SUM} тысяч[ау]\b|\ba (?:thousand|grand) off\b")

LEAST_OFF = 0.001
"""Share of the list price below which nothing is given away."""

OFFERING = (Move.CONCESSION, Move.TRADE, Move.PRICE, Move.NEXT_STEP)

GIVING = (Move.CONCESSION, Move.TRADE)

_SAYS_PRICE = re.compile(
    r"\b(?:стоит|стоят|выйдет|выходит|обойдется|цена|отдам за|сделаю за|they're|they are|it's|it is|costs?|"
    r"the price is|yours for)\b\W*(?:[a-zа-я]+\W+){0,2}[£$€]?\d"
)
"""Words that name a price, whether or not the move was seen."""

_PART = re.compile(r"[.,!?;)\n]+(?=\s|$)|\s(?=(?:но|а|but)\s)")
"""Between what is refused and what is offered instead."""

_WORD = re.compile(r"[a-zа-я]")

_RANGE = re.compile(
    r"\b(?:between|from|между|от) [£$€]?\d[\d ,.]{0,9}(?:тысяч|тыс|k)?\.? ?(?:and|to|и|до|[-–—]) ?[£$€]?\d[\d ,]{0,9}"
)
"""A range of sums."""

NOUN = 4
"""Letters from which a word names a thing."""


def offered_price(
    product: Product, reply: str, grade: Grade, standing: float | None = None, his: float | None = None
) -> float | None:
    """The price on offer up to the list: named, or as a percentage or a sum given away or traded.

    Args:
        product: what is sold.
        reply: as written.
        grade: says what the reply does.
        standing: the price that has been offered before, where it is below the list.
        his: the sum that the customer has bid, None where he has bid none.
    """
    if not grade.has(*OFFERING) and not _SAYS_PRICE.search(normalised(reply)) and not only_names_sum(reply):
        return None
    parts = _pinned(_offering(reply, product), product, reply)
    together, for_all, said = with_extras(product, reply), sums_for_all(product, reply), _values(parts)
    named = [v for v in _named(product, parts, reply) if v not in for_all]
    offered = [v for v in named if v < product.price or (v == product.price and v not in together)]
    # The lower sum is the product's own where another is said of it with something else.
    offered = [v for v in offered if v not in together] or offered
    offered = without_echo(offered, reply, his, product)
    offered += [own for whole, own in for_all.items() if whole in said and own < product.price]
    offered = offered or list(prices_reckoned(product, ". ".join(parts)))
    if offered and min(offered) < product.price:
        return min(offered)
    return _lowered(product, parts, grade, standing) or (product.price if offered else None)


def _lowered(product: Product, parts: Sequence[str], grade: Grade, standing: float | None) -> float | None:
    """The price after a percentage or a sum given away or traded in these parts of a reply, None without one."""
    if not grade.has(*GIVING):
        return None
    parts = [part for part in parts if not _of_an_extra(part, product)]
    given = [normalised(move.evidence) for move in grade.moves if move.move in GIVING]
    cheaper = [p for p in parts if _PERCENT_OFF.search(p) or any(p.strip() in e or e in p for e in given)]
    percents = [q.value for part in cheaper for q in quantities(part) if q.measure is Measure.PERCENT]
    stands = standing if standing and any(_takes_more(part) for part in cheaper) else product.price
    if percents and max(percents) < 100 * LEAST_SHARE:
        return round(stands * (1 - max(percents) / 100), 2)
    taken_off = [value for part in parts for value in _taken_off(part, product.price)]
    return round(stands - max(taken_off), 2) if taken_off else None


def _pinned(parts: Sequence[str], product: Product, reply: str) -> Sequence[str]:
    """Parts of a reply without ranges and his own sum said back, where a sum is named beside those.

    "Between 128 and 132, shall we say 130?"
    """
    pinned = [SAID_BACK.sub(" ", _RANGE.sub(" ", part)) for part in parts]
    return pinned if any(_named(product, pinned, reply)) else parts


def quoted(product: Product, reply: str) -> list[float]:
    """Every sum that a reply names as the product's price, ours and not refused; those above the list, too.

    The price of the product together with something that the file does not price is another one; one together with
    several of an extra counts as with one.
    """
    listed = any(mentions(reply, extra, product) for extra in product.extras)
    together = frozenset[float]() if listed else with_extras(product, reply)
    named = _named(product, _offering(reply, product), reply)
    return [as_for_one(product, reply, value) for value in named if value not in together]


def _named(product: Product, parts: Sequence[str], reply: str) -> list[float]:
    """The sums in parts of a reply that are no extra's price."""
    others = {*(extra.price for extra in product.extras), *sums_of_extras(product, reply)}
    return [value for value in sums(". ".join(parts), product.price, product.unit) if value not in others]


def _values(parts: Sequence[str]) -> set[float]:
    return {quantity.value for part in parts for quantity in quantities(part)}


def _of_an_extra(part: str, product: Product) -> bool:
    """True for words that speak of an extra first: "шарф с пальто идёт дешевле на двадцать процентов".

    An extra that is to be taken for it is the condition: "fifty off if you take the panniers".
    """
    itself = stems(product.name, NOUN)
    for word in re.findall(r"[^\W\d_]+", without_taken(part)):
        if any(mentions(word, extra, product) for extra in product.extras):
            return True
        if word[:STEM] in itself:
            return False
    return False


def _offering(reply: str, product: Product) -> list[str]:
    """The parts of a reply whose sums may be an offer: ours, not refused, without those that are something else."""
    kept: list[str] = []
    for sentence, following in pairwise([*thoughts(without_appointments(reply)), ""]):
        if _TRADED_IN.search(sentence) or _asked_back(sentence, following):
            continue
        last, theirs = "", False
        parts = [part for part in _PART.split(sentence) if part]
        # A bare sum may be refused in the next sentence: "10,700? Too low."
        after_it = _PART.split(following)[:MOST_AHEAD] if len(sentence.split()) <= _SHORT else []
        for at, clean in enumerate(parts, 1):
            ahead = ", ".join([*parts[at:], *after_it][:MOST_AHEAD])
            # A bare sum belongs to what stands before it: "half now, 92 500".
            lead = "" if _WORD.search(clean) else f"{last} "
            last = clean
            theirs = bool(_NOT_OURS.search(clean) or (theirs and _ADDED_UP.search(clean)))
            if theirs:
                continue
            # Whoever names his lowest sum has only said the customer's before it.
            lowest = _lowest(clean, product)
            if lowest:
                kept = [one for one in kept if all(value >= lowest for value in sums(one, product.price, product.unit))]
            if not _refuses(clean):
                kept.append(_firm(clean, lead, ahead, sentence, product.price))
    return kept


def _refuses(part: str) -> bool:
    return bool(_REFUSED.search(part)) or loses(part)


def _asked_back(sentence: str, following: str) -> bool:
    """True for a sum that is only said after the customer: "18 500? При такой цене мы в минус"."""
    refused = _PART.split(following)[0]
    bare = sentence.rstrip().endswith("?") and len(sentence.split()) <= _SHORT
    return bare and _refuses(refused) and not _BELOW.search(refused)


def _lowest(part: str, product: Product) -> float:
    """The lowest sum that the seller says he goes to, 0 where he says none."""
    if not (_LOWEST.search(part) or (_BELOW.search(part) and _refuses(part))):
        return 0.0
    return min(sums(part, product.price, product.unit), default=0.0)


def _firm(clean: str, lead: str, ahead: str, sentence: str, listed: float) -> str:
    """A part of a sentence without sums that are refused, or reckoned ("less than thirty"), parts of it, and hours."""
    head, _, tail = sentence.partition(clean)
    for quantity in quantities(clean):
        before, after = around(clean, quantity)
        part = is_part(lead + before, after, quantity.value / listed)
        counted = is_bare(quantity, listed) and is_counted(quantity, before, after)
        refused = refuses_sum(before, f"{after}, {ahead}", sentence)
        if is_hour(quantity, head + before, after + tail) and not is_taken_off(before, after):
            clean = f"{before}{AN_HOUR}{after}"
        elif refused:
            clean = f"{_without_last(before)}{after}"
        elif part or counted or _ABOUT.search(before) or NO_PRICE.search(before):
            clean = f"{before}{after}"
    return clean


def _without_last(before: str) -> str:
    """What stands before a number without the first half of it: "ten" of "ten nine"."""
    halves = [quantity.words for quantity in quantities(before) if before.endswith(f"{quantity.words} ")]
    return before.removesuffix(f"{halves[-1]} ") if halves else before


def _takes_more(part: str) -> bool:
    """True where a sum or a percentage comes off once more: "скину ещё тысячу", "another hundred off"."""
    found = ((quantity, *around(part, quantity)) for quantity in quantities(part))
    before = (lead for q, lead, after in found if q.measure is Measure.PERCENT or is_taken_off(lead, after))
    return any(map(_STILL_MORE.search, (part, *before)))


def _taken_off(part: str, listed: float) -> Iterator[float]:
    """Sums taken off the list price: "минус сто пятьдесят", where the price is in millions, means thousands."""
    least, most = LEAST_OFF * listed, (1 - LEAST_SHARE) * listed
    if _ONE_THOUSAND.search(part) and least <= THOUSAND < most:
        yield THOUSAND
    for quantity in quantities(part):
        if quantity.measure not in (Measure.MONEY, Measure.COUNT) or quantity.per:
            continue
        before, after = around(part, quantity)
        if not is_taken_off(before, after):
            continue
        thousands = quantity.measure is Measure.COUNT and listed >= ROUND and quantity.value < least
        value = quantity.value * THOUSAND if thousands else quantity.value
        if least <= value < most:
            yield value
