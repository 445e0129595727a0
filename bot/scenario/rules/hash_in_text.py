"""A text that a `#` cuts short.

Why: a space and a `#` begin a note for people, so the rest of the line is gone: the customer says half a sentence. Only
a `#` with a letter or a number right behind it is told; a note has a space there.
Bad: `- The van is #1 for the job.`
Good: `- "The van is #1 for the job."`
"""

import re
from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding
from bot.scenario.yaml_reader import Document

ID = "hash-in-text"
SEVERITY = Severity.WARNING
CUT = re.compile(r"[ \t]+#(?!noqa\b)(?=\w)")


def check(document: Document) -> Iterator[Finding]:
    """Every place where the file breaks the rule."""
    for path, (number, column) in document.plain.items():
        line = document.lines[number - 1]
        if CUT.match(line, column - 1):
            kept = line[: column - 1].split()
            yield Finding(path=path, values={"end": kept[-1], "lost": line[column - 1 :].strip()})
