"""A drawback that is announced as one: "the bad bit first: …", «сначала о плохом: …»."""

import re
from collections.abc import Sequence

from bot.grading.text.clauses import Clause, first_part
from bot.grading.text.plain import straight
from bot.grading.text.sentences import sentences

_THING = r"(?:bits?|news|parts?|sides?|points?|things?|ones?)"
_BAD = r"(?:bad|ugly|weak|worst|awkward)"
_ANNOUNCED = re.compile(
    rf"\b(?:(?:the |its )?{_BAD} {_THING} first|first(?: of all)?,? the (?:{_BAD} {_THING}|downside|drawback)|"
    rf"(?:start|begin) with (?:the|its) (?:{_BAD} {_THING}|downsides?|drawbacks?)|"
    r"(?:сначала|сперва|начну|начнем|первым делом)(?: же| скажу| сразу)? (?:(?:о|об|про|с|со) )?"
    r"(?:плохом|плохого|плох\w+ новост\w+|плохое|минус\w*|недостат\w+|слаб\w+ (?:мест|сторон)\w+))\b"
    r"(?! (?:ваш|тво|их\b|нынешн|прежн|прошл|стар|у (?:вас|них|конкурент))| (?:of|in|about) (?:your|their|the old))"
)


def names_drawback(reply: str, cut: Sequence[Clause]) -> str | None:
    """The words that announce a drawback, verbatim; None where none do, and where one is asked for."""
    return first_part(reply, cut, _announces)


def _announces(words: str) -> bool:
    return any("?" not in sentence and _ANNOUNCED.search(straight(sentence)) for sentence in sentences(words))
