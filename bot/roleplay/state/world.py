"""A scenario made ready to be played: its playbook, its rules, its machine and its meanings."""

import itertools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from transitions import Machine

from bot.grading.embedding import Embedder, Vectors, centred
from bot.grading.text.plain import normalised, visible
from bot.grading.text.quantities import quantities
from bot.grading.text.words import STEM
from bot.grading.types import Point
from bot.roleplay.state.machine import build_machine
from bot.roleplay.state.rules import Rules
from bot.roleplay.understanding.answer_types import Wanted, suited
from bot.roleplay.understanding.arguments import Arguments, answer_id
from bot.roleplay.understanding.fact_questions import Asking
from bot.roleplay.understanding.names import NAMES
from bot.scenario.model import Fact, Objection, Scenario
from bot.scenario.playbook import Playbook, Stage
from bot.scenario.vocabulary import Outcome

STEP = 4
"""Texts embedded in one step of warming: about a tenth of a second on a slow core."""


@dataclass(frozen=True, kw_only=True)
class World:
    """Everything about a scenario that no talk changes; one serves any number of talks."""

    scenario: Scenario
    playbook: Playbook
    """The process towards the scenario's aim."""
    whole_playbook: Playbook
    """The process as its file has it."""
    rules: Rules
    machine: Machine
    embedder: Embedder
    centre: Vectors
    """Of all sales talk, for telling meanings apart."""

    @classmethod
    def build(cls, scenario: Scenario, playbook: Playbook, embedder: Embedder, centre: Vectors) -> "World":
        """The world of one scenario. Embeds nothing yet: meanings are made when first needed."""
        aimed = playbook.aimed_at(scenario.aim)
        rules = Rules.of(scenario, aimed)
        return cls(
            scenario=scenario,
            playbook=aimed,
            whole_playbook=playbook,
            rules=rules,
            machine=build_machine(scenario, aimed, rules),
            embedder=embedder,
            centre=centre,
        )

    def towards(self, aim: Outcome) -> "World":
        """The world of this scenario where a talk aims at something else than the scenario says."""
        if aim is self.scenario.aim:
            return self
        scenario = self.scenario.model_copy(update={"aim": aim})
        return World.build(scenario, self.whole_playbook, self.embedder, self.centre)

    def stage(self, state: str) -> Stage:
        """The stage of that state.

        Raises:
            KeyError: if the state is an outcome.
        """
        return self.playbook.stage(state)

    def objection(self, objection_id: str) -> Objection:
        """The objection with that id.

        Raises:
            KeyError: if the scenario has none.
        """
        for objection in self.scenario.objections:
            if objection.id == objection_id:
                return objection
        raise KeyError(objection_id)

    @cached_property
    def sums(self) -> tuple[float, ...]:
        """All amounts that the brief and the product's facts speak of."""
        product, objections = self.scenario.product, self.scenario.objections
        told = [*product.wordings]
        told += [text for extra in product.extras for text in extra.text]
        told += [text for objection in objections for answer in objection.answers for text in answer]
        return tuple(quantity.value for text in (*told, self.scenario.brief) for quantity in quantities(text))

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """What is worth saying of the product."""
        return tuple(Point(id=point.id, wordings=point.text) for point in self.scenario.product.offered)

    @cached_property
    def extras(self) -> tuple[Point, ...]:
        """What is worth saying of what may be sold with it."""
        return tuple(Point(id=extra.id, wordings=extra.text) for extra in self.scenario.product.extras)

    @cached_property
    def answers(self) -> Mapping[str, tuple[Point, ...]]:
        """What answers each objection, by its id."""
        return {
            objection.id: tuple(
                Point(id=answer_id(objection.id, index), wordings=wordings)
                for index, wordings in enumerate(objection.answers)
            )
            for objection in self.scenario.objections
        }

    @cached_property
    def facts(self) -> tuple[Point, ...]:
        """All that the scenario says of its product."""
        return (*self.points, *self.extras, *itertools.chain.from_iterable(self.answers.values()))

    @cached_property
    def suited(self) -> Mapping[str, frozenset[Wanted]]:
        """What each fact of the customer may be asked for, by its id."""
        return {fact.id: suited(fact) for fact in self.scenario.customer.facts}

    @cached_property
    def names(self) -> frozenset[str]:
        """First names that may be called out here: the customer's, and those that the brief speaks of."""
        customer = self.scenario.customer
        spoken = [customer.name, customer.role, *(i.name or "" for i in customer.influencers), self.scenario.brief]
        words = re.findall(r"[a-zа-я]+", normalised(" ".join(spoken)))
        called = re.findall(r"[a-zа-я]+", normalised(customer.name))
        return frozenset([*called, *(word for word in words if word in NAMES)])

    @cached_property
    def _asking(self) -> Asking:
        return Asking.of(self.scenario.customer.facts, self.embedder, self.centre)

    def fact_asked(
        self, question: str, vector: Vectors, told: Collection[str], wanted: Wanted | None = None, doubt: float = 0.0
    ) -> Fact | None:
        """The fact that a question asks for, None where it is none of them.

        Args:
            question: its words.
            vector: its meaning.
            told: ids of the facts told before.
            wanted: what it asks for by its words.
            doubt: how much likelier a fact must be than none; below 0 it may be less likely by so much.
        """
        return self._asking.fact(question, vector, told, wanted, doubt=doubt)

    def need_asked(self, question: str, vector: Vectors, told: Collection[str], wanted: Wanted | None) -> Fact | None:
        """The fact that answers a question for what he needs at all, None where he needs nothing.

        Args:
            question: its words.
            vector: its meaning.
            told: ids of the facts told before.
            wanted: what it asks for by its words.
        """
        return self._asking.need(question, vector, told, wanted)

    def sells(self, things: Collection[str]) -> bool:
        """True where none of these words names anything else than what is sold here."""
        return all(any(word.startswith(thing[:STEM]) for word in self._wares) for thing in things)

    @cached_property
    def _wares(self) -> frozenset[str]:
        scenario = self.scenario
        spoken = normalised(f"{scenario.title} {scenario.product.name} {scenario.seller or ''}")
        return frozenset(re.findall(r"[a-zа-я]+", spoken))

    @cached_property
    def _arguments(self) -> Arguments:
        return Arguments.of(self.scenario.objections, self.embedder, self.centre)

    def meant_for_another(self, words: Sequence[str], objection: Objection) -> bool:
        """True where clauses of a reply clearly answer another doubt, and this one less."""
        return bool(words) and self._arguments.meant_for_another(self.embedder.embed(words), objection)

    def nearness(self, texts: Sequence[str], others: Sequence[str]) -> Vectors:
        """How near in meaning each text (a row) is to each of the others (a column), -1 to 1."""
        embed, centre = self.embedder.embed, self.centre
        near: Vectors = centred(embed(texts), centre) @ centred(embed(others), centre).T
        return near

    def awaiting(self, words: str) -> Iterator[None]:
        """Make the meaning of what the customer has just said, for the reply to it waits for that, too."""
        self.embedder.embed([visible(words)])
        yield

    def warming(self) -> Iterator[None]:
        """Make the meanings that a talk will need, a few at a step, so that the first replies do not wait for them."""
        scenario = self.scenario
        texts = [text for fact in scenario.customer.facts for text in (*fact.about, *fact.says)]
        texts += scenario.product.wordings
        texts += [text for objection in scenario.objections for answer in objection.answers for text in answer]
        texts += [text for extra in scenario.product.extras for text in extra.text]
        texts += [text for objection in scenario.objections for text in objection.yields or ()]
        for start in range(0, len(texts), STEP):
            self.embedder.embed(texts[start : start + STEP])
            yield
