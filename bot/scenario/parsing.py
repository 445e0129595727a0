"""Text in, model or problems out. The code that the bot loads with is the code that checks."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.scenario.extending import Extended, extend
from bot.scenario.linting import lint, lint_playbook
from bot.scenario.model import Scenario
from bot.scenario.playbook import Playbook
from bot.scenario.problems import Problem, Severity
from bot.scenario.rule_messages import MESSAGES
from bot.scenario.rules.finding import Subject
from bot.scenario.rules.mixed_letters import ALIKE
from bot.scenario.yaml_reader import Document, Path, read_yaml

PLACEHOLDERS = (
    *("product", "customer", "name", "price", "currency", "seller", "discount", "extra"),
    *("bid", "offer", "percent", "trade", "promise", "told", "paid", "doubt"),
)
MAX_PROBLEMS = 100
_PLACEHOLDER = re.compile(r"\{([^{}\s]*)\}")

M = TypeVar("M", bound=BaseModel)

LATIN = str.maketrans("АВСЕНКМОРТХасеорху", ALIKE)
"""From Russian letters to the Latin ones that look the same."""


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
    problems = _placeholders(document)
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
        english, russian = _instead(name, bases)
        value = _shown(name)
        return None, [
            problem_at(document, ("extends",), "unknown-playbook", value=value, instead=english, instead_ru=russian)
        ]
    base = read_yaml(bases[name], name).data
    extended = extend(document.data, base)
    if extended.unknown is None:
        return extended, []
    index, stage = extended.unknown
    english, russian = _instead(stage, [known["id"] for known in base["stages"]])
    values = {"playbook": name, "value": _shown(stage), "instead": english, "instead_ru": russian}
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
    problems += _placeholders(document)
    if scenario:
        problems += _against_playbook(scenario, document, playbooks)
        if playbook := playbooks.get(scenario.playbook):
            problems += lint(Subject(scenario=scenario, playbook=playbook), document)
    if any(problem.is_error for problem in problems):
        scenario = None
    return ParsedScenario(scenario=scenario, problems=_sorted(problems), document=document)


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
        return None, [_explain(detail, document, model) for detail in error.errors(include_url=False)]


def _explain(detail: ErrorDetails, document: Document, model: type[BaseModel]) -> Problem:
    path = tuple(step for step in detail["loc"] if step != "[key]")
    key = str(path[-1]) if path else ""
    kind, context = detail["type"], detail.get("ctx", {})
    shown = _shown(detail["input"])
    if kind in MESSAGES:
        values = {name: value for name, value in context.items() if name != "at"}
        return problem_at(document, (*path, *context.get("at", ())), kind, **values)
    if kind == "extra_forbidden" and detail["input"] is None and " " in key:
        return problem_at(document, path, "cut-by-comma", key=key)
    if kind == "extra_forbidden" and (meant := key.translate(LATIN)) != key and meant in _keys_at(model, path[:-1]):
        return problem_at(document, path, "foreign-letters", key=key, meant=meant)
    if kind == "extra_forbidden":
        english, russian = _instead(key, _keys_at(model, path[:-1]))
        return problem_at(document, path, "unknown-key", key=key, instead=english, instead_ru=russian)
    if kind == "missing":
        return problem_at(document, path, "missing-key", key=key, about=_about(model, path))
    if kind in ("enum", "literal_error"):
        words = re.findall(r"'([^']+)'", str(context.get("expected", "")))
        english, russian = _instead(str(detail["input"]), words)
        return problem_at(document, path, "unknown-word", value=shown, instead=english, instead_ru=russian)
    if kind == "string_pattern_mismatch":
        return problem_at(document, path, "bad-id", value=shown)
    if kind == "value_error":
        return problem_at(document, path, "inconsistent", what=str(context.get("error", detail["msg"])))
    if kind in KINDS:
        expected, expected_ru = KINDS[kind]
        return problem_at(
            document, path, "wrong-kind", key=key, expected=expected, expected_ru=expected_ru, value=shown
        )
    english, russian = _rule(kind, context, detail["msg"])
    return problem_at(document, path, "out-of-range", key=key, value=shown, rule=english, rule_ru=russian)


def _rule(kind: str, context: Mapping[str, Any], message: str) -> tuple[str, str]:
    if kind not in BOUNDS:
        return message, message
    english, russian = BOUNDS[kind]
    return english.format_map(context), russian.format_map(context)


BOUNDS = {
    "greater_than": ("write more than {gt}", "напишите больше {gt}"),
    "greater_than_equal": ("write {ge} or more", "напишите {ge} или больше"),
    "less_than": ("write less than {lt}", "напишите меньше {lt}"),
    "less_than_equal": ("write {le} or less", "напишите {le} или меньше"),
    "string_too_short": ("it must not be empty", "здесь не должно быть пусто"),
    "string_too_long": ("{max_length} characters are allowed", "можно {max_length} знаков"),
    "too_short": ("at least {min_length} are needed", "нужно хотя бы {min_length}"),
    "too_long": ("at most {max_length} are allowed", "можно не больше {max_length}"),
    "int_from_float": ("write a whole number", "напишите целое число"),
}
"""What pydantic's bounds mean in words."""


KINDS = {
    "string_type": ("a text", "текст"),
    "float_type": ("a number", "число"),
    "float_parsing": ("a number", "число"),
    "int_type": ("a whole number", "целое число"),
    "int_parsing": ("a whole number", "целое число"),
    "bool_type": ("true or false", "true или false"),
    "bool_parsing": ("true or false", "true или false"),
    "tuple_type": ("a list", "список"),
    "dict_type": ("keys with values", "ключи со значениями"),
    "mapping_type": ("keys with values", "ключи со значениями"),
    "model_type": ("keys with values", "ключи со значениями"),
    "model_attributes_type": ("keys with values", "ключи со значениями"),
}
"""What pydantic's kinds of error mean in words."""


def _against_playbook(scenario: Scenario, document: Document, playbooks: Mapping[str, Playbook]) -> Iterator[Problem]:
    playbook = playbooks.get(scenario.playbook)
    if playbook is None:
        english, russian = _instead(scenario.playbook, playbooks)
        value = _shown(scenario.playbook)
        yield problem_at(document, ("playbook",), "unknown-playbook", value=value, instead=english, instead_ru=russian)
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
            english, russian = _instead(value, known)
            yield problem_at(
                document,
                path,
                code,
                playbook=playbook.playbook,
                value=_shown(value),
                instead=english,
                instead_ru=russian,
            )


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
    for path, text in _texts(document.data, ()):
        for name in _PLACEHOLDER.findall(text):
            if name not in PLACEHOLDERS:
                known = ", ".join(f"{{{known}}}" for known in PLACEHOLDERS)
                found.append(problem_at(document, path, "unknown-placeholder", name=name, known=known))
    return found


def _texts(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*path, index))


def _instead(word: str, known: Iterable[str]) -> tuple[str, str]:
    words = list(known)
    if near := difflib.get_close_matches(word, words, n=1, cutoff=0.6):
        return f"did you mean `{near[0]}`?", f"может быть, `{near[0]}`?"
    listed = ", ".join(words)
    return f"possible: {listed}", f"можно: {listed}"


def _shown(value: object) -> str:
    text = f"`{value}`" if isinstance(value, str | int | float) else "…"
    return text if len(text) <= 60 else f"{text[:57]}…`"


def _model_at(model: type[BaseModel], path: Sequence[str | int]) -> type[BaseModel] | None:
    """The model that stands at a path of a file."""
    found: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, int) or found is None:
            continue
        field = found.model_fields.get(step)
        found = _inner(field.annotation) if field else found
    return found


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if (inner := _inner(argument)) is not None:
            return inner
    return None


def _keys_at(model: type[BaseModel], path: Sequence[str | int]) -> list[str]:
    found = _model_at(model, path)
    return list(found.model_fields) if found else []


def _about(model: type[BaseModel], path: Sequence[str | int]) -> str:
    found = _model_at(model, path[:-1])
    field = found.model_fields.get(str(path[-1])) if found and path else None
    return (field.description or str(path[-1])) if field else ""


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda p: p.order))[:MAX_PROBLEMS]
