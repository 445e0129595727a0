"""One turn in the making: what the customer says, feels and does about one reply."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.grading.types import Grade
from bot.roleplay.exchange.hearing import Heard
from bot.roleplay.exchange.lead_ins import lead_ins
from bot.roleplay.exchange.lines import candidates, choose, filled, placeholders, unsaid
from bot.roleplay.prices.price_mentions import sums
from bot.roleplay.state.machine import Trigger, fire
from bot.roleplay.state.mood import scaled
from bot.roleplay.state.objection_choice import brushed_aside
from bot.roleplay.state.so_far import price_now
from bot.roleplay.state.talk import Said, Talk, Why
from bot.roleplay.state.world import World
from bot.scenario.model import Influencer, Scenario
from bot.scenario.money import money
from bot.scenario.playbook import MoodShift
from bot.scenario.vocabulary import Outcome, Situation, StageKind

LINES_AT_ONCE = 3
"""Nobody on the phone says more than this in one breath."""


LED_IN = 0.6
"""Chance that he begins an answer in his own manner."""


def gatekeeper(scenario: Scenario) -> Influencer | None:
    """Who answers the phone before the customer, if anybody does."""
    return next((i for i in scenario.customer.influencers if i.gatekeeper), None)


ANSWER_ENOUGH = frozenset({Situation.VALUES_HONESTY})
"""Remarks that are answer enough: nobody thanks for a warning and finds it lovely in the same breath."""


@dataclass(slots=True, kw_only=True)
class Scene:
    """The talk after a reply, while the customer reacts."""

    world: World
    talk: Talk
    rng: random.Random
    reply: str
    grade: Grade
    heard: Heard
    answer: list[Said] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    told: int = 0
    """How many facts he has told in this turn."""
    doubts: bool = False
    """True once he has said that he does not believe the reply."""
    contradicted: bool = False
    """True once he has held a word of the seller's against another."""
    misheard: str = ""
    """What he had told, where a summary gives it back with another number."""
    asides: int = 0
    """How many of the lines only go beside the answer."""

    @property
    def kind(self) -> StageKind:
        """Kind of the present stage."""
        return self.world.stage(self.talk.state).kind

    @property
    def over(self) -> bool:
        """True once the talk stands at an outcome, beyond all stages."""
        return self.talk.state in {outcome.value for outcome in Outcome}

    @property
    def answered(self) -> bool:
        """True once he has said something to the matter."""
        return len(self.answer) > self.asides

    @property
    def room(self) -> int:
        """How many lines he can still say in this breath; what the narrator tells begins another."""
        narrated = [index for index, said in enumerate(self.answer) if not said.speaker]
        return LINES_AT_ONCE - (len(self.answer) - (narrated[-1] + 1 if narrated else 0))

    @property
    def full(self) -> bool:
        """True once he has said as much as anybody says in one breath."""
        return self.room <= 0

    @property
    def keeper(self) -> Influencer | None:
        """The gatekeeper while he is on the phone, None once the customer is."""
        return gatekeeper(self.world.scenario) if self.talk.gatekeeper else None

    @property
    def speaker(self) -> str:
        """Who is on the phone."""
        return (self.keeper.name or self.keeper.role) if self.keeper else self.world.scenario.customer.name

    def say(
        self, situation: Situation, own: Sequence[str] | None = None, values: Mapping[str, str] | None = None
    ) -> bool:
        """Say a line for a moment and feel it; True when there was room for it.

        Args:
            situation: the moment.
            own: lines of the scenario, which come first.
            values: fill the line.
        """

        def pools() -> Iterator[Sequence[str]]:
            if own:
                yield own
            yield from candidates(self.world, situation, customer=not self.keeper)

        half_answered = situation is Situation.COMES_BACK and self._half_answered()
        told = self._tell(choose(pools(), self.talk, self.rng, without_blame=half_answered), values)
        self.feel_moment(situation)
        return told

    def _half_answered(self) -> bool:
        """True where the seller has met a part of the doubt that he comes back to."""
        left = brushed_aside(self.talk, StageKind.CLOSING)
        return left is not None and left.softened > 0

    def remark(self, situation: Situation, values: Mapping[str, str] | None = None) -> bool:
        """Say a line that stands beside the answer and does not take its place; True when there was room for it."""
        told = self.say(situation, values=values)
        self.asides += told and situation not in ANSWER_ENOUGH
        return told

    def tell(self, lines: Sequence[str], lead: Situation | None = None, *, counted: bool = False) -> bool:
        """Say one of these lines of the scenario, perhaps led in by a few words of his own; nothing is felt.

        Returns:
            True when there was room for it: what was not said counts as not said.
        """
        line = choose(iter([self._without_old_price(lines)]), self.talk, self.rng)
        leads = lead is Situation.INSTEAD or self._just_said(line) or self.rng.random() < LED_IN
        led = self._lead(lead, line, counted) if line and lead and leads else None
        if line and led and not self.full:
            self.talk.spoken.lines.append(led)
            return self._tell(line, lead=led)
        return self._tell(line)

    def _without_old_price(self, lines: Sequence[str]) -> Sequence[str]:
        """Lines with no list price once less was offered, and no second price in one breath, unless all have one."""
        product = self.world.scenario.product

        def prices(text: str) -> set[float]:
            return set(sums(text, product.price, product.unit))

        fitting = lines
        if any(prices(said.text) for said in self.answer):
            fitting = [line for line in lines if not prices(line)]
        elif price_now(self.world, self.talk) < product.price:
            fitting = [line for line in lines if product.price not in prices(line)]
        return fitting or lines

    def _just_said(self, line: str | None) -> bool:
        """True for his very last words: they are never all that he says again."""
        return line == self.talk.spoken.last

    def put_first(self) -> None:
        """Let what he said last go before his answer, behind what he remarked: "fine, one question", then that."""
        if self.answer:
            self.answer.insert(min(self.asides, len(self.answer) - 1), self.answer.pop())

    def _lead(self, situation: Situation, answer: str, counted: bool) -> str | None:
        """Words not yet said with which he begins that answer."""
        moments = [situation] if self._just_said(answer) else lead_ins(situation, answer, counted=counted)
        lines = (line for moment in moments for pool in candidates(self.world, moment) for line in pool)
        fresh = unsaid(lines, self.talk)
        return self.rng.choice(fresh) if fresh else None

    def _tell(self, line: str | None, values: Mapping[str, str] | None = None, lead: str = "") -> bool:
        if line is None or self.full:
            return False
        self.talk.spoken.lines.append(line)
        text = filled(f"{lead} {line}".strip(), {**placeholders(self.world, self.talk), **(values or {})})
        self.answer.append(Said(speaker=self.speaker, text=text))
        return True

    def money(self, number: float) -> str:
        """A sum of money as he says it."""
        scenario = self.world.scenario
        return money(number, scenario.product.currency, scenario.language)

    def narrate(self, text: str) -> None:
        """Add the narrator's words."""
        self.answer.append(Said(speaker="", text=filled(text, placeholders(self.world, self.talk))))

    def feel(self, shift: MoodShift, weight: float = 1) -> None:
        """Move the mood as this customer feels it."""
        rules = self.world.rules
        felt = scaled(shift, rules.factors, rules.difficulty.patience, weight)
        self.talk.mood = self.talk.mood.shifted(felt)

    def feel_moment(self, situation: Situation) -> None:
        """Move the mood as a moment does, whether or not a word is said of it."""
        if shift := self.world.rules.situations.get(situation):
            self.feel(shift)

    def fire(self, trigger: Trigger) -> bool:
        """Let something happen; True when the machine took it."""
        taken = fire(self.world.machine, trigger, self.talk)
        if taken and trigger is not Trigger.STALL:
            self.events.append(trigger.value)
        return taken

    def end(self, trigger: Trigger, situation: Situation, why: Why, *, values: Mapping[str, str] | None = None) -> None:
        """End the talk with last words. A talk already won can only be finished; before the first word none ends.

        Args:
            trigger: what ends it.
            situation: of his last words, where the scenario has none of its own for the outcome.
            why: what decided it.
            values: for the placeholders of words that are said in any case.
        """
        stage = self.kind
        if self.fire(trigger):
            outcome = Outcome(self.talk.state)
        elif self.fire(Trigger.FINISH):
            outcome, why, situation, values = Outcome(self.talk.state), Why.WORK_DONE, Situation.GOODBYE, None
        else:
            return
        self.talk.outcome, self.talk.why = outcome, why
        del self.answer[LINES_AT_ONCE - 1 :]  # room for the last words
        self.say(situation, None if values else self.last_words(outcome, stage), values=values)

    def last_words(self, outcome: Outcome, stage: StageKind) -> Sequence[str] | None:
        """The scenario's own words to an outcome, None where an ordinary goodbye is due.

        Some time after the deal they are long said, and a gatekeeper has none.
        """
        later = stage is StageKind.FOLLOW_UP or self.talk.bought_before
        return None if later or self.keeper else self.world.scenario.outcomes.get(outcome)
