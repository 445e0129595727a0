"""Numbers of a playbook that make no sense together.

Why: the grade says something else than the words beside it.
Bad: a penalty below zero or on a move that the same stage rewards, a criterion that is earned by a mistake, a pass
mark of 0 or 100, a mistake that wins trust, one criterion heavier than four times all others of its stage.
Good: mistakes cost, good moves earn, and two or three criteria decide together.
"""

from collections.abc import Iterator

from bot.scenario.playbook import Playbook
from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding

ID = "senseless-weights"
SEVERITY = Severity.WARNING

LOPSIDED = 4
"""Times the weight of all other criteria from which one decides alone."""


def check(playbook: Playbook) -> Iterator[Finding]:
    """Every place where the playbook breaks the rule."""
    for index, stage in enumerate(playbook.stages):
        at = ("stages", index)
        earning = {move for criterion in stage.criteria for move in criterion.any}
        for move, points in stage.penalties.items():
            if points <= 0 or move in earning:
                yield Finding(path=(*at, "penalties", move.value), values={"key": f"{stage.id}.penalties.{move.value}"})
        if not 0 < stage.pass_mark < 100:
            yield Finding(path=(*at, "pass_mark"), values={"key": f"{stage.id}.pass_mark"})
        total = sum(criterion.weight for criterion in stage.criteria)
        for number, criterion in enumerate(stage.criteria):
            others = total - criterion.weight
            if any(move.is_mistake for move in criterion.any) or 0 < others * LOPSIDED < criterion.weight:
                key = f"{stage.id}.{criterion.id}"
                yield Finding(path=(*at, "criteria", number), values={"key": key})
    for move, shift in playbook.mood.moves.items():
        if move.is_mistake and (shift.interest > 0 or shift.trust > 0):
            yield Finding(path=("mood", "moves", move.value), values={"key": f"mood.moves.{move.value}"})
