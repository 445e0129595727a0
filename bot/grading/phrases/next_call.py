"""A next talk with its day: "I'll ring you on Tuesday at ten", "созвонимся через неделю"."""

import re

from bot.grading.text.calendar import A_WEEKDAY
from bot.grading.text.plain import normalised

_TALKS = (
    r"\b(?:по|пере|со)звон\w+|\bнабер[уе]м?\b|\bсвяж\w+|\bнапиш[уе]м?\b|\bвернусь\b|\bдо связи\b|"
    r"\b(?:call|ring|phone|speak|talk|be in touch|get back|check in|come back)\b|"
    r"\b(?:text|message|e-?mail) you\b(?=[^.!?]*\bto (?:confirm|check|ask|hear|see)\b)"
)
_WHEN = (
    rf"\b(?:во? |на |к |до |с |on |next |by |till )?(?:{A_WEEKDAY}|завтра|послезавтра)\b|"
    r"\bчерез (?:\w+ )?(?:день|дня|дней|недел\w+|месяц\w*|полгода)\b|"
    r"\bна (?:той|этой|следующей) неделе\b|\bв (?:начале|середине|конце) (?:недели|месяца)\b|\b\d{1,2} числа\b|"
    r"\btomorrow\b|\bnext (?:week|month)\b|"
    r"\bin (?:a|two|three|a few|a couple of|\d+) (?:days?|weeks?|months?)\b"
)
_TALK = re.compile(
    r"\bсозвон(?:имся|юсь)\b|\b(?:по|пере)звон(?:ю|им)\b|\bнабер[уе]м?\b(?= вас\b| вам\b| в\b|\W*$)|"
    r"\b(?:i'll|i will|we'll|shall i|can i|may i|let me) (?:\w+ )?(?:call|ring|phone|check in|get back|be in touch)\b|"
    r"\b(?:call|ring|phone|speak to|talk to) you\b"
)
"""He and the customer talk again; "my ring" and "позвоночник" are something else."""

_DATED = re.compile(rf"(?:{_TALKS})[^.!?]*?(?P<after>{_WHEN})|(?P<before>{_WHEN})[^.!?]*?(?:{_TALKS})")
_UNTIL = re.compile(rf"(?:^|[.!,] ?|\b(?:тогда|ну|хорошо) )(?P<until>до (?:{_WHEN}))|\bsee you (?P<see>{_WHEN})")


def next_call(reply: str) -> str:
    """When the seller says that they talk again, verbatim in small letters; empty where no day or week is named."""
    match = _DATED.search(normalised(reply)) or _UNTIL.search(normalised(reply))
    return next((words for words in match.groups() if words), "").strip() if match else ""


def speaks_of_a_talk(reply: str) -> bool:
    """True where a reply speaks of talking or writing again, on whatever day."""
    return bool(_TALK.search(normalised(reply)))
