"""What is said of settings that cannot be used: where, and what to write instead in both languages; no secret shows."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from bot.errors import UserError
from bot.scenario.explaining import Fault, explain, nearest
from bot.scenario.messages import Message
from bot.scenario.rule_messages import MESSAGES
from bot.scenario.vocabulary import Language
from bot.scenario.yaml_reader import Document

PREFIX = "SPARRING_"

MASK = "***"
SHOWING = ("value", "value_ru", "key")
"""What a message shows of a value that was found; none of a secret."""
SHORTEST_SECRET = 16
"""Letters that a secret has at least."""

OWN: Mapping[str, Message] = {
    "string_pattern_mismatch": Message("", "`{key}` must begin with https://", "`{key}`: адрес начинается с https://"),
    "webhook_secret": Message(
        "",
        "`{key}`: write 16 to 256 of A-Z a-z 0-9 _ - and nothing else",
        "`{key}`: напишите от 16 до 256 знаков, только A-Z a-z 0-9 _ -",
    ),
    "webhook_url": Message(
        "",
        "`mode: webhook` needs `webhook_url`, the public address that Telegram calls",
        "для `mode: webhook` нужен `webhook_url`, открытый адрес, на который обращается Telegram",
    ),
    "no-file": Message(
        "",
        "there is no such file; copy config.example.yaml to it",
        "такого файла нет; скопируйте в него config.example.yaml",
    ),
    "no-settings": Message(
        "",
        "a config file holds lines like `token: …`; start from config.example.yaml",
        "в файле настроек стоят строки вида `token: …`; начните с config.example.yaml",
    ),
}
"""What is said of settings alone, by pydantic's kind of error or ours; the rest is said as of scenario files."""

Told = tuple[tuple[int | str, ...], Message, Mapping[str, object]]
"""Where in the settings, what is said, and what that names."""


class ConfigRefused(UserError):
    """Settings that cannot be used; each line names the place and the mend, in the language that they ask for."""

    def __init__(self, told: Mapping[Language, str], language: Language) -> None:
        super().__init__(told[language])
        self.told = told
        self.language = language


def unread(document: Document, model: type[BaseModel], language: Language) -> ConfigRefused:
    """Of a file that cannot be read as keys and values."""
    problems = [replace(p, values=_without_lost_secrets(p.values, model)) for p in document.problems]
    return ConfigRefused({spoken: "\n".join(p.render(spoken) for p in problems) for spoken in Language}, language)


def faults(details: Sequence[ErrorDetails], model: type[BaseModel]) -> Iterator[Told]:
    """What is said of each of pydantic's errors: words of `OWN` where it has them, else as of scenario files."""
    for detail in details:
        if detail["type"] in OWN:
            yield detail["loc"], OWN[detail["type"]], {"key": detail["loc"][0]}
    for fault in explain([detail for detail in details if detail["type"] not in OWN], model):
        yield fault.path, MESSAGES[fault.code], _shown(fault, model)


def _shown(fault: Fault, model: type[BaseModel]) -> Mapping[str, object]:
    """What a message names, without anything of a secret."""
    field = model.model_fields.get(str(fault.path[0]))
    if field is None or "SecretStr" not in str(field.annotation):
        return _without_lost_secrets(fault.values, model)
    return {name: MASK if name in SHOWING else value for name, value in fault.values.items()}


def _without_lost_secrets(values: Mapping[str, object], model: type[BaseModel]) -> Mapping[str, object]:
    """With no key shown that may be a secret: one that lost its colon is read as a key, or as a part of one."""
    key = str(values.get("key", ""))
    word = re.fullmatch(r"[^\W\d][\w-]*", key)
    if not key or (word and (len(key) < SHORTEST_SECRET or nearest(key, list(model.model_fields)))):
        return values
    return {**values, "key": MASK}


def refused(
    found: Iterable[Told], document: Document, from_environment: Mapping[str, Any], language: Language
) -> ConfigRefused:
    """All faults, those of the environment first, then those of the file from its top to its end."""
    placed = []
    for path, message, values in found:
        key = str(path[0]) if path else ""
        variable = f"{PREFIX}{key.upper()}" if key in from_environment else ""
        line, column = (0, 0) if variable else document.position(path)
        placed.append((line, column, variable or f"{document.source}:{line}:{column}", message, values))
    placed.sort(key=lambda fault: fault[:3])
    told = {
        spoken: "\n".join(f"{where}: {message.get(spoken).format_map(values)}" for *_, where, message, values in placed)
        for spoken in Language
    }
    return ConfigRefused(told, language)
