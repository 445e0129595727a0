"""What the customer hears in a reply: which of his facts is asked for, and what sums are named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.grading.quantities import Measure, quantities
from bot.grading.surface import normalised
from bot.grading.types import Grade
from bot.roleplay.chatting import beside_the_sale
from bot.roleplay.names import wrong_name
from bot.roleplay.promises import Promise, promises
from bot.roleplay.talk import Talk
from bot.roleplay.world import World
from bot.scenario.model import Fact
from bot.scenario.vocabulary import Move, Situation, StageKind

QUESTIONS = (Move.OPEN_QUESTION, Move.CLOSED_QUESTION, Move.ALTERNATIVE_QUESTION, Move.CLARIFICATION)

FINDING_OUT = frozenset({StageKind.CONTACT, StageKind.QUALIFICATION, StageKind.NEEDS, StageKind.CONSULTATION})
"""Stages in which questions are the work."""

LOWEST_SHARE, HIGHEST_SHARE = 0.5, 1.6
"""Sums outside these shares of the list price are something else: a price per piece, a delivery, a date."""

THOUSAND = 1000
ROUND = 10_000
"""List price from which people leave the thousands unsaid: "отдам за семнадцать"."""

OFFERING = (Move.CONCESSION, Move.TRADE, Move.PRICE, Move.NEXT_STEP)
NAMING = (*OFFERING, Move.VALUE_FRAMING, Move.BENEFIT)

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
_AGREES = re.compile(
    r"^\W*(?:ну )?(?:хорошо|ладно|договорились|соглас[а-я]*|ид[её]т|по рукам|давайте так|ок|окей|годится|"
    r"ok|okay|deal|agreed?|all right|fine|done|you have a deal)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a reply asked and offered."""

    asked: tuple[Fact, ...]
    """Facts asked for, in the order of the questions."""
    questions: int
    """How many questions were put."""
    price: float | None
    """A price up to the list price that was offered, None where none was."""
    names_price: bool
    """True where a sum that may be the product's price was said."""
    agrees: bool
    """True where the reply begins by saying yes to what the customer asked for."""
    promises: tuple[Promise, ...]
    misnamed: bool
    """True where the customer was called by another name."""
    beside: Situation | None
    """Small talk or a joke."""


def hear(world: World, talk: Talk, reply: str, grade: Grade) -> Heard:
    """Understand a reply by meaning."""
    questions = _questions(reply, grade)
    listed, clean = world.scenario.product.price, normalised(reply)
    return Heard(
        asked=_asked(world, talk, questions),
        questions=len(questions),
        price=_price(listed, reply, grade),
        names_price=grade.has(*NAMING) and any(True for _ in sums(reply, listed)),
        agrees=bool(_AGREES.search(clean)),
        promises=tuple(promises(reply, world.scenario.language)),
        misnamed=not talk.gatekeeper and wrong_name(clean, world.names) is not None,
        beside=beside_the_sale(clean),
    )


def sums(text: str, listed: float) -> Iterator[float]:
    """Amounts of a text that may be prices of a product of that list price; "семнадцать" may mean thousands."""
    for quantity in quantities(text):
        if quantity.measure not in (Measure.MONEY, Measure.COUNT) or quantity.per:
            continue
        said = (quantity.value, quantity.value * THOUSAND) if listed >= ROUND else (quantity.value,)
        for value in said:
            if LOWEST_SHARE * listed <= value <= HIGHEST_SHARE * listed:
                yield value
                break


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
    for vector in world.embedder.embed(questions):
        if fact := world.fact_asked(vector, talk.facts, finding_out=finding_out):
            facts.setdefault(fact.id, fact)
    return tuple(facts.values())


def _price(listed: float, reply: str, grade: Grade) -> float | None:
    """The price on offer up to the list: named, or as a percentage given away or traded."""
    if not grade.has(*OFFERING):
        return None
    if offered := [value for value in sums(reply, listed) if value <= listed]:
        return min(offered)
    percents = [q.value for q in quantities(reply) if q.measure is Measure.PERCENT]
    if percents and max(percents) < 100 * LOWEST_SHARE and grade.has(Move.CONCESSION, Move.TRADE):
        return round(listed * (1 - max(percents) / 100), 2)
    return None
