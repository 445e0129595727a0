"""Words that deny: what stands beside them is not claimed, offered or given."""

import re

ABSENT = re.compile(r"\b(?:не|нет|без|no|(?<!why )not|isn't|without)\b")
"""Denies all of a clause."""

REFUSED = re.compile(r"\b(?:(?:can|won)'?t|cannot|(?<!why )not|never|не|нет)\b")
"""Refuses all of a clause; "without the game" and «без чехла» only say what a sum is for."""

_HERE = re.compile(
    r"\b(?:ни|нельзя|никак(?:\w+ (?:скид|уступ|акци|подар)\w+)?|никогда|невозможн\w+|исключен(?:а|о|ы)?)\b|"
    r"\b(?:is|was)n't\b|\b(?:does|would)n't (?:last|work)\b|"
    r"(?:(?<!why )(?<!why do)(?:n't|\bdont)|\b(?:never|cannot|cant|wont|couldnt|wouldnt))(?! (?:have|need) to\b)"
    r"(?: \w+){0,2}? (?:do|doing|give|giving|go(?! wrong)|sell|offer|offering|take|taking|knock|drop|accept|cut|make|"
    r"agree|allow|have|run|charge|ask|let (?:\w+ ){1,2}(?:go|have)|come|get|stretch|discount|promise|include|say|dream|"
    r"happen(?! again))\b"
)
"""Denies what stands in the same part; elsewhere it says anything: "£15,000, you can't go wrong"."""

_MOST = re.compile(
    r"\b(?:better|fairer|less|lower|below|under|ниже|меньше|дешевле|лучше|больше|отказ\w*|упус\w+|пропус\w+)\b"
)
"""Of the best that can be had nothing is denied: "can't do better than £15,000", «нельзя упустить скидку»."""

_PART = re.compile(
    r"[,;:](?!\d)|[()—]|\b(?:but|because|so|но|потому что)\b|\b(?:if|and) (?=(?:i|we|you|it|that|there|this|they)\b)|"
    r"\bи (?=(?:я|мы|вы|вам|это)\b)"
)

_ALONE = re.compile(
    r"\W*(?:(?:sorry|i'm afraid|just|really|i|we|that|this|it|к сожалению|увы|это|так) )*"
    r"(?:can't|cannot|cant|couldn't|won't|isn't possible|нельзя|невозможно|исключено|никак)"
    r"(?: (?:do|give|go|offer|sell|happen|possible))?(?: (?:you|to|that|this|it|so|there|low))*\W*"
)
"""A part that is nothing but a refusal, of what stands beside it: "20% off, I can't do that"."""


def denied(clean: str, words: str) -> bool:
    """True where the part of a (normalised) clause in which some words stand denies them, or another part does."""
    parts = _PART.split(clean)
    part = next((part for part in parts if words in part), "")
    return bool(_HERE.search(part) and not _MOST.search(part)) or any(map(_ALONE.fullmatch, parts))
