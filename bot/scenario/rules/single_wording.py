"""An opening or an objection that has one wording only.

Why: the second practice sounds like the first one and is learnt by heart.
Bad: `opening: Yes?`
Good: `opening: ["Yes?", "Speaking."]`
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject

ID = "single-wording"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    scenario = subject.scenario
    if len(scenario.customer.opening) == 1:
        yield Finding(path=("customer", "opening"), values={"key": "opening"})
    for index, objection in enumerate(scenario.objections):
        if len(objection.says) == 1:
            yield Finding(path=("objections", index, "says"), values={"key": "says"})
