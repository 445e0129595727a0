"""A playbook without a stage that closes the sale, or with other work after it.

Why: the customer says yes in the closing stage; without one no talk is ever won, and what comes after it is the time
after the deal.
Bad: stages `contact`, `needs`, `presentation`.
Good: stages `contact`, `needs`, `presentation`, `closing` and, if you like, a follow-up.
"""

from collections.abc import Iterator

from bot.scenario.playbook import Playbook
from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding
from bot.scenario.vocabulary import StageKind

ID = "no-closing-stage"
SEVERITY = Severity.ERROR


def check(playbook: Playbook) -> Iterator[Finding]:
    """Every place where the playbook breaks the rule."""
    kinds = [stage.kind for stage in playbook.stages]
    if StageKind.CLOSING not in kinds:
        yield Finding(path=("stages",), values={"stage": "-"})
        return
    after = kinds.index(StageKind.CLOSING) + 1
    for index, stage in enumerate(playbook.stages[after:], start=after):
        if stage.kind is not StageKind.FOLLOW_UP:
            yield Finding(path=("stages", index, "kind"), values={"stage": stage.id})
