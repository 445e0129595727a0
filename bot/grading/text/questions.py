"""Whether words ask something, with a question mark or, as people write on a phone, without."""

import re

from bot.grading.text.plain import normalised
from bot.grading.text.sentences import sentences
from bot.grading.text.words import STEM
from bot.scenario.vocabulary import Move

QUESTIONS = frozenset({Move.OPEN_QUESTION, Move.CLOSED_QUESTION, Move.ALTERNATIVE_QUESTION, Move.CLARIFICATION})
"""Moves that ask to be told something."""

ASKING = (
    r"(?:(?:в|на|к|до|с|от|для|о|у|по|за|at|in|on|for|to|by) )?"
    r"(?:как\w*|сколько|когда|где|куда|откуда|кто|кого|кому|что|чего|чем|почему|зачем|"
    r"how|what|when|where|who|which|why)\b"
)
"""How a question begins that is not for yes or no."""

LEAD = "ну|а|и|так|тогда|and|so|well|then|ok|okay"
"""Words that stand before a question and are none of it; which others may depends on the question."""

HELLO = (
    r"(?:здравствуйте|здрас[ть]\w+|добр(?:ый|ое|ой|ого) (?:день|утро|вечер|дня|утра|вечера)|привет(?:ствую|ик)?|"
    r"hi|hiya|hello|hey|good (?:morning|afternoon|evening)|morning|afternoon|evening)\b"
)
"""Words of greeting."""

MOST_UNMARKED = 8
"""Words of a question without its mark: "what is it for". What is longer may well tell: "when it rains, …"."""

_UNMARKED = re.compile(rf"\W*(?:(?:{LEAD}|скажите|подскажите|but|um) )*{ASKING}[^,:]*", re.IGNORECASE)


def asks(sentence: str) -> bool:
    """True for a sentence with a question mark, and for a short one that is put like a question."""
    short = len(sentence.split()) <= MOST_UNMARKED
    return "?" in sentence or (short and bool(_UNMARKED.fullmatch(sentence.strip())))


MOST_LEADING = 2
"""Words of what may stand before a question and is none: "Понятно.", "Thanks, Rosie."."""

MOST_SHARED = 1
"""Words that a plain question may have in common with what it is asked about."""

_LEADS = (
    rf"(?:(?:{LEAD}|скажите|подскажите|пожалуйста|хорошо|ясно|понятно|кстати|еще|but|um|uh|er|right|now|just|also)\b"
    r"[ ,:…-]*)*"
)
_GREETS = re.compile(rf"\W*(?:{HELLO}|(?:i'?m|my name|this is|меня зовут)\b)(?:[\W_]+[^\W_]+){{0,6}}[\W_]*$")
_PLAINLY = re.compile(
    rf"\W*{_LEADS}(?:{ASKING}|(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|shall|should|may|might)\b|"
    r"(?:\w+ )?\w+ ли\b|tell me\b|расскажите\b)"
)
_CHECKS = re.compile(
    r"\b(?:то есть|значит|получается|выходит|верно|правильно|так ведь|если я|am i|did i|have i|sounds like|if i|so you|"
    r"i right|is it|is that|are you saying)\b|\bright\?"
)
"""Words of him who makes sure that he has understood."""

_FOLLOWS = re.compile(
    r"^\W*(?:(?:right|ok|okay|ah|well|да|так|ага|понятно|ну)\W+)*(?:so|you|значит|то есть|получается|выходит)\b|"
    r"\bit's\b|, (?:да|так|right|then)\s*\?"
)
"""A conclusion from what was heard, put as a question."""

_OPENLY = re.compile(
    rf"\W*{_LEADS}(?:what(?:'?s)?|how|why|как|что|чем|чего|почему|зачем|для чего|расскажите|tell me)\b"
    r"(?! (?:many|much|old|long|often|far|big|soon|time|day|date|name|number|about|your|size|colour|if|"
    r"долго|часто|давно|скоро|далеко|много|вас зовут|зовут)\b)"
)
_LONGER = re.compile(r"[^\W_]+")
_SMALL = frozenset({
    "what", "with", "that", "this", "have", "does", "your", "they",
    "ваши", "вашем", "вашей", "когда", "сколько", "какие",
})  # fmt: skip


def merely_asks(reply: str, customer: str) -> bool:
    """True for nothing but questions with hardly a word of the customer's: whoever asks so sums up nothing.

    Of the 6,266 labelled replies 502 are such, and 3 of these are labelled a summing up.
    """
    if _CHECKS.search(normalised(reply)):
        return False
    heard = words_of(customer)
    said = sentences(reply)
    while len(said) > 1 and _leads(said[0], heard):
        said = said[1:]
    asking = bool(said) and all(map(asks, said)) and len(words_of(reply) & heard) <= MOST_SHARED
    return asking and (all(map(asks_plainly, said)) or not _takes_up(said[0], heard))


def _leads(sentence: str, heard: frozenset[str]) -> bool:
    """True for hello, and for a word or two without one of his, before a question."""
    short = len(sentence.split()) <= MOST_LEADING or bool(_GREETS.match(normalised(sentence)))
    return short and not asks(sentence) and not words_of(sentence) & heard


def asks_plainly(words: str) -> bool:
    """True for a question that begins as one and makes sure of nothing: "and how late are they?"."""
    clean = normalised(words)
    return bool(_PLAINLY.match(clean)) and not _CHECKS.search(clean)


def _takes_up(question: str, heard: frozenset[str]) -> bool:
    """True for a question with his words before it, or with what follows from them: "half, in how long?"."""
    clean = normalised(question)
    return bool(_FOLLOWS.search(clean)) or ("," in clean and bool(words_of(clean.split(",")[0]) & heard))


def asks_openly(reply: str, customer: str) -> bool:
    """True for one plain question that needs a told answer: "so what are you using it for?"."""
    said = [sentence for sentence in sentences(reply) if asks(sentence)]
    one = len(said) == 1 and " or " not in said[0] and " или " not in said[0] and ":" not in said[0]
    return one and merely_asks(reply, customer) and bool(_OPENLY.match(normalised(said[0])))


def words_of(text: str) -> frozenset[str]:
    """The beginnings of a text's longer words, and its numbers."""
    words = _LONGER.findall(normalised(text))
    return frozenset(word[:STEM] for word in words if (len(word) > 3 or word.isdigit()) and word not in _SMALL)
