"""The lowest price is above the list price.

Why: no price that the trainee may name is allowed then, and every deal would count as given away.
Bad: `price: 1800` and `floor: 2000`.
Good: `price: 1800` and `floor: 1600`.
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject

ID = "floor-above-price"
SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    product = subject.scenario.product
    if product.floor is not None and product.floor > product.price:
        yield Finding(path=("product", "floor"), values={"floor": product.floor, "price": product.price})
