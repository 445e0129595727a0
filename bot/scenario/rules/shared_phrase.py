"""The same phrase stands in two facts, two objections or two points.

Why: whoever says it means one of them, and the customer takes the other.
Bad: `about: How many are you?` in the facts `people` and `team`.
Good: the phrase in one of them only.
"""

from collections.abc import Iterator

from bot.scenario.model import Scenario
from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject
from bot.scenario.walking import bare
from bot.scenario.yaml_reader import Path

ID = "shared-phrase"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    for claims in _claims(subject.scenario):
        owners: dict[str, str] = {}
        for owner, path, phrase in claims:
            other = owners.setdefault(bare(phrase), owner)
            if other != owner:
                yield Finding(path=path, values={"phrase": phrase[:60], "id": owner, "other": other})


Claim = tuple[str, Path, str]
"""Whose phrase it is, where it stands, and the phrase."""


def _claims(scenario: Scenario) -> Iterator[Iterator[Claim]]:
    """Phrases that compete with each other, kind by kind."""
    product = scenario.product
    yield (
        (fact.id, ("customer", "facts", i, "about", n), phrase)
        for i, fact in enumerate(scenario.customer.facts)
        for n, phrase in enumerate(fact.about)
    )
    yield (
        (objection.id, ("objections", i, "says", n), phrase)
        for i, objection in enumerate(scenario.objections)
        for n, phrase in enumerate(objection.says)
    )
    yield (
        (point.id, ("product", key, i, "text", n), phrase)
        for key, points in (("points", product.points), ("promotions", product.promotions))
        for i, point in enumerate(points)
        for n, phrase in enumerate(point.text)
    )
    for i, objection in enumerate(scenario.objections):
        yield (
            (f"{objection.id}/{a}", ("objections", i, "answers", a, n), phrase)
            for a, answer in enumerate(objection.answers)
            for n, phrase in enumerate(answer)
        )
