"""A text in [ ] that a comma cuts in two.

Why: in [ ] every comma begins another entry, so the customer says half a sentence, and the other half another time.
Told where an entry ends without a full stop, and the next one begins with a small letter or others end with one.
Bad: `opening: [Good morning, who is this., Anna speaking.]`
Good: `opening: ["Good morning, who is this.", Anna speaking.]`
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding
from bot.scenario.yaml_reader import Document, Path

ID = "comma-in-list"
SEVERITY = Severity.WARNING
ENDS = (".", "!", "?", "…")


def check(document: Document) -> Iterator[Finding]:
    """Every place where the file breaks the rule."""
    for path in sorted(document.bracketed, key=lambda path: document.places[path]):
        entries = _at(document, path)
        for index, (one, next_one) in enumerate(pairwise(entries)):
            unquoted = {(*path, index), (*path, index + 1)} <= document.plain.keys()
            if unquoted and _cut(one, next_one, entries):
                yield Finding(path=(*path, index), values={"one": one, "other": next_one})


def _cut(one: str, other: str, entries: Sequence[str]) -> bool:
    """True where two entries look like the halves of one text."""
    if not (one[:1].isupper() and not one.endswith(ENDS)):
        return False
    return other[:1].islower() or any(entry.endswith(ENDS) for entry in entries)


def _at(document: Document, path: Path) -> list[str]:
    found = document.data
    for step in path:
        found = found[step]
    return [str(entry) for entry in found]
