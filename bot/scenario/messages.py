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
    "quotes-needed": Message(
        "inside [ ] and {{ }} a text with a question mark needs quotes around the whole of it",
        "внутри [ ] и {{ }} текст с вопросительным знаком надо целиком взять в кавычки",
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
    "out-of-range": Message("`{key}` is {value}; {rule}", "`{key}`: {value}; {rule_ru}"),
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
    # what a model checks between its fields
    "floor-above-price": Message(
        "floor {floor:g} is above the list price {price:g}; write a lower floor",
        "нижняя цена {floor:g} выше цены {price:g}; напишите меньше",
    ),
    "too-few-answers": Message(
        "needed is {needed}, but only {count} answers are given; add answers or lower it",
        "needed: {needed}, а ответов всего {count}; добавьте ответы или уменьшите число",
    ),
    "aim-not-won": Message("aim is `deal` or `meeting`", "цель (aim): `deal` или `meeting`"),
    "id-twice": Message(
        "`{id}` is given twice; every id in this list must differ",
        "`{id}` дано дважды; имена в этом списке должны различаться",
    ),
    "unknown-fact": Message(
        "`{id}` is no fact of the customer; his facts: {known}",
        "факта `{id}` у клиента нет; есть: {known}",
    ),
    "unknown-objection": Message(
        "`{id}` is no other objection; there are: {known}",
        "другого возражения `{id}` нет; есть: {known}",
    ),
    "cut-by-comma": Message(
        "the comma before `{key}` cut a text in two; put the whole text in quotes",
        "запятая перед `{key}` разрезала текст; возьмите весь текст в кавычки",
    ),
    # rules
    "no-need-fact": Message(
        "no fact is marked `need: true`; mark what the presentation must answer",
        "ни один факт не отмечен `need: true`; отметьте то, на что должна ответить презентация",
    ),
    "unanswered-need": Message(
        "no key point answers the need `{id}`; add it to `answers` of a point",
        "на потребность `{id}` не отвечает ни один довод; впишите её в `answers` довода",
    ),
    "few-facts": Message(
        "facts here: {count}; with fewer than {enough} the customer evades most questions",
        "фактов: {count}; если их меньше {enough}, клиент уходит от большинства вопросов",
    ),
    "single-wording": Message(
        "`{key}` has one wording; add one or two, so that no practice repeats another",
        "у `{key}` одна формулировка; добавьте ещё одну-две, чтобы тренировки различались",
    ),
    "repeated-wording": Message(
        "«{wording}» stands here twice; write it another way or delete it",
        "«{wording}» стоит здесь дважды; скажите иначе или удалите",
    ),
    "wrong-language": Message(
        "language is `{language}`, but the customer speaks another one; change it or translate the lines",
        "язык указан `{language}`, а клиент говорит на другом; исправьте язык или переведите реплики",
    ),
    "price-objection-without-floor": Message(
        "the customer doubts the price, but there is no `floor` and no `bargaining`; say how low one may go",
        "клиент сомневается в цене, но нет ни `floor`, ни `bargaining`; укажите, до какой цены можно уступить",
    ),
    "bargaining-without-floor": Message(
        "the customer haggles, but the product has no `floor`; say how low one may go",
        "клиент торгуется, но у товара нет `floor`; укажите, до какой цены можно уступить",
    ),
    "no-objections": Message(
        "the customer doubts nothing; add one to four `objections`",
        "клиент ни в чём не сомневается; добавьте от одного до четырёх `objections`",
    ),
    "all-needs-hidden": Message(
        "every need is hidden; leave at least one that is told when asked",
        "все потребности скрыты; оставьте хотя бы одну, о которой он скажет сразу",
    ),
    "brush-off-from-hot": Message(
        "a hot customer came himself and brushes nobody off; choose another kind or temperature",
        "горячий клиент пришёл сам, отговорка ему не нужна; выберите другой вид или температуру",
    ),
}
