"""A text that was left to be filled in.

Why: the customer says it aloud, or the trainee reads it in the brief.
Bad: `brief: TODO what the trainee knows`
Good: `brief: You call an office of twenty people that buys its coffee in a shop.`
"""

import re
from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject
from bot.scenario.walking import texts_of

ID = "unfinished-text"
SEVERITY = Severity.WARNING

UNFINISHED = re.compile(r"\b(?:TODO|TBD|FIXME|XXX+|Lorem ipsum)\b|\?\?\?|_{3,}|<[a-zа-яё][a-zа-яё ]*>", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    for path, text in texts_of(subject.scenario):
        if found := UNFINISHED.search(text):
            yield Finding(path=path, values={"words": found[0]})
