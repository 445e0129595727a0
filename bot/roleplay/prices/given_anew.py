"""After his yes a lower sum is a new price only where it is plainly given: what is merely told of changes nothing."""

import re

from bot.grading.text.plain import normalised
from bot.grading.text.sentences import PAUSE, sentences
from bot.grading.text.taken_off import ASKED_OFF
from bot.roleplay.prices.conditions import condition, only_names_sum
from bot.roleplay.prices.echoed import SELLER_OFFERS
from bot.roleplay.prices.price_mentions import sums
from bot.scenario.model import Product

_GIVES = re.compile(
    rf"{SELLER_OFFERS}|{ASKED_OFF}|\bсни[жз]\w+|"
    r"\b(?:yours (?:for|at)|for you|you(?: can|'ll| may)? (?:have|get|pay)|deal|shake|sold)\b|"
    r"\b(?:отда(?:м|дим|ю|ем|ть|йте)|с?дела(?:ю|ем|ть)|пойд(?:у|ем)|пусть будет|предл(?:ага|ож)\w+|сойдемся|встретимся|"
    r"забирайте|заберете|берите|дам|прода\w+|для вас|вам (?:за|по|будет|выйдет)|по рукам|фиксиру\w+|"
    r"(?:могу|можем|смогу|сможем|давайте)(?: (?:вам|и|так|тогда|даже|сразу|еще))* (?:(?:за|по|на|до) )?\d)(?!\w)"
)
"""Words that a price is given with."""


def is_given(product: Product, reply: str, price: float) -> bool:
    """True where a reply gives that price: in words of giving, or by itself; told beside another one it is not given.

    "The contract is £3,980, the machine at once £3,400" gives nothing.
    """
    said = [
        sentence for sentence in sentences(normalised(reply)) if price in sums(sentence, product.price, product.unit)
    ]
    # A percentage or a sum off is given by its own words.
    return not said or only_names_sum(reply) or any(_gives(sentence, price, product) for sentence in said)


def _gives(sentence: str, price: float, product: Product) -> bool:
    named = {part: set(sums(part, product.price, product.unit)) for part in PAUSE.split(sentence)}
    if any(price in values and _GIVES.search(part) for part, values in named.items()):
        return True
    alone = set().union(*named.values()) == {price}
    return alone and bool(_GIVES.search(sentence) or condition(sentence))
