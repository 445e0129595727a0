"""How problems in files are printed: for people, for scripts, for GitHub."""

import json
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from bot.scenario.problems import Problem, Severity
from bot.scenario.rules import TEXT_RULES
from bot.scenario.vocabulary import Language


class Format(StrEnum):
    """Forms in which problems are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


ANNOTATIONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_text(problems: Sequence[Problem], language: Language) -> str:
    """One line a problem: where, how bad, what, and its number."""
    return "\n".join(problem.render(language) for problem in problems)


def as_json(problems: Sequence[Problem], language: Language) -> str:
    """A list of objects; see docs/formats.md."""
    return json.dumps([_document(problem, language) for problem in problems], ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem], language: Language) -> str:
    """Workflow commands: GitHub shows each problem at its line of a pull request."""
    return "\n".join(
        f"::{ANNOTATIONS[p.severity]} file={_property(p.source)},line={p.line},col={p.column},"
        f"title={_property(f'{p.number} {p.code}')}::{_data(p.message(language))}"
        for p in problems
    )


FORMS: Mapping[Format, Callable[[Sequence[Problem], Language], str]] = {
    Format.TEXT: as_text,
    Format.JSON: as_json,
    Format.GITHUB: as_github,
}


def _document(problem: Problem, language: Language) -> dict[str, object]:
    return {
        "file": problem.source,
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity.value,
        "number": problem.number,
        "code": problem.code,
        "message": problem.message(language),
        "fixable": problem.code in TEXT_RULES,
    }


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
