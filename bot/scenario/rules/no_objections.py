"""The customer doubts nothing.

Why: the hardest part of a sale is left out of the practice.
Bad: no `objections:`.
Good: one to four objections, each with what is behind it and what meets it.
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject

ID = "no-objections"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    scenario = subject.scenario
    if not scenario.objections:
        yield Finding(path=())
