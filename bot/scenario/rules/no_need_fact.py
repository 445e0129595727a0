"""No fact of the customer is marked as a need.

Why: finding the need is what sales depend on most, and here it can be neither found nor graded.
Bad: `facts:` without any `need: true`.
Good: the fact that the presentation must answer says `need: true`.
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject

ID = "no-need-fact"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    scenario = subject.scenario
    if not any(fact.need for fact in scenario.customer.facts):
        yield Finding(path=("customer", "facts"))
