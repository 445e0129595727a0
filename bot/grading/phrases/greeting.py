"""Hello: the words with which a reply begins that greets."""

import re
from collections.abc import Sequence

from bot.grading.text.clauses import Clause, first_part
from bot.grading.text.plain import normalised

_HELLO = re.compile(
    r"^\W*(?:алл?о\W+)?(?:да\W+)?(?:\w+\W+)??"
    r"(?:здравствуйте|здрас[ть]\w+|добр(?:ый|ое|ой|ого) (?:день|утро|вечер|дня|утра|вечера)|привет(?:ствую)?|"
    r"hiya|hi|hello|hey|good (?:morning|afternoon|evening)|morning|evening|afternoon)\b"
)


def greets(reply: str, cut: Sequence[Clause]) -> str | None:
    """The words of greeting with which a reply begins, verbatim; None where it does not."""
    clean = normalised(reply)
    return first_part(reply, cut, lambda text: bool(_HELLO.search(normalised(text)))) if _HELLO.search(clean) else None
