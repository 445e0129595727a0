"""What the customer hears in a reply: which of his facts is asked for, and what price is offered."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.grading.types import Grade
from bot.roleplay.world import World
from bot.scenario.model import Fact
from bot.scenario.vocabulary import Move

QUESTIONS = (Move.OPEN_QUESTION, Move.CLOSED_QUESTION, Move.ALTERNATIVE_QUESTION, Move.CLARIFICATION)

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
_PERCENT = re.compile(r"(\d{1,2}(?:[.,]\d)?)\s*(?:%|процент|percent|per cent)", re.IGNORECASE)
_SUM = re.compile(r"(\d{1,3}(?:[  ]\d{3})+|\d+(?:[.,]\d+)?)\s*(тыс|к\b|k\b)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a reply asked and offered."""

    asked: tuple[Fact, ...]
    """Facts asked for, in the order of the questions."""
    questions: int
    """How many questions were put."""
    discount: float | None
    """Percent off the list price that was offered, None where nothing was."""


def hear(world: World, reply: str, grade: Grade) -> Heard:
    """Understand a reply by meaning."""
    questions = _questions(reply, grade)
    return Heard(asked=_asked(world, questions), questions=len(questions), discount=_discount(world, reply, grade))


def _questions(reply: str, grade: Grade) -> list[str]:
    """The parts of a reply that ask: sentences with a question mark and what the grader holds for questions."""
    marked = [s.strip() for s in _SENTENCE.findall(reply) if "?" in s]
    found = [m.evidence.strip() for m in grade.moves if m.move in QUESTIONS]
    unmarked = [e for e in found if not any(e in s or s in e for s in marked)]
    return list(dict.fromkeys(q for q in (*marked, *unmarked) if q))


def _asked(world: World, questions: Sequence[str]) -> tuple[Fact, ...]:
    facts: dict[str, Fact] = {}
    if not questions:
        return ()
    for vector in world.embedder.embed(questions):
        if fact := world.fact_asked(vector):
            facts.setdefault(fact.id, fact)
    return tuple(facts.values())


def _discount(world: World, reply: str, grade: Grade) -> float | None:
    """The discount on offer: a percentage given away or traded, or a price below the list."""
    if not grade.has(Move.CONCESSION, Move.TRADE, Move.PRICE):
        return None
    percents = [float(p.replace(",", ".")) for p in _PERCENT.findall(reply)]
    if percents and grade.has(Move.CONCESSION, Move.TRADE):
        return max(percents)
    price = world.scenario.product.price
    sums = [_number(digits, unit) for digits, unit in _SUM.findall(reply)]
    lower = [s for s in sums if price * 0.4 <= s < price]
    return round(100 * (1 - min(lower) / price), 1) if lower else None


def _number(digits: str, unit: str) -> float:
    value = float(re.sub(r"[  ]", "", digits).replace(",", "."))
    return value * 1000 if unit else value
