"""An objection that nobody can answer with what the brief tells.

Why: the customer insists on an argument of which the trainee has never heard, and the sale is lost to luck. An answer
that asks back needs no knowledge and counts as known. Measured like `point-not-in-brief`.
Bad: an objection that only a reference customer can meet, and no such customer in the brief or among the points.
Good: the brief names the customer who may be called, or another answer can be given.
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Meanings, Subject

ID = "unanswerable-objection"
SEVERITY = Severity.WARNING


def check(subject: Subject, meanings: Meanings) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    scenario = subject.scenario
    known = "\n".join([scenario.brief, *(text for point in scenario.product.points for text in point.text)])
    for index, objection in enumerate(scenario.objections):
        if objection.kind.is_brush_off:
            continue
        asking = [any("?" in wording for wording in answer) for answer in objection.answers]
        told = meanings.told(known, objection.answers)
        possible = sum(asked or knows for asked, knows in zip(asking, told, strict=True))
        if possible < objection.needed:
            values = {"id": objection.id, "possible": possible, "needed": objection.needed}
            yield Finding(path=("objections", index, "answers"), values=values)
