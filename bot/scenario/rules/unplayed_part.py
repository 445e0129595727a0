"""A part of the scenario that no stage of its playbook plays.

Why: somebody wrote it for nothing, and waits for a moment that never comes.
Bad: `bargaining` in a scenario whose playbook has no stage of that kind.
Good: a playbook that has the stage, or no such part.
"""

from collections.abc import Iterator

from bot.scenario.model import Scenario
from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject
from bot.scenario.vocabulary import StageKind
from bot.scenario.yaml_reader import Path

ID = "unplayed-part"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    kinds = {stage.kind for stage in subject.playbook.stages}
    for path, key, needed in _parts(subject.scenario):
        if not needed & kinds:
            values = {"key": key, "kinds": ", ".join(sorted(needed)), "playbook": subject.playbook.playbook}
            yield Finding(path=path, values=values)
    if subject.scenario.overrides.objections == 0 and any(not o.kind.is_brush_off for o in subject.scenario.objections):
        values = {"key": "objections", "kinds": "overrides.objections: 1", "playbook": subject.playbook.playbook}
        yield Finding(path=("overrides", "objections"), values=values)


def _parts(scenario: Scenario) -> Iterator[tuple[Path, str, set[StageKind]]]:
    """The parts that are given, and the kinds of stage of which one must be there for each."""
    for index, influencer in enumerate(scenario.customer.influencers):
        if influencer.gatekeeper:
            yield ("customer", "influencers", index, "gatekeeper"), "gatekeeper", {StageKind.QUALIFICATION}
    for index, objection in enumerate(scenario.objections):
        needed = {StageKind.CONTACT} if objection.kind.is_brush_off else {StageKind.OBJECTION}
        yield ("objections", index, "kind"), "objections", needed
    if scenario.bargaining:
        yield ("bargaining",), "bargaining", {StageKind.BARGAINING}
    if scenario.product.extras:
        yield ("product", "extras"), "extras", {StageKind.UPSELL, StageKind.CLOSING}
