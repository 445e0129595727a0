"""The customer buys whatever is said to him, or never loses patience.

Why: a trainee who cannot lose learns nothing, and his score means nothing.
Bad: `overrides: {buys_at: {interest: 0, trust: 0, patience: 0}}`
Good: no such override: the playbook's numbers make him buy when the work was done.
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject
from bot.scenario.vocabulary import Outcome

ID = "cannot-lose"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    overrides, table = subject.scenario.overrides, subject.playbook.mood
    start = overrides.mood or table.start.get(subject.scenario.customer.temperature)
    # He is asked for a meeting there, and agrees to one sooner than to an order.
    meets_at = table.meets_at if subject.scenario.aim is Outcome.MEETING else None
    buys_at = overrides.buys_at or meets_at or table.buys_at
    if start and start.interest >= buys_at.interest and start.trust >= buys_at.trust:
        yield Finding(path=("overrides", "buys_at" if overrides.buys_at else "mood"), values={"what": "buys_at"})
    if overrides.leaves_at is not None and overrides.leaves_at < 0:
        yield Finding(path=("overrides", "leaves_at"), values={"what": "leaves_at"})
