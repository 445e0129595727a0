"""The customer knows fewer than three things about himself.

Why: most questions of the trainee get an evasive answer, whatever he asks.
Bad: one fact.
Good: three to eight facts: how it is done now, what bothers him, who decides, the budget.
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject

ID = "few-facts"
SEVERITY = Severity.WARNING
ENOUGH = 3


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    scenario = subject.scenario
    if (count := len(scenario.customer.facts)) < ENOUGH:
        yield Finding(path=("customer", "facts"), values={"count": count, "enough": ENOUGH})
