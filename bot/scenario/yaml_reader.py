"""YAML text to plain data with the place of every key and value; safe whatever the text holds.

Only the JSON-like part of YAML is read: one document, texts as keys, no aliases, no tags. Plain words stay words:
`no`, `on`, `1:30` and `012` are texts here, only true/false, null and plain numbers are more.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from bot.scenario.problems import Problem, Severity
from bot.scenario.slips import ODD_SPACES, Place, slip

MAX_BYTES = 512 * 1024
MAX_DEPTH = 16
MAX_NODES = 20_000
MAX_INVISIBLE = 20
"""So many invisible characters are told; a binary file has nothing else."""

SHORT = 2000
"""Characters below which the reader's speed does not matter."""

FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Used for flat events only: libyaml's own nesting of nodes can run out of stack."""

Path = tuple[str | int, ...]

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)$")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]*)?\.[0-9]+([eE][-+]?[0-9]+)?$|[-+]?[1-9][0-9]*[eE][-+]?[0-9]+$")
_WORDS = {"true": True, "True": True, "false": False, "False": False, "null": None, "~": None, "": None}
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
    "\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\u061c\ufeff\ufffe\uffff]"
)
"""Controls but for tab and line ends, halves of characters, and marks of no width."""

_ODD_SPACE = re.compile(f"[{ODD_SPACES}]")


@dataclass(slots=True, kw_only=True)
class Document:
    """What was read, and where each part of it stands."""

    source: str
    data: Any = None
    places: dict[Path, Place] = field(default_factory=dict)
    """Line and column (from 1) of the value at each path; keys are found under (..., key, "key")."""
    plain: dict[Path, Place] = field(default_factory=dict)
    """Where each text without quotes ends, from 1: line, and the column behind its last letter."""
    bracketed: set[Path] = field(default_factory=set)
    """Lists that are written in [ ]."""
    problems: list[Problem] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    """Of the text, as it stands in the file."""

    def position(self, path: Sequence[str | int]) -> Place:
        """Where a path stands: its key, else the nearest part of the path that exists."""
        steps = tuple(path)
        while steps:
            if (*steps, "\0key") in self.places:
                return self.places[(*steps, "\0key")]
            if steps in self.places:
                return self.places[steps]
            steps = steps[:-1]
        return self.places.get((), (1, 1))


def read_yaml(text: str, source: str) -> Document:
    """Read one YAML document. Never raises: whatever is wrong stands in `problems`."""
    reader = _Reader(source)
    reader.document.lines = text.splitlines()
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        reader.problem("too-large", (1, 1), size=size // 1024, limit=MAX_BYTES // 1024)
        return reader.document
    if reader.refuse_characters(text):
        return reader.document
    try:
        # Events are flat: depth and aliases are counted before anything nested is built.
        events = list(reader.guarded(text))
        if not reader.document.problems:
            reader.build(events)
    except yaml.MarkedYAMLError as error:
        code, place, what = slip(error, reader.document.lines)
        reader.problem(code, place, what=what)
    except (ValueError, OverflowError):
        # PyYAML turns an escape beyond Unicode, as in "\U00110000", into a character unguarded.
        reader.problem("syntax", (1, 1), what="an escape (\\U...) names no character")
    except yaml.YAMLError as error:
        reader.problem("syntax", (1, 1), what=str(error).splitlines()[0])
    return reader.document


class _Reader:
    def __init__(self, source: str) -> None:
        self.document = Document(source=source)
        self._events: list[yaml.Event] = []
        self._at = 0

    def problem(self, code: str, place: Place, **values: object) -> None:
        line, column = place
        self.document.problems.append(
            Problem(
                source=self.document.source, line=line, column=column, code=code, severity=Severity.ERROR, values=values
            )
        )

    def refuse_characters(self, text: str) -> bool:
        """Refuse characters that no editor shows: they hide what a file says."""
        found = (
            ((number, match.start() + 1), match[0])
            for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1)
            for match in _INVISIBLE.finditer(line)
        )
        for place, character in islice(found, MAX_INVISIBLE):
            self.problem("invisible", place, character=f"U+{ord(character):04X}")
        return bool(self.document.problems)

    def guarded(self, text: str) -> "list[yaml.Event]":
        """The events of the text: libyaml is 20 times as fast, but only the Python reader says well what is wrong."""
        if len(text) > SHORT:
            try:
                return self._allowed(yaml.parse(text, Loader=FAST))
            except yaml.YAMLError:
                self.document.problems.clear()
        return self._allowed(yaml.parse(text, Loader=yaml.SafeLoader))

    def _allowed(self, found: "Iterable[yaml.Event]") -> "list[yaml.Event]":
        """Events up to the first that is not allowed; no more are read: nesting costs both readers its square."""
        events: list[yaml.Event] = []
        depth = 0
        documents = 0
        for event in found:
            place = _place(event)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
            if refused := self._refused(event, depth, documents, len(events)):
                self.problem(refused, place, limit=MAX_DEPTH if refused == "too-deep" else MAX_NODES)
                break
            events.append(event)
            if isinstance(event, yaml.ScalarEvent):
                self._refuse_escaped(event, place)
        return events

    def _refuse_escaped(self, event: yaml.ScalarEvent, place: Place) -> None:
        """Escapes in double quotes (backslash and a number) must not bring in what the text may not hold."""
        if match := _INVISIBLE.search(event.value):
            self.problem("invisible", place, character=f"U+{ord(match[0]):04X}")

    def _refused(self, event: yaml.Event, depth: int, documents: int, count: int) -> str | None:
        if depth > MAX_DEPTH:
            return "too-deep"
        if documents > 1:
            return "two-documents"
        if count > MAX_NODES:
            return "too-many"
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return "alias"
        if getattr(event, "tag", None):
            return "tag"
        return None

    def build(self, events: list[yaml.Event]) -> None:
        self._events = [e for e in events if isinstance(e, yaml.NodeEvent | yaml.CollectionEndEvent)]
        self._at = 0
        if self._events:
            self.document.data = self._value(())

    def _next(self) -> yaml.Event:
        event = self._events[self._at]
        self._at += 1
        return event

    def _value(self, path: Path) -> Any:
        event = self._next()
        self.document.places[path] = _place(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            if event.flow_style:
                self.document.bracketed.add(path)
            return self._sequence(path)
        assert isinstance(event, yaml.ScalarEvent)
        if not event.style and event.value:
            self.document.plain[path] = _end(event)
        return _scalar(event)

    def _mapping(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        hollow: tuple[str, int] | None = None
        while not isinstance(self._events[self._at], yaml.MappingEndEvent):
            key = self._events[self._at]
            place = _place(key)
            if not isinstance(key, yaml.ScalarEvent):
                self._value((*path, "?"))
                self._value((*path, "?"))
                self.problem("key-not-text", place)
                continue
            self._next()
            name = key.value
            if _ODD_SPACE.match(name):
                self.problem("odd-space", place)
            if name in found:
                self._twice(name, place, self.document.places[(*path, name, "\0key")][0], hollow)
            self.document.places.setdefault((*path, name, "\0key"), place)
            found[name] = self._value((*path, name))
            if found[name] is None:
                hollow = name, place[0]
        self._next()
        return found

    def _twice(self, name: str, place: Place, first: int, hollow: tuple[str, int] | None) -> None:
        """A key for the second time: meant twice, or meant to stand under the key above that has nothing of its own."""
        if hollow is None or hollow[1] < first:
            self.problem("duplicate-key", place, key=name, first=first)
        elif not any(p.code == "hollow-key" and p.values["line"] == hollow[1] for p in self.document.problems):
            self.problem("hollow-key", place, key=name, first=first, hollow=hollow[0], line=hollow[1])

    def _sequence(self, path: Path) -> list[Any]:
        found: list[Any] = []
        while not isinstance(self._events[self._at], yaml.SequenceEndEvent):
            found.append(self._value((*path, len(found))))
        self._next()
        return found


def _end(event: yaml.Event) -> Place:
    mark = event.end_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _scalar(event: yaml.ScalarEvent) -> Any:
    text: str = event.value
    if event.style:  # plain is None to the one reader and "" to the other
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.match(text) and len(text) < 20:
        return int(text)
    if _FLOAT.match(text) and len(text) < 40:
        number = float(text)
        return number if math.isfinite(number) else text
    return text
