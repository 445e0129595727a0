"""A summary with a number that the customer never named: "fourteen guests" given back as "twenty-five, right?"."""

from collections.abc import Iterator, Sequence

from bot.grading.facts.agreement import common
from bot.grading.judging.reasons import misquoted
from bot.grading.text.amounts import ROUGH, Amount, amounts
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import Quantity, quantities
from bot.grading.text.sentences import thoughts
from bot.grading.text.units import Measure
from bot.roleplay.exchange.lines import as_said
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.state.so_far import told_facts
from bot.roleplay.understanding.check_questions import Check, checked
from bot.scenario.model import Fact

ONE_MATTER = 0.4
"""Nearness from which a summary and what he told are about the same, where they have no word in common."""


def hear_summary(scene: Scene) -> None:
    """Keep what he told where a summary gives it back with another number: such a reply has not listened."""
    quote, scene.misheard = _misheard(scene)
    if scene.misheard:
        scene.grade = misquoted(scene.grade, quote, scene.misheard)


def _misheard(scene: Scene) -> tuple[str, str]:
    """A sentence of the seller's, and the one of his that it gives back wrongly; both empty where none does."""
    if scene.heard.check is not Check.UNDERSTOOD:
        return "", ""
    for sentence, part in _given_back(scene.reply):
        news = _news(scene, part)
        for fact in told_facts(scene.world, scene.talk):
            line = as_said(fact.says, scene.talk)
            number = _replaced(fact, line, part, news)
            if number and _one_matter(scene, fact, line, part):
                return sentence.strip(), _sentence_with(line, number)
    return "", ""


def _given_back(reply: str) -> Iterator[tuple[str, str]]:
    """The sentences that say what was understood, and of each what it says: what is checked or told before it."""
    for sentence in thoughts(reply):
        check = checked(sentence)
        if check or "?" not in sentence:
            yield sentence, check.content if check else sentence


def _news(scene: Scene, part: str) -> Sequence[Amount]:
    """The amounts of a summary that neither he has named nor the brief, not even roughly."""
    said = (*scene.talk.spoken.lines, scene.talk.spoken.last, scene.world.scenario.brief)
    known = [amount for line in said for amount in amounts(line)]
    return [named for named in amounts(part) if not any(_near(named, amount) for amount in known)]


def _near(one: Amount, other: Amount) -> bool:
    values = one.quantity.value, other.quantity.value
    return one.comparable(other) and max(values) - min(values) <= ROUGH * max(values)


def _replaced(fact: Fact, line: str, part: str, news: Sequence[Amount]) -> Quantity | None:
    """His number that another stands for; None where either says several of the kind, or they may count two things."""
    for measure in dict.fromkeys(amount.quantity.measure for amount in news):
        mine, theirs = ([a for a in amounts(text) if a.quantity.measure is measure] for text in (line, part))
        if len(mine) == len(theirs) == 1 and theirs[0] in news and _same_thing(fact, mine[0], theirs[0]):
            return mine[0].quantity
    return None


def _same_thing(fact: Fact, mine: Amount, theirs: Amount) -> bool:
    """True for two sums or times, and for two numbers of what the fact is about: "fourteen", "twenty-five guests"."""
    if mine.quantity.measure is not Measure.COUNT:
        return mine.comparable(theirs)
    about = normalised(" ".join((*fact.about, *fact.says)))
    return bool(theirs.counted) and theirs.counted in about and float(theirs.quantity.value).is_integer()


def _one_matter(scene: Scene, fact: Fact, line: str, part: str) -> bool:
    about = (line, *fact.about)
    if any(common(text, part) for text in about):
        return True
    return float(scene.world.nearness([part], about).max()) >= ONE_MATTER


def _sentence_with(line: str, number: Quantity) -> str:
    """The sentence of his that names a number, without its full stop."""
    named = (one for one in thoughts(line) if any(number.equals(quantity) for quantity in quantities(one)))
    return next(named, line).strip(" .…")
