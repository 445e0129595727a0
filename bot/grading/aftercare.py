"""How it went: the question that is asked after a deal, known by its words."""

import re
from collections.abc import Sequence

from bot.grading.clauses import Clause, first_part
from bot.grading.questions import asks
from bot.grading.surface import normalised

_HOW = (
    (
        r"\bкак (?!насчет|бы\b|будем|будете|быть|вас зовут|зовут|лучше|удобн|можно|могу|можем|мне\b|скоро|думаете|"
        r"смотрите|я могу|вам помочь|вы (?:смотрите|думаете|относитесь)|нам\b|с вами|"
        r"связаться|\w+(?:ть|ти|ться|тись)\b)\w"
    ),
    r"\b(?:what did|what was it like)\b",
    (
        r"\bhow(?:'s|s|'re|'ve| is| are| was| were| has| have| did| do| does)\b"
        r"(?! (?:you(?: today| doing| keeping)?\W*$|we\b|i\b|that sound|the price))"
    ),
)
"""Turns of a question for a story: "how about", "как лучше" and "how are you" are none."""

_WELL = (
    (
        r"\bвсе (?:ли )?(?:\w+ ){0,2}(?:в порядке|хорошо|нормально|устраива|подош|подход|работает|приш|приех|"
        r"довез|доех|получил|понрав|цел|на месте)"
    ),
    (
        r"\b(?:довольны|понрав\w+|пригод\w+|подош\w+|получил\w+|приехал\w+|дош\w+|доехал\w+|прижил\w+|взош\w+|хватает|"
        r"работает|устраивает|удобно|служит) ли\b"
    ),
    r"\b(?:вам |вы )?(?:понравилось|довольны)\b",
    r"\bis everything\b|\b(?:did|has|is) (?:it|they|everything|the \w+)\b|\bhave (?:they|the \w+)\b",
    r"\bare (?:you|they) (?:happy|pleased|enjoying|comfortable|still|holding)|\bdid you (?:enjoy|have a good)",
    r"\bany (?:trouble|problems?|complaints?|teething|issues|surprises)\b",
)
"""Turns of a question whether all is well."""

_WONDERS = re.compile(
    r"\b(?:узнать|спросить|услышать|интересно|поинтересоваться)\b|"
    r"\b(?:calling|ringing|wanted|like) (?:to )?(?:hear|ask|see|find out|check|know)\b"
)
"""Turns that ask without a question mark: "I'm calling to hear how it went"."""

_ASKED = re.compile("|".join(f"(?:{pattern})" for pattern in (*_HOW, *_WELL)))


def asks_how_it_went(reply: str, cut: Sequence[Clause]) -> str | None:
    """The words that ask how things have been since the deal, verbatim; None where none do."""
    return first_part(reply, cut, _asks)


def _asks(text: str) -> bool:
    clean = normalised(text).replace("’", "'")
    return (asks(text) or bool(_WONDERS.search(clean))) and bool(_ASKED.search(clean))
