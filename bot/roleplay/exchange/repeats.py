"""Two lines of one answer that say the same in nearly the same words: one of them is enough."""

import re
from collections.abc import Sequence

from bot.grading.text.plain import normalised
from bot.grading.text.words import words_in
from bot.roleplay.state.talk import Said

NEARLY_ALL = 0.8
"""Share of a line's words that another line has, from which it says nothing new."""

LETTERS, LEAST = 4, 3
"""So many words of so many letters a line has that says something; "yes, it is" may well stand in another."""

_WORD = re.compile(r"\w+")


def without_repeats(answer: Sequence[Said]) -> list[Said]:
    """The lines of an answer without those whose words are nearly all in a longer one of the same speaker."""
    return [one for one in answer if not any(_holds(other, one) for other in answer if other is not one)]


def _holds(longer: Said, shorter: Said) -> bool:
    """True where one line has nearly all words and numbers of another, shorter one."""
    theirs, mine = (_WORD.findall(normalised(said.text)) for said in (longer, shorter))
    if longer.speaker != shorter.speaker or len(theirs) <= len(mine) or len(words_in(shorter.text, LETTERS)) < LEAST:
        return False
    return sum(word in theirs for word in mine) >= NEARLY_ALL * len(mine)
