"""Another hour on the day that was agreed: "could we make it nine?", "а можно не в десять, а в двенадцать?"."""

import re

from bot.grading.phrases.orders import ASKS
from bot.grading.text.plain import normalised
from bot.grading.text.sentences import thoughts
from bot.roleplay.understanding.order_details import A_DAY, DATED, HOUR, MOVES, names_hour, ruled_out

_AT = r"(?:часов )?(?:во?|к|ко|на|после|до|с|at|around|about|by|after|before|from|until|till|to|for)"
_ASKS_FOR = r"(?:make (?:it|that)|say|do|go for|prefer|rather have|(?:how|what) about|лучше)"
_EXACT = re.compile(r"[:.-]\d\d|[ap]m|clock|noon|утра|дня|вечера|half |quarter|пол\w*дн|половин", re.IGNORECASE)
_SUITS = r"instead|works?|suits?|would|is|ok|okay|fine|possible|better|rather|all right"
_FOLLOWS = (
    rf"{_SUITS}|or|then|please|will|if|because|so|not|и|или|а|но|тогда|вместо|под\w+|удобн\w*|лучше|успе\w+|см?ож\w+|"
    r"мож\w+|нормальн\w*|буд\w+|если|вам|пойд\w+|получ\w+|устро\w+"
)
_CLOCK_WORDS = r"o['’]clock|час\w*|утра|дня|вечера|on|in|at|в|на"
_NUMBER = rf"(?:\d+|{HOUR})(?!\w)"
_COUNTS_THINGS = rf"(?:,\s+{_NUMBER})*,?\s+(?:or|или)\s+{_NUMBER}\s+(?!(?:{_FOLLOWS}|{_CLOCK_WORDS}|[ap]m)\b)\w"
"""Behind a number that counts with another: "one or two sets"."""

_SAID = re.compile(
    rf"(?:\b(?P<asks>{_ASKS_FOR})\s+|(?<!how )(?<!what )\b(?P<at>{_AT})\s+(?:about |around |say )?)?"
    rf"(?<![\w.,£$€])(?<!\bза )(?<!через )(?P<hour>{HOUR})(?![\w%:]|[.,]\d)(?!{_COUNTS_THINGS})"
    rf"(?P<after>\s+(?P<word>(?:{_FOLLOWS})\b))?(?P<end>(?=\s*(?:[,.?!;…—–-]|$|['’]s\b)))?",
    re.IGNORECASE,
)
"""A number that may be an hour, with what shows it: a word before it, one after it, or nothing more to count."""

_ADDRESS = re.compile(
    rf"\b(?:address|lane|street|road|avenue|улиц\w*|адрес\w*|дом(?:а|е|у)?\W+(?:номер )?{HOUR}(?!\w))\b", re.IGNORECASE
)
"""Where a sentence speaks of a place, a number may be that of a house."""

_MINUTES = re.compile(r"(?<=\d)\.(?=[0-5]\d(?:\s*(?:[,.?!;]|$)| ?[ap]m\b))")
_FRACTION = re.compile(r"(?<=\d)\.(?=\d)")
"""A point that ends no sentence: of "10.30", and of "1.5 tonnes"."""

_LAST_HOUR = {"en": 12, "ru": 23}
"""The highest number that is an hour without a word of the clock."""

_SUITS_HIM = re.compile(_SUITS, re.IGNORECASE)
_COUNTS_ELSE = frozenset({"на", "to", "for", "с", "до"})
"""Words before a number that is an hour only where something is moved: "for two" may be people."""

_PROPOSES = re.compile(
    r"\b(?:давайте|лучше|можно|можем|сможете|смож\w+|let's|let us|can|could|shall|would|how about|what about)\b"
)
_SHIFTS = re.compile(r"\b(?:later|earlier|(?:по|чуть )?позже|(?:по)?раньше)\b", re.IGNORECASE)
_RU = re.compile(r"[а-яё]", re.IGNORECASE)
_ALONE = {"to": "at", "for": "at"}
"""How such a word is said where the hour stands for itself: "move it to ten" is "at ten"."""


def another_hour(reply: str) -> str:
    """The hour that a reply proposes without a day, as it is said beside one: "at nine", "в двенадцать".

    Returns:
        Empty where it proposes none: what is counted is no hour, nor is one that does not suit.
    """
    asks, moves = proposes(reply), bool(MOVES.search(normalised(reply)))
    if not asks:
        return ""
    for sentence in thoughts(DATED.sub(" ", _FRACTION.sub(",", _MINUTES.sub(":", reply)))):
        found = [] if A_DAY.search(sentence) or _ADDRESS.search(sentence) else list(_SAID.finditer(sentence))
        for hour in found:
            if _is_hour(hour, moves=moves) and not ruled_out(sentence, hour, found):
                return _said_alone(hour)
    return ""


def proposes(reply: str) -> bool:
    """True where a reply asks for something, or proposes it."""
    clean = normalised(reply)
    return bool(ASKS.search(clean) or _PROPOSES.search(clean) or MOVES.search(clean))


def at_hour(day: str, hour: str) -> str:
    """The day that was agreed, at another hour; an hour is put behind one that had none."""
    named = A_DAY.search(day)
    if named is None or not (names_hour(day) and names_hour(hour)):
        return f"{day}, {hour}"
    before = re.search(r"\b(?:во?|на|к|on|next|this|by)\s+$", day[: named.start()], re.IGNORECASE)
    return f"{before[0] if before else ''}{named[0]} {hour}"


def same_hour(day: str, other: str) -> bool:
    """True where both name the same hours, in the same words."""
    first, second = (re.findall(rf"\b(?:{HOUR})(?!\w)", DATED.sub(" ", words.lower())) for words in (day, other))
    return bool(first) and first == second


def _is_hour(found: re.Match[str], *, moves: bool) -> bool:
    at = (found["at"] or "").lower()
    if _EXACT.search(found["hour"]):
        return True
    if (found["word"] is None and found["end"] is None) or _too_late(found):
        return False
    if at in _COUNTS_ELSE:
        return moves
    later = found["end"] is not None and _SHIFTS.search(found.string)
    return bool(at or found["asks"] or later or _SUITS_HIM.fullmatch(found["word"] or ""))


def _too_late(found: re.Match[str]) -> bool:
    """True for a number that no clock has: "could we say 15?" is a sum in English, and an hour in Russian."""
    number = re.match(r"\d+", found["hour"])
    last = _LAST_HOUR["ru" if _RU.search(found.string) else "en"]
    return number is not None and int(number[0]) > last


def _said_alone(found: re.Match[str]) -> str:
    hour = found["hour"].strip()
    at = (found["at"] or "").lower()
    return f"{_ALONE.get(at, at) or ('в' if _RU.search(found.string) else 'at')} {hour}"
