"""What the customer hears in a reply: which of his facts is asked for, what is offered, what is beside the matter."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.grading.clauses import clauses
from bot.grading.questions import ASKING, QUESTIONS, asks
from bot.grading.surface import normalised
from bot.grading.types import Grade
from bot.roleplay.asking import DOUBT, SOME_DOUBT
from bot.roleplay.chatting import beside_the_sale
from bot.roleplay.checking import Check, Checked, checked
from bot.roleplay.details import AskedDetail, asked_details
from bot.roleplay.names import without_name, wrong_name
from bot.roleplay.offers import OFFERING, offered_price
from bot.roleplay.parting import takes_leave
from bot.roleplay.promises import Promise, promises
from bot.roleplay.seeking import Sought, seeks_need
from bot.roleplay.sums import sums
from bot.roleplay.talk import Talk
from bot.roleplay.trading import condition, sentences
from bot.roleplay.wanted import Wanted, wanted_by
from bot.roleplay.world import World
from bot.scenario.model import Fact
from bot.scenario.vocabulary import Mode, Move, Situation, StageKind

FINDING_OUT = frozenset({StageKind.CONTACT, StageKind.QUALIFICATION, StageKind.NEEDS, StageKind.CONSULTATION})
"""Stages in which questions are the work."""

ASKING_ON = frozenset({StageKind.NEEDS, StageKind.CONSULTATION})
"""Of these, those in which question follows question.

There alone a question without a fact is answered, and one without its mark is heard; before, a reply says who calls
and why.
"""

WISHING = ASKING_ON | {StageKind.PRESENTATION}
"""Stages in which "what matters to you?" is answered by a need; later it asks what is behind a doubt."""

OFFERED = frozenset({StageKind.PRESENTATION, StageKind.OBJECTION})
"""Stages in which a reply that is nothing but a question asks for a fact nearly as often as before."""

NAMING = (*OFFERING, Move.VALUE_FRAMING, Move.BENEFIT, Move.RECOMMENDATION, Move.EVIDENCE, Move.HONESTY)
"""Moves in which a sum may be the product's price."""

_AGREES = re.compile(
    r"^\W*(?:ну )?(?:хорошо|ладно|договорились|соглас[а-я]*|ид[её]т|по рукам|давайте так|ок|окей|годится|"
    r"ok|okay|deal|agreed?|all right|fine|done|you have a deal)\b"
)

SHORTEST_QUESTION = 3
"""Words from which a part of a question can be understood alone."""

_TWO = re.compile(rf",? (?:и|а|and) (?={ASKING})", re.IGNORECASE)
"""Between two questions in one sentence: "how many guests, and on what day?"."""

_WORD_FIRST = re.compile(rf"\W*{ASKING}", re.IGNORECASE)

MOST_IN_PASSING = 10
"""Words of what may be a question though nothing shows it."""

MOST_IN_CONTEXT = 40
"""Words of a reply that are understood together with its one question."""

PRELIMINARY = frozenset({Move.GREETING, Move.PERSONALISATION, Move.DECISION_MAKER}) | QUESTIONS
"""Moves beside which something may still be asked; whoever sums up what he heard asks nothing."""

MOST_QUESTIONS = 12
"""Questions of one reply that the customer listens to; nobody asks more in one breath."""


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
    declined: bool = False
    """True where he does not take the condition: decided once the reply is weighed."""


def hear(world: World, talk: Talk, reply: str, grade: Grade) -> Heard:
    """Understand a reply by meaning."""
    questions, checks = _sorted(_questions(reply, grade))
    product, clean = world.scenario.product, normalised(reply)
    seller = normalised(world.scenario.seller or "")
    listed = product.price
    asked = _asked(world, talk, reply, grade, questions, checks)
    return Heard(
        asked=tuple(fact for fact, _ in asked),
        wanted={fact.id: wanted for fact, wanted in asked if wanted},
        questions=len(questions),
        check=checks[-1][1].check if checks else None,
        price=offered_price(product, reply, grade),
        # The list price itself needs nobody to hear a price in it.
        names_price=any(value == listed or grade.has(*NAMING) for value in sums(reply, listed, product.unit)),
        agrees=bool(_AGREES.search(clean)),
        condition=condition(reply),
        details=tuple(asked_details(reply)),
        promises=tuple(promises(reply, world.scenario.language)),
        misnamed=not talk.gatekeeper and wrong_name(clean, world.names, seller) is not None,
        beside=beside_the_sale(clean),
        leaves=takes_leave(reply, {*world.names, *seller.split()}),
    )


def _questions(reply: str, grade: Grade) -> list[str]:
    """The parts of a reply that ask: sentences with a question mark or like one, and what the grader holds for one."""
    marked = [part for s in sentences(reply) if asks(s) and not _proposes(s, grade) for part in _each(s.strip())]
    found = [m.evidence.strip() for m in grade.moves if m.move in QUESTIONS]
    unmarked = [e for e in found if not any(e in s or s in e for s in marked)]
    return list(dict.fromkeys(q for q in (*marked, *unmarked) if q))


def _proposes(sentence: str, grade: Grade) -> bool:
    """True for "would you come on Thursday?", which asks for a step and not for a fact."""
    asked = [m.move for m in grade.moves if m.evidence in sentence and m.move in QUESTIONS | {Move.NEXT_STEP}]
    return asked[:1] == [Move.NEXT_STEP]  # the surest comes first


def _each(sentence: str) -> list[str]:
    """The questions of one sentence."""
    first, *others = _TWO.split(sentence)
    # "How many are you, and when…": with its question word even two words ask.
    least = SHORTEST_QUESTION - bool(_WORD_FIRST.match(first))
    long_enough = len(first.split()) >= least and all(len(part.split()) > 1 for part in others)
    return [first, *others] if long_enough else [sentence]


def _sorted(questions: Sequence[str]) -> tuple[list[str], list[tuple[str, Checked]]]:
    """The questions that ask for something, and those that only make sure."""
    found = [(question, checked(question)) for question in questions]
    asked = [question for question, check in found if check is None and not _chats(question)]
    return asked, [(q, check) for q, check in found if check]


def _chats(question: str) -> bool:
    """True for "how are you today?", which asks for no fact."""
    return beside_the_sale(normalised(question)) is Situation.SMALL_TALK


def _asked(
    world: World, talk: Talk, reply: str, grade: Grade, questions: Sequence[str], checks: Sequence[tuple[str, Checked]]
) -> Sequence[tuple[Fact, Wanted | None]]:
    """The facts that questions are about; "you need it by May, right?" gets him to talk of the date too."""
    kind = world.stage(talk.state).kind
    if kind is StageKind.CLOSING:
        # What the order needs he gives as such: nobody answers the same twice.
        questions = [question for question in questions if not any(asked_details(question))]
    doubt = _doubt(kind, reply, grade)
    # What is summed up was told before: no reason to look for something that was not.
    asked = [(question, talk.facts) for question in questions]
    asked += [(content, []) for content in _summed_up(checks) if kind in ASKING_ON]
    if kind in ASKING_ON and not questions and not checks and _may_ask(reply, grade):
        return _in_passing(world, talk, reply)
    context = reply.strip() if len(questions) == 1 and kind in ASKING_ON else ""
    facts: dict[str, tuple[Fact, Wanted | None]] = {}
    for question, told in asked[:MOST_QUESTIONS]:
        wanted = wanted_by(question) if question in questions else None
        core = _core(question)
        sought = _sought(world, kind, (question, core))
        if sought and world.sells(sought.things) and _add_need(world, talk, question, sought, facts):
            continue
        before = len(facts)
        for words in _in_context(question, core, context):
            matter = without_name(words, world.scenario.customer.name)
            fact = world.fact_asked(matter, world.embedder.embed([matter])[0], told, wanted, doubt)
            # What leads up to a question speaks of what was told; only the question itself asks for it again.
            if fact and not (fact.id in told and core and words != core):
                facts.setdefault(fact.id, (fact, wanted))
                break
        if sought and kind in ASKING_ON and len(facts) == before:
            _add_need(world, talk, question, sought, facts)
    return tuple(facts.values())


def _doubt(kind: StageKind, reply: str, grade: Grade) -> float:
    """How much likelier than none a fact must be: less where the reply does nothing but ask, and not about a doubt."""
    if kind in FINDING_OUT:
        return 0.0
    only_asks = all(asks(s) for s in sentences(reply)) and not grade.points and not grade.has(Move.CLARIFICATION)
    return SOME_DOUBT if kind in OFFERED and only_asks else DOUBT


def _sought(world: World, kind: StageKind, parts: Sequence[str]) -> Sought | None:
    """What a question seeks that any need answers; a cold customer does not open up before he knows who calls."""
    sought = next(filter(None, map(seeks_need, parts)), None)
    came_himself = kind is StageKind.CONTACT and world.playbook.mode is Mode.PASSIVE
    answers = kind in WISHING or came_himself or (kind is StageKind.OBJECTION and sought and sought.purpose)
    return sought if answers else None


def _add_need(
    world: World, talk: Talk, question: str, sought: Sought, facts: dict[str, tuple[Fact, Wanted | None]]
) -> bool:
    """Take the need that best answers such a question for what it is about; False where he needs nothing."""
    wanted = Wanted.PURPOSE if sought.purpose else None
    told = (*talk.facts, *facts)
    matter = without_name(question, world.scenario.customer.name)
    fact = world.need_asked(matter, world.embedder.embed([matter])[0], told, wanted)
    if fact:
        facts.setdefault(fact.id, (fact, wanted))
    return fact is not None


def _summed_up(checks: Sequence[tuple[str, Checked]]) -> list[str]:
    """The checks that say what was understood."""
    return [question for question, found in checks if found.check is Check.UNDERSTOOD and found.content]


def _may_ask(reply: str, grade: Grade) -> bool:
    """True for a few words that may be a question without its mark: "химию где берёте", "got room on the worktop"."""
    tells = any(found.move not in PRELIMINARY for found in grade.moves)
    return 0 < len(reply.split()) <= MOST_IN_PASSING and not grade.points and not tells


def _in_passing(world: World, talk: Talk, reply: str) -> Sequence[tuple[Fact, Wanted | None]]:
    """The fact that such a reply is about; one that was told before is only spoken of, not asked for again."""
    wanted = wanted_by(reply)
    fact = world.fact_asked(reply, world.embedder.embed([reply])[0], (), wanted, DOUBT)
    return [(fact, wanted)] if fact and fact.id not in talk.facts else []


def _in_context(question: str, core: str, reply: str) -> Iterator[str]:
    """A question alone, without what leads up to it, and within the whole reply."""
    yield question
    if core:
        yield core
    if reply != question and 0 < len(reply.split()) <= MOST_IN_CONTEXT:
        yield reply


def _core(question: str) -> str:
    """What is asked, without what leads up to it: "one question first: where do you buy?"; empty where nothing does."""
    _, _, asked = question.rpartition(":")
    parts = clauses(asked)
    core = parts[-1].text if parts else ""
    return core if core != question and len(core.split()) >= SHORTEST_QUESTION else ""
