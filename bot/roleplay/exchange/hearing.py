"""What the customer hears in a reply: which of his facts is asked for, what is offered, what is beside the matter."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.grading.text.plain import normalised
from bot.grading.text.quantities import quantities
from bot.grading.text.units import Measure
from bot.grading.types import Grade
from bot.roleplay.exchange.facts_asked import facts_asked
from bot.roleplay.exchange.questions_put import MOST_IN_PASSING, in_jest, only_asks, questions_put
from bot.roleplay.prices.conditions import condition
from bot.roleplay.prices.offers import OFFERING, offered_price
from bot.roleplay.prices.price_mentions import sums
from bot.roleplay.state.talk import Talk
from bot.roleplay.state.world import World
from bot.roleplay.understanding.answer_types import Wanted, wanted_by
from bot.roleplay.understanding.check_questions import Check
from bot.roleplay.understanding.goodbyes import takes_leave
from bot.roleplay.understanding.names import CAPITALISED, wrong_name
from bot.roleplay.understanding.order_details import AskedDetail, asked_details
from bot.roleplay.understanding.promises import Promise, promises
from bot.roleplay.understanding.small_talk import beside_the_sale
from bot.roleplay.understanding.spelling import in_full, vocabulary
from bot.scenario.model import Fact
from bot.scenario.vocabulary import OPENING, Move, Situation

NAMING = (*OFFERING, Move.VALUE_FRAMING, Move.BENEFIT, Move.RECOMMENDATION, Move.EVIDENCE, Move.HONESTY)
"""Moves in which a sum may be the product's price."""

ABOUT_AS_HIGH = 0.85
"""Share of the price from which a sum without a word may be it, said roughly: "about 1,700"."""

A_SUM = 100
"""Value from which a number may be a sum of money without saying so."""

_AGREES = re.compile(
    r"^\W*(?:ну )?(?:хорошо|ладно|договорились|соглас[а-я]*|идет|по рукам|давайте так|ок|окей|годится|"
    r"ok|okay|deal|agreed?|all right|fine|done|you have a deal)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a reply asked and offered."""

    asked: tuple[Fact, ...]
    """Facts asked for, in the order of the questions."""
    wanted: Mapping[str, Wanted]
    """What is asked for of a fact, by its id, where the question says it: a sum, a day."""
    questions: int
    """How many questions were put, mere checks left out."""
    check: Check | None
    """What the seller makes sure of, if he does."""
    price: float | None
    """A price up to the list price that was offered, None where none was."""
    names_price: bool
    """True where a sum that may be the product's price was said."""
    agrees: bool
    """True where the reply begins by saying yes to what the customer asked for."""
    condition: str
    """What is asked of the customer in return, in the seller's words; empty where nothing is."""
    details: tuple[AskedDetail, ...]
    """What an order needs, as far as the reply asks for it or proposes it."""
    promises: tuple[Promise, ...]
    misnamed: bool
    """True where the customer was called by another name."""
    beside: Situation | None
    """Small talk or a joke."""
    leaves: bool
    """True where the seller says goodbye."""
    probing: str = ""
    """A question what stands behind the open doubt; empty where none is put."""
    again: frozenset[str] = frozenset()
    """Ids of the facts told before that the reply openly asks for once more."""
    direct: bool = False
    """True where the reply does nothing but ask for something definite: how many, when, who."""
    jests: bool = False
    """True where all that it asks is asked in jest."""
    declined: bool = False
    """True where he does not take the condition: decided once the reply is weighed."""


def hear(world: World, talk: Talk, reply: str, grade: Grade) -> Heard:
    """Understand a reply by meaning."""
    read = _as_spelt(world, reply)
    questions = questions_put(talk, read, grade, opening=world.stage(talk.state).kind in OPENING)
    product, clean = world.scenario.product, normalised(reply)
    seller = normalised(world.scenario.seller or "")
    listed = product.price
    waits = talk.haggle.asked and not talk.haggle.named
    asked = facts_asked(world, talk, read, grade, questions)
    jests = not asked and in_jest(questions)
    # Where a fact of his answers why, or compared with what, there is nothing more to tell.
    probing = "" if asked and questions.probing in questions.plain else questions.probing
    return Heard(
        asked=tuple(one.fact for one in asked),
        wanted={one.fact.id: one.wanted for one in asked if one.wanted},
        questions=0 if jests else len(questions.plain) + (questions.probing not in ("", *questions.plain)),
        check=questions.checks[-1][1].check if questions.checks else None,
        price=offered_price(product, reply, grade, talk.haggle.price, talk.haggle.bid),
        # The list price itself needs nobody to hear a price in it, and whoever asked hears one in any sum like it.
        names_price=any(value == listed or waits or grade.has(*NAMING) for value in sums(reply, listed, product.unit))
        or (waits and _answers_price(clean, listed)),
        agrees=bool(_AGREES.search(clean)),
        condition=condition(reply),
        details=tuple(asked_details(reply)),
        promises=tuple(promises(reply, world.scenario.language, *_names_of_firms(world, clean))),
        misnamed=not talk.gatekeeper and wrong_name(clean, world.names, seller) is not None,
        beside=beside_the_sale(clean) or (Situation.JOKE if jests else None),
        leaves=takes_leave(reply, {*world.names, *seller.split()}),
        probing=probing,
        again=frozenset(one.fact.id for one in asked if one.again),
        direct=not questions.probing and only_asks(read) and any(map(wanted_by, questions.plain)),
        jests=jests,
    )


def _answers_price(clean: str, listed: float) -> bool:
    """True for a sum about as high as the price, rounded up, too, or for one by the month, the metre, the person."""
    named = [q for q in quantities(clean) if q.measure in (Measure.MONEY, Measure.COUNT)]
    named = [q for q in named if q.measure is Measure.MONEY or q.value >= A_SUM]
    near = any(ABOUT_AS_HIGH <= q.value / listed <= 1 / ABOUT_AS_HIGH for q in named)
    return near or any(q.per for q in named)


def _as_spelt(world: World, reply: str) -> str:
    """A reply with its short spellings written out; a short one is read over slips, too.

    In one that is typed with care only those in the words of any question are taken for slips: phones put capitals.
    """
    plain = in_full(reply)
    with_care = plain[:1].isupper() and plain.rstrip().endswith((".", "?", "!"))
    if len(plain.split()) <= MOST_IN_PASSING:
        return vocabulary(() if with_care else world.scenario.customer.facts).spelt(plain)
    return plain


def _names_of_firms(world: World, clean: str) -> tuple[Collection[str], Collection[str]]:
    """By what names the seller goes, his product too, and whom else the customer speaks of, where a reply names any."""
    scenario = world.scenario
    own = frozenset(re.findall(r"[^\W\d_]{3,}", normalised(f"{scenario.seller or ''} {scenario.product.name}")))
    named = re.findall(r"\bу ([а-я]{3,})", clean)
    if not named:
        return own, ()
    told = [line for fact in scenario.customer.facts for line in fact.says]
    told += [line for objection in scenario.objections for line in objection.says]
    told += [line for point in scenario.product.points for line in point.text]
    return own, frozenset(normalised(name) for line in told for name in CAPITALISED.findall(line))
