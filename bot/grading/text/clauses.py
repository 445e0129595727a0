"""A reply cut into clauses, each a verbatim span of it: what a coach would point at."""

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.grading.text.plain import KEPT
from bot.grading.text.sentences import sentences

_NUMBERED = r"(?!(?:(?<=\b[Пп])|(?<=\b[Сс]т)|(?<=\b[Дд])|(?<=\b[Кк]в)|(?<=\b[Сс]тр))\.\s*\d)"
"""No end of anything: "см. п. 4 договора"."""

_END = re.compile(
    rf"(?:[!?…;\n]|{_NUMBERED}(?:(?<!\d)\.|\.(?!\d)))+[)\"»”']*\s*|,\s+(?=(?:а|но|и|зато|поэтому|потому|тогда|если|but|and|so|because|if)\b)|(?<!\s)\s+[—–-]\s+"
)
_LETTER = re.compile(r"\w")
MOST = 60
"""Clauses that are looked at one by one; the longest labelled reply has 36. The rest is taken as one."""

LONG = 14
"""Words from which a run without punctuation is cut before a question word or a conjunction."""
_JOINT = re.compile(
    r"(?<!\s)\s+(?=(?:а|но|и|зато|поэтому|как|что|какие|какой|сколько|когда|почему|если|давайте|может|"
    r"but|and|so|what|how|when|why|which|if|shall|would|could|let)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a reply."""

    start: int
    text: str


@lru_cache(KEPT)
def clauses(reply: str) -> tuple[Clause, ...]:
    """The clauses of a reply, in order; none where there are no letters."""
    found: list[Clause] = []
    start = 0
    for match in _END.finditer(reply):
        if len(found) >= MOST:
            break
        found.extend(_cut(reply, start, match.end()))
        start = match.end()
    found.extend(_cut(reply, start, len(reply)))
    # A run without punctuation is cut too, and may hold hundreds of joints.
    return tuple(found) if len(found) <= MOST + 1 else (*found[:MOST], _rest(reply, found[MOST].start))


def first_part(reply: str, cut: Sequence[Clause], holds: Callable[[str], bool]) -> str | None:
    """The first part of a reply of which something holds, verbatim; None where there is none.

    Args:
        reply: as written.
        cut: its clauses.
        holds: asked of each sentence, and of the clauses of the first of which it is true.

    Returns:
        The clause or, where only the whole sentence holds it, that.
    """
    for sentence in sentences(reply):
        if holds(sentence):
            inside = (clause.text for clause in cut if clause.text in sentence)
            return next((text for text in inside if holds(text)), sentence.strip())
    return None


def _rest(reply: str, start: int) -> Clause:
    return Clause(start, reply[start:].rstrip())


def _cut(reply: str, start: int, end: int) -> list[Clause]:
    part = reply[start:end]
    pieces: list[tuple[int, str]] = [(start, part)]
    if len(part.split()) > LONG:
        cuts = [0, *(m.end() for m in _JOINT.finditer(part) if len(part[: m.start()].split()) > 3), len(part)]
        pieces = [(start + a, part[a:b]) for a, b in itertools.pairwise(cuts)]
    return [
        Clause(offset + len(text) - len(text.lstrip()), text.strip()) for offset, text in pieces if _LETTER.search(text)
    ]
