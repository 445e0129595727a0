"""The plain form of a text, and its sentences."""

import re
from functools import lru_cache

_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u202a-\u202e]")
_HALVES = re.compile("[\ud800-\udfff]")
_SPACES = str.maketrans("\u00a0\u202f\u2009", "   ")
"""Those that keep a number in one line: "1 720 ₽" as phones and our own texts write it."""

_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…\n]*")
_WORD = re.compile(r"\w+")
_SHORTENED = (
    r"\b(?:(?:[Mm]rs?|[Mm]s|[Dd]r|[Ss]t|ул|просп)\.(?=\s?[\w«])|[Nn]o\.(?=\s?\d)|"
    r"(?:[тТ]\. ?[едпк]|[пПдДсС]|ст|стр|кв|руб|тыс|млн|e\.g|i\.e|approx)\.(?=\s?[\da-zа-яё«]))"
)
_WHOLE = re.compile(rf"(?:{_SHORTENED}|(?<=\d)[.](?=\d)|[^.!?…\n])+[.!?…\n]*")

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
    """Text as the features see it: small letters, ё as е, nothing invisible, any space a plain one."""
    return visible(text).translate(_SPACES).lower().replace("ё", "е")


def straight(text: str) -> str:
    """The plain form with straight apostrophes, as phones do not write them; what is trained sees them as written."""
    return normalised(text).replace("’", "'")


def sentences(text: str) -> list[str]:
    """The sentences of a text that hold words, with their marks."""
    return [match[0] for match in _SENTENCE.finditer(text) if _WORD.search(match[0])]


def whole_sentences(text: str) -> list[str]:
    """The sentences as a reader sees them: "4.5 metres" and "Dr. Hale" end none.

    What is trained sees them as `sentences` cuts them.
    """
    return [match[0] for match in _WHOLE.finditer(text) if _WORD.search(match[0])]
