"""The words of every problem, by code, in both languages: what is wrong and what to write instead."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.scenario.vocabulary import Language


@dataclass(frozen=True, slots=True)
class Message:
    """One message with {placeholders}, under a number that never changes."""

    number: str
    en: str
    ru: str

    def get(self, language: Language) -> str:
        """The template in that language."""
        return self.ru if language is Language.RU else self.en


READING: Mapping[str, Message] = {
    # reading
    "too-large": Message(
        "SC001",
        "the file has {size} KiB, {limit} are allowed; split it or shorten the texts",
        "файл занимает {size} КиБ, можно {limit}; разделите его или сократите тексты",
    ),
    "unreadable": Message(
        "SC002",
        "cannot be read ({what}); choose another file, or grant the right to read it",
        "не читается ({what}); выберите другой файл или дайте права на чтение",
    ),
    "no-file": Message(
        "SC059",
        "there is no such file; check its name and its folder",
        "такого файла нет; проверьте имя и папку",
    ),
    "not-utf8": Message("SC003", "is not UTF-8 text; save it as UTF-8", "это не текст в UTF-8; сохраните файл в UTF-8"),
    "syntax": Message(
        "SC004",
        'this cannot be read; put the text in "quotes", or mend the indentation, here or one line above (the reader '
        "says: {what})",
        'это не читается; возьмите текст в "кавычки" или поправьте отступ, здесь или строкой выше (программа чтения '
        "сообщает: {what})",
    ),
    "quotes-needed": Message(
        "SC005",
        "inside [ ] and {{ }} a text with a question mark needs quotes around the whole of it",
        "внутри [ ] и {{ }} текст с вопросительным знаком надо целиком взять в кавычки",
    ),
    "invisible": Message(
        "SC006",
        "an invisible character {character}; delete it and type the text again",
        "невидимый знак {character}; удалите его и наберите текст заново",
    ),
    "too-deep": Message(
        "SC007",
        "nested deeper than {limit} levels; a scenario never needs that",
        "вложенность больше {limit} уровней; сценарию столько не нужно",
    ),
    "too-many": Message("SC008", "more than {limit} entries; split the file", "больше {limit} записей; разделите файл"),
    "two-documents": Message(
        "SC009",
        "a second document begins here (---); one file holds one scenario",
        "здесь начинается второй документ (---); в файле один сценарий",
    ),
    "alias": Message(
        "SC010",
        "anchors and aliases (& and *) are not read here; write the text out, or put it in quotes",
        "якоря и ссылки (& и *) здесь не читаются; напишите текст целиком или возьмите его в кавычки",
    ),
    "tag": Message(
        "SC011",
        "tags (!) are not read here; put the text in quotes",
        "метки (!) здесь не читаются; возьмите текст в кавычки",
    ),
    "key-not-text": Message("SC012", "a key must be a plain word", "ключ должен быть простым словом"),
    "duplicate-key": Message(
        "SC013",
        "`{key}` is here a second time (first in line {first}); keep one of them",
        "`{key}` стоит здесь второй раз (первый в строке {first}); оставьте одно",
    ),
    "tab": Message(
        "SC014",
        "there is a Tab here; delete it and indent with spaces, two for each step",
        "здесь стоит Tab; удалите его и сделайте отступ пробелами, по два на шаг",
    ),
    "stray-colon": Message(
        "SC015",
        'a colon where none can be; put the whole text in "quotes", or line this key up with those above',
        'двоеточие здесь лишнее; возьмите весь текст в "кавычки", а если это ключ, выровняйте его по ключам выше',
    ),
    "indent": Message(
        "SC016",
        "this line and the one above are not in line; give both as many spaces in front as their neighbours have",
        "эта строка и та, что выше, стоят не вровень; поставьте перед обеими столько же пробелов, сколько у соседних",
    ),
    "no-colon": Message(
        "SC017",
        "the line above has no colon: after a key come a colon and a space, like `price: 350`",
        "в строке выше нет двоеточия: после ключа стоят двоеточие и пробел, вот так: `price: 350`",
    ),
    "open-quote": Message(
        "SC018",
        "the quote that begins here is never closed; close it",
        "кавычка, открытая здесь, не закрыта; закройте её",
    ),
    "odd-space": Message(
        "SC033",
        "there is a no-break space here, as web pages have them; delete it and type a plain space",
        "здесь неразрывный пробел, какие бывают на веб-страницах; удалите его и наберите обычный",
    ),
    "stuck-dash": Message(
        "SC034",
        "the dash that begins an entry needs a space after it: `- The girls do it.`",
        "после дефиса, с которого начинается строка списка, нужен пробел: `- Сами моем.`",
    ),
    "no-dash": Message(
        "SC035",
        "this line belongs to the list above, but has no dash; begin it with `- `, or with more spaces if it goes on "
        "with the line above",
        "строка стоит в списке, но без дефиса; начните её с `- `, а если она продолжает верхнюю, сдвиньте её вправо",
    ),
    "glued-colon": Message(
        "SC036",
        "after the colon of a key comes a space, like `price: 350`",
        "после двоеточия у ключа нужен пробел: `price: 350`",
    ),
    "flat-block": Message(
        "SC037",
        "the text below `|` must stand two spaces further in than its key; put two spaces before every line of it",
        "текст под `|` должен стоять на два пробела правее своего ключа; сдвиньте каждую его строку",
    ),
    "text-goes-on": Message(
        "SC038",
        'there are words after a closing quote or bracket; put the whole text in "quotes", with “such” quotes '
        "inside it, or mend the indentation",
        'после закрывающей кавычки или скобки ещё стоят слова; возьмите весь текст в "кавычки", а внутри пишите '
        "«ёлочки», или поправьте отступ",
    ),
    "odd-start": Message(
        "SC039",
        'a text cannot begin with this character; put the whole of it in "quotes"',
        'с этого знака текст начинаться не может; возьмите весь текст в "кавычки"',
    ),
    "open-bracket": Message(
        "SC048",
        'what begins with this bracket cannot be read to its end; close it, or put every text in it in "quotes"',
        'то, что начинается этой скобкой, не дочитать; закройте её или возьмите каждый текст внутри в "кавычки"',
    ),
    "block-mark": Message(
        "SC049",
        'after `|` or `>` the text begins on the next line, two spaces further in; or put the whole of it in "quotes"',
        'после `|` или `>` текст начинается со следующей строки, на два пробела правее; или возьмите его в "кавычки"',
    ),
    "backslash": Message(
        "SC050",
        'a \\ in "double quotes" means something else here; write it twice: \\\\',
        'знак \\ внутри "двойных кавычек" значит другое; напишите его дважды: \\\\',
    ),
    "hollow-key": Message(
        "SC051",
        "`{key}` is here a second time (first in line {first}), and `{hollow}:` in line {line} has nothing under "
        "it: give `{hollow}:` as many spaces in front as the part it is on a level with, and its lines two more; or "
        "keep one of the two",
        "`{key}` стоит здесь второй раз (первый в строке {first}), а под `{hollow}:` в строке {line} ничего нет: "
        "поставьте `{hollow}:` вровень с соседними частями, а его строки на два пробела правее; или оставьте одно "
        "из двух",
    ),
    "no-keys": Message(
        "SC019",
        "there is no scenario here: the file is empty, or has no lines like `title: My sale`; `sparring new` writes "
        "one to begin with",
        "сценария здесь нет: файл пуст, или в нём нет строк вида `title: Моя продажа`; начать поможет `sparring new`",
    ),
    # shape
    "foreign-letters": Message(
        "SC020",
        "`{key}` looks like `{meant}` but has letters of another alphabet in it; type it again in Latin letters",
        "`{key}` похоже на `{meant}`, но в нём есть русские буквы; наберите его заново латинскими",
    ),
    "unknown-key": Message("SC021", "`{key}` is not a key here; {instead}", "ключа `{key}` здесь нет; {instead_ru}"),
    "missing-key": Message(
        "SC022", "`{key}` is missing here; add it{about}", "здесь не хватает строки `{key}:`; допишите её{about_ru}"
    ),
    "unknown-word": Message(
        "SC023", "{value} is not possible here; {instead}", "{value} здесь не подходит; {instead_ru}"
    ),
    "wrong-kind": Message(
        "SC024", "{entry} must be {expected}, not {value}", "{entry_ru}: {expected_ru}, а здесь {value_ru}"
    ),
    "key-elsewhere": Message(
        "SC052",
        "`{key}` is not a key here; it belongs under {homes}, two spaces further in than that",
        "ключа `{key}` здесь нет; его место под {homes_ru}, на два пробела правее",
    ),
    "key-too-deep": Message(
        "SC053",
        "`{key}` is not a key here; it stands by itself: no spaces in front of it, two before its lines",
        "ключа `{key}` здесь нет; он стоит отдельно: перед ним пробелов нет, перед его строками два",
    ),
    "colon-in-text": Message(
        "SC054",
        '{entry} must be a text, but the colon after `{key}` makes a key of it; put the whole text in "quotes"',
        '{entry_ru}: нужен текст, а двоеточие после `{key}` превращает его в ключ; возьмите весь текст в "кавычки"',
    ),
    "number-for-text": Message(
        "SC055",
        '{entry} must be a text, but {value} is read {read}; put it in "quotes"',
        '{entry_ru}: нужен текст, а {value} читается как {read_ru}; возьмите в "кавычки"',
    ),
    "list-without-dashes": Message(
        "SC056",
        "{entry} must be a list; begin each entry with a dash: `- {first}: …`",
        "{entry_ru}: нужен список; начните каждую запись с дефиса: `- {first}: …`",
    ),
    "empty": Message(
        "SC057", "{entry} is empty; write something there or delete it", "{entry_ru}: здесь пусто; допишите или удалите"
    ),
    "empty-needed": Message(
        "SC058", "{entry} is empty; write something there", "{entry_ru}: здесь пусто; напишите что-нибудь"
    ),
    "out-of-range": Message("SC025", "{entry} is {value}; {rule}", "{entry_ru}: {value_ru}; {rule_ru}"),
    "bad-id": Message(
        "SC026",
        "{value} cannot be an id; use small Latin letters, digits and hyphens, like `seeds-first-call`",
        "{value} не годится как id; пишите латинские строчные буквы, цифры и дефисы: `seeds-first-call`",
    ),
    "inconsistent": Message("SC027", "{what}", "{what}"),
    # across files
    "unknown-playbook": Message(
        "SC041", "there is no playbook {value}; {instead}", "плейбука {value} нет; {instead_ru}"
    ),
    "unknown-stage": Message(
        "SC042",
        "playbook `{playbook}` has no stage {value}; {instead}",
        "в плейбуке `{playbook}` нет этапа {value}; {instead_ru}",
    ),
    "unknown-place": Message(
        "SC047",
        "neither a doubt of this scenario nor a stage of playbook `{playbook}` is called {value}; {instead}",
        "{value} не возражение этого сценария и не этап плейбука `{playbook}`; {instead_ru}",
    ),
    "unknown-placeholder": Message(
        "SC043",
        "nothing is known to put in place of {{{name}}}; known: {known}",
        "на место {{{name}}} подставить нечего; можно: {known}",
    ),
    "same-id": Message(
        "SC044",
        "`{id}` stands in {other} already; give this one another id",
        "`{id}` уже есть в {other}; дайте этому другое имя",
    ),
    # what a model checks between its fields
    "too-few-answers": Message(
        "SC029",
        "needed is {needed}, but only {count} answers are given; add answers or lower it",
        "needed: {needed}, а ответов всего {count}; добавьте ответы или уменьшите число",
    ),
    "aim-not-won": Message("SC030", "aim is `deal` or `meeting`", "цель (aim): `deal` или `meeting`"),
    "id-twice": Message(
        "SC031",
        "`{id}` is given twice; every id in this list must differ",
        "`{id}` дано дважды; имена в этом списке должны различаться",
    ),
    "unknown-fact": Message(
        "SC045",
        "`{id}` is not one of the customer's facts; there are: {known}",
        "факта `{id}` у клиента нет; есть: {known}",
    ),
    "unknown-objection": Message(
        "SC046",
        "`{id}` is no objection of this scenario; there are: {known}",
        "возражения `{id}` в этом сценарии нет; есть: {known}",
    ),
    "bounds-crossed": Message(
        "SC032",
        "no number is at least {at_least:g} and at most {at_most:g}; swap them",
        "нет числа не меньше {at_least:g} и не больше {at_most:g}; поменяйте их местами",
    ),
    "cut-by-comma": Message(
        "SC028",
        "the comma before `{key}` cut a text in two; put the whole text in quotes",
        "запятая перед `{key}` разрезала текст; возьмите весь текст в кавычки",
    ),
    # what a test of the file led to instead
    "test-outcome": Message(
        "SC901",
        "test “{test}”: the talk ends with `{found}` instead of {expected}, at reply {turn} of {replies} in stage "
        "`{stage}`; the customer's last words: “{last}”",
        "тест «{test}»: разговор закончился `{found}` вместо {expected}, на реплике {turn} из {replies}, этап "
        "`{stage}`; последние слова клиента: «{last}»",
    ),
    "test-unended": Message(
        "SC902",
        "test “{test}”: the talk has not ended after all {turn} replies, {expected} was expected; it stands in "
        "stage `{stage}` and the customer says: “{last}”",
        "тест «{test}»: после всех реплик ({turn}) разговор не закончен, ожидалось {expected}; он на этапе "
        "`{stage}`, клиент говорит: «{last}»",
    ),
    "test-agreed": Message(
        "SC911",
        "test “{test}”: the customer has said yes, and the talk goes on in `{stage}`; the {turn} replies are used up. "
        "Under `answers`, add a reply for each stage that is left ({left}); or expect `reaches: {stage}` instead of "
        "the outcome. The customer says: “{last}”",
        "тест «{test}»: клиент уже согласился, и разговор идёт дальше, на этапе `{stage}`; реплики ({turn}) кончились. "
        "Впишите в `answers` по реплике на каждый оставшийся этап ({left}) или вместо исхода ждите `reaches: {stage}`. "
        "Клиент говорит: «{last}»",
    ),
    "test-unsettled": Message(
        "SC912",
        "test “{test}”: the customer has said yes and waits in `{stage}` to be asked for what the order needs; the "
        "{turn} replies are used up. Under `answers`, add a reply there that asks for the day, the address or the "
        "payment, and one for each stage that follows ({left}). The customer says: “{last}”",
        "тест «{test}»: клиент согласился и ждёт на этапе `{stage}`, когда спросят то, что нужно для заказа; реплики "
        "({turn}) кончились. Впишите в `answers` для него реплику с вопросом о дне, адресе или оплате и по реплике на "
        "этапы дальше ({left}). Клиент говорит: «{last}»",
    ),
    "test-stage": Message(
        "SC903",
        "test “{test}”: after reply {turn} of {replies} the talk stands in `{found}`, not in `{expected}`; the "
        "customer's last words: “{last}”",
        "тест «{test}»: после реплики {turn} из {replies} разговор на `{found}`, а не на `{expected}`; последние "
        "слова клиента: «{last}»",
    ),
    "test-reaches": Message(
        "SC904",
        "test “{test}”: the talk never comes to stage `{expected}`, only as far as `{stage}`, at reply {turn} of "
        "{replies}; the customer's last words: “{last}”",
        "тест «{test}»: разговор не доходит до этапа `{expected}`, только до `{stage}`, на реплике {turn} из "
        "{replies}; последние слова клиента: «{last}»",
    ),
    "test-score": Message(
        "SC905",
        "test “{test}”: the score is {found:g}; {bounds} was expected",
        "тест «{test}»: балл {found:g}, ожидалось {bounds}",
    ),
    "test-unscored": Message(
        "SC906",
        "test “{test}”: too few replies could be graded to give a score; add replies or drop `score`",
        "тест «{test}»: оценить удалось слишком мало реплик, балла нет; добавьте реплики или уберите `score`",
    ),
    "test-discount": Message(
        "SC907",
        "test “{test}”: {found:g}% was taken off the price; {bounds} was expected",
        "тест «{test}»: цена снижена на {found_ru} %, ожидалось {bounds}",
    ),
    "test-fact": Message(
        "SC908",
        "test “{test}”: the customer never tells the fact `{expected}`; told: {found}",
        "тест «{test}»: клиент так и не рассказал `{expected}`; рассказал: {found}",
    ),
    "test-untold": Message(
        "SC909",
        "test “{test}”: the customer tells the fact `{expected}`, which was to stay hidden",
        "тест «{test}»: клиент рассказал `{expected}`, хотя должен был умолчать",
    ),
    "test-met": Message(
        "SC910",
        "test “{test}”: the objection `{expected}` is not met; raised: {found}",
        "тест «{test}»: возражение `{expected}` не снято; прозвучали: {found}",
    ),
}
"""Of what stands in the way of reading a file, and of tests that fail."""
