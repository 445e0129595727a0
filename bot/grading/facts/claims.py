"""Claims that the product's file does not back: a fact turned round, a price out of bounds, an invented promotion."""

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache

from bot.grading.facts.agreement import common
from bot.grading.facts.coverage import STATED, Compared, contradicted
from bot.grading.facts.false_terms import mistaken
from bot.grading.facts.misstated import misstated
from bot.grading.list_price import Prices, near_list
from bot.grading.text.clauses import Clause
from bot.grading.text.denial import ABSENT, WITHOUT, affirmed, denied, unrefused
from bot.grading.text.elsewhere import ELSEWHERE, IN_PART
from bot.grading.text.plain import KEPT, normalised
from bot.grading.text.quantities import Quantity, quantities
from bot.grading.text.units import Measure
from bot.grading.text.words import STEM
from bot.grading.types import FalseClaim, FoundMove, Reason, ReasonCode, ReplyContext
from bot.scenario.money import money
from bot.scenario.vocabulary import Move

ADDED_SHARE = 0.02
"""Share of the list price from which a sum may be the price of something sold with it; smaller numbers count days."""

OFFERS = frozenset({Move.PRICE, Move.CONCESSION, Move.TRADE})
HINTED = 0.3
"""Chance of being told from which a promotion is the file's own, in whatever words."""

_BUNDLED = re.compile(
    r"\bвместе\b|\bитого\b|\bв сумме\b|комплект|\bплюс\b|\bза (?:все|оба|обе|пару|двоих)\b|\bв придачу\b|"
    r"\bс (?:\w+ом|\w+ой|\w+ами|ним|ней)\b|\bboth\b|together|in total|altogether|\bplus\b|bundle|\ball in\b|"
    r"\bthe lot\b|\bwith (?:the|a|it)\b"
)
"""A sum for the product and something with it."""

ASKED = re.compile(
    r"\bцена\b|\bстоит\b|\bобойдется\b|\bвыйдет\b|\bотдам\b|\bотдадим\b|\bпродам\b|\bсделаю\b|\bуступлю\b|"
    r"\bскину до\b|\bпусть будет\b|\bthe price is\b|\bit costs\b|\bi can do\b|\bi'll do\b|\byours for\b|"
    r"\blet you have\b"
)
"""Words that ask or offer a price, whether or not the move was seen."""

DISCOUNT = re.compile(
    r"\bскид\w+|\bскин\w+|\bдешевл\w+|\bdiscount\w*|(?:%|\bpercent|\bper cent|\bprice|\bhalf|\bthird) off\b|"
    r"(?:[£$€] ?\d[\d,.]*|\b(?:pounds|quid|euros?|dollars?)) off\b|"
    r"\bcheaper\b|\bknock\b"
)
"""Words of a discount."""

_UNREDUCED = re.compile(r"\b(?:без|without)(?: (?:the|a|any|\d\S*))* (?:скид(?:ки|ок)|discount)\b")
_BREAK = re.compile(r"[,;:()—]")
ROUNDED = 0.005
"""Share of the list price by which a discount may pass the floor: percents are told in round numbers."""

_PROMOTION = re.compile(
    r"\bакци[яюие]\b|\bраспродаж|\bв подарок|\bподар(?:им|ю)\b|"
    r"\bподарок (?:от (?:нас|меня|магазин|фирм|компани)|(?:при|за|к) (?:покупк|заказ|оплат)|к кажд|"
    r"всем,? (?:кто|покупат|клиент)|кажд(?:ому|ой)\b)|\b(?:с (?:покупкой|заказом) идет|вам|ждет|плюс|"
    r"держите|получите|сдела(?:ю|ем)|дам|дадим|добав(?:лю|им)|полож(?:у|им)|с (?:меня|нас)|"
    r"кажд(?:ому|ой) (?:покупат|клиент|гост|заказ)\w+) (?:\w+ )?подарок(?! на\b)|промокод|"
    r"\bpromo(?: ?codes?|s|tions?|tional)?\b|\bspecial offer|\bon sale\b|free gift"
)
_GIFT_OF_HIS = re.compile(
    r"\b(?:часто|обычно)(?: \w+){1,3} в подарок\b|\b(?:бер|возьм|взя|покупа|выбира)\w* в подарок\b(?! \w)|"
    r"\b(?:ищ|подойд|подход|подош|годится|упак|заверн)\w*(?: \w+){0,2} в подарок\b|"
    r"(?:^|[,:] |(?<!^и )\b\w+ )в подарок (?:для (?!вас|всех|кажд|перв|нов|наш|покупат|клиент)|(?:"
    r"кому|себе|мужу|жене|маме|папе|сыну|дочери|"
    r"дочке|детям|ребенку|внуку|внучке|внукам|брату|сестре|другу|друзьям|подруге|коллеге|коллегам|родителям|бабушке|"
    r"дедушке|учителю|начальни(?:ку|це)|шефу|партнеру)\b(?! (?:\w+ )?(?:полож|дад|дар|добав|вруч|клад)))|"
    r"\b(?:подбер(?:у|ем)|найд(?:у|ем)|выбер(?:у|ем)|подыщ(?:у|ем)|посоветую|подскажу|нужен|ищ\w+)"
    r"(?: \w+){0,3} (?<!в )подарок\b(?! (?:за|при|от|к (?:заказ|покупк))\b)|\bподарок нужен\b"
)
"""What the customer gives to others, or looks for, is no promotion: "часы в подарок мужу"."""


def false_claim(
    context: ReplyContext, compared: Sequence[Compared], cut: Sequence[Clause], moves: Sequence[FoundMove]
) -> Reason | None:
    """The first claim that the file does not back, as a reason; None where all is well."""
    told = (context.customer, *context.earlier)
    standing = unrefused(cut)
    for code, claim in (
        (ReasonCode.FALSE, contradicted(compared, cut, context.prices, (*told, *context.said))),
        (ReasonCode.FALSE, mistaken(context.facts, cut)),
        *_priced(context, [clause for clause in standing if _offers(clause, moves)]),
        (ReasonCode.TOO_CHEAP, _discounted(context, compared, standing)),
        (ReasonCode.FALSE, misstated(context.facts, cut, context.prices, told, context.said)),
        (ReasonCode.INVENTED, _invented(compared, cut)),
    ):
        if claim:
            return Reason(code=code, move=Move.FALSE_PROMISE, quote=claim.quote, against=claim.fact)
    return None


def _offers(clause: Clause, moves: Sequence[FoundMove]) -> bool:
    """True where a clause names a price of one's own: a sum refused, or set against the price, is none."""
    shown = {found.move for found in moves if clause.text in found.evidence}
    clean = normalised(clause.text)
    offered = bool(shown & OFFERS) or bool(ASKED.search(clean))
    return offered and Move.VALUE_FRAMING not in shown and not ABSENT.search(clean)


def _priced(context: ReplyContext, cut: Sequence[Clause]) -> list[tuple[ReasonCode, FalseClaim]]:
    """Prices below the floor and above the list."""
    prices = context.prices
    if prices is None:
        return []
    floor, listed = (money(limit, prices.currency, context.language) for limit in (prices.floor, prices.listed))
    found = []
    for clause in cut:
        clean = normalised(clause.text)
        for quantity in quantities(clause.text):
            if not _is_price(quantity, prices) or ELSEWHERE.search(clean) or denied(clean, quantity):
                continue
            if quantity.value < prices.floor and not IN_PART.search(clean):
                found.append((ReasonCode.TOO_CHEAP, FalseClaim(fact=floor, quote=clause.text)))
            elif quantity.value > prices.listed and not _bundle(quantity.value, prices, clean):
                found.append((ReasonCode.TOO_DEAR, FalseClaim(fact=listed, quote=clause.text)))
    return found


def _discounted(context: ReplyContext, compared: Sequence[Compared], cut: Sequence[Clause]) -> FalseClaim | None:
    """A discount in percent that goes below the floor and that no fact tells of."""
    prices = context.prices
    if prices is None:
        return None
    known = [quantity for one in compared for wording in one.point.wordings for quantity in reductions(wording)]
    most = 100 * (1 - prices.floor / prices.listed + ROUNDED)
    for clause in cut:
        clean = normalised(clause.text)
        if "?" in clean or ABSENT.search(clean) or ELSEWHERE.search(clean):
            continue
        parts = (part for part in _BREAK.split(clean) if DISCOUNT.search(part) and not _UNREDUCED.search(part))
        percents = (q for part in parts for q in quantities(part) if q.measure is Measure.PERCENT)
        percents = (p for p in percents if p.value > most and not denied(clean, p))
        if any(not any(p.equals(fact) for fact in known) for p in percents):
            return FalseClaim(fact=money(prices.floor, prices.currency, context.language), quote=clause.text)
    return None


@lru_cache(KEPT)
def reductions(wording: str) -> tuple[Quantity, ...]:
    """The amounts in what a fact says of a discount."""
    return quantities(wording) if DISCOUNT.search(normalised(wording)) else ()


def _is_price(quantity: Quantity, prices: Prices) -> bool:
    if quantity.measure is not Measure.MONEY or quantity.per:
        return False
    return near_list(quantity.value, prices.listed) and not prices.tells(quantity.value)


def _bundle(value: float, prices: Prices, clean: str) -> bool:
    """True for the price of the product and something that the file names a price of."""
    extras = [other for other in prices.others if ADDED_SHARE * prices.listed <= other < prices.listed]
    pairs = [one + two for one, two in itertools.combinations(extras, 2)]
    # Two of the sums may be the price agreed and an extra.
    if any(abs(whole - value) < 1 for whole in (*pairs, *(prices.listed + more for more in (*extras, *pairs)))):
        return True
    return bool(_BUNDLED.search(clean)) and any(prices.floor <= value - extra <= prices.listed for extra in extras)


def _invented(compared: Sequence[Compared], cut: Sequence[Clause]) -> FalseClaim | None:
    """Words of a promotion where no fact tells of one."""
    if not compared:
        return None
    for clause in cut:
        clean = _GIFT_OF_HIS.sub(" ", normalised(clause.text))
        if "?" in clean or ABSENT.search(clean) or WITHOUT.search(clean) or not _PROMOTION.search(affirmed(clean)):
            continue
        if not any(_promoted(one, clause.text) for one in compared):
            return FalseClaim(fact="", quote=clause.text)
    return None


def _promoted(one: Compared, said: str) -> bool:
    """True where words of a promotion are a fact's own: told, or about the same thing as one of its wordings."""
    heard = one.evidence in said or said in one.evidence
    if heard and one.chances[STATED] >= HINTED and common(one.wording, said):
        return True
    offers = (wording for wording in one.point.wordings if _PROMOTION.search(normalised(wording)))
    return any(common(wording, said) > _promotional(said) for wording in offers)


def _promotional(said: str) -> int:
    """How many words of a text are those of any promotion."""
    return len({match[0][:STEM] for match in _PROMOTION.finditer(normalised(said))})
