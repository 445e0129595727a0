"""Every need is hidden.

Why: a trainee who asks well from the start hears nothing worth hearing, and gives up asking.
Bad: `hidden: true` on each fact with `need: true`.
Good: at least one need that is told when asked.
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject

ID = "all-needs-hidden"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    scenario = subject.scenario
    needs = [(index, fact) for index, fact in enumerate(scenario.customer.facts) if fact.need]
    if needs and all(fact.hidden for _, fact in needs):
        yield Finding(path=("customer", "facts", needs[0][0], "hidden"))
