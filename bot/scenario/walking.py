"""All the texts of a scenario with their places, and phrases made comparable."""

import re
from collections.abc import Iterator
from typing import Any

from bot.scenario.model import Scenario

_MARKS = re.compile(r"[^\w\s]")
SILENT = ("tests",)
"""Parts that neither the customer nor the trainee ever sees."""


def texts_of(scenario: Scenario) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text that somebody reads or hears, with its path of keys."""
    yield from _walk(scenario.model_dump(mode="python", exclude_defaults=True, exclude=set(SILENT)), ())


def bare(phrase: str) -> str:
    """A phrase without case, punctuation and the dots of ё: what two wordings of the same words have in common."""
    return " ".join(_MARKS.sub(" ", phrase.casefold().replace("ё", "е")).split())


def _walk(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if type(value) is str:
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk(inner, (*path, str(key)))
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _walk(inner, (*path, index))
