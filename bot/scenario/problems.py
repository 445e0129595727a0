"""What is wrong in a file: records with a place, a code and words in both languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.errors import UserError
from bot.scenario.rule_messages import MESSAGES
from bot.scenario.vocabulary import Language


class Severity(StrEnum):
    """An error keeps a scenario off the shelf; a warning does not; a note may be as it is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


RUSSIAN = {Severity.ERROR: "ошибка", Severity.WARNING: "предупреждение", Severity.NOTE: "заметка"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong: where it stands, what it is, and the values its message needs."""

    source: str
    line: int
    column: int
    code: str
    severity: Severity = Severity.ERROR
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_error(self) -> bool:
        """True when the file cannot be played."""
        return self.severity is Severity.ERROR

    @property
    def number(self) -> str:
        """What the problem is called for good, like SC101."""
        return MESSAGES[self.code].number

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Sorts problems as one reads the files."""
        return (self.source, self.line, self.column, self.code)

    def message(self, language: Language = Language.EN) -> str:
        """What is wrong and what to write instead."""
        return MESSAGES[self.code].get(language).format_map(self.values)

    def render(self, language: Language = Language.EN) -> str:
        """`file:line:column: severity: message (number code)`."""
        severity = RUSSIAN[self.severity] if language is Language.RU else self.severity.value
        place = f"{self.source}:{self.line}:{self.column}"
        return f"{place}: {severity}: {self.message(language)} ({self.number} {self.code})"

    def __str__(self) -> str:
        return self.render()


class ScenarioRefused(UserError):
    """A scenario or playbook that cannot be played; carries all its problems."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda p: p.order))
        super().__init__("\n".join(map(str, self.problems)))
