"""What a writer did where the YAML reader stumbles: the reader speaks to programmers, and points beside the place."""

import re
from collections.abc import Sequence

import yaml

Place = tuple[int, int]

ODD_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that web pages and word processors set, inside a class of a pattern; YAML takes them for letters."""

_SLIPS = {
    "but got '?'": "quotes-needed",
    r"found character '\t'": "tab",
    "that cannot start any token": "odd-start",
    "mapping values are not allowed here": "stray-colon",
    "expected <block end>, but found '<block": "indent",
    "expected <block end>, but found '<scalar>'": "text-goes-on",
    "could not find expected ':'": "no-colon",
    "found unexpected end of stream": "open-quote",
    "expected ',' or ": "open-bracket",
    "expected a comment or a line break": "block-mark",
    "found unknown escape character": "backslash",
}
"""What writers do most often, by what the reader says of it."""

_OPENED = frozenset({"open-quote", "open-bracket"})
"""Told where the thing begins that is never closed, not where the reader gave up."""

_ODD_SPACE = re.compile(rf" *(?:- *)?(?:[\w-]+:)?(?=[{ODD_SPACES}])")
_STUCK_DASH = re.compile(r" *-(?=[^\s-])")
_GLUED_COLON = re.compile(r" *(?:- )?[a-z_]+:(?=[^\s:/])")
_BLOCK = re.compile(r".*: *[|>][-+]?\s*(?:#.*)?$")
_BARE_WORD = re.compile(r"[a-z_]+:?\s*$")


def slip(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> tuple[str, Place, str]:
    """What is wrong: the code of a message, line and column from 1, and the reader's own words.

    Args:
        error: of the reader.
        lines: of the text that it read.
    """
    what = str(error.problem or error.context or "unreadable")
    code = next((code for part, code in _SLIPS.items() if part in what), "syntax")
    at = _place(error.problem_mark or error.context_mark)
    began = _place(error.context_mark or error.problem_mark)
    if code in _OPENED:
        return code, began, what
    # The reader notices a key that never came only behind it.
    meant = began if code == "no-colon" else at
    for looked_at in dict.fromkeys((meant[0], at[0], _above(lines, at[0]))):
        if (column := _after(_ODD_SPACE, lines, looked_at)) is not None:
            return "odd-space", (looked_at, column), what
    if code in ("no-colon", "text-goes-on", "syntax") and (found := _lost_dash(lines, meant)):
        return *found, what
    if code == "no-colon" and _BLOCK.match(_line(lines, _above(lines, meant[0]))):
        return "flat-block", meant, what
    if code == "stray-colon":
        for looked_at in (_above(lines, at[0]), at[0]):
            if (column := _after(_GLUED_COLON, lines, looked_at)) is not None:
                return "glued-colon", (looked_at, column), what
    return code, at, what


def _lost_dash(lines: Sequence[str], at: Place) -> tuple[str, Place] | None:
    """An entry of a list whose dash is not there, or has no space after it."""
    line = _line(lines, at[0])
    if (column := _after(_STUCK_DASH, lines, at[0])) is not None:
        return "stuck-dash", (at[0], column)
    indent = _indent(line)
    above = next((n for n in range(at[0] - 1, 0, -1) if lines[n - 1].strip() and _indent(lines[n - 1]) <= indent), 0)
    listed = _indent(_line(lines, above)) == indent and _line(lines, above).lstrip().startswith("- ")
    return ("no-dash", (at[0], indent + 1)) if listed and not _BARE_WORD.match(line.strip()) else None


def _after(pattern: re.Pattern[str], lines: Sequence[str], number: int) -> int | None:
    """Column behind what a pattern finds at the head of a line; None where it finds nothing."""
    found = pattern.match(_line(lines, number))
    return found.end() + 1 if found else None


def _above(lines: Sequence[str], number: int) -> int:
    """The nearest line above that is not empty; 0 where there is none."""
    return next((n for n in range(min(number - 1, len(lines)), 0, -1) if lines[n - 1].strip()), 0)


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _place(mark: yaml.Mark | None) -> Place:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
