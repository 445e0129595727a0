"""A line that looks like an entry of a list and is none.

Why: the customer says the lines in one breath, dashes and all, and always the same. A dash begins an entry only where a
space follows it and it stands in line with the first dash.
Bad: `says:` and under it `-The girls do it.` and `-I do it myself.`
Good: `says:` and under it `- The girls do it.` and `- I do it myself.`
"""

import re
from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding
from bot.scenario.slips import ODD_SPACES
from bot.scenario.yaml_reader import Document

ID = "dash-in-text"
SEVERITY = Severity.WARNING
STUCK = re.compile(rf"-(?=[^\W\d_]|[{ODD_SPACES}«“\"])")
ENTRY = re.compile(rf"\s*-(?=[^\W\d_]|[ {ODD_SPACES}«“\"])")


def check(document: Document) -> Iterator[Finding]:
    """Every place where the file breaks the rule."""
    for path, (last, _) in document.plain.items():
        first, column = document.places[path]
        begins = STUCK.match(document.lines[first - 1], column - 1)
        if begins or any(ENTRY.match(line) for line in document.lines[first:last]):
            yield Finding(path=path)
