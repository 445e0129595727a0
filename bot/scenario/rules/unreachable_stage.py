"""A stage that the playbook insists on and this scenario has nothing for.

Why: the talk stops before it and can never be won.
Bad: a playbook whose `upsell` stage is not optional, and a scenario without `extras`.
Good: an extra to offer, or `optional: true` at the stage.
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject
from bot.scenario.vocabulary import StageKind

ID = "unreachable-stage"
SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    scenario = subject.scenario
    material = {
        StageKind.UPSELL: ("product.extras", bool(scenario.product.extras)),
        StageKind.BARGAINING: ("bargaining", scenario.bargaining is not None),
        StageKind.OBJECTION: ("objections", any(not o.kind.is_brush_off for o in scenario.objections)),
    }
    for stage in subject.playbook.stages:
        key, given = material.get(stage.kind, ("", True))
        if not given and not stage.optional:
            yield Finding(path=("playbook",), values={"stage": stage.id, "key": key})
