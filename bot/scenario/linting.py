"""Rules held against a scenario: what they find becomes problems, but for lines that say `# noqa`."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from bot.scenario.playbook import Playbook
from bot.scenario.problems import Problem
from bot.scenario.rule_messages import MESSAGES
from bot.scenario.rules import FILE_RULES, MEANING_RULES, NOTES, PLAYBOOK_RULES, RULES, TEXT_RULES
from bot.scenario.rules.finding import Blot, Finding, Meanings, Ruled, Subject, TextRule
from bot.scenario.rules.mixed_letters import TABLE
from bot.scenario.yaml_reader import Document, read_yaml

_NOQA = re.compile(r"#\s*noqa:\s*([A-Za-z0-9, -]+)")


def lint(subject: Subject, document: Document) -> Iterator[Problem]:
    """What every scenario is checked for when it is read."""
    for rule in RULES.values():
        yield from reported(rule, rule.check(subject), document)


def notes(subject: Subject, document: Document) -> Iterator[Problem]:
    """What may be as it is, but deserves a look."""
    for rule in NOTES.values():
        yield from reported(rule, rule.check(subject), document)


def lint_meanings(subject: Subject, document: Document, meanings: Meanings) -> Iterator[Problem]:
    """What only shows when the texts are understood."""
    for rule in MEANING_RULES.values():
        yield from reported(rule, rule.check(subject, meanings), document)


def lint_playbook(playbook: Playbook, document: Document) -> Iterator[Problem]:
    """What a playbook is checked for."""
    for rule in PLAYBOOK_RULES.values():
        yield from reported(rule, rule.check(playbook), document)


def lint_file(document: Document) -> Iterator[Problem]:
    """What any file is checked for that could be read: it says something else than was meant."""
    if not document.problems:
        for rule in FILE_RULES.values():
            yield from reported(rule, rule.check(document), document)


def lint_text(text: str, source: str) -> Iterator[Problem]:
    """What is wrong with the letters of a file, whatever it holds."""
    for rule in TEXT_RULES.values():
        for problem, _ in _blots(rule, text, source):
            yield problem


def mended(text: str) -> str:
    """A text with everything mended that can be without a person.

    Returns:
        The text as it was where mending would change anything but letters and spaces that nobody meant.
    """
    new = text
    for rule in TEXT_RULES.values():
        for _, blot in reversed(list(_blots(rule, new, ""))):
            new = new[: blot.start] + blot.instead + new[blot.end :]
    before, after = read_yaml(text, ""), read_yaml(new, "")
    same = _letters(before.data) == _letters(after.data) and len(before.problems) == len(after.problems)
    return new if same else text


def _blots(rule: TextRule, text: str, source: str) -> Iterator[tuple[Problem, Blot]]:
    lines = text.splitlines()
    for blot in rule.check(text):
        line = text.count("\n", 0, blot.start) + 1
        column = blot.start - text.rfind("\n", 0, blot.start)
        problem = Problem(
            source=source, line=line, column=column, code=rule.ID, severity=rule.SEVERITY, values=blot.values
        )
        if not exempt(problem, lines):
            yield problem, blot


def _letters(data: Any) -> Any:
    """What a file holds, but for spaces and look-alike letters."""
    if isinstance(data, str):
        return " ".join(data.translate(TABLE).split())
    if isinstance(data, dict):
        return {key: _letters(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_letters(value) for value in data]
    return data


def reported(rule: Ruled, findings: Iterable[Finding], document: Document) -> Iterator[Problem]:
    """The findings of a rule as problems; a line may exempt itself from a warning, never from an error."""
    for finding in findings:
        line, column = document.position(finding.path)
        problem = Problem(
            source=document.source,
            line=line,
            column=column,
            code=rule.ID,
            severity=rule.SEVERITY,
            values=finding.values,
        )
        if problem.is_error or not exempt(problem, document.lines):
            yield problem


def exempt(problem: Problem, lines: list[str]) -> bool:
    """True where the problem's line ends in `# noqa:` with its code or its number."""
    if problem.line > len(lines) or not (found := _NOQA.search(lines[problem.line - 1])):
        return False
    named = re.split(r"[,\s]+", found[1].strip())
    return problem.code in named or MESSAGES[problem.code].number in named
