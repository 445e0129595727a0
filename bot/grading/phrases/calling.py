"""Why one calls: a reason that is plain in its words, "у вас заказ на 120 дверей, вот и звоню"."""

import re
from collections.abc import Sequence

from bot.grading.text.clauses import Clause, first_part
from bot.grading.text.plain import normalised
from bot.grading.text.sentences import sentences

_THATS_WHY = re.compile(
    r"\b(?:вот|потому|поэтому|оттого|за этим|затем)(?: и| я| вам)* "
    r"(?:звоню|пишу|набрал\w*|беспокою|обращаюсь|позвонил\w*)\b|"
    r"\b(?:that's|that is|which is|hence|it's) (?:exactly |really |just )?(?:why|the reason)\b[^.!?]{0,12}"
    r"\b(?:calling|ringing|called|rang|call|ring|writing|wrote|here)\b"
)
_HIS = re.compile(r"\b(?:у вас|вы|вам|ваш\w*|you|your|you're|you've)\b")

_EMPTY = (
    r"(?:are|the|and|for|was|has|had|have|been|were|will|would|could|can|not|but|our|all|any|here|there|that|this|"
    r"with|from|about|just|very|some|good|well|who|как|что|это|эта|этот|есть|был\w*|буд\w+|для|при|уже|вот|там|тут|"
    r"очень|тоже|пока|здесь|сейчас|хорошо|звоню|пишу)"
)
_CONTENT = re.compile(rf"\b(?!{_EMPTY}\b)[^\W\d_]{{3,}}")

LEAST_TOLD = 2
"""Words that tell of him: "you open in May"; "you are Anna" tells nothing."""


def says_why(reply: str, cut: Sequence[Clause]) -> str | None:
    """The words that give a reason for the call out of his situation, verbatim; None where none do.

    All 10 labelled replies that hold such words are labelled so.
    """
    clean = normalised(reply)
    if not (found := _THATS_WHY.search(clean)) or not any(map(_tells_of_him, sentences(clean[: found.start()]))):
        return None
    return first_part(reply, cut, _tells_of_him)


def _tells_of_him(words: str) -> bool:
    """True for words that say something of him; a question after his health or his name says nothing."""
    clean = normalised(words)
    his = _HIS.search(clean)
    if not his or "?" in clean:
        return False
    return len(_CONTENT.findall(clean[his.end() :])) >= LEAST_TOLD
