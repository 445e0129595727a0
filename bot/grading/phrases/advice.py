"""One thing advised, and why: "take number six: the gearbox was rebuilt", "берите Эласт: воды не боится"."""

import re
from collections.abc import Sequence

from bot.grading.text.clauses import Clause, first_part
from bot.grading.text.plain import straight
from bot.grading.text.sentences import sentences

_LEADS = (
    r"^\W*(?:(?:so|then|well|ok|okay|right|in that case|for that|here|and|but|honestly|personally|"
    r"тогда|ну|значит|в таком случае|для этого|и|но|честно|лично|вам|вот|здесь|сюда)\b[ ,:…-]*)*"
)
_ADVICE = (
    r"(?:(?:take|go (?:for|with))(?! (?:your time|a (?:seat|look|moment|minute|breath)|care|note|it easy|on\b|off\b))|"
    r"i(?:'d| would) (?:\w+ )?(?:take|go (?:for|with)|pick|get|choose|have|recommend|suggest)|"
    r"i(?: \w+)? (?:recommend|suggest)|my advice(?: is)?|"
    r"берите|возьмите|советую|рекомендую|посоветую|порекомендую|"
    r"я (?:\w+ )?бы (?:\w+ )?(?:взял|выбрал|посоветовал|рекомендовал|порекомендовал|брал)[аи]?)"
)
_THING = r"(?: [\w«»\"'’-]+){1,6}?"
_REASON = (
    r"\s*(?::|,? ?(?:because|since|as (?:it|they|that)\b|потому(?:,? что)?|так как|поскольку|ведь)|"
    r",? (?:it|they)(?:'s|'re|'ll)\b|"
    r",? он[аои]?\b|\s[—–-])\s+\w+ \w+"
)
_ADVISED = re.compile(rf"{_LEADS}{_ADVICE}{_THING}{_REASON}")


def advice(reply: str, cut: Sequence[Clause]) -> str | None:
    """The words that advise, verbatim; None where none do."""
    return first_part(reply, cut, advises)


def advises(reply: str) -> bool:
    """True where a reply advises one thing and says why, in one sentence."""
    return any(_ADVISED.match(straight(sentence)) for sentence in sentences(reply))
