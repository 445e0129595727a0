"""A criterion that cannot be earned in its stage.

Why: every trainee loses its points, whatever he does.
Bad: `reached: price_held` in the stage of first contact.
Good: `reached: price_held` in the stage where the price is discussed.
"""

from collections.abc import Iterator

from bot.scenario.playbook import Playbook
from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding
from bot.scenario.vocabulary import Achievement, StageKind

ID = "unearnable-criterion"
SEVERITY = Severity.WARNING

REACHED_IN = {
    Achievement.POINTS_TOLD: {StageKind.PRESENTATION, StageKind.CONSULTATION},
    Achievement.OBJECTION_MET: {*StageKind} - {StageKind.PREPARATION, StageKind.FOLLOW_UP},
    Achievement.PRICE_HELD: {StageKind.BARGAINING},
    Achievement.EXTRA_SOLD: {StageKind.UPSELL},
    Achievement.AGREED: {StageKind.CLOSING},
}
"""Kinds of stage in which an achievement can come about; the others can everywhere."""


def check(playbook: Playbook) -> Iterator[Finding]:
    """Every place where the playbook breaks the rule."""
    for index, stage in enumerate(playbook.stages):
        for number, criterion in enumerate(stage.criteria):
            kinds = REACHED_IN.get(criterion.reached) if criterion.reached and not criterion.any else None
            if kinds and stage.kind not in kinds:
                values = {"id": criterion.id, "stage": stage.id, "kinds": ", ".join(sorted(kinds))}
                yield Finding(path=("stages", index, "criteria", number, "reached"), values=values)
