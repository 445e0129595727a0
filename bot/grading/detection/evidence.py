"""The words that show a move: which clause to point at, and how much of the reply around it to quote."""

import re
from collections.abc import Collection, Sequence

from bot.grading.detection.artefact import Numbers
from bot.grading.phrases.cues import names
from bot.grading.text.clauses import Clause
from bot.grading.text.plain import normalised
from bot.grading.text.questions import QUESTIONS, asks_plainly, words_of
from bot.grading.text.sentences import sentences
from bot.scenario.vocabulary import Move

TELLING = frozenset({
    Move.GREETING, Move.REASON_FOR_CONTACT, Move.ACKNOWLEDGEMENT, Move.BENEFIT, Move.EVIDENCE, Move.VALUE_FRAMING,
    Move.HONESTY,
})  # fmt: skip
"""Moves that are made by saying something."""

SELLING = frozenset({Move.BENEFIT, Move.EVIDENCE, Move.VALUE_FRAMING, Move.RECOMMENDATION, Move.UPSELL})
"""Moves that speak for the product."""

FIRST = frozenset({Move.GREETING, Move.ACKNOWLEDGEMENT})
"""Moves with which a reply begins."""

EARLY = 2
"""Clauses that are its beginning."""

JOINING = 3
"""Letters up to which a clause is what joins two others, "and", and shows nothing."""

SCRAP = 3
"""Words below which a clause that runs on shows nothing alone: "I'm calling" shows no reason."""

MARGIN = 1.0
"""Score by which a clause with a cue may stand behind the best where cues are common words: "only", "I'll send"."""

PLAIN = 3.0
"""Score from which a clause owns up to a limit, whatever else it shows."""

LOOSE = frozenset({Move.HONESTY, Move.NEXT_STEP, Move.DETAILS, Move.UPSELL, Move.EVIDENCE, Move.RUDENESS})
"""Moves whose cues are such words."""

SHORT = 100
"""Characters up to which a sentence is quoted whole; a screen shows some 120."""

LONG = 26
"""Words that a part of a longer one may have."""

_MARK = re.compile(r"[,;:)\]»”\"](?=\s)|\s[—–-](?=\s)")
_ADVISED_AGAINST = re.compile(
    r"\bне (?:совет|посовет|рекоменд|порекоменд|бери|возьми|надо|стоит|подойд)|"
    r"\b(?:wouldn't|wouldn’t|don't|don’t|not) (?:go|take|pick|choose|suggest|recommend|advise|buy)"
)
_INTRODUCES = re.compile(
    r"\b(?:[Ээ]то (?!В(?:ам|ы|аш))|[Tt]his is |[Ii]['’]m |I am |[Ii]t['’]?s |through to )[A-ZА-ЯЁ]|"
    r"\b[A-Z][a-z]+ (?:from|at|here,) (?:the )?[A-Z]|\b[А-ЯЁ][а-яё]+, (?:\w+ ){0,2}«"
)
_ACCEPTS = re.compile(
    r"\W*(?:понимаю|согласен|согласна|вы правы|i (?:do )?(?:understand|get|hear)|you're right|fair)\b"
)
"""Accepts a doubt before it sells."""

_TELL_ME = re.compile(r"\W*(?:расскажите|опишите|tell me|walk me|talk me)\b")
"""An open question without its mark."""

_TRAILING = " ,;:—–-"
_CONDITION = re.compile(r"(?:если|if)\b", re.IGNORECASE)


def where(move: Move, customer: str, cut: Sequence[Clause], scores: Numbers, taken: Collection[int] = ()) -> int:
    """The index of the clause to point at: one that asks or that tells, as the move does, and whose words name it.

    Args:
        move: that was found.
        customer: his last words.
        cut: the clauses of the reply, at least one.
        scores: of the move, by clause.
        taken: clauses that show what speaks for the product; a limit is seldom owned in the same words.
    """
    if move is Move.GREETING and (hello := [i for i in range(len(cut)) if _says_hello(cut[i].text)]):
        return max(hello, key=lambda i: float(scores[i]))
    pool = [i for i in range(len(cut)) if len(cut[i].text) > JOINING] or list(range(len(cut)))
    if move in QUESTIONS | TELLING:
        pool = [i for i in pool if ("?" in cut[i].text) is (move in QUESTIONS)] or pool
    if move is Move.OPEN_QUESTION:
        pool = [i for i in pool if "?" in cut[i].text or _TELL_ME.match(normalised(cut[i].text))] or pool
    if move in SELLING:
        pool = [i for i in pool if not _ACCEPTS.match(normalised(cut[i].text))] or pool
    if move is Move.RECOMMENDATION:
        pool = [i for i in pool if not _ADVISED_AGAINST.search(normalised(cut[i].text))] or pool
    if move is Move.ACTIVE_LISTENING:
        pool = _given_back(customer, cut, pool) or [i for i in pool if not asks_plainly(cut[i].text)] or pool
    if move is Move.PERSONALISATION:
        pool = [i for i in pool if not ("?" in cut[i].text and names(Move.PERMISSION, normalised(cut[i].text)))] or pool
    named = [i for i in pool if names(move, normalised(cut[i].text))]
    if move in LOOSE:
        least = max(float(scores[i]) for i in pool) - MARGIN
        named = [i for i in named if float(scores[i]) >= least]
    if move in FIRST and not named:
        pool = [i for i in pool if i < EARLY] or pool
    best = max(named or pool, key=lambda i: float(scores[i]))
    if move is Move.HONESTY and not named and best in taken and scores[best] < PLAIN:
        best = max((i for i in pool if i not in taken), key=lambda i: float(scores[i]), default=best)
    return best


def _given_back(customer: str, cut: Sequence[Clause], pool: Sequence[int]) -> list[int]:
    """The clauses that give some of the customer's words back and ask nothing: those that say so, else with most."""
    heard = words_of(customer)
    shared = {i: len(words_of(cut[i].text) & heard) for i in pool if "?" not in cut[i].text}
    some = [i for i in shared if shared[i]]
    said = [i for i in some if names(Move.ACTIVE_LISTENING, normalised(cut[i].text))]
    return said or [i for i in some if shared[i] == max(shared.values())]


def _says_hello(text: str) -> bool:
    """True for words of greeting, and for a name given."""
    return names(Move.GREETING, normalised(text)) or bool(_INTRODUCES.search(text))


def in_full(move: Move, reply: str, cut: Sequence[Clause], index: int) -> str:
    """A clause with what belongs to it, verbatim: its sentence where that is short, else all up to the marks around."""
    start, stop = cut[index].start, _end(cut[index])
    first, last = _sentence_around(reply, start, stop)
    if len(reply[first:last].strip()) <= SHORT:
        return reply[first:last].strip()
    after = cut[index + 1] if index + 1 < len(cut) else None
    runs_on = cut[index].text.endswith(",") and len(cut[index].text.split()) < SCRAP
    conditional = move is Move.TRADE and after is not None and _CONDITION.match(after.text)
    if after and _end(after) <= last and (runs_on or conditional):
        stop = _end(after)
    elif index and _CONDITION.match(cut[index].text) and cut[index - 1].start >= first:
        start = cut[index - 1].start
    marks = [match.end() for match in _MARK.finditer(reply, first, last)]
    begin = max((mark for mark in marks if mark <= start + 1), default=first)
    end = min((mark for mark in marks if mark >= stop), default=last)
    full = reply[begin:end].strip()
    return full.rstrip(_TRAILING) if len(full.split()) <= LONG else cut[index].text.rstrip(_TRAILING)


def _sentence_around(reply: str, start: int, stop: int) -> tuple[int, int]:
    """Where the sentence (or sentences) around a clause begins and ends."""
    first, at = 0, 0
    for sentence in sentences(reply):
        at = reply.index(sentence, at)
        first = at if at <= start else first
        at += len(sentence)
        if at >= stop:
            return first, at
    return first, len(reply)


def _end(clause: Clause) -> int:
    return clause.start + len(clause.text)
