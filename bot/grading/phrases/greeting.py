"""Hello: the words with which a reply begins that greets."""

import re
from collections.abc import Sequence

from bot.grading.text.clauses import Clause, first_part
from bot.grading.text.plain import normalised
from bot.grading.text.questions import HELLO

_GREETS = re.compile(rf"^\W*(?:алл?о\W+)?(?:да\W+)?(?:\w+\W+)??{HELLO}")


def greets(reply: str, cut: Sequence[Clause]) -> str | None:
    """The words of greeting with which a reply begins, verbatim; None where it does not."""
    return first_part(reply, cut, _begins_so) if _begins_so(reply) else None


def _begins_so(text: str) -> bool:
    return bool(_GREETS.search(normalised(text)))
