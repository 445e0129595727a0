"""The customer finds it too dear, and nobody knows how low the price may go.

Why: the trainee cannot tell whether to hold the price or to give way.
Bad: an objection of `kind: price`, no `floor:` and no `bargaining:`.
Good: `floor: 4500` under `product`.
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject
from bot.scenario.vocabulary import ObjectionKind

ID = "price-objection-without-floor"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    scenario = subject.scenario
    if scenario.product.floor is not None or scenario.bargaining is not None:
        return
    for index, objection in enumerate(scenario.objections):
        if objection.kind is ObjectionKind.PRICE:
            yield Finding(path=("objections", index, "kind"))
