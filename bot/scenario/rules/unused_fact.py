"""A fact from which nothing follows.

Why: the trainee learns something and can do nothing with it: it is no need, and no point answers it. Some facts are
there to make the customer a person; then leave it, or exempt the line.
Bad: a fact `pets` that no point names under `answers`.
Good: `answers: [pets]` at the point about the washable cover, or no such fact.
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject

ID = "unused-fact"
SEVERITY = Severity.NOTE


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    product = subject.scenario.product
    answered = {fact for point in product.offered for fact in point.answers}
    for index, fact in enumerate(subject.scenario.customer.facts):
        if not fact.need and fact.id not in answered:
            yield Finding(path=("customer", "facts", index, "id"), values={"id": fact.id})
