"""Words that deny: what stands with them is not claimed, offered or given."""

import re
from collections.abc import Sequence

from bot.grading.text.clauses import Clause
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import Quantity, places

ABSENT = re.compile(r"\b(?:не|нет|no|(?<!why )not)\b")
"""Denies all of a clause."""

WITHOUT = re.compile(r"\b(?:без|without)\b")
"""Excludes what is promised or given; beside a sum it only says what that is for: "without the game", «без чехла»."""

_REFUSES_BEHIND = re.compile(
    r"(?:\b(?:i|we|you|it|they) (?:\w+ )?)?\w+n't\b|"
    r"\b(?:cannot|never|unable|doubt|нельзя|исключен[аоы]?|никак\w*(?! (?:проблем|вопрос))|"
    r"(?:невозможно|нереально) (?:\w+ ){0,2}(?:(?:от|про)?дать|сделать|скинуть|снизить|уступить|обещать|предложить))\b"
)
"""Refuses what stands behind it in the same part."""

_IDIOM = re.compile(
    r"\b(?:beat|worry|mind|miss|regret|forget|wait|refuse|resist|argue|wrong|pass (?:you|up)|(?:have|need) to|prob\w*|"
    r"issue|hesitate|anywhere|(?<=n't )lose|(?<=you won't )find|(?<=you can't )find|"
    r"(?:charge|cost)(?! (?:\w+ )?[£$€\d])|(?:\w+er|more|less)(?: \w+)? than|below|under|"
    r"ниже|меньше|дешевле|лучше|больше|отказ\w*|упус\w+|пропус\w+|устоять|мимо)\b"
)
"""Makes a refusal one of something else: "you can't beat £15,000", «дешевле 15 000 нельзя»."""

_WILL = r"(?:i|we)(?:'ll| can| could| will)\b"
_OFFER = (
    rf"(?<!if )(?<!way )(?<!wish )\b{_WILL}(?!'t| never| not| hardly| see)|\bcall it\b|"
    r"\b(?:отда(?:м|дим)|да(?:м|дим)|сдела(?:ю|ем)|уступлю|пусть)\b"
)
_DOUBTED = re.compile(
    r"(\b(?:\w+n't|cannot|never)(?: \w+)? (?:think|believe|know|suppose|see|likely|sure)|\bdoubt)"
    rf"(?: (?:that|how|if|whether|when))? {_WILL}"
)
"""No offer: "I don't think that we can do £1,400"."""

_PART = re.compile(
    r"([,;:](?!\d)|[()—]|\b(?:but|because|so|но|а|потому что)\b|\bи (?=(?:я|мы|вы|вам|это|стоит|весит)\b)|"
    r"\band (?=(?:is|are|was|has|does|can|will|comes?|costs?|weighs?|gets?|gives?|lasts?|holds?|\w+n't)\b)|"
    rf"\b(?:and|as|since|which|(?<!know )if) (?=(?:i|we|you|it|that|there|this|they)\b)|(?={_OFFER}))"
)
"""Between the parts of a clause, of which each says its own; whoever offers begins one."""

_IMPOSSIBLE = (
    r"(?:(?:ca|wo|would|could)n't (?:be (?:done|possible|right|fair)|happen|work)|cannot be done|doesn't work|"
    r"(?:is|are)n't (?:possible|on offer|available|fair|enough|something (?:i|we) (?:do|offer|give))|"
    r"(?:does|would)n't (?:even )?cover (?:my|our|the) costs?|"
    r"нельзя|невозможн[аоы]?|нереально|исключен[аоы]?|никак)(?: (?:for (?:us|me)|here|нельзя|невозможно))*"
)
_CANNOT = (
    r"(?:(?:ca|wo|could)n't|cannot|don't (?:make|do|give|offer|sell))"
    r"(?: (?:do|give|go|offer|sell|promise|a penny|you|to|that|this|it|so))*"
)
_REFUSES_BEFORE = re.compile(rf"(?:^|\s)(?:{_IMPOSSIBLE}|(?:^\W*|\b(?:i|we) (?:(?:just|really) )?){_CANNOT})\W*$")
"""A part's end that refuses what stands before it: "25% off can't be done", "£15,000 I can't do"."""

_ALAS = r"sorry|i'm afraid|к сожалению|увы"
_NOTHING_ELSE = re.compile(
    rf"\W*(?:(?:i|we|that|this|it|just|really|это|так|{_ALAS}),? )*"
    rf"(?:{_IMPOSSIBLE}|{_CANNOT})(?: there)?\W*"
)
"""A part that refuses the one before: "20% off, I can't do that"."""

_NO_REFUSAL = re.compile(
    r"n't (?:i|we|you|it|they)\b(?!')|n't see why \w+ \w+n't\b|n't doubt\b|"
    r"(?:^|[,.;] )(?:and |so |but )?(?:is|does|would)n't (?=(?:[£$€]?\d|that |this |the |an? ).*\?)|"
    r"(?<=n't), (?:honestly|really|sorry|i'm afraid),"
)
"""Asks, proposes, or only stands between: "isn't it", "I don't see why I can't", "I can't, sorry, do that"."""

_SORRY = re.compile(rf"^\W*(?:(?:{_ALAS}|no way|no|нет)\b,? )+")
_BUT = re.compile(r"\s*(?:but|но)\b")


def unrefused(cut: Sequence[Clause]) -> list[Clause]:
    """The clauses that the next one doesn't refuse: "20% off? I can't."."""
    said = [*(normalised(clause.text) for clause in cut), "", ""]
    return [clause for at, clause in enumerate(cut) if not _taken_back(*said[at : at + 3])]


def affirmed(clean: str) -> str:
    """A (normalised) clause without what it refuses.

    That is all behind the refusing word, the part that ends on one, and the part that the next one refuses.
    """
    cut = _PART.split(_DOUBTED.sub(r"\1", _NO_REFUSAL.sub(" ", clean)))
    parts, marks = cut[::2], ["", *cut[1::2]]
    joined = zip(marks, parts, [*parts[1:], ""], strict=True)
    kept = ((mark, part, _affirmed(part, following)) for mark, part, following in joined)
    return "".join(mark + rest for mark, part, rest in kept if rest.strip() or not part.strip())


def denied(clean: str, quantity: Quantity) -> bool:
    """True where a (normalised) clause names a quantity only to refuse it."""
    return any(places(clean, quantity)) and not any(places(affirmed(clean), quantity))


def _affirmed(part: str, following: str) -> str:
    if re.search(_OFFER, part):
        return part
    if _NOTHING_ELSE.fullmatch(following):
        return ""
    if _IDIOM.search(part):
        return part
    if _REFUSES_BEFORE.search(part):
        return ""
    refusal = _REFUSES_BEHIND.search(part)
    return part[: refusal.start()] if refusal else part


def _taken_back(clean: str, following: str, after: str) -> bool:
    """True for a clause that the following one refuses; what is offered, or given "but" all the same, stands."""
    refusal, *rest = _PART.split(_SORRY.sub("", following))
    if not _NOTHING_ELSE.fullmatch(refusal):
        return False
    insists = bool(_BUT.match("".join(rest).lstrip(" ,.") or after))
    return "?" in clean or not (insists or re.search(_OFFER, clean))
