"""Leave asked to talk, and a moment more: neither pushes, nor gives up."""

import re

from bot.grading.phrases.haste import hurries
from bot.grading.text.plain import normalised
from bot.grading.text.questions import HELLO, LEAD

_A_WHILE = r"(?:a|one|two|three|five|half a) (?:\w+ )?(?:minutes?|mins?|moment|sec\w*)"
_TO_TALK = (
    r"(?: (?:now|right now|for me|to (?:talk|speak|chat|spare)|for a (?:quick )?(?:word|chat|call|question)|"
    r"before(?: [\w']+){1,3}))*"
)
_MINUTE = r"минут(?:[ауы]|к\w+|очк\w+)?"
_RU_TO_TALK = r"(?: (?:сейчас|у вас|для меня|поговорить|на (?:разговор|(?:пару|один|два) \w+)|до \w+))*"

_ALONE = (
    (
        r"(?:is (?:this|it|now) )?(?:an? )?(?:bad|good|wrong|right|busy|awkward) (?:time|moment)"
        r"(?: (?:to (?:talk|call)|for you|now|right now))*"
    ),
    r"(?:(?:вам|сейчас|это) )*(?:не ?)?удобно(?: (?:ли|вам|сейчас|(?:по)?говорить|разговаривать|общаться))*",
)
"""What asks leave only where nothing else follows: "когда вам удобно принять замерщика?" asks for a day."""

_BARE = rf"(?:just |only )?{_A_WHILE}"

_OPEN = (
    (rf"(?:(?:(?:have )?you )?got|do you have|have you|(?:can|could) you spare) (?:just )?{_A_WHILE}", _TO_TALK),
    (r"am i (?:interrupting|disturbing|catching you)", r"(?: [\w']+){0,4}"),
    (r"(?:can|could|may) you talk", r"(?: (?:now|right now|for a \w+))?"),
    (
        r"(?:я )?(?:вас |вам )?не (?:во ?время|отвлекаю|помешал\w?|отрываю)",
        r"(?: (?:вас|вам|я|сейчас|звоню|от \w+))*",
    ),
    (rf"(?:(?:у вас|сейчас) )*(?:есть|найдется|уделите) (?:\w+ )?{_MINUTE}", _RU_TO_TALK),
    (rf"(?:у вас )?(?:(?:пара|одна|две|пять|хоть) )?{_MINUTE} (?:есть|найдется)", _RU_TO_TALK),
)
"""What asks leave whatever follows, and what may follow it where nothing else is asked for."""

_LEAVE = re.compile(
    rf"(?:\b(?:{'|'.join(_ALONE)})|(?<!\w )\b{_BARE}(?: (?:before|now|for me|to talk)[^.!?]*)?)\s*\?|"
    rf"\b(?:{'|'.join(words for words, _ in _OPEN)})\b[^.!]*\?"
)
_LEAVE_ALONE = re.compile(
    rf"\W*(?:(?:{LEAD}|{HELLO}|but|just|sorry|excuse me|но|извините|простите|алло|скажите|подскажите)\b\W*)*"
    rf"(?:{'|'.join((*_ALONE, _BARE + _TO_TALK, *map(''.join, _OPEN)))})\s*\?\W*"
)
"""A sentence that does nothing else: "have you got a minute to clean it?" asks for something."""

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
    clean = normalised(words)
    return bool(_LEAVE.search(clean)) and not hurries(clean)


def only_asks_leave(sentence: str) -> bool:
    """True for a sentence that asks for nothing but leave to talk: "one minute before lunch?", "удобно говорить?"."""
    return bool(_LEAVE_ALONE.fullmatch(normalised(sentence)))


def holds_on(reply: str) -> bool:
    """True for whoever asks for a moment more: "no, wait" drops nothing."""
    clean = normalised(reply)
    return bool(_HOLDS_ON.search(clean)) and not _LEAVES.search(clean)
