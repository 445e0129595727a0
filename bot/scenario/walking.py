"""All the texts of a scenario with their places, and phrases made comparable."""

import re
from collections.abc import Iterator
from typing import Any

from bot.scenario.model import Scenario
from bot.scenario.yaml_reader import Path

_MARKS = re.compile(r"[^\w\s]")
SILENT = ("tests",)
"""Parts that neither the customer nor the trainee ever sees."""


def texts_of(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    """Every text that somebody reads or hears, with its path of keys."""
    yield from texts_within(scenario.model_dump(mode="python", exclude_defaults=True, exclude=set(SILENT)))


def bare(phrase: str) -> str:
    """A phrase without case, punctuation and the dots of ё: what two wordings of the same words have in common."""
    return " ".join(_MARKS.sub(" ", phrase.casefold().replace("ё", "е")).split())


def texts_within(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in nested data, with its path of keys; a word of a closed set is no text."""
    if type(value) is str:
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_within(inner, (*path, str(key)))
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from texts_within(inner, (*path, index))
