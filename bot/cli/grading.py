"""`sparring grade`: JSON lines of replies in, JSON lines of grades out."""

import json
import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.app.mind import Mind, open_mind
from bot.app.shelf import open_library
from bot.cli.documents import grade_document
from bot.cli.root import ConfigOption, app, settings_from
from bot.errors import SparringError
from bot.grading.types import Point, ReplyContext
from bot.roleplay.understanding.arguments import answer_id
from bot.scenario.model import Scenario
from bot.scenario.vocabulary import Language, Mode, StageKind
from bot.storage.scenario_library import Library
from bot.texts.catalogue import texts

BATCH = 32
"""Lines graded at once."""


class Line(BaseModel):
    """One line of input."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    language: Language
    mode: Mode
    stage: StageKind
    customer: str = Field(max_length=20_000)
    reply: str = Field(max_length=100_000)
    scenario: str | None = None
    objection: str | None = None


class BadLine(SparringError):
    """A line that cannot be graded; the message says why."""


@app.command()
def grade(
    config: ConfigOption = None,
    batch: Annotated[int, typer.Option(min=1, max=1024, help="Lines graded at once.")] = BATCH,
) -> None:
    """Grade replies: reads JSON lines from standard input, writes one JSON line for each."""
    library = open_library(settings_from(config))
    mind = open_mind()
    held: list[tuple[int, str | int, ReplyContext] | dict[str, Any]] = []
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            entry = _entry(line)
            held.append((number, entry.id, _context(entry, library)))
        except BadLine as error:
            held.append({"line": number, "error": str(error)})
        if len(held) >= batch:
            _flush(held, mind)
            held = []
    _flush(held, mind)


def _flush(held: list[tuple[int, str | int, ReplyContext] | dict[str, Any]], mind: Mind) -> None:
    """Write the results of a batch in the order of its lines."""
    contexts = [entry[2] for entry in held if isinstance(entry, tuple)]
    grades = iter(mind.grader.grade(contexts))
    for entry in held:
        if isinstance(entry, dict):
            result = entry
        else:
            result = {"id": entry[1], **grade_document(next(grades), texts(entry[2].language))}
        sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _entry(line: bytes) -> Line:
    try:
        data = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise BadLine("is not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise BadLine(f"is not JSON: {error}") from None
    try:
        return Line.model_validate(data)
    except ValidationError as error:
        raise BadLine("; ".join(_explained(error))) from None


def _explained(error: ValidationError) -> Iterator[str]:
    for detail in error.errors():
        where = ".".join(map(str, detail["loc"])) or "line"
        yield f"{where}: {detail['msg']}"


def _context(line: Line, library: Library) -> ReplyContext:
    points: tuple[Point, ...] = ()
    kind = None
    if line.scenario is not None:
        entry = library.scenarios.get(line.scenario)
        if entry is None:
            raise BadLine(f"scenario: there is no scenario {line.scenario!r}; known: {', '.join(library.scenarios)}")
        points, kind = _from_scenario(entry.scenario, line.objection)
    elif line.objection is not None:
        raise BadLine("objection: names an objection of a scenario; give `scenario` too")
    return ReplyContext(
        language=line.language,
        mode=line.mode,
        stage=line.stage,
        customer=line.customer,
        reply=line.reply,
        objection=kind,
        points=points,
    )


def _from_scenario(scenario: Scenario, objection_id: str | None) -> tuple[tuple[Point, ...], Any]:
    product = scenario.product
    if objection_id is None:
        return tuple(Point(id=p.id, wordings=p.text) for p in product.offered), None
    for objection in scenario.objections:
        if objection.id == objection_id:
            answers = enumerate(objection.answers)
            return tuple(Point(id=answer_id(objection_id, i), wordings=w) for i, w in answers), objection.kind
    known = ", ".join(o.id for o in scenario.objections)
    raise BadLine(f"objection: scenario {scenario.scenario!r} has no {objection_id!r}; known: {known}")
