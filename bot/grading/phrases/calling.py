"""Why one calls: a reason that is plain in its words, "у вас заказ на 120 дверей, вот и звоню"."""

import re
from collections.abc import Sequence

from bot.grading.text.clauses import Clause, first_part
from bot.grading.text.plain import straight

_THATS_WHY = re.compile(
    r"\b(?:вот|потому|поэтому|оттого|за этим|затем)(?: и| я| вам)* "
    r"(?:звоню|пишу|набрал\w*|беспокою|обращаюсь|позвонил\w*)\b|"
    r"\b(?:that's|that is|which is|hence|it's) (?:exactly |really |just )?(?:why|the reason)\b[^.!?]{0,12}"
    r"\b(?:calling|ringing|called|rang|call|ring|writing|wrote|here)\b"
)
_HIS = re.compile(r"\b(?:у вас|вы|вам|ваш\w*|you|your|you're|you've)\b")


def says_why(reply: str, cut: Sequence[Clause]) -> str | None:
    """The words that give a reason for the call out of his situation, verbatim; None where none do.

    All 10 labelled replies that hold such words are labelled so.
    """
    clean = straight(reply)
    if not (found := _THATS_WHY.search(clean)) or not _HIS.search(clean[: found.start()]):
        return None
    return first_part(reply, cut, lambda words: bool(_HIS.search(straight(words))))
