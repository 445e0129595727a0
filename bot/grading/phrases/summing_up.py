"""What was told, listed and checked with the customer: "Итого: напор, вода, потолок. Ничего не забыл?"."""

import re
from collections.abc import Sequence

from bot.grading.text.clauses import Clause
from bot.grading.text.plain import normalised
from bot.grading.text.sentences import sentences

FEWEST = 2
"""Commas in a list of what was told."""

_CHECKS = re.compile(
    r"\bничего не (?:забыл|упустил|пропустил)\w*\W*\?|"
    r"\b(?:верно|правильно) (?:ли )?(?:(?:я|вас|мы) )*(?:понял|понимаю|уловил|услышал)\w*|"
    r"\b(?:я|вас) (?:вас )?(?:верно|правильно) (?:понял|понимаю|уловил|услышал)\w*|"
    r"\b(?:did i|have i) (?:miss|forget|left|forgotten|missed|got that right|get that right)\w*\b[^?.]*\?"
)


def sums_up(reply: str, _cut: Sequence[Clause]) -> str | None:
    """The sentence that lists what was told, verbatim; None where nothing is checked, or too little told."""
    if reply.count(",") < FEWEST or not _CHECKS.search(normalised(reply)):
        return None
    return max(sentences(reply), key=lambda one: one.count(",")).strip()
