"""A doubt behind which nobody can look.

Why: a good seller asks what is behind a doubt, and the customer has nothing to say to that: `behind` is never said
aloud, `reveals` is what slips out instead. Brush-offs, and pretexts that name under `hides` what they hide, need none.
Bad: `behind: paid a cleaner who did not come`, and no `reveals`.
Good: the same with `reveals: The last one took the money and stayed at home.`
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject

ID = "closed-doubt"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    for index, objection in enumerate(subject.scenario.objections):
        if not (objection.kind.is_brush_off or objection.reveals or objection.hides):
            yield Finding(path=("objections", index, "behind"), values={"id": objection.id})
