"""A need that no key point of the product answers.

Why: the trainee finds the need and then has nothing to say to it.
Bad: `need: true` on `pests`, and `pests` in no `answers:`.
Good: a key point with `answers: [pests]`.
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject

ID = "unanswered-need"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    scenario = subject.scenario
    offered = scenario.product.offered
    answered = {fact for point in offered for fact in point.answers}
    for index, fact in enumerate(scenario.customer.facts):
        if fact.need and fact.id not in answered:
            yield Finding(path=("customer", "facts", index, "id"), values={"id": fact.id})
