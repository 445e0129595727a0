"""What a rule looks at and what it finds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from bot.scenario.model import Scenario
from bot.scenario.problems import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A place in the file by its path of keys, and the values that the rule's message names."""

    path: tuple[str | int, ...]
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


class Rule(Protocol):
    """A module of this folder; ID is also the code of its message."""

    ID: str
    SEVERITY: Severity

    def check(self, scenario: Scenario) -> Iterator[Finding]:
        """Every place where the scenario breaks the rule."""
        ...
