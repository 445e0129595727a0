"""Whether a reply takes leave: who says goodbye has ended the call, whatever the customer still had to say."""

import re

from bot.grading.surface import normalised
from bot.roleplay.trading import sentences

_BEFORE = (
    r"(?:(?:ну|что ж|и|тогда|ладно|хорошо|понял\w*|спасибо(?: (?:вам|за \w+))?|простите|извините(?: за \w+)?|"
    r"ok|okay|well|right|so|and|thanks|thank you|sorry)\b\W*)*"
)
_LEAVES = (
    r"(?:вам )?(?:всего (?:вам |самого )?(?:доброго|хорошего|наилучшего)|до свидания|прощайте|счастливо|"
    r"(?:хорошего|удачного) (?:вам )?(?:дня|вечера)|"
    r"(?:good ?)?bye(?: then| now| bye)?|(?:have|enjoy) (?:a|your|the) (?:\w+ )?(?:day|evening|weekend|one)|"
    r"all the best)"
)
_PARTING = re.compile(rf"\W*{_BEFORE}{_LEAVES}(?:,? (?:then|now|\w+(?: \w+)?))?\W*")
"""A sentence that says goodbye and no more, to somebody by name or not."""


def takes_leave(reply: str) -> bool:
    """True for a reply that asks nothing and ends with a goodbye: "I'll send it by mail. All the best!"."""
    said = [sentence for sentence in sentences(normalised(reply)) if sentence.strip()]
    return bool(said) and "?" not in reply and bool(_PARTING.fullmatch(said[-1].strip()))
