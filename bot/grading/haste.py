"""A customer pushed to decide: told to hurry, or of others after the same thing; milder ways are the detector's."""

import re
from collections.abc import Sequence

from bot.grading.clauses import Clause
from bot.grading.surface import normalised, sentences

PUSHED = 0.8
"""Confidence of such words: all 9 of the 4,995 labelled replies that hold any, and all 4 of 1,271 unseen, are pushy."""

_DAY = r"(?:tomorrow|tonight|next week|long|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"

HURRIED = (
    r"\bрешайте(?: же)? (?:быстрее|скорее|сейчас|поскорее|живее|прямо сейчас|немедленно)",
    r"\b(?:давайте|думайте|соглашайтесь|берите) (?:быстрее|скорее|живее|поскорее)\b",
    r"\bне тяните\b|\b(?:чего|что тут|что там) (?:тут )?(?:тянуть|думать)\b",
    r"(?:^|[.!?…,:] )(?:ну )?что (?:тянуть|думать)\b",
    r"\bмне нуж(?:ен|но) (?:ваш[ае] )?(?:ответ|решение) (?:сегодня|сейчас|прямо сейчас)",
    r"\bneed (?:a |an |your )?(?:yes|answer|decision|signature)\b[^.!?]{0,12}\b(?:today|now|tonight|this minute)\b",
    r"\b(?:today's|today is) the day\b|\bdecide (?:quick|fast)",
)
OTHERS_WAIT = (
    (
        r"\b(?:завтра|послезавтра|потом|через (?:час|день|два дня)|в (?:понедельник|пятницу)|на выходных)\b[^.!?]{0,25}"
        r"\b(?:не будет|заберут|уйдет|уйдут|разберут|раскупят)\b"
    ),
    (
        r"\b(?:двое|трое|уже (?:два|три)|другой|другие|еще один|люди|человек)\b[^.!?]{0,30}"
        r"\bна (?:нее|него|эту|этот)\b[^.!?]{0,20}\b(?:смотр|звон|хот|заб|претенд)\w*"
    ),
    r"\bза (?:ним|ней|этой|этим)\b[^.!?]{0,20}\bочередь\b|\bочередь (?:стоит|выстроилась)",
    rf"\b(?:won'?t|will not) be (?:here|around|there|available)\b[^.!?]{{0,25}}\b{_DAY}\b",
    r"\b(?:won'?t|will not) (?:last|hang around) (?:long|till|until|past)\b|\bor it'?s gone\b",
    (
        r"\b(?:(?:someone|somebody) else|(?:two|three|another|other|several|(?:a )?couple of)(?: other)? "
        r"(?:people|buyers?|customers?|famil(?:y|ies)|guys?|lads?|person|couple))\b[^.!?]{0,25}"
        r"\b(?:rang|ring(?:ing)?|called|calling|phoned|coming to (?:see|look)|interested in it|after it|waiting for it|"
        r"wants? it)\b"
    ),
)

_HASTE = re.compile("|".join(f"(?:{pattern})" for pattern in (*HURRIED, *OTHERS_WAIT)))


def forced_haste(reply: str, cut: Sequence[Clause]) -> str | None:
    """The first words that push to decide, verbatim: a clause, or a sentence where it runs over several; else None."""
    for sentence in sentences(reply):
        if _pushes(sentence):
            inside = (clause.text for clause in cut if clause.text in sentence)
            return next((text for text in inside if _pushes(text)), sentence.strip())
    return None


def _pushes(text: str) -> bool:
    return bool(_HASTE.search(normalised(text).replace("’", "'")))
