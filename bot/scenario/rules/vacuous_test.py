"""A test that cannot fail.

Why: it is green whatever becomes of the scenario, and nobody looks again.
Bad: `expect: {score: {at_least: 0}}`
Good: `expect: {outcome: deal, facts: [taste]}`
"""

from collections.abc import Iterator

from bot.scenario.expectation import Bounds, ScenarioTest
from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject
from bot.scenario.vocabulary import Outcome, StageKind

ID = "vacuous-test"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    for index, test in enumerate(subject.scenario.tests):
        if not _demands(test, subject):
            yield Finding(path=("tests", index, "expect"), values={"test": test.name})


def _demands(test: ScenarioTest, subject: Subject) -> bool:
    """True where some talk would break the test."""
    expect = test.expect
    begins = test.start or next(s.id for s in subject.playbook.stages if s.kind is not StageKind.PREPARATION)
    return bool(
        (expect.outcome and set(expect.outcome) != set(Outcome))
        or expect.stage
        or set(expect.reaches) - {begins}
        or _narrow(expect.score)
        or _narrow(expect.discount)
        or expect.facts
        or expect.untold
        or expect.met
    )


def _narrow(bounds: Bounds) -> bool:
    return (bounds.at_least or 0) > 0 or (bounds.at_most is not None and bounds.at_most < 100)
