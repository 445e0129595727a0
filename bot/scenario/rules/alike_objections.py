"""Two objections say the same.

Why: the trainee answers the one that he heard, the customer waits for an answer to the other, and neither he nor the
trainee knows which was meant. Measured with the model that understands texts.
Bad: `says: That is too expensive.` here and `says: It costs too much.` there.
Good: one objection with both wordings, and what is behind it.
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Meanings, Subject, alike

ID = "alike-objections"
SEVERITY = Severity.WARNING

SAME = 0.7
"""Nearness from which two lines say the same."""

ALIKE = 0.15
"""Mean nearness of all lines from which two objections are one; different ones lie below 0.1."""


def check(subject: Subject, meanings: Meanings) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    objections = subject.scenario.objections
    groups = [objection.says for objection in objections]
    for pair in alike(groups, meanings, same=SAME, mean=ALIKE):
        values = {"id": objections[pair.other].id, "other": objections[pair.one].id, "phrase": pair.phrases[1]}
        yield Finding(path=("objections", pair.other, "says"), values=values)
