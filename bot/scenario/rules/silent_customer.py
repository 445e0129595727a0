"""The playbook has no lines in the language of the scenario.

Why: the customer would answer most moments with silence.
Bad: `language: en` with a playbook that has `lines: {ru: ...}` only.
Good: lines in both languages, or `extends: active`, which brings them.
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject

ID = "silent-customer"
SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    if subject.scenario.language not in subject.playbook.lines:
        values = {"language": subject.scenario.language.value, "playbook": subject.playbook.playbook}
        yield Finding(path=("language",), values=values)
