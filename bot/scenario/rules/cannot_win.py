"""Nobody can sell here, however well he talks.

Why: practice without a way to win teaches that the work is in vain.
Bad: `overrides: {turns: 3}` in a sale of four stages, or `leaves_at` above the patience that the customer comes with.
Good: at least two replies for each stage, and patience to spend.
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject
from bot.scenario.vocabulary import StageKind

ID = "cannot-win"
SEVERITY = Severity.WARNING

OUTSIDE = frozenset({StageKind.PREPARATION, StageKind.FOLLOW_UP})
"""Stages before the first word and after the deal."""


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    overrides, playbook = subject.scenario.overrides, subject.playbook
    start = overrides.mood or playbook.mood.start.get(subject.scenario.customer.temperature)
    leaves_at = playbook.mood.leaves_at if overrides.leaves_at is None else overrides.leaves_at
    if start and start.patience <= leaves_at:
        key = "leaves_at" if overrides.leaves_at is not None else "mood"
        yield Finding(path=("overrides", key), values={"what": key, "needed": f"> {leaves_at:g}"})
    stages = sum(not stage.optional and stage.kind not in OUTSIDE for stage in playbook.stages)
    if overrides.turns is not None and overrides.turns < stages:
        yield Finding(path=("overrides", "turns"), values={"what": "turns", "needed": f">= {stages}"})
