"""Which of his facts the questions of a reply ask for."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.grading.phrases.orders import Detail
from bot.grading.text.clauses import clauses
from bot.grading.text.questions import ASKING, QUESTIONS, asks
from bot.grading.text.sentences import thoughts
from bot.grading.text.words import STEM, stems
from bot.grading.types import Grade
from bot.roleplay.exchange.lines import as_said
from bot.roleplay.exchange.questions_put import MOST_IN_PASSING, SHORTEST_QUESTION, Questions
from bot.roleplay.state.so_far import told_facts
from bot.roleplay.state.talk import Talk
from bot.roleplay.state.world import World
from bot.roleplay.understanding.answer_types import Wanted, wanted_by
from bot.roleplay.understanding.check_questions import Check, Checked
from bot.roleplay.understanding.fact_questions import DOUBT, SOME_DOUBT
from bot.roleplay.understanding.names import without_name
from bot.roleplay.understanding.need_questions import Sought, goes_back, mentioned, seeks_need
from bot.roleplay.understanding.order_details import asked_details
from bot.scenario.model import Fact
from bot.scenario.vocabulary import Mode, Move, StageKind

FINDING_OUT = frozenset({StageKind.CONTACT, StageKind.QUALIFICATION, StageKind.NEEDS, StageKind.CONSULTATION})
"""Stages in which questions are the work."""

ASKING_ON = frozenset({StageKind.NEEDS, StageKind.CONSULTATION})
"""Of these, those in which question follows question.

There alone a question without a fact is answered, and one without its mark is heard; before, a reply says who calls
and why.
"""

WISHING = ASKING_ON | {StageKind.PRESENTATION}
"""Stages in which "what matters to you?" is answered by a need; later it asks what is behind a doubt."""

ASKED_LATER = frozenset({StageKind.PRESENTATION, StageKind.OBJECTION})
"""Stages in which a reply that is nothing but a question asks for a fact nearly as often as before."""

_LAST_PART = re.compile(rf", (?P<asked>{ASKING}[^,]*)$", re.IGNORECASE)
"""What is asked behind a comma: "you mentioned a trip, when is it?"."""

MOST_IN_CONTEXT = 40
"""Words of a reply that are understood together with its one question."""

PRELIMINARY = frozenset({Move.GREETING, Move.PERSONALISATION, Move.DECISION_MAKER}) | QUESTIONS
"""Moves beside which something may still be asked; whoever sums up what he heard asks nothing."""

MOST_QUESTIONS = 12
"""Questions of one reply that the customer listens to; nobody asks more in one breath."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A fact that is asked for."""

    fact: Fact
    wanted: Wanted | None
    """What is asked for of it, where the question says it: a sum, a day."""
    again: bool = False
    """True where it was told before, and is openly asked for once more."""


def facts_asked(world: World, talk: Talk, reply: str, grade: Grade, questions: Questions) -> Sequence[Asked]:
    """The facts that questions are about; "you need it by May, right?" gets him to talk of the date too."""
    kind = world.stage(talk.state).kind
    plain, checks = questions.plain, questions.checks
    if kind is StageKind.CLOSING:
        # What the order needs he gives as such: nobody answers the same twice.
        plain = tuple(question for question in plain if not any(asked_details(question)))
    elif kind not in FINDING_OUT:
        plain = tuple(question for question in plain if not _chooses_day(question))
    if kind in ASKING_ON and not plain and not checks and not questions.joking and _may_ask(reply, grade):
        return _in_passing(world, talk, reply)
    context = reply.strip() if len(plain) == 1 and kind in ASKING_ON else ""
    facts: dict[str, Asked] = {}
    for question in plain[:MOST_QUESTIONS]:
        hardly = talk.bought_before or _hardly_asks(questions, question)
        doubt = max(_doubt(kind, reply, grade, question), DOUBT if hardly else 0.0)
        found = _about(world, talk, question, context, doubt, facts)
        # Why he doubts is answered by what he has not told yet; what he has told he need not be reminded of.
        if found and not (question == questions.probing and found.fact.id in talk.told.facts):
            facts.setdefault(found.fact.id, found)
    for content in _summed_up(checks) if kind in ASKING_ON else ():
        # What is summed up was told before: no reason to look for something that was not.
        fact = _fact(world, content, (), None, _doubt(kind, reply, grade, content))
        if fact:
            facts.setdefault(fact.id, Asked(fact=fact, wanted=None))
    return tuple(facts.values())


def _chooses_day(question: str) -> bool:
    """True for "Monday or Tuesday?", which is about the next step."""
    return any(asked.detail is Detail.DAY and len(asked.proposed) > 1 for asked in asked_details(question))


def _hardly_asks(questions: Questions, question: str) -> bool:
    """True for what is put with a smile, or may well be about his doubt."""
    return question in questions.smiling or question == questions.probing


def _about(world: World, talk: Talk, question: str, context: str, doubt: float, found: Collection[str]) -> Asked | None:
    """The fact that a question is about, None where it is about none."""
    kind, wanted, core = world.stage(talk.state).kind, wanted_by(question), _core(question)
    sought = _sought(world, talk, (question, core))
    if sought and world.sells(sought.things) and (need := _need(world, question, sought, (*talk.told.facts, *found))):
        return need
    back = goes_back(question)
    if back and (meant := _told_of(world, talk, question, wanted, doubt)):
        return Asked(fact=meant, wanted=wanted, again=meant.id in talk.told.facts)
    for words in _in_context(question, core, context):
        # Two questions of one reply are seldom about the same.
        fact = _fact(world, words, () if back else (*talk.told.facts, *found), wanted, doubt)
        # What leads up to a question speaks of what was told; only the question itself asks for it again.
        if fact and (back or not (fact.id in talk.told.facts and core and words != core)):
            # Over an open doubt only what is surely meant is told of once more.
            surely = bool(talk.doubts.open) and _fact(world, words, (), wanted, DOUBT) == fact
            return Asked(fact=fact, wanted=wanted, again=(back or surely) and fact.id in talk.told.facts)
    return _need(world, question, sought, (*talk.told.facts, *found)) if sought and kind in ASKING_ON else None


def _told_of(world: World, talk: Talk, question: str, wanted: Wanted | None, doubt: float) -> Fact | None:
    """What is meant by "you mentioned your son, how old is he?": what it is surely about, else what he said so."""
    surely = _fact(world, question, (), wanted, max(doubt, DOUBT))
    if surely:
        return surely
    words = set(stems(mentioned(question), STEM - 1))
    told = told_facts(world, talk)
    shared = [len(words & set(stems(as_said(fact.says, talk), STEM - 1))) for fact in told]
    most = max(shared, default=0)
    # Of two facts that he told in such words neither is surely meant.
    return told[shared.index(most)] if most and shared.count(most) == 1 else None


def _fact(world: World, words: str, told: Collection[str], wanted: Wanted | None, doubt: float) -> Fact | None:
    matter = without_name(words, world.scenario.customer.name)
    return world.fact_asked(matter, world.embedder.embed([matter])[0], told, wanted, doubt)


def _doubt(kind: StageKind, reply: str, grade: Grade, question: str) -> float:
    """How much likelier than none a fact must be.

    Less where the reply does nothing but ask, and not about a doubt, and where something definite is asked for.
    """
    if kind in FINDING_OUT:
        return 0.0
    said = thoughts(reply)
    only_asks = bool(said) and all(map(asks, said)) and not grade.has(Move.CLARIFICATION)
    plainly = only_asks or wanted_by(question) is not None
    return SOME_DOUBT if kind in ASKED_LATER and plainly and not grade.points else DOUBT


def _sought(world: World, talk: Talk, parts: Sequence[str]) -> Sought | None:
    """What a question seeks that any need answers; a cold customer does not open up before he knows who calls."""
    if talk.bought_before:
        # His needs were those of what he has bought.
        return None
    kind = world.stage(talk.state).kind
    sought = next(filter(None, map(seeks_need, parts)), None)
    came_himself = kind is StageKind.CONTACT and world.playbook.mode is Mode.PASSIVE
    answers = kind in WISHING or came_himself or (kind is StageKind.OBJECTION and sought and sought.purpose)
    return sought if answers else None


def _need(world: World, question: str, sought: Sought, told: Sequence[str]) -> Asked | None:
    """The need that best answers such a question for what it is about; None where he needs nothing."""
    wanted = Wanted.PURPOSE if sought.purpose else None
    matter = without_name(question, world.scenario.customer.name)
    fact = world.need_asked(matter, world.embedder.embed([matter])[0], told, wanted)
    return Asked(fact=fact, wanted=wanted) if fact else None


def _summed_up(checks: Sequence[tuple[str, Checked]]) -> list[str]:
    """The checks that say what was understood."""
    return [question for question, found in checks if found.check is Check.UNDERSTOOD and found.content]


def _may_ask(reply: str, grade: Grade) -> bool:
    """True for a few words that may be a question without its mark: "химию где берёте", "got room on the worktop"."""
    tells = any(found.move not in PRELIMINARY for found in grade.moves)
    return 0 < len(reply.split()) <= MOST_IN_PASSING and not grade.points and not tells


def _in_passing(world: World, talk: Talk, reply: str) -> Sequence[Asked]:
    """The fact that such a reply is about; one that was told before is only spoken of, not asked for again."""
    wanted = wanted_by(reply)
    fact = world.fact_asked(reply, world.embedder.embed([reply])[0], (), wanted, DOUBT)
    return [Asked(fact=fact, wanted=wanted)] if fact and fact.id not in talk.told.facts else []


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
    if led := _LAST_PART.search(core):
        core = led["asked"]
    return core if core != question and len(core.split()) >= SHORTEST_QUESTION else ""
