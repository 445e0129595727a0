"""After his yes a lower sum is a new price, except where it is told of beside another, of others, or as a part."""

import re

from bot.grading.text.elsewhere import ELSEWHERE, IN_PART
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import around, quantities
from bot.grading.text.sentences import sentences
from bot.roleplay.prices.offers import quoted
from bot.roleplay.prices.price_mentions import sums
from bot.scenario.model import Product

_GIVES = re.compile(r"\b(?:(?:отда(?:м|дим)|уступ(?:лю|им)) за|(?:i|we)(?:'ll| can) do(?: it for)?|yours for) [£$€]?$")
"""What stands before a sum that is given, though another stands beside it: "the list says 11,400, I'll do 10,900"."""


def is_given(product: Product, reply: str, price: float) -> bool:
    """True where a reply gives that price: by itself, or by a percentage or a sum off.

    "The contract is £3,980, the machine at once £3,400" gives nothing.
    """
    said = [
        sentence for sentence in sentences(normalised(reply)) if price in sums(sentence, product.price, product.unit)
    ]
    return not said or any(_gives(sentence, price, product) for sentence in said)


def _gives(sentence: str, price: float, product: Product) -> bool:
    if IN_PART.search(sentence):
        return False
    if any(_GIVES.search(around(sentence, named)[0]) for named in quantities(sentence) if named.value == price):
        return True
    return not ELSEWHERE.search(sentence) and {price}.issuperset(quoted(product, sentence))
