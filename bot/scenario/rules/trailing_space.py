"""Spaces at the end of a line.

Why: nobody sees them, and every comparison of two versions shows them.
Bad: `title: Coffee ` with a space at the end.
Good: `title: Coffee`
"""

import re
from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Blot

ID = "trailing-space"
SEVERITY = Severity.WARNING
TRAILING = re.compile(r"[ \t]+(?=\r?\n|\Z)")
"""Before either kind of line end: Windows writes two characters for it."""


def check(text: str) -> Iterator[Blot]:
    """Every place where the text breaks the rule."""
    for found in TRAILING.finditer(text):
        yield Blot(start=found.start(), end=found.end(), instead="")
