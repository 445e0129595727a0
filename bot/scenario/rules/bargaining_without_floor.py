"""The customer haggles, and the product has no lowest price.

Why: any discount is as good as another then, and holding the price cannot be graded.
Bad: `bargaining:` without `floor:`.
Good: `floor: 4500` under `product`.
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject

ID = "bargaining-without-floor"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    scenario = subject.scenario
    if scenario.bargaining is not None and scenario.product.floor is None:
        yield Finding(path=("bargaining",))
