"""Claims that the product's file does not back: a fact turned round, a price out of bounds, an invented promotion."""

import re
from collections.abc import Sequence

from bot.grading.clauses import Clause
from bot.grading.coverage import STATED, Compared, contradicted
from bot.grading.quantities import Measure, Quantity, quantities
from bot.grading.surface import normalised
from bot.grading.types import FalseClaim, FoundMove, Prices, Reason, ReasonCode, ReplyContext
from bot.scenario.vocabulary import Move

LEAST_SHARE, MOST_SHARE = 0.5, 1.6
"""A sum between these shares of the list price is taken for a price of the product."""

OFFERS = frozenset({Move.PRICE, Move.CONCESSION, Move.TRADE})
HINTED = 0.3
"""Chance of being told from which a promotion is the file's own, in whatever words."""

_PROMOTION = re.compile(
    r"\bакци[яюие]\b|\bраспродаж|\bв подарок|\bподар(?:ок|им|ю)\b|промокод|"
    r"\bpromo|\bspecial offer|\bon sale\b|free gift"
)
_DENIED = re.compile(r"\b(?:нет|не|без|no|not|isn't|without)\b")


def false_claim(
    context: ReplyContext, compared: Sequence[Compared], cut: Sequence[Clause], moves: Sequence[FoundMove]
) -> Reason | None:
    """The first claim that the file does not back, as a reason; None where all is well."""
    for code, claim in (
        (ReasonCode.FALSE, contradicted(compared, cut)),
        *_priced(context.prices, [clause for clause in cut if _offers(clause, moves)]),
        (ReasonCode.INVENTED, _invented(compared, cut)),
    ):
        if claim:
            return Reason(code=code, move=Move.FALSE_PROMISE, quote=claim.quote, against=claim.fact)
    return None


def _offers(clause: Clause, moves: Sequence[FoundMove]) -> bool:
    """True where a clause names a price of one's own: a sum refused, or set against the price, is none."""
    shown = {found.move for found in moves if found.evidence == clause.text}
    return bool(shown & OFFERS) and Move.VALUE_FRAMING not in shown and not _DENIED.search(normalised(clause.text))


def _priced(prices: Prices | None, cut: Sequence[Clause]) -> list[tuple[ReasonCode, FalseClaim]]:
    """Prices below the floor and above the list."""
    if prices is None:
        return []
    found = []
    for clause in cut:
        for quantity in quantities(clause.text):
            if not _is_price(quantity, prices):
                continue
            if quantity.value < prices.floor:
                limit = f"{_sum(prices.floor)} {prices.currency}".strip()
                found.append((ReasonCode.TOO_CHEAP, FalseClaim(fact=limit, quote=clause.text)))
            elif quantity.value > prices.listed:
                limit = f"{_sum(prices.listed)} {prices.currency}".strip()
                found.append((ReasonCode.TOO_DEAR, FalseClaim(fact=limit, quote=clause.text)))
    return found


def _is_price(quantity: Quantity, prices: Prices) -> bool:
    if quantity.measure is not Measure.MONEY or quantity.per:
        return False
    if not LEAST_SHARE * prices.listed <= quantity.value <= MOST_SHARE * prices.listed:
        return False
    return not any(abs(quantity.value - other) < 1 for other in prices.others)


def _invented(compared: Sequence[Compared], cut: Sequence[Clause]) -> FalseClaim | None:
    """Words of a promotion where no fact tells of one."""
    if not compared:
        return None
    for clause in cut:
        clean = normalised(clause.text)
        if not _PROMOTION.search(clean) or "?" in clean or _DENIED.search(clean):
            continue
        if not any(one.chances[STATED] >= HINTED and one.evidence in clause.text for one in compared):
            return FalseClaim(fact="", quote=clause.text)
    return None


def _sum(value: float) -> str:
    return f"{value:,.0f}".replace(",", " ") if value == int(value) else f"{value:,.2f}".replace(",", " ")
