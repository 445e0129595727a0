"""Labelled replies: JSON Lines in, records out, every bad line named."""

import difflib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.errors import UserError
from bot.grading.types import FoundMove, Grade, Labelled, Reason, ReasonCode, ReplyContext
from bot.scenario.vocabulary import Language, Mode, Move, ObjectionKind, StageKind


class DatasetRefused(UserError):
    """Lines that cannot be read; the message names each with its place."""


class _Given(BaseModel):
    moves: tuple[Move, ...]
    grade: int = Field(ge=0, le=3)


class _Line(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: str
    lang: Language
    mode: Mode
    stage: StageKind
    product: str
    customer: str
    reply: str
    moves: tuple[Move, ...]
    grade: int = Field(ge=0, le=3)
    objection: ObjectionKind | None = None
    given: _Given | None = None


def read_labelled(text: str, source: str) -> list[Labelled]:
    """The labelled replies of a file.

    Raises:
        DatasetRefused: if any line is bad; all of them are named.
    """
    rows: list[Labelled] = []
    problems: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            rows.append(_labelled(_Line.model_validate(json.loads(line))))
        except ValidationError as error:
            problems.extend(f"{source}:{number}: {what}" for what in _explained(error))
        except (ValueError, RecursionError) as error:
            problems.append(f"{source}:{number}: is not JSON ({error}); one object a line")
    if problems:
        raise DatasetRefused("\n".join(problems))
    return rows


def _labelled(line: _Line) -> Labelled:
    context = ReplyContext(
        language=line.lang,
        mode=line.mode,
        stage=line.stage,
        customer=line.customer,
        reply=line.reply,
        objection=line.objection,
    )
    return Labelled(
        id=line.id,
        context=context,
        product=line.product,
        moves=frozenset(line.moves),
        grade=line.grade,
        given=_grade(line.given, line.reply) if line.given else None,
    )


def _grade(given: _Given, reply: str) -> Grade:
    """A grade as it was given, of which only the moves and the number are kept."""
    moves = tuple(FoundMove(move=move, confidence=1.0, evidence=reply) for move in given.moves)
    return Grade(value=given.grade, reason=Reason(code=ReasonCode.GOOD, quote=reply), moves=moves)


def _explained(error: ValidationError) -> Iterator[str]:
    for detail in error.errors():
        where = ".".join(map(str, detail["loc"])) or "line"
        yield f"{where}: {detail['msg']}{_near(detail['loc'][0] if detail['loc'] else '', detail['input'])}"


def _near(key: Any, value: Any) -> str:
    sets: dict[str, Iterable[Any]] = {"moves": Move, "stage": StageKind, "lang": Language, "mode": Mode}
    near = difflib.get_close_matches(str(value), [str(word) for word in sets.get(str(key), ())], n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
