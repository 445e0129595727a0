"""The file does not end with a line break.

Why: the next line that somebody adds is glued to the last one.
Bad: a file that ends right after `answers: [shop]`.
Good: the same with a line break at the end.
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Blot

ID = "no-final-newline"
SEVERITY = Severity.WARNING


def check(text: str) -> Iterator[Blot]:
    """Every place where the text breaks the rule."""
    if text and not text.endswith("\n"):
        ending = "\r\n" if "\r\n" in text else "\n"
        yield Blot(start=len(text), end=len(text), instead=ending)
