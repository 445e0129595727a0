"""Leave asked to talk, and a moment more: neither pushes, nor gives up."""

import re

from bot.grading.phrases.haste import hurries
from bot.grading.text.plain import straight

_LEAVE = re.compile(
    r"\b(?:is (?:this|it|now) )?(?:a )?(?:bad|good|wrong|right|busy|awkward) (?:time|moment)"
    r"(?: (?:to talk|for you|now))?\s*\?|"
    r"\b(?:got|have you got|do you have|can you spare) (?:a|one|two|five|half a) (?:\w+ )?"
    r"(?:minutes?|moment|sec\w*)\b[^.!]*\?|"
    r"(?:^|[.,!?…–-] ?)(?:just |only )?(?:a|one|two|three|five|half a) (?:quick |spare )?"
    r"(?:minutes?|mins?|moment|sec\w*)(?: (?:before|now|for me|to talk)[^.!?]*)?\s*\?|"
    r"\bam i (?:interrupting|disturbing|catching you)\b[^.!]*\?|\b(?:can|could|may) you talk\b[^.!]*\?|"
    r"\bне (?:во ?время|отвлекаю|помешал\w?|отрываю)\b[^.!]*\?|\bнеудобно(?: сейчас| говорить)*\s*\?|"
    r"\bудобно(?: ли| вам| сейчас| говорить| разговаривать)*\s*\?|"
    r"\b(?:есть|найдется|уделите) (?:\w+ )?минут\w*\b[^.!]*\?"
)
_HOLDS_ON = re.compile(
    r"(?:^\W*|[,.!?…-]\s*|\b(?:no|please|but|oh|ok|okay)[, ]+)wait\b(?! and see)|"
    r"\b(?:hang on|hold on|bear with me|don't hang up|before you (?:go|hang up|ring off))\b|"
    r"(?<!\bin )(?<!\bin half )(?<!\bin just )\b(?:one|just a|a|half a) (?:sec|second|moment|minute)\b(?! of)|"
    r"\b(?:по(?:дождите|годите|стойте)|стойте|не (?:кладите|вешайте) трубку)\b|"
    r"(?:^\W*|[,.!?…—-]\s*|\b(?:дайте|еще|буквально|только|всего|и|но) )(?:мне )?(?:одну )?"
    r"(?:секунд|минут)(?:очк)?у\b"
)
_LEAVES = re.compile(
    r"\b(?:bye|goodbye|forget it|never ?mind|i'?ll wait|can wait|sorry to|as you (?:wish|like)|take care|good luck|"
    r"до свидания|всего (?:добр|хорош)\w+|удачи|извините за|как (?:хотите|знаете|скажете)|подожду|пока\s*[.!]?$)"
)


def asks_leave(words: str) -> bool:
    """True for words that ask whether it suits: "bad moment?" lets him say no."""
    clean = straight(words)
    return bool(_LEAVE.search(clean)) and not hurries(clean)


def holds_on(reply: str) -> bool:
    """True for whoever asks for a moment more: "no, wait" drops nothing."""
    clean = straight(reply)
    return bool(_HOLDS_ON.search(clean)) and not _LEAVES.search(clean)
