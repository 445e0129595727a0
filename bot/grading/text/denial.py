"""Words that deny: what stands with them is not claimed, offered or given."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from bot.grading.text.clauses import Clause
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import Quantity, places

ABSENT = re.compile(r"\b(?:не|нет|no|(?<!why )not)\b")
"""Denies all of a clause; "without the game" and «без чехла» only say what a sum is for."""

_REFUSAL = re.compile(
    r"n't\b|\b(?:cannot|never|unable|doubt|нельзя|невозможн\w+|никак\w*|исключен[аоы]?|нереальн\w*)\b"
)

_IDIOM = re.compile(
    r"\b(?:beat|worry|mind|miss|regret|forget|wait|refuse|resist|argue|wrong|pass (?:you|up)|(?:have|need) to|prob\w*|"
    r"issue|(?:charge|cost)(?! (?:\w+ )?[£$€\d])|(?:\w+er|more|less) than|below|under|"
    r"ниже|меньше|дешевле|лучше|больше|отказ\w*|упус\w+|пропус\w+|устоять|мимо)\b"
)
"""Makes a refusal one of something else: "you can't beat £15,000", «дешевле 15 000 нельзя»."""

_OFFER = (
    r"(?<!think )(?<!believe )(?<!doubt )(?<!if )(?<!way )\b(?:i|we)(?:'ll| can| could| will)\b"
    r"(?!'t| never| not| hardly| see)|\bcall it\b|\b(?:отда(?:м|дим)|да(?:м|дим)|сдела(?:ю|ем)|уступлю|пусть)\b"
)
_PART = re.compile(
    r"([,;:](?!\d)|[()—]|\b(?:but|because|so|но|потому что)\b|\bи (?=(?:я|мы|вы|вам|это)\b)|"
    rf"\b(?:and|as|since|which|(?<!know )if) (?=(?:i|we|you|it|that|there|this|they)\b)|(?={_OFFER}))"
)
"""Between the parts of a clause, of which each says its own; whoever offers begins one."""

_NOTHING_ELSE = re.compile(
    r"\W*(?:(?:i|we|that|this|it|just|really|sorry|это|так|к сожалению|увы) )*"
    r"(?:(?:ca|wo|could|does|is)n't|cannot|нельзя|невозможно|нереально|исключено|никак)"
    r"(?: (?:do|give|go|offer|sell|happen|promise|work|possible|you|to|that|this|it|so|there))*\W*"
)
"""A refusal of what stands before it: "20% off, I can't do that"."""

_NO_REFUSAL = re.compile(
    r"n't (?:i|we|you|it|they)\b(?!')|n't see why \w+ \w+n't\b|(?<=n't), (?:honestly|really|sorry|i'm afraid),"
)
"""Asks, proposes, or only stands between: "isn't it", "I don't see why I can't", "I can't, sorry, do that"."""


def unrefused(cut: Sequence[Clause]) -> list[Clause]:
    """The clauses that the next one doesn't refuse: "20% off? I can't."."""
    return [clause for clause, following in zip_longest(cut, cut[1:]) if following is None or not _refuses(following)]


def affirmed(clean: str) -> str:
    """A (normalised) clause without its parts that refuse what they name."""
    cut = _PART.split(_NO_REFUSAL.sub(" ", clean))
    parts, marks = cut[::2], ["", *cut[1::2]]
    joined = zip(marks, parts, [*parts[1:], ""], strict=True)
    return "".join(mark + part for mark, part, following in joined if not _refused(part, following))


def denied(clean: str, quantity: Quantity) -> bool:
    """True where a (normalised) clause names a quantity only to refuse it."""
    return any(places(clean, quantity)) and not any(places(affirmed(clean), quantity))


def _refuses(clause: Clause) -> bool:
    return bool(_NOTHING_ELSE.fullmatch(_PART.split(normalised(clause.text))[0]))


def _refused(part: str, following: str) -> bool:
    if re.search(_OFFER, part):
        return False
    return bool(_NOTHING_ELSE.fullmatch(following) or (_REFUSAL.search(part) and not _IDIOM.search(part)))
