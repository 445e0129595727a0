"""The plain form of a text."""

import re
from functools import lru_cache

_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u202a-\u202e]")
_HALVES = re.compile("[\ud800-\udfff]")
_UNMARKED = re.compile(r"\b(ca|wo|do|does|did|is|are|was|were|could|would|should|must|need|sha|ai|has|have|had)nt\b")
_SPACES = "\u00a0\u202f\u2009"
"""Those that keep a number in one line: "1 720 ₽" as phones and our own texts write it."""

KEPT = 4096
"""Texts whose plain form is remembered: what a file says is read again with every reply."""


def whole(text: str) -> str:
    """The text with a mark in place of half a character, which can be neither saved nor shown."""
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", text)


def visible(text: str) -> str:
    """The text as a reader sees it: without invisible characters."""
    return _INVISIBLE.sub("", text)


@lru_cache(KEPT)
def normalised(text: str) -> str:
    """Text as the features see it: small letters, ё as е, "can't" for "cant" and "can’t", nothing invisible."""
    clean = visible(text)
    for space in _SPACES:
        # Many times faster than a table, which every letter would be looked up in.
        clean = clean.replace(space, " ")
    clean = clean.lower().replace("ё", "е").replace("’", "'")
    return _UNMARKED.sub(r"\1n't", clean) if "nt" in clean else clean
