"""Two facts are asked for in words of the same meaning.

Why: the customer cannot tell which one was meant, and tells the wrong one or only the first. Measured with the model
that understands the questions. On the first three scenarios the limits leave all 124 pairs of facts alone and find 9
of 23 facts that were cut in two on purpose, so that silence is no proof.
Bad: `about: What budget do you have?` here and `about: How large is your budget?` there.
Good: one fact with both questions, or questions that differ: budget here, who signs there.
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Meanings, Subject, alike

ID = "alike-facts"
SEVERITY = Severity.WARNING

SAME = 0.8
"""Nearness from which two phrases ask the same."""

ALIKE = 0.3
"""Mean nearness of all phrases from which two facts are the same matter."""


def check(subject: Subject, meanings: Meanings) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    facts = subject.scenario.customer.facts
    groups = [fact.about for fact in facts]
    for pair in alike(groups, meanings, same=SAME, mean=ALIKE):
        values = {"id": facts[pair.other].id, "other": facts[pair.one].id, "phrase": pair.phrases[1]}
        yield Finding(path=("customer", "facts", pair.other, "about"), values=values)
