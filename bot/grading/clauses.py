"""A reply cut into clauses, each a verbatim span of it: what a coach would point at."""

import itertools
import re
from dataclasses import dataclass

_END = re.compile(
    r"[.!?…;\n]+[)\"»”']*\s*|,\s+(?=(?:а|но|и|зато|поэтому|потому|тогда|если|but|and|so|because|if)\b)|\s+[—–-]\s+"
)
_LETTER = re.compile(r"\w")
LONG = 14
"""Words from which a run without punctuation is cut before a question word or a conjunction."""
_JOINT = re.compile(
    r"\s+(?=(?:а|но|и|зато|поэтому|как|что|какие|какой|сколько|когда|почему|если|давайте|может|"
    r"but|and|so|what|how|when|why|which|if|shall|would|could|let)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a reply."""

    start: int
    text: str


def clauses(reply: str) -> tuple[Clause, ...]:
    """The clauses of a reply, in order; none where there are no letters."""
    found: list[Clause] = []
    start = 0
    for match in _END.finditer(reply):
        found.extend(_cut(reply, start, match.end()))
        start = match.end()
    found.extend(_cut(reply, start, len(reply)))
    return tuple(found)


def _cut(reply: str, start: int, end: int) -> list[Clause]:
    part = reply[start:end]
    pieces: list[tuple[int, str]] = [(start, part)]
    if len(part.split()) > LONG:
        cuts = [0, *(m.end() for m in _JOINT.finditer(part) if len(part[: m.start()].split()) > 3), len(part)]
        pieces = [(start + a, part[a:b]) for a, b in itertools.pairwise(cuts)]
    return [
        Clause(offset + len(text) - len(text.lstrip()), text.strip()) for offset, text in pieces if _LETTER.search(text)
    ]
