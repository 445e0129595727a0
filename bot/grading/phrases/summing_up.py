"""What was told, listed and checked with the customer: "Итого: напор, вода, потолок. Ничего не забыл?"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.grading.text.clauses import Clause
from bot.grading.text.plain import normalised
from bot.grading.text.sentences import sentences

FEWEST = 2
"""Commas in a list of what was told."""

_CHECKS = re.compile(
    r"\bничего не (?:забыл|упустил|пропустил)\w*\W*\?|"
    r"\b(?:верно|правильно) (?:ли )?(?:(?:я|вас|мы) )*(?:понял|понимаю|уловил|услышал)\w*|"
    r"\b(?:я|вас) (?:вас )?(?:верно|правильно) (?:понял|понимаю|уловил|услышал)\w*|"
    r"\b(?:did|have) i (?:(?:miss|missed|forget|forgotten|leave|left) (?:anything|something|out)|g[eo]t that right)\b"
    r"[^?.]*\?"
)
_DOUBTS = re.compile(r"\b(?:если|не (?:знаю|уверен\w*))\b")
"""Words before a check that make it none: "не знаю, правильно ли я понял"."""


def sums_up(reply: str, _cut: Sequence[Clause]) -> str | None:
    """The sentence that lists something, verbatim, with or before the one that checks it; None where none does."""
    for before, sentence in pairwise(("", *sentences(reply))):
        clean = normalised(sentence)
        check = _CHECKS.search(clean)
        if check is None or _DOUBTS.search(clean[: check.start()]):
            continue
        for listed in (sentence, before):
            if listed.count(",") >= FEWEST:
                return listed.strip()
    return None
