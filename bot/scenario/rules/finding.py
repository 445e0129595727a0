"""What a rule looks at and what it finds.

A rule is a module of this folder, named for the fault. Its docstring holds what is wrong, why that is bad, a bad and a
good example; `docs/scenario-rules.md` is written from it. ID is also the code of its message.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from bot.scenario.model import Scenario
from bot.scenario.playbook import Playbook
from bot.scenario.problems import Severity
from bot.scenario.yaml_reader import Document, Path

SEVERAL = 4
"""Pairs of phrases from which a mean says something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A place in the file by its path of keys, and the values that the rule's message names."""

    path: Path
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A scenario with the playbook that it is played by."""

    scenario: Scenario
    playbook: Playbook


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two groups of phrases are."""

    one: int
    other: int
    """Indices of the groups."""
    mean: float
    """Mean nearness of a phrase of the one to a phrase of the other, -1 to 1."""
    nearest: float
    """That of the nearest two."""
    phrases: tuple[str, str]
    """The nearest two."""


class Meanings(Protocol):
    """What a rule may ask of whoever understands texts."""

    def likenesses(self, groups: Sequence[Sequence[str]]) -> Iterator[Likeness]:
        """How alike each two of some groups of phrases are."""
        ...

    def told(self, text: str, groups: Sequence[Sequence[str]]) -> Sequence[bool]:
        """For each group of wordings of one thing: whether a text tells it."""
        ...


def alike(groups: Sequence[Sequence[str]], meanings: Meanings, *, same: float, mean: float) -> Iterator[Likeness]:
    """Groups of phrases of one meaning.

    Args:
        groups: to be held against each other.
        meanings: whoever understands them.
        same: nearness from which two phrases mean the same.
        mean: mean nearness from which two groups do.
    """
    for pair in meanings.likenesses(groups):
        several = len(groups[pair.one]) * len(groups[pair.other]) >= SEVERAL
        if pair.nearest >= same or (several and pair.mean >= mean):
            yield pair


class Ruled(Protocol):
    """What every rule has."""

    ID: str
    SEVERITY: Severity
    __doc__: str | None


class Rule(Ruled, Protocol):
    """A rule about a scenario as it stands."""

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Every place where the scenario breaks the rule."""
        ...


class MeaningRule(Ruled, Protocol):
    """A rule about what the texts of a scenario mean."""

    def check(self, subject: Subject, meanings: Meanings) -> Iterator[Finding]:
        """Every place where the scenario breaks the rule."""
        ...


class PlaybookRule(Ruled, Protocol):
    """A rule about a playbook."""

    def check(self, playbook: Playbook) -> Iterator[Finding]:
        """Every place where the playbook breaks the rule."""
        ...


class FileRule(Ruled, Protocol):
    """A rule about what was read of a file, and how it was written there."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Every place where the file breaks the rule."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Blot:
    """A place in the text of a file that should read otherwise."""

    start: int
    end: int
    """Offsets of the characters."""
    instead: str
    """What is safe to put there."""
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


class TextRule(Ruled, Protocol):
    """A rule about the letters of a file; what it finds can be mended without a person."""

    def check(self, text: str) -> Iterator[Blot]:
        """Every place where the text breaks the rule, in order, none overlapping."""
        ...
