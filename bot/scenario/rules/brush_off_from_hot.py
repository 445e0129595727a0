"""A customer who came himself brushes the seller off.

Why: a brush-off ends a talk that one did not want; this customer began it.
Bad: `temperature: hot` and an objection of `kind: brush_off`.
Good: another kind, or a colder customer.
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject
from bot.scenario.vocabulary import Temperature

ID = "brush-off-from-hot"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    scenario = subject.scenario
    if scenario.customer.temperature is not Temperature.HOT:
        return
    for index, objection in enumerate(scenario.objections):
        if objection.kind.is_brush_off:
            yield Finding(path=("objections", index, "kind"))
