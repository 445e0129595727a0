"""The customer doubts nothing.

Why: the hardest part of a sale is left out of the practice.
Bad: no `objections:`.
Good: one to four objections, each with what is behind it and what meets it.
"""

from collections.abc import Iterator

from bot.scenario.model import Scenario
from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding

ID = "no-objections"
SEVERITY = Severity.WARNING


def check(scenario: Scenario) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    if not scenario.objections:
        yield Finding(path=())
