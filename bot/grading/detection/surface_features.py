"""What shows on the surface of a reply: form, questions, the coach's cues, what it takes up of the customer's words.

Numbers are scaled to about 0 to 2, so that one strength of regularisation suits them all.
"""

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bot.grading.phrases.cues import PATTERNS, counts
from bot.grading.text.plain import normalised
from bot.grading.text.sentences import trained_sentences

Row = NDArray[np.float32]


_WORD = re.compile(r"\w+")
_CAPITALISED = re.compile(r"\b[A-ZА-ЯЁ][a-zа-яё]{2,}")
_ODD = re.compile(r"[^\w\s.,!?;:()«»\"'’–—-]")

_TELL = re.compile(
    r"\b(?:как|что|чем|чего|почему|зачем|каки[ехм]+|какой|какая|какое|какую|чему|расскаж\w*|what|what's|whats|how|why|"
    r"tell me|walk me)\b(?! (?:many|much|old|long|often))"
)
_FACT = re.compile(
    r"\b(?:сколько|когда|где|куда|откуда|какого|давно|ли|how (?:many|much|old|long|often|big)|when|where|which)\b"
)
_WHO = re.compile(r"\b(?:кто|кого|кому|кем|чье|who|whose|whom)\b")
_OR = re.compile(r"\b(?:или|либо|or)\b|:.+,")
_YES_NO = re.compile(
    r"(?:^|[,.;!?] *|\b(?:and|so|but|um|well|ok|okay|or) )"
    r"(?:do|did|does|are|is|were|was|have|has|can|could|would|will|should) "
    r"(?:you|u|it|there|they|that|this|we|your|he|she)\b|\b\w+ ли\b|\bесть (?:ли )?(?:у вас|вас)\b|\bу вас есть\b|"
    r"\bвы (?:уже |когда-нибудь |сами )?(?:\w+али|\w+или|\w+ели|\w+ете|\w+ите)\b"
)
"""The turn of a question for yes or no, mark or none."""

_KINDS = (_TELL, _FACT, _WHO, _OR)

_CUSTOMER = tuple(
    re.compile(pattern)
    for pattern in (
        r"скид|дешевл|дорог|цен[ауы]|уступ|cheap|expens|price|discount|off\b|steep|too much",
        r"кто (?:это|вы)|who",
        r"боюсь|страш|afraid|worr|scared|trust|вер[юи]",
        r"подума|think|later|потом|перезвон",
        r"беру|бер[её]м|хорошо|соглас|оформ|ладно|yes|fine|ok|take|go ahead",
        r"уже (?:есть|работаем)|already|supplier|поставщик",
        r"почт|e-?mail|прайс|send",
    )
)


REPLIES_KEPT = 256
"""Replies and clauses whose cues are remembered: only those of the turn come again."""


def surface(reply: str, customer: str) -> Row:
    """All surface features of a reply to the customer's words."""
    clean, heard = normalised(reply), normalised(customer)
    parts = [
        *_cues(clean),
        *(0.7 * x for x in _questions(clean)),
        *(0.5 * x for x in _taken_up(reply, customer)),
        *(0.35 * x for x in _form(reply)),
        *(0.35 * bool(pattern.search(heard)) for pattern in _CUSTOMER),
    ]
    return np.array(parts, dtype=np.float32)


@lru_cache(REPLIES_KEPT)
def _cues(clean: str) -> tuple[float, ...]:
    """Each cue in the whole reply, then each within its questions; kept, for a short reply is its own one clause."""
    asked = " . ".join(s for s in trained_sentences(clean) if "?" in s)
    whole = [0.5 * min(count, 3) ** 0.5 for count in counts(clean)]
    if asked in ("", clean):
        return (*whole, *(0.5 * bool(asked and count) for count in whole))
    return (*whole, *(0.5 * bool(pattern.search(asked)) for pattern in PATTERNS))


def _questions(clean: str) -> list[float]:
    """Questions by kind; a question of no kind asks for yes or no."""
    parts = trained_sentences(clean)
    asked = [[bool(kind.search(s)) for kind in _KINDS] for s in parts if "?" in s]
    counts = [sum(marks[i] for marks in asked) for i in range(len(_KINDS))]
    plain = sum(not any(marks) for marks in asked)
    return [
        *(min(count, 2) for count in (*counts, plain, len(asked))),
        float(counts[0] > 0 and counts[-1] > 0),
        # A question of dictated speech: no mark, but it opens with a question word.
        float(not asked and bool(_TELL.match(clean) or _FACT.match(clean))),
        float(bool(parts) and "?" in parts[-1]),
        float(any(_YES_NO.search(s) for s in parts if "?" in s)),
        float(not asked and bool(_YES_NO.search(clean))),
        float(not asked and bool(_TELL.search(clean))),
        min(len(parts), 12) / 6,
    ]


def _taken_up(reply: str, customer: str) -> list[float]:
    """What a reply takes up of the customer's words: stems, numbers, names."""
    own, heard = _stems(reply), set(_stems(customer))
    shared = [stem in heard for stem in own]
    numbers, their_numbers = set(re.findall(r"\d+", reply)), set(re.findall(r"\d+", customer))
    names, their_names = ({word[:4] for word in _CAPITALISED.findall(text)} for text in (reply, customer))
    opening = {word[:4] for word in _CAPITALISED.findall(reply) if reply.startswith(word)}
    return [
        min(len(set(own) & heard), 4) / 2,
        sum(shared) / max(1, len(own)),
        float(any(shared[:5])),
        min(len(numbers & their_numbers), 2),
        min(len(numbers - their_numbers), 3) / 2,
        float(bool((names - opening) & their_names)),
        min(len(names), 5) / 3,
        float("?" in customer),
        min(len(customer.split()), 20) / 15,
    ]


def _stems(text: str) -> list[str]:
    return [word[:5] for word in _WORD.findall(normalised(text)) if len(word) > 3]


def _form(reply: str) -> list[float]:
    words = reply.split()
    commas = [min(s.count(","), 15) for s in trained_sentences(reply)]
    return [
        min(len(reply), 1200) / 300,
        min(len(words), 200) / 40,
        min(len(words), 12) / 12,
        min(reply.count("!"), 4) / 2,
        min(reply.count(","), 20) / 6,
        max(commas, default=0) / 6,
        float("%" in reply),
        min(sum(c.isdigit() for c in reply), 10) / 5,
        float(reply[:1].isupper()),
        float(len(words) <= 4),
        5 * sum(c.isupper() for c in reply) / max(1, len(reply)),
        float(bool(_ODD.search(reply))),
        min(reply.count(")"), 2),
        float(":" in reply),
        float("«" in reply or '"' in reply),
    ]
