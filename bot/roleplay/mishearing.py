"""A summary with a number that the customer never named: "fourteen guests" given back as "twenty-five, right?"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.grading.agreement import common
from bot.grading.amounts import amounts, conflict
from bot.grading.quantities import Measure, Quantity, quantities
from bot.grading.surface import normalised
from bot.roleplay.checking import Check, checked
from bot.roleplay.lines import as_said
from bot.roleplay.scene import Scene
from bot.roleplay.trading import sentences
from bot.scenario.model import Fact

ONE_MATTER = 0.4
"""Nearness from which a summary and what he told are about the same, where they have no word in common."""


@dataclass(frozen=True, slots=True)
class Misheard:
    """A sentence of the seller's, and what the customer had told."""

    quote: str
    told: str


def misheard(scene: Scene) -> Misheard | None:
    """The summary that gives back another number than he named, None where none does."""
    if scene.heard.check is not Check.UNDERSTOOD:
        return None
    for sentence, part in _given_back(scene.reply):
        for fact in _told(scene):
            line = as_said(fact.says, scene.talk)
            clash = conflict(line, part) or _counted_otherwise(fact, line, part)
            if clash and clash[1] in _news(scene, part) and _one_matter(scene, fact, line, part):
                return Misheard(quote=sentence.strip(), told=_sentence_with(line, clash[0]))
    return None


def _given_back(reply: str) -> Iterator[tuple[str, str]]:
    """The sentences that say what was understood, and of each what it says: what is checked or told before it."""
    for sentence in sentences(reply):
        check = checked(sentence)
        if check or "?" not in sentence:
            yield sentence, check.content if check else sentence


def _told(scene: Scene) -> Sequence[Fact]:
    return [fact for fact in scene.world.scenario.customer.facts if fact.id in scene.talk.facts]


def _counted_otherwise(fact: Fact, line: str, part: str) -> tuple[Quantity, Quantity] | None:
    """Two numbers of what the fact is about: "fourteen, for sure", of guests, and "twenty-five guests"."""
    matter = normalised(" ".join(fact.about))
    mine = [amount.quantity for amount in amounts(line) if amount.quantity.measure is Measure.COUNT]
    theirs = [amount.quantity for amount in amounts(part) if amount.counted and amount.counted in matter]
    if not mine or not theirs or any(one.equals(other) for one in mine for other in theirs):
        return None
    return mine[0], theirs[0]


def _news(scene: Scene, part: str) -> Sequence[Quantity]:
    """The numbers of a summary that neither he has named nor the brief."""
    said = (*scene.talk.said, scene.talk.last, scene.world.scenario.brief)
    known = [amount for line in said for amount in amounts(line)]
    return [named.quantity for named in amounts(part) if not any(named.equals(amount) for amount in known)]


def _one_matter(scene: Scene, fact: Fact, line: str, part: str) -> bool:
    about = (line, *fact.about)
    if any(common(text, part) for text in about):
        return True
    return float(scene.world.nearness([part], about).max()) >= ONE_MATTER


def _sentence_with(line: str, number: Quantity) -> str:
    """The sentence of his that names a number, without its full stop."""
    named = (one for one in sentences(line) if any(number.equals(quantity) for quantity in quantities(one)))
    return next(named, line).strip(" .…")
