"""One's own limit told: how low the price could go."""

import re

from bot.grading.list_price import ROUND, THOUSAND, Prices
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import quantities
from bot.grading.text.units import Measure

BARELY = 0.9
"""Share of the floor from which a sum may be told as the limit: few name it to the last penny."""

_LIMIT = re.compile(
    r"\b(?:ниже|меньше|дешевле)(?: чем| цены)? [£$€]?[\w .,]{2,25}? ?(?:руб\w*|₽|р\b)?(?: \w+){0,2} "
    r"(?:не|нельзя|никак)\b|"
    r"\b(?:наш|мой|это|самый|крайний) (?:минимум|предел)\b(?! (?:по|для) (?!цен))|"
    r"\bминимальн\w+ (?:цена|сумма|ставка)\b(?! (?:заказ|взнос|предопл|договор))|"
    r"\bпоследняя цена\b|"
    r"\bниже (?:\w+ ){0,2}(?:некуда|нельзя|никак|не (?:могу|можем|смогу|сможем|пойду|пойдем|получится))\b|"
    r"\b(?:as low as|the lowest) (?:i|we)(?: \w+)? (?:can|could|go)\b|"
    r"\b(?:can't|cannot|won't) go (?:any |much )?lower\b|"
    r"\b(?:our|my|the) (?:very |absolute )?(?:lowest|minimum|floor|bottom line|limit)\b"
    r"(?! (?:\w+ )?(?:orders?|deposit|term|period|quantity|number|age|stay|size|contract|temperature|speed)\b)|"
    r"\b(?:lowest|least) (?:i|we) (?:can|could)\b|"
    r"(?:^\W*|[.!?,;:—–-]\s*|\b(?:i|we|and|but|just|really) )"
    r"(?:can't|cannot|can not|won't|don't|never)(?: \w+){0,4} (?:below|under|lower than|less than)\b"
)
"""What tells how far a seller would go down."""

_NOT_HIS = re.compile(
    r"\b(?:у (?:других|конкурент\w+|них)|нигде|никто|в других|elsewhere|any(?:where|one|body)|nowhere|nobody|"
    r"competitors?)\b|\b(?:ниже|меньше|дешевле) (?:[^,;:]|,\d){2,40} не (?:найд|купит|встрет)\w+|"
    r"\b(?:can't|cannot|won't|never) find (?:\w+ ){0,3}(?:below|under|lower|less)\b"
)
"""How low others go, or what is not to be had anywhere."""


def bares_floor(text: str, prices: Prices | None) -> bool:
    """True for words that tell how low the price could go, with a sum below the list: "ниже 42 не опускаемся"."""
    clean = normalised(text)
    if prices is None or not _LIMIT.search(clean) or _NOT_HIS.search(clean):
        return False
    named = [quantity.value for quantity in quantities(text) if quantity.measure in (Measure.MONEY, Measure.COUNT)]
    unsaid = [THOUSAND * value for value in named] if prices.listed >= ROUND else []
    return any(prices.floor * BARELY <= value < prices.listed for value in (*named, *unsaid))
