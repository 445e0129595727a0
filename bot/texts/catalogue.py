"""The word catalogues: one YAML file a language, the same keys in both."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.scenario.vocabulary import Language
from bot.scenario.yaml_reader import FAST

FOLDER = Path(__file__).parent


class Texts:
    """Words of one language.

    Keys are dotted paths (`ui.start`). A value may hold {placeholders}; a value with forms (`one`, `few`, `many`)
    is chosen by the argument `n`.
    """

    def __init__(self, language: Language, words: Mapping[str, Any], instead: Mapping[str, str] | None = None) -> None:
        self.language = language
        self._words = words
        self._instead = instead or {}

    def __call__(self, key: str, **values: object) -> str:
        """The words for a key, placeholders filled.

        Raises:
            KeyError: if the catalogue has no such key, or a placeholder gets no value.
        """
        found: Any = self._instead.get(key)
        if found is None:
            found = self._words
            for part in key.split("."):
                found = found[part]
        if isinstance(found, Mapping):
            count = values["n"]
            assert isinstance(count, int)
            found = found[plural_form(self.language, count)]
        return str(found).format_map(values) if values else str(found)

    def about(self, name: str) -> "Texts":
        """These words for somebody who reads of another's talk: they call the trainee by name, or the seller."""
        return Texts(self.language, self._words, {**self._words["about"], "transcript.you": name})


def plural_form(language: Language, n: int) -> str:
    """Which form a number takes: 1 реплика, 2 реплики, 5 реплик; 1 reply, 2 replies."""
    if language is Language.EN:
        return "one" if n == 1 else "many"
    if n % 10 == 1 and n % 100 != 11:
        return "one"
    if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14):
        return "few"
    return "many"


@cache
def texts(language: Language) -> Texts:
    """The catalogue of a language."""
    text = (FOLDER / f"{language.value}.yaml").read_text(encoding="utf-8")
    words = yaml.load(text, FAST)  # noqa: S506  (a safe one, and the file is ours)
    return Texts(language, words)
