"""A Latin letter that looks like a Russian one inside a Russian word.

Why: it looks right and is another word to everything that reads it: the customer does not understand the question.
Bad: `Cкидка` typed with a Latin C.
Good: the same word in Russian letters only.
"""

import re
from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Blot

ID = "mixed-letters"
SEVERITY = Severity.WARNING

ALIKE = "ABCEHKMOPTXaceopxy"
TABLE = str.maketrans(ALIKE, "АВСЕНКМОРТХасеорху")
WORD = re.compile(r"[^\W\d_]+")


def check(text: str) -> Iterator[Blot]:
    """Every place where the text breaks the rule."""
    for word in WORD.finditer(text):
        letters = word[0]
        latin = [letter for letter in letters if letter.isascii() and letter.isalpha()]
        russian = [letter for letter in letters if "\u0400" <= letter <= "\u04ff"]
        if latin and len(russian) > len(latin) and all(letter in ALIKE for letter in latin):
            instead = letters.translate(TABLE)
            yield Blot(start=word.start(), end=word.end(), instead=instead, values={"word": letters})
