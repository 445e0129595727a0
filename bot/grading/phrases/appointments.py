"""A day and an hour proposed as a question: "Tuesday at seven?", "Thursday, then. Eleven?"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.grading.text.calendar import NAMED_DAY
from bot.grading.text.clauses import Clause, first_part
from bot.grading.text.plain import normalised
from bot.grading.text.sentences import sentences

_HOUR = (
    r"(?:\d{1,2}(?:[:.]\d\d)?(?! ?(?:%|\d|руб|тыс|k\b))|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"noon|час|двух|трех|четырех|пяти|шести|семи|восьми|девяти|десяти|одиннадцати|двенадцати|полудн\w)(?!\w)"
)
_CLOCK = r"(?: ?[ap]m\b| o['’]clock\b| час\w*| утра| дня| вечера)?"
_SUITS = (
    r"(?:,? (?:удобно|подойд[её]т|годится|устроит|хорошо|договорились|верно|да|ok|okay|right|all right|"
    r"(?:does|would) (?:that|it) (?:work|suit)|suits?)(?: (?:you|вам|ли))*)?"
)
_PROPOSED = re.compile(
    rf"\b{NAMED_DAY}\b(?:,? (?:then|тогда))?[.,!…]? ?"
    r"(?:(?:at|say|by|around|about|after|в|к|до|около|после|часов в|часам к|скажем),? ){0,2}"
    rf"{_HOUR}{_CLOCK}{_SUITS}\s*\?"
)


def appoints(reply: str, cut: Sequence[Clause]) -> str | None:
    """The words that propose a day with its hour, verbatim; None where none do. The hour may be asked for next."""
    if words := first_part(reply, cut, _proposes):
        return words
    for day, hour in pairwise(sentences(reply)):
        if _proposes(f"{day.strip()} {hour.strip()}"):
            return reply[reply.index(day) : reply.index(hour) + len(hour)].strip()
    return None


def _proposes(words: str) -> bool:
    return bool(_PROPOSED.search(normalised(words)))
