"""A day and an hour proposed as a question: "Tuesday at seven?", "Thursday, then. Eleven?"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.grading.text.calendar import HOUR_WORDS, NAMED_DAY
from bot.grading.text.clauses import Clause
from bot.grading.text.plain import normalised
from bot.grading.text.questions import LEAD
from bot.grading.text.sentences import thoughts

_LEAD = (
    rf"\W*(?:(?:{LEAD}|now|great|good|perfect|lovely|fine|right|all right|alright|let's say|say|(?:how|what) about|"
    r"shall (?:we|i) say|итак|давайте|значит|хорошо|отлично|прекрасно|супер|ладно|ок|окей|договорились|скажем|"
    r"может(?: быть)?|допустим|например|как насчет)\b\W+)*"
)
_DAY = (
    r"(?:(?:on|for|во?|на) )?(?:(?:this|next|эт[уо]|следующ\w+|ближайш\w+) )?"
    rf"{NAMED_DAY}\b(?:,? (?:then|тогда)\b)?"
)
_HOUR = (
    rf"(?:(?:[01]?\d|2[0-4])(?:[:.]\d\d)?|(?:half past )?(?:{HOUR_WORDS})|"
    r"noon|часу?|дв(?:а|ух|ум)|тр(?:и|ех|ем)|четыр(?:е|ех|ем)|(?:пят|шест|сем|девят|десят)[ьи]|вос(?:емь|ьми)|"
    r"(?:один|две)надцат[ьи]|пол(?:день|удн\w))(?=[ap]m\b|\W|$)"
)
_AT = r"(?:(?:at|say|by|around|about|after|в|к|до|около|после|часов в|часам к|скажем),? ){1,2}"
_CLOCK = r"(?: ?[ap]m\b| o'clock\b| час\w*)?(?: утра| дня| вечера)?"
# Without such a word, a pause or a clock a number may count anything: "в среду два?", "сегодня 18?".
_STEP = (
    rf"{_DAY}(?:[.,!…]* ?{_AT}{_HOUR}{_CLOCK}|"
    rf"(?:[.,!…]+ ?(?!час)| (?:(?<=day )(?<!today )(?!one\b)|(?=\d+[:.]\d\d)|(?=\w+ (?:утра|вечера))))"
    rf"{_HOUR}(?: ?[ap]m\b| o'clock\b| утра| вечера)?)"
)
_SUITS = (
    r"(?:,? (?:(?:вам|вас|так) )?(?:будет )?(?:удобно|подойдет|годится|устроит|хорошо|договорились|верно|да|ok|okay|"
    r"right|all right|(?:does|would) (?:that|it) (?:work|suit)|suits?)(?: (?:for|you|вам|вас|ли|будет))*)?"
)
_PROPOSED = re.compile(
    rf"{_LEAD}{_STEP}(?:,? (?:or|или) (?:{_STEP}|(?:{_AT})?{_HOUR}{_CLOCK}))?(?:,? (?:then|тогда))?{_SUITS}\s*\?\W*"
)
"""The day, its hour, whether it suits, and nothing else: "did you see the match on Saturday at three?" asks of that."""


def appoints(reply: str, _: Sequence[Clause]) -> str | None:
    """The words that propose a day with its hour, verbatim; None where none do. The hour may be asked for next."""
    said = thoughts(reply)
    if words := next(filter(_proposes, said), None):
        return words.strip()
    for day, hour in pairwise(said):
        if _proposes(f"{day.strip()} {hour.strip()}"):
            return reply[reply.index(day) : reply.index(hour) + len(hour)].strip()
    return None


def _proposes(words: str) -> bool:
    return bool(_PROPOSED.fullmatch(normalised(words)))
