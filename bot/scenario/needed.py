"""What stands behind the keys that a scenario cannot do without, in Russian; the models say it in English."""

from collections.abc import Mapping

NEEDED_RU: Mapping[str, str] = {
    "scenario": "имя для программы, латинскими буквами: `seeds-first-call`",
    "title": "название, которое увидят ученики",
    "language": "`ru` или `en`",
    "playbook": "`active` (звоните вы) или `passive` (приходят к вам)",
    "brief": "что ученик знает до разговора",
    "goal": "чего ученику надо добиться, словами",
    "customer": "имя, роль, характер, первые слова, факты",
    "product": "название, цена, доводы",
    "customer.name": "имя клиента",
    "customer.role": "кто это: чем занимается или зачем покупает",
    "opening": "первые слова клиента",
    "facts": "что клиент расскажет, когда спросят",
    "facts.about": "о чём вопрос: слова или примеры вопросов",
    "facts.says": "что клиент ответит",
    "id": "имя латинскими буквами, своё у каждой записи",
    "product.name": "что продаётся",
    "product.price": "цена числом, без валюты",
    "points": "доводы: что стоит рассказать о товаре",
    "text": "сам довод, словами продавца",
    "fits": "почему это подойдёт клиенту",
    "objections.says": "само сомнение, словами клиента",
    "behind": "что за сомнением на самом деле; вслух клиент этого не скажет",
    "objections.answers": "доводы, которые снимают сомнение; два дефиса: `- - Текст`",
    "pretexts": "поводы для звонка, которые касаются этого клиента",
    "poor_pretexts": "поводы, которые никого особенно не касаются",
    "questions": "вопросы, на которые этот клиент расскажет о себе",
    "poor_questions": "вопросы, на которые хватит «да», «нет» или числа",
    "tests.name": "что тест показывает, словами",
    "replies": "что говорит ученик, по порядку",
    "expect": "к чему это должно привести",
}
"""By key, with the key that it stands under where it means something else elsewhere."""
