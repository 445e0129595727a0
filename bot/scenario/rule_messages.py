"""The words of the rules, by code, in both languages."""

from collections.abc import Mapping

from bot.scenario.messages import READING, Message

RULES: Mapping[str, Message] = {
    "floor-above-price": Message(
        "SC201",
        "floor {floor:g} is above the list price {price:g}; write a lower floor",
        "нижняя цена {floor:g} выше цены {price:g}; напишите меньше",
    ),
    "no-need-fact": Message(
        "SC102",
        "no fact is marked `need: true`; mark what the presentation must answer",
        "ни один факт не отмечен `need: true`; отметьте то, на что должна ответить презентация",
    ),
    "unanswered-need": Message(
        "SC104",
        "no key point answers the need `{id}`; add it to `answers` of a point",
        "на потребность `{id}` не отвечает ни один довод; впишите её в `answers` довода",
    ),
    "few-facts": Message(
        "SC101",
        "facts here: {count}; with fewer than {enough} the customer evades most questions",
        "фактов: {count}; если их меньше {enough}, клиент уходит от большинства вопросов",
    ),
    "single-wording": Message(
        "SC401",
        "`{key}` has one wording; add one or two, so that no practice repeats another",
        "у `{key}` одна формулировка; добавьте ещё одну-две, чтобы тренировки различались",
    ),
    "repeated-wording": Message(
        "SC402",
        "“{wording}” is here twice; write it another way or delete it",
        "«{wording}» стоит здесь дважды; скажите иначе или удалите",
    ),
    "wrong-language": Message(
        "SC403",
        "language is `{language}`, but this is another one; change it or translate the lines",
        "язык указан `{language}`, а здесь другой; исправьте язык или переведите реплики",
    ),
    "price-objection-without-floor": Message(
        "SC203",
        "the customer doubts the price, but there is no `floor` and no `bargaining`; say how low one may go",
        "клиент сомневается в цене, но нет ни `floor`, ни `bargaining`; укажите, до какой цены можно уступить",
    ),
    "bargaining-without-floor": Message(
        "SC202",
        "the customer haggles, but the product has no `floor`; say how low one may go",
        "клиент торгуется, но у товара нет `floor`; укажите, до какой цены можно уступить",
    ),
    "no-objections": Message(
        "SC301",
        "the customer doubts nothing; add one to four `objections`",
        "клиент ни в чём не сомневается; добавьте от одного до четырёх `objections`",
    ),
    "all-needs-hidden": Message(
        "SC103",
        "every need is hidden; leave at least one that is told when asked",
        "все потребности скрыты; оставьте хотя бы одну, о которой клиент скажет сразу",
    ),
    "brush-off-from-hot": Message(
        "SC302",
        "a hot customer came to you and brushes nobody off; choose another kind or temperature",
        "горячий клиент пришёл сам, отговорка ему не нужна; выберите другой вид или температуру",
    ),
    "alike-facts": Message(
        "SC105",
        "the facts `{other}` and `{id}` are asked for in much the same words (“{phrase}”); join them or ask otherwise",
        "о фактах `{other}` и `{id}` спрашивают почти одними словами («{phrase}»); объедините их или спросите иначе",
    ),
    "unused-fact": Message(
        "SC106",
        "nothing follows from the fact `{id}`: no need, no point answers it; use it, or leave it as colour",
        "из факта `{id}` ничего не следует: не потребность, и ни один довод на него не отвечает; используйте его "
        "или оставьте для живости",
    ),
    "point-not-in-brief": Message(
        "SC204",
        "the brief does not tell the trainee about `{id}`; add it to `brief`, saying it earns points",
        "в `brief` нет того, о чём `{id}`; допишите, ведь ученика оценивают за эти слова",
    ),
    "empty-placeholder": Message(
        "SC205",
        "there is nothing to put in place of {{{name}}}: `{key}` is missing; add it or drop the placeholder",
        "на место {{{name}}} нечего поставить: нет `{key}`; добавьте или уберите",
    ),
    "unfinished-text": Message(
        "SC206", "«{words}» was left to be filled in; write the text", "«{words}»: здесь текст не дописан; допишите"
    ),
    "unanswerable-objection": Message(
        "SC303",
        "the objection `{id}` needs {needed} of its answers, the brief and the points tell {possible}; add to `brief`",
        "на возражение `{id}` нужно ответов: {needed}, а из `brief` и доводов известно {possible}; допишите в `brief`",
    ),
    "alike-objections": Message(
        "SC304",
        "the objections `{other}` and `{id}` say much the same (“{phrase}”); join them or let one doubt something else",
        "возражения `{other}` и `{id}` почти об одном («{phrase}»); объедините их или смените одно",
    ),
    "closed-doubt": Message(
        "SC305",
        "asked what is behind `{id}`, the customer has nothing to say; add `reveals`: what slips out then",
        "если спросить, что стоит за `{id}`, клиенту нечего ответить; добавьте `reveals`: на чём он проговорится",
    ),
    "shared-phrase": Message(
        "SC404",
        "“{phrase}” is in `{other}` and in `{id}`; keep it in one of them",
        "«{phrase}» стоит и в `{other}`, и в `{id}`; оставьте в одном месте",
    ),
    "mixed-letters": Message(
        "SC405",
        "“{word}” has Latin letters among Russian ones; type it again, or run `sparring check --fix`",
        "в слове «{word}» есть латинские буквы; наберите заново или запустите `sparring check --fix`",
    ),
    "trailing-space": Message(
        "SC406",
        "spaces at the end of the line; `sparring check --fix` deletes them",
        "пробелы в конце строки; их уберёт `sparring check --fix`",
    ),
    "double-space": Message(
        "SC407",
        "two spaces between words; `sparring check --fix` leaves one",
        "два пробела между словами; `sparring check --fix` оставит один",
    ),
    "no-final-newline": Message(
        "SC408",
        "the file does not end with a line break; `sparring check --fix` adds it",
        "файл не заканчивается переводом строки; его добавит `sparring check --fix`",
    ),
    "hash-in-text": Message(
        "SC409",
        'the text ends at “{end}”: “{lost}” is taken for a note; put the whole text in "quotes"',
        'текст кончается на «{end}»: «{lost}» принято за примечание; возьмите весь текст в "кавычки"',
    ),
    "comma-in-list": Message(
        "SC410",
        'the comma between “{one}” and “{other}” makes two texts of one; put the whole text in "quotes"',
        'запятая между «{one}» и «{other}» разрезала текст надвое; возьмите весь текст в "кавычки"',
    ),
    "dash-in-text": Message(
        "SC411",
        "these lines are read as one text; a dash begins an entry only with a space behind it, in line with the first",
        "эти строки прочитаны как один текст; дефис начинает запись, только если за ним пробел и он вровень с первым",
    ),
    "unreachable-stage": Message(
        "SC501",
        "playbook stage `{stage}` cannot be left out, and this scenario has nothing for it; add `{key}`",
        "этап `{stage}` в плейбуке обязателен, а в сценарии для него ничего нет; добавьте `{key}`",
    ),
    "unplayed-part": Message(
        "SC502",
        "nothing in playbook `{playbook}` plays `{key}`; give it a stage for that ({kinds}), or delete `{key}` here",
        "в плейбуке `{playbook}` нет этапа, где звучит `{key}`; добавьте его туда ({kinds}) или уберите `{key}` отсюда",
    ),
    "cannot-lose": Message(
        "SC503",
        "`{what}`: this customer cannot be lost; raise it or drop the override",
        "`{what}`: этого клиента нельзя потерять; увеличьте или уберите",
    ),
    "cannot-win": Message(
        "SC504", "`{what}`: nobody can sell here; it must be {needed}", "`{what}`: здесь нельзя продать; нужно {needed}"
    ),
    "senseless-override": Message(
        "SC505",
        "`{key}` ({why}) rewards a mistake or grades nothing; change the number",
        "`{key}` ({why}) поощряет ошибку или ничего не оценивает; исправьте число",
    ),
    "vacuous-test": Message(
        "SC506",
        "the test “{test}” cannot fail; say what must come of it: `outcome`, `reaches`, `facts`",
        "тест «{test}» не может не пройти; напишите, что должно получиться: `outcome`, `reaches`, `facts`",
    ),
    "silent-customer": Message(
        "SC507",
        "playbook `{playbook}` has no lines in `{language}`; add them, or let it extend one that has",
        "в плейбуке `{playbook}` нет реплик на `{language}`; добавьте их или впишите `extends: active`",
    ),
    "unearnable-criterion": Message(
        "SC601",
        "criterion `{id}` cannot be earned in stage `{stage}`, only in: {kinds}",
        "критерий `{id}` нельзя заработать на этапе `{stage}`, только на: {kinds}",
    ),
    "senseless-weights": Message(
        "SC602",
        "`{key}` makes no sense: mistakes cost, good moves earn, one criterion does not decide alone",
        "`{key}` не имеет смысла: ошибки стоят баллов, хорошие ходы приносят, один критерий не решает всё",
    ),
    "no-closing-stage": Message(
        "SC603",
        "one stage must close the sale, and only follow-ups may come after it (here: {stage})",
        "нужен этап, на котором сделка закрывается, а после него только сопровождение (здесь: {stage})",
    ),
}

MESSAGES: Mapping[str, Message] = {**READING, **RULES}
