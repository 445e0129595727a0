"""Words that deny: what stands beside them is not claimed, offered or given."""

import re

ABSENT = re.compile(r"\b(?:не|нет|без|no|(?<!why )not|isn't|without)\b")
"""Denies all of a clause."""

REFUSED = re.compile(r"\b(?:(?:can|won)'?t|cannot|(?<!why )not|never|не|нет)\b")
"""Refuses all of a clause; "without the game" and «без чехла» only say what a sum is for."""

_OWN = (
    r"\b(?:i|we|you)(?:'ll|'d(?! (?:love|like) to)| can| could| will)\b(?!'t)|"
    r"\b(?:отда(?:м|дим)|да(?:м|дим)|сдела(?:ю|ем)|уступлю|пусть)\b"
)
"""Where somebody offers: a denial on the other side of it is of something else."""

_BEFORE = re.compile(
    r"(?:\b(?:нельзя|невозможно|никак\w+ (?:скид|уступ|акци|подар))|"
    r"(?:(?<!why )(?<!why do)(?:n't|\bdont)|\b(?:never|cannot|cant|wont|couldnt|wouldnt))\b(?! (?:want to )?"
    r"(?:(?:have|need) to|worry|forget|mind|miss|regret|wait|tell|resist|refuse|hesitate|beat|argue|lose|find|hear|"
    r"help|often|before|go wrong|say no|believe(?! (?:i|we) (?:can|could)\b)|see(?! (?:us|me|how|my)\b)|"
    r"(?:pay|cost|spend)(?! [£$€])|let (?:this|that|you (?:down|go|leave|walk)))\b))"
    rf"(?: (?:think|believe|know|suppose|see)\b|(?!.*(?:{_OWN})))"
)
"""Denies what follows in the same part, but for verbs that praise it: "you can't beat £15,000"."""

_BEHIND = re.compile(
    r"(?:(?!\b(?:i|we|it|that|this|which|as|since|while|though|and|if|when)\b).)*"
    r"(?:\b(?:is|was|are)n't\b(?! an? (?:problem|issue)\b)|\b(?:does|wo|would)n't work\b|"
    r"\b(?:ca|wo|would|could)n't be (?:done|possible|fair|right)\b|\bcannot be done\b|"
    r"\b(?:нельзя|невозможн\w+|исключен(?:а|о|ы)?)\b|\bникак\W*$)"
)
"""Denies what it follows in the same part, with nobody else in between."""

_MOST = re.compile(
    r"\b(?:better|fairer|more|less|lower|below|under|ниже|меньше|дешевле|лучше|больше|отказ\w*|упус\w+|пропус\w+|"
    r"устоять|мимо)\b"
)
"""Of the best that can be had nothing is denied: "can't do better than £15,000", «нельзя упустить скидку»."""

_ASIDE = re.compile(r"(?<=n't), (?:honestly|really|sorry|i'm afraid),(?= (?:do|give|go|offer|sell)\b)")

_PART = re.compile(
    r"[,;:](?!\d)|[()—]|\b(?:but|because|so|но|потому что)\b|\b(?:(?<!know )if|and) "
    r"(?=(?:i|we|you|it|that|there|this|they)\b)|\bи (?=(?:я|мы|вы|вам|это)\b)"
)

_ALONE = re.compile(
    r"\W*(?:off )?(?:(?:sorry|i'm afraid|just|really|i|we|that|this|it|к сожалению|увы|это|так) )*"
    r"(?:can't|cannot|cant|couldn't|won't|isn't possible|нельзя|невозможно|исключено|никак)"
    r"(?: (?:do|give|go|offer|sell|happen|possible))?(?: (?:you|to|that|this|it|so|there|low))*\W*"
)
"""Nothing but a refusal, of what stands before it: "20% off, I can't do that"."""


def denied(clean: str, words: str) -> bool:
    """True where a (normalised) clause denies some of its words: before them, or behind what nobody has offered."""
    parts = _PART.split(_ASIDE.sub("", clean))
    place = next((place for place, part in enumerate(parts) if words in part), None)
    if place is None:
        return False
    part = parts[place]
    end = part.index(words) + len(words)
    before, behind = part[:end], part[end:]
    praised = _MOST.search(part)
    if not praised and _BEFORE.search(before):
        return True
    if re.search(_OWN, before):
        return False
    if not praised and (_BEHIND.match(behind) or _ALONE.fullmatch(behind)):
        return True
    return any(map(_ALONE.fullmatch, parts[place + 1 :]))
