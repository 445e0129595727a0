"""What the customer hears in a reply: which of his facts is asked for, and what price is offered."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.grading.types import Grade
from bot.roleplay.talk import Talk
from bot.roleplay.world import World
from bot.scenario.model import Fact
from bot.scenario.vocabulary import Move, StageKind

QUESTIONS = (Move.OPEN_QUESTION, Move.CLOSED_QUESTION, Move.ALTERNATIVE_QUESTION, Move.CLARIFICATION)

FINDING_OUT = frozenset({StageKind.CONTACT, StageKind.QUALIFICATION, StageKind.NEEDS, StageKind.CONSULTATION})
"""Stages in which questions are the work."""

LOWEST_SHARE = 0.5
"""Sums below this share of the list price are something else: a price per piece, a delivery, a date."""

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
_PERCENT = re.compile(r"(\d{1,2}(?:[.,]\d)?)\s*(?:%|процент|percent|per cent)", re.IGNORECASE)
_SUM = re.compile(r"(\d{1,3}(?:[  ]\d{3})+|\d+(?:[.,]\d+)?)\s*(тыс|к\b|k\b)?", re.IGNORECASE)

MOST_QUESTIONS = 12
"""Questions of one reply that the customer listens to; nobody asks more in one breath."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a reply asked and offered."""

    asked: tuple[Fact, ...]
    """Facts asked for, in the order of the questions."""
    questions: int
    """How many questions were put."""
    price: float | None
    """A price below the list price that was offered, None where none was."""


def hear(world: World, talk: Talk, reply: str, grade: Grade) -> Heard:
    """Understand a reply by meaning."""
    questions = _questions(reply, grade)
    return Heard(asked=_asked(world, talk, questions), questions=len(questions), price=_price(world, reply, grade))


def _questions(reply: str, grade: Grade) -> list[str]:
    """The parts of a reply that ask: sentences with a question mark and what the grader holds for questions."""
    marked = [s.strip() for s in _SENTENCE.findall(reply) if "?" in s]
    found = [m.evidence.strip() for m in grade.moves if m.move in QUESTIONS]
    unmarked = [e for e in found if not any(e in s or s in e for s in marked)]
    return list(dict.fromkeys(q for q in (*marked, *unmarked) if q))


def _asked(world: World, talk: Talk, questions: Sequence[str]) -> tuple[Fact, ...]:
    facts: dict[str, Fact] = {}
    if not questions:
        return ()
    finding_out = world.stage(talk.state).kind in FINDING_OUT
    for vector in world.embedder.embed(questions[:MOST_QUESTIONS]):
        if fact := world.fact_asked(vector, talk.facts, finding_out=finding_out):
            facts.setdefault(fact.id, fact)
    return tuple(facts.values())


def _price(world: World, reply: str, grade: Grade) -> float | None:
    """The price on offer below the list: named, or as a percentage given away or traded."""
    if not grade.has(Move.CONCESSION, Move.TRADE, Move.PRICE):
        return None
    listed = world.scenario.product.price
    sums = [_number(digits, unit) for digits, unit in _SUM.findall(reply)]
    if lower := [s for s in sums if LOWEST_SHARE * listed <= s < listed]:
        return min(lower)
    percents = [float(p.replace(",", ".")) for p in _PERCENT.findall(reply)]
    if percents and grade.has(Move.CONCESSION, Move.TRADE):
        return round(listed * (1 - max(percents) / 100), 2)
    return None


def _number(digits: str, unit: str) -> float:
    value = float(re.sub(r"[  ]", "", digits).replace(",", "."))
    return value * 1000 if unit else value
