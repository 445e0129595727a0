"""The same wording twice in one list.

Why: a wording given twice is one wording; the customer says it no oftener.
Bad: `opening: ["Yes?", "Yes?"]`
Good: `opening: ["Yes?", "Speaking."]`
"""

from collections.abc import Iterator, Sequence

from bot.scenario.model import Scenario
from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject

ID = "repeated-wording"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    scenario = subject.scenario
    for path, wordings in _lists(scenario):
        seen: set[str] = set()
        for index, wording in enumerate(wordings):
            if wording.casefold() in seen:
                yield Finding(path=(*path, index), values={"wording": wording[:60]})
            seen.add(wording.casefold())


def _lists(scenario: Scenario) -> Iterator[tuple[tuple[str | int, ...], Sequence[str]]]:
    yield ("customer", "opening"), scenario.customer.opening
    for index, fact in enumerate(scenario.customer.facts):
        yield ("customer", "facts", index, "about"), fact.about
        yield ("customer", "facts", index, "says"), fact.says
    for index, objection in enumerate(scenario.objections):
        yield ("objections", index, "says"), objection.says
