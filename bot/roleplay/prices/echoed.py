"""His own sum said once more before another one is offered: "11 with tyres… tell you what, I'll do eleven one"."""

import re
from collections.abc import Sequence

from bot.roleplay.prices.price_mentions import sums
from bot.roleplay.prices.refused import OFFERS_SUM
from bot.scenario.model import Product

_TAKES = re.compile(
    r"\b(?:ok|okay|fine|all right|deal|agreed|done|yes|sure|works?|it is|if|for cash|provided|today|"
    r"ладно|хорошо|договорились|идет|по рукам|да|соглас\w+|если|при|за наличные|сегодня|годится|устраивает)\b"
)
"""Words by which his sum may be taken, on a condition or not."""

SAME = 0.001
"""Share of a sum by which it is still the same."""


def without_echo(offered: Sequence[float], parts: Sequence[str], his: float | None, product: Product) -> list[float]:
    """The sums offered, without his own where it is only said once more, and a higher one is offered.

    Args:
        offered: the sums that the reply may offer.
        parts: of the reply, in which they stand.
        his: the sum that the customer has bid, None where he has bid none.
        product: what is sold.
    """
    others = [value for value in offered if his is None or abs(value - his) > SAME * his]
    if his is None or len(others) == len(offered) or not others or min(others) < his:
        return list(offered)
    named = [(part, set(sums(part, product.price, product.unit))) for part in parts]
    last = max((at for at, (_, values) in enumerate(named) if values.difference(others)), default=-1)
    echo = " ".join(part for part, _ in named[: last + 1])
    offers = any(values.intersection(others) and OFFERS_SUM.search(part) for part, values in named[last + 1 :])
    return others if offers and not (_TAKES.search(echo) or OFFERS_SUM.search(echo)) else list(offered)
