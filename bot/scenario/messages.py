"""The words of every problem, by code, in both languages: what is wrong and what to write instead."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.scenario.vocabulary import Language


@dataclass(frozen=True, slots=True)
class Message:
    """One message with {placeholders}."""

    en: str
    ru: str

    def get(self, language: Language) -> str:
        """The template in that language."""
        return self.ru if language is Language.RU else self.en


MESSAGES: Mapping[str, Message] = {
    # reading
    "too-large": Message(
        "the file has {size} KiB, {limit} are allowed; split it or shorten the texts",
        "файл занимает {size} КиБ, можно {limit}; разделите его или сократите тексты",
    ),
    "unreadable": Message("cannot be read: {what}", "не читается: {what}"),
    "not-utf8": Message("is not UTF-8 text; save it as UTF-8", "это не текст в UTF-8; сохраните файл в UTF-8"),
    "syntax": Message(
        "this is not YAML: {what}; look at quotes, colons and indents here and one line above",
        "это не YAML: {what}; посмотрите на кавычки, двоеточия и отступы здесь и строкой выше",
    ),
    "invisible": Message(
        "an invisible character {character}; delete it and type the text anew",
        "невидимый знак {character}; удалите его и наберите текст заново",
    ),
    "too-deep": Message(
        "nested deeper than {limit} levels; a scenario never needs that",
        "вложенность больше {limit} уровней; сценарию столько не нужно",
    ),
    "too-many": Message("more than {limit} entries; split the file", "больше {limit} записей; разделите файл"),
    "two-documents": Message(
        "a second document begins here (---); one file holds one scenario",
        "здесь начинается второй документ (---); в файле один сценарий",
    ),
    "alias": Message(
        "anchors and aliases (& and *) are not read here; write the text out, or put it in quotes",
        "якоря и ссылки (& и *) здесь не читаются; напишите текст целиком или возьмите его в кавычки",
    ),
    "tag": Message(
        "tags (!) are not read here; put the text in quotes", "метки (!) здесь не читаются; возьмите текст в кавычки"
    ),
    "key-not-text": Message("a key must be a plain word", "ключ должен быть простым словом"),
    "duplicate-key": Message(
        "`{key}` stands here a second time (first in line {first}); keep one of them",
        "`{key}` стоит здесь второй раз (первый в строке {first}); оставьте одно",
    ),
    # shape
    "unknown-key": Message("`{key}` is not a key here; {instead}", "ключа `{key}` здесь нет; {instead_ru}"),
    "missing-key": Message("`{key}` is missing here; add it: {about}", "здесь не хватает `{key}`; добавьте: {about}"),
    "unknown-word": Message("{value} is not possible here; {instead}", "{value} здесь не подходит; {instead_ru}"),
    "wrong-kind": Message("`{key}` must be {expected}, not {value}", "`{key}`: нужно {expected_ru}, а здесь {value}"),
    "out-of-range": Message("`{key}` is {value}; {rule}", "`{key}`: {value}; {rule}"),
    "bad-id": Message(
        "{value} cannot be an id; use small Latin letters, digits and hyphens, like `seeds-first-call`",
        "{value} не годится как имя; пишите латинские строчные буквы, цифры и дефисы: `seeds-first-call`",
    ),
    "inconsistent": Message("{what}", "{what}"),
    # across files
    "unknown-playbook": Message("there is no playbook {value}; {instead}", "плейбука {value} нет; {instead_ru}"),
    "unknown-stage": Message(
        "playbook `{playbook}` has no stage {value}; {instead}",
        "в плейбуке `{playbook}` нет этапа {value}; {instead_ru}",
    ),
    "unknown-placeholder": Message(
        "nothing is known to put in place of {{{name}}}; known: {known}",
        "на место {{{name}}} подставить нечего; можно: {known}",
    ),
    "same-id": Message(
        "scenario `{id}` stands in {other} already; give this one another id",
        "сценарий `{id}` уже есть в {other}; дайте этому другое имя",
    ),
}
