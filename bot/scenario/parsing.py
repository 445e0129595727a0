"""Text in, model or problems out. The code that the bot loads with is the code that checks."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from bot.scenario.explaining import explain, instead, shown
from bot.scenario.extending import Extended, extend
from bot.scenario.linting import lint, lint_file, lint_playbook
from bot.scenario.model import Scenario
from bot.scenario.playbook import Playbook
from bot.scenario.problems import Problem, ScenarioRefused, Severity
from bot.scenario.rules.finding import Subject
from bot.scenario.walking import texts_within
from bot.scenario.yaml_reader import Document, Path, read_yaml

PLACEHOLDERS = (
    *("product", "customer", "name", "price", "currency", "seller", "discount", "extra"),
    *("bid", "offer", "percent", "trade", "promise", "told", "paid", "doubt", "choice"),
)
MAX_PROBLEMS = 100
_PLACEHOLDER = re.compile(r"\{([^{}\s]*)\}")

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedScenario:
    """A scenario, or None with the reasons among the problems; warnings come with both."""

    scenario: Scenario | None
    problems: tuple[Problem, ...]
    document: Document
    """Where each part of the file stands, for whoever looks at it further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedPlaybook:
    """A playbook, or None with the reasons among the problems."""

    playbook: Playbook | None
    problems: tuple[Problem, ...]
    document: Document
    text: str
    """Of the whole playbook, with everything that it takes over from another."""


def parse_playbook(text: str, source: str, bases: Mapping[str, str] | None = None) -> ParsedPlaybook:
    """Read a playbook.

    Args:
        text: of the file.
        source: its name, for the messages.
        bases: texts of the playbooks that it may extend, by id.
    """
    document = read_yaml(text, source)
    problems = [*_placeholders(document), *lint_file(document)]
    whole = text
    if isinstance(document.data, dict) and "extends" in document.data and not document.problems:
        extended, unknown = _extended(document, bases or {})
        problems += unknown
        if extended is None:
            return ParsedPlaybook(playbook=None, problems=_sorted(problems), document=document, text=text)
        document.data, whole = dict(extended.data), extended.text
    playbook, faults = _model(Playbook, document)
    problems += faults
    if playbook:
        problems += lint_playbook(playbook, document)
    if any(problem.is_error for problem in problems):
        playbook = None
    return ParsedPlaybook(playbook=playbook, problems=_sorted(problems), document=document, text=whole)


def _extended(document: Document, bases: Mapping[str, str]) -> tuple[Extended | None, list[Problem]]:
    """The document's data with what it takes over, or why there is none."""
    name = str(document.data["extends"])
    if name not in bases:
        values = {"value": shown(name), **instead(name, bases)}
        return None, [problem_at(document, ("extends",), "unknown-playbook", **values)]
    base = read_yaml(bases[name], name).data
    extended = extend(document.data, base)
    if extended.unknown is None:
        return extended, []
    index, stage = extended.unknown
    known = [known["id"] for known in base["stages"]]
    values = {"playbook": name, "value": shown(stage), **instead(stage, known)}
    return None, [problem_at(document, ("stages", index), "unknown-stage", **values)]


def parse_scenario(text: str, source: str, playbooks: Mapping[str, Playbook]) -> ParsedScenario:
    """Read a scenario and hold it against its playbook.

    Args:
        text: of the file.
        source: its name, for the messages.
        playbooks: by id.
    """
    document = read_yaml(text, source)
    scenario, problems = _model(Scenario, document)
    problems += [*_placeholders(document), *lint_file(document)]
    if scenario:
        problems += _against_playbook(scenario, document, playbooks)
        if playbook := playbooks.get(scenario.playbook):
            problems += lint(Subject(scenario=scenario, playbook=playbook), document)
    if any(problem.is_error for problem in problems):
        scenario = None
    return ParsedScenario(scenario=scenario, problems=_sorted(problems), document=document)


def stored_playbook(text: str) -> Playbook:
    """A playbook as it was kept with a talk: it was checked before that, and no rule of today is held against it.

    Raises:
        ScenarioRefused: if it is not readable any more.
    """
    return _stored(Playbook, text, "playbook")


def stored_scenario(text: str, source: str) -> Scenario:
    """A scenario as it was kept with a talk, read in the same way.

    Raises:
        ScenarioRefused: if it is not readable any more.
    """
    return _stored(Scenario, text, source)


def _stored(model: type[M], text: str, source: str) -> M:
    read, problems = _model(model, read_yaml(text, source))
    if read is None:
        raise ScenarioRefused(problems)
    return read


def problem_at(document: Document, path: Sequence[str | int], code: str, **values: object) -> Problem:
    """An error at a path of keys of a file."""
    line, column = document.position(path)
    return Problem(source=document.source, line=line, column=column, code=code, severity=Severity.ERROR, values=values)


def _model(model: type[M], document: Document) -> tuple[M | None, list[Problem]]:
    if document.problems:
        return None, list(document.problems)
    if not isinstance(document.data, dict):
        return None, [problem_at(document, (), "no-keys")]
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        faults = explain(error.errors(include_url=False), model)
        return None, [problem_at(document, fault.path, fault.code, **fault.values) for fault in faults]


def _against_playbook(scenario: Scenario, document: Document, playbooks: Mapping[str, Playbook]) -> Iterator[Problem]:
    playbook = playbooks.get(scenario.playbook)
    if playbook is None:
        values = {"value": shown(scenario.playbook), **instead(scenario.playbook, playbooks)}
        yield problem_at(document, ("playbook",), "unknown-playbook", **values)
        return
    stages = [stage.id for stage in playbook.stages]
    named: list[Path] = [("examples", stage) for stage in scenario.examples]
    named += [("overrides", "pass_marks", stage) for stage in scenario.overrides.pass_marks]
    places = [*(objection.id for objection in scenario.objections), *stages]
    answered = [
        ("tests", index, "answers", place) for index, test in enumerate(scenario.tests) for place in test.answers
    ]
    checks = [("unknown-stage", stages, path, str(path[-1])) for path in named]
    checks += [("unknown-stage", stages, path, stage) for path, stage in _stages_of_tests(scenario)]
    checks += [("unknown-place", places, path, str(path[-1])) for path in answered]
    for code, known, path, value in checks:
        if value not in known:
            named_so = {"playbook": playbook.playbook, "value": shown(value), **instead(value, known)}
            yield problem_at(document, path, code, **named_so)


def _stages_of_tests(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    """Where the tests name a stage, and which."""
    for index, test in enumerate(scenario.tests):
        if test.start:
            yield ("tests", index, "start"), test.start
        if test.expect.stage:
            yield ("tests", index, "expect", "stage"), test.expect.stage
        for stage in test.expect.reaches:
            yield ("tests", index, "expect", "reaches"), stage


def _placeholders(document: Document) -> list[Problem]:
    """Placeholders that nothing can be put into, wherever they stand."""
    found = []
    for path, text in texts_within(document.data):
        for name in _PLACEHOLDER.findall(text):
            if name not in PLACEHOLDERS:
                known = ", ".join(f"{{{known}}}" for known in PLACEHOLDERS)
                found.append(problem_at(document, path, "unknown-placeholder", name=name, known=known))
    return found


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda p: p.order))[:MAX_PROBLEMS]
