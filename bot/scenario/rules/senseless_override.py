"""An override that rewards a mistake, or a pass mark that grades nothing.

Why: the trainee learns the wrong thing, or the stage is passed by everybody, or by nobody.
Bad: `moves: {pressure: {interest: 20}}`, or a pass mark of 0 or 100.
Good: mistakes cost, and a pass mark between 40 and 80.
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject

ID = "senseless-override"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    overrides = subject.scenario.overrides
    for move, shift in overrides.moves.items():
        if move.is_mistake and (shift.interest > 0 or shift.trust > 0):
            yield Finding(path=("overrides", "moves", move.value), values={"key": move.value, "why": "+"})
    for stage, mark in overrides.pass_marks.items():
        if not 0 < mark < 100:
            yield Finding(path=("overrides", "pass_marks", stage), values={"key": stage, "why": f"{mark:g}"})
