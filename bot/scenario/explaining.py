"""What the models say of a file that does not fit them, in words of those who wrote it."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from bot.scenario.needed import NEEDED_RU
from bot.scenario.rule_messages import MESSAGES
from bot.scenario.rules.mixed_letters import ALIKE
from bot.scenario.yaml_reader import Path

LATIN = str.maketrans("АВСЕНКМОРТХасеорху", ALIKE)
"""From Russian letters to the Latin ones that look the same."""

NAMED = 2
"""Of so many places where a misplaced key may belong the message tells; more are no help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something wrong at a path of keys: the code of its message and what the message names."""

    path: Path
    code: str
    values: Mapping[str, object]


def explain(details: Sequence[ErrorDetails], model: type[BaseModel]) -> Iterator[Fault]:
    """The faults of a file, one for each error but for those that follow from another.

    Args:
        details: pydantic's errors.
        model: that refused the file.
    """
    strayed = {_steps(detail) for detail in details if detail["type"] == "extra_forbidden"}
    homes = {(*home, str(path[-1])) for path in strayed for home in _homes(model, path)}
    # A key that has its place elsewhere is no slip for one of here.
    slips = [path for path in strayed if not _homes(model, path)]
    meant = {(*path[:-1], nearest(str(path[-1]), _keys_at(model, path[:-1]))) for path in slips}
    paths = [_steps(detail) for detail in details]
    for detail, path in zip(details, paths, strict=True):
        # What is misspelt or elsewhere is not missing; and pydantic calls a list too short whose entries are faulty.
        placed = detail["type"] == "missing" and (_names(path) in homes or path in meant)
        counted = detail["type"] == "too_short" and any(other[: len(path)] == path != other for other in paths)
        if not (placed or counted):
            yield _explained(detail, model)


def instead(word: str, known: Iterable[str]) -> dict[str, object]:
    """What to write for a word that is not known, in both languages: the nearest one, else all."""
    words = list(known)
    if near := nearest(word, words):
        return {"instead": f"did you mean `{near}`?", "instead_ru": f"может быть, `{near}`?"}
    listed = ", ".join(words)
    return {"instead": f"possible: {listed}", "instead_ru": f"можно: {listed}"}


def nearest(word: str, known: Sequence[str]) -> str:
    """The known word that is nearest to a misspelt one; empty where none is near."""
    latin = word.translate(LATIN)
    return latin if latin in known else next(iter(difflib.get_close_matches(word, known, n=1, cutoff=0.6)), "")


def shown(value: object) -> str:
    """A value as the file has it, short enough for a message."""
    text = f"`{str(value).lower() if isinstance(value, bool) else value}`"
    return text if len(text) <= 60 else f"{text[:57]}…`"


def _explained(detail: ErrorDetails, model: type[BaseModel]) -> Fault:
    path, kind, context = _steps(detail), detail["type"], detail.get("ctx", {})
    found = detail["input"]
    if kind in MESSAGES:
        values = {name: value for name, value in context.items() if name != "at"}
        return Fault(path=(*path, *context.get("at", ())), code=kind, values=values)
    if kind == "extra_forbidden":
        return _unknown(path, found, model)
    if kind == "missing":
        return Fault(path=path, code="missing-key", values={"key": path[-1], **_about(model, path)})
    if kind in ("enum", "literal_error") and not isinstance(found, dict | list | None):
        words = re.findall(r"'([^']+)'", str(context.get("expected", "")))
        return Fault(path=path, code="unknown-word", values={"value": shown(found), **instead(str(found), words)})
    if kind == "string_pattern_mismatch":
        return Fault(path=path, code="bad-id", values={"value": shown(found)})
    if kind == "value_error":
        what = str(context.get("error", detail["msg"]))
        return Fault(path=path, code="inconsistent", values={"what": what})
    if kind in KINDS:
        return _of_wrong_kind(path, kind, found, model)
    if isinstance(found, Sequence) and len(found) == 0:
        return _empty(path, model)
    bounds = {name: int(n) if isinstance(n, float) and n.is_integer() else n for name, n in context.items()}
    rules = [bound.format_map(bounds) for bound in BOUNDS[kind]] if kind in BOUNDS else [detail["msg"]] * 2
    values = {**_entry(path), **_what(found), "rule": rules[0], "rule_ru": rules[1]}
    return Fault(path=path, code="out-of-range", values=values)


def _unknown(path: Path, found: object, model: type[BaseModel]) -> Fault:
    key = str(path[-1])
    known = _keys_at(model, path[:-1])
    if found is None and " " in key:
        return Fault(path=path, code="cut-by-comma", values={"key": key})
    if (meant := key.translate(LATIN)) != key and meant in known:
        return Fault(path=path, code="foreign-letters", values={"key": key, "meant": meant})
    found_in = _homes(model, path)
    if not found_in:
        return Fault(path=path, code="unknown-key", values={"key": key, **instead(key, known)})
    if found_in == [()]:
        return Fault(path=path, code="key-too-deep", values={"key": key})
    homes = dict.fromkeys(home[-1] for home in found_in)
    english, russian = (word.join(f"`{home}`" for home in homes) for word in (" or ", " или "))
    return Fault(path=path, code="key-elsewhere", values={"key": key, "homes": english, "homes_ru": russian})


def _of_wrong_kind(path: Path, kind: str, found: object, model: type[BaseModel]) -> Fault:
    """A value of another kind than is needed; most often quotes or a dash are missing."""
    entry = _entry(path)
    texts = kind == "string_type" or (kind == "tuple_type" and _model_at(model, path) is None)
    if found is None:
        return _empty(path, model)
    if texts and isinstance(found, dict) and len(found) > 0:
        return Fault(path=path, code="colon-in-text", values={**entry, "key": next(iter(found))})
    if texts and isinstance(found, int | float):
        return Fault(path=path, code="number-for-text", values={**entry, **_read_as(found), "value": shown(found)})
    if kind == "tuple_type" and isinstance(found, dict):
        return Fault(path=path, code="list-without-dashes", values={**entry, "first": next(iter(found), "id")})
    expected, expected_ru = KINDS[kind]
    values = {**entry, **_what(found), "expected": expected, "expected_ru": expected_ru}
    return Fault(path=path, code="wrong-kind", values=values)


def _empty(path: Path, model: type[BaseModel]) -> Fault:
    """A value that is not there; what is needed cannot be deleted either."""
    field = _field_at(model, path)
    return Fault(path=path, code="empty-needed" if field and field.is_required() else "empty", values=_entry(path))


BOUNDS = {
    "greater_than": ("write more than {gt}", "напишите больше {gt}"),
    "greater_than_equal": ("write {ge} or more", "напишите {ge} или больше"),
    "less_than": ("write less than {lt}", "напишите меньше {lt}"),
    "less_than_equal": ("write {le} or less", "напишите {le} или меньше"),
    "string_too_long": ("{max_length} characters are allowed", "можно {max_length} знаков"),
    "too_short": ("at least {min_length} are needed", "нужно хотя бы {min_length}"),
    "too_long": ("at most {max_length} are allowed", "можно не больше {max_length}"),
    "int_from_float": ("write a whole number", "напишите целое число"),
}
"""What pydantic's bounds mean in words."""


KINDS = {
    "string_type": ("a text", "нужен текст"),
    "float_type": ("a number", "нужно число"),
    "float_parsing": ("a number", "нужно число"),
    "int_type": ("a whole number", "нужно целое число"),
    "int_parsing": ("a whole number", "нужно целое число"),
    "bool_type": ("true or false", "нужно true или false"),
    "bool_parsing": ("true or false", "нужно true или false"),
    "enum": ("a single word", "нужно одно слово"),
    "literal_error": ("a single word", "нужно одно слово"),
    "path_type": ("the name of a file or folder", "нужно имя файла или папки"),
    "tuple_type": ("a list", "нужен список"),
    "frozen_set_type": ("a list", "нужен список"),
    "dict_type": ("keys with values", "нужны ключи со значениями"),
    "mapping_type": ("keys with values", "нужны ключи со значениями"),
    "model_type": ("keys with values", "нужны ключи со значениями"),
    "model_attributes_type": ("keys with values", "нужны ключи со значениями"),
}
"""What pydantic's kinds of error mean in words."""


def _steps(detail: ErrorDetails) -> Path:
    return tuple(step for step in detail["loc"] if step != "[key]")


def _names(path: Sequence[str | int]) -> tuple[str, ...]:
    return tuple(step for step in path if isinstance(step, str))


def _entry(path: Path) -> dict[str, object]:
    """What a message calls the value at a path: its key, or the key of the list and its number there, from 1."""
    if not path or isinstance(path[-1], str):
        name = f"`{path[-1]}`" if path else "the file"
        return {"entry": name, "entry_ru": name if path else "файл"}
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    return {"entry": f"entry {path[-1] + 1} of `{key}`", "entry_ru": f"`{key}`, строка {path[-1] + 1}"}


def _what(found: object) -> dict[str, object]:
    if isinstance(found, dict):
        return {"value": "keys with values", "value_ru": "ключи со значениями"}
    if isinstance(found, list | tuple):
        return {"value": "a list", "value_ru": "список"}
    return {"value": shown(found), "value_ru": shown(found)}


def _read_as(found: int | float) -> dict[str, object]:
    if isinstance(found, bool):
        return {"read": "as yes or no", "read_ru": "да или нет"}
    return {"read": "as a number", "read_ru": "число"}


def _homes(model: type[BaseModel], path: Path) -> list[tuple[str, ...]]:
    """Where a key that is not known at its path belongs: the nearest to the margin, none where there are many."""
    key, here = str(path[-1]), _names(path[:-1])
    found = [home for home in _all_homes(model, (), ()) if home[-1] == key and home[:-1] != here]
    least = min(map(len, found), default=0)
    homes = [home[:-1] for home in found if len(home) == least]
    return homes if len(homes) <= NAMED else []


def _all_homes(
    model: type[BaseModel], at: tuple[str, ...], outer: tuple[type[BaseModel], ...]
) -> Iterator[tuple[str, ...]]:
    """Every key of a model with the keys that it stands under."""
    for name, field in model.model_fields.items():
        yield (*at, name)
        inner = _inner(field.annotation)
        if inner is not None and inner not in (*outer, model):
            yield from _all_homes(inner, (*at, name), (*outer, model))


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


def _about(model: type[BaseModel], path: Path) -> dict[str, object]:
    """What stands behind a key that is missing, in both languages; of closed sets the words."""
    field, names = _field_at(model, path), _names(path)
    if field and isinstance(field.annotation, type) and issubclass(field.annotation, StrEnum) and not field.description:
        words = ", ".join(field.annotation)
        return {"about": f": one of {words}", "about_ru": f": одно из слов {words}"}
    russian = next((NEEDED_RU[key] for key in (".".join(names[-2:]), names[-1]) if key in NEEDED_RU), "")
    english = field.description if field and field.description else ""
    return {"about": english and f": {english}", "about_ru": russian and f": {russian}"}


def _field_at(model: type[BaseModel], path: Sequence[str | int]) -> FieldInfo | None:
    """The field that a key at a path stands for; None for an entry of a list, and where nothing is known."""
    found = _model_at(model, path[:-1]) if path and isinstance(path[-1], str) else None
    return found.model_fields.get(str(path[-1])) if found else None
