"""Two spaces between two words.

Why: the customer's line shows them, and they are never meant.
Bad: `says: Twenty people,  nearly all drink it.` with two spaces after the comma.
Good: `says: Twenty people, nearly all drink it.`
"""

import re
from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Blot

ID = "double-space"
SEVERITY = Severity.WARNING
DOUBLE = re.compile(r"(?<=[\w,.!?;»”])  +(?=[\w«“(])")
"""Between words only: indents, comments and aligned columns stay."""


def check(text: str) -> Iterator[Blot]:
    """Every place where the text breaks the rule."""
    for found in DOUBLE.finditer(text):
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        if "#" not in line:
            yield Blot(start=found.start(), end=found.end(), instead=" ")
