"""The state machine of a scenario: stages and outcomes, driven by what happened, guarded by what was achieved.

One machine serves every talk of a scenario. A talk is never registered with it: `fire` hands the talk to the event,
so that nothing of it stays behind.
"""

from collections.abc import Callable
from enum import StrEnum

from transitions import EventData, Machine

from bot.grading.judging.rubric import earned, job_done
from bot.roleplay.state.objection_choice import brushed_aside, next_objection, waits_for_price
from bot.roleplay.state.rules import Rules
from bot.roleplay.state.talk import Talk
from bot.scenario.model import Scenario
from bot.scenario.playbook import Playbook, Stage
from bot.scenario.vocabulary import Achievement, Move, ObjectionKind, Outcome, StageKind

Guard = Callable[[EventData], bool]


class Trigger(StrEnum):
    """What may happen to a talk, named for what happened."""

    ADVANCE = "advance"  # the stage's job is done
    LEAD_ON = "lead_on"  # the seller does the next stage's work, and enough of this one's is done
    MOVE_ON = "move_on"  # the customer hurries to the next stage, the job half done
    OBJECT = "object"  # he raises a doubt
    HAGGLE = "haggle"  # he asks for better terms
    STALL = "stall"  # nothing new: the stage goes on
    AGREE = "agree"  # he says yes; what the order needs is not settled yet
    ACCEPT = "accept"  # he takes the order or the meeting, and nothing is left to settle
    FINISH = "finish"  # all is said after the deal
    REFUSE = "refuse"
    HANG_UP = "hang_up"
    POSTPONE = "postpone"
    EXPIRE = "expire"


ENDINGS = {
    Trigger.REFUSE: Outcome.REFUSED,
    Trigger.HANG_UP: Outcome.HUNG_UP,
    Trigger.POSTPONE: Outcome.CALLBACK,
    Trigger.EXPIRE: Outcome.EXPIRED,
}

OBJECTING = frozenset(
    {
        StageKind.PRESENTATION,
        StageKind.CONSULTATION,
        StageKind.OBJECTION,
        StageKind.BARGAINING,
        StageKind.UPSELL,
        StageKind.CLOSING,
    }
)
"""Stages in which the offer is known, so that a doubt about it can come up."""

MOST = 0.75
"""Share of the needs from which a seller may go on to his offer."""

HALF = 0.5
"""Share of the needs from which he follows a seller who makes his offer."""

TOLD = 3
"""Facts of any kind from which he does so as well."""

LED = frozenset({StageKind.CONTACT, StageKind.NEEDS, StageKind.UPSELL})
"""Stages out of which a seller may lead."""

WON_OVER = 3
"""Points of interest above the start from which a customer goes on with a stage half done."""

OFFERS_IN = frozenset({StageKind.PRESENTATION, StageKind.CONSULTATION, StageKind.UPSELL})

ORDERED_IN = frozenset({*OFFERS_IN, StageKind.CLOSING, StageKind.FOLLOW_UP})
"""Stages in which he may have said yes already: whoever comes back after a deal says it to the first thing he takes."""

HAGGLING = frozenset({StageKind.PRESENTATION, StageKind.CONSULTATION, StageKind.OBJECTION, StageKind.CLOSING})


def build_machine(scenario: Scenario, playbook: Playbook, rules: Rules) -> Machine:
    """The machine of a scenario."""
    stages = playbook.stages
    machine = Machine(
        model=None,
        states=[*(stage.id for stage in stages), *(outcome.value for outcome in Outcome)],
        initial=stages[0].id,
        auto_transitions=False,
        send_event=True,
    )
    guards = Guards(scenario, playbook, rules)
    for index, stage in enumerate(stages):
        _forward(machine, guards, stage, stages[index + 1 :], scenario.aim)
        machine.add_transition(Trigger.STALL.value, stage.id, stage.id)
        _ends(machine, guards, stage)
        _aside(machine, guards, stage, stages)
    return machine


def fire(machine: Machine, trigger: Trigger, talk: Talk) -> bool:
    """Let something happen to a talk; True when the machine took it."""
    event = machine.events.get(trigger.value)
    return event is not None and talk.state in event.transitions and bool(event.trigger(talk))


def _forward(machine: Machine, guards: "Guards", stage: Stage, later: tuple[Stage, ...], aim: Outcome) -> None:
    """Ways from a stage to the first later one that this scenario has a use for, or to the end."""
    for trigger, guard in (
        (Trigger.ADVANCE, guards.passed),
        (Trigger.LEAD_ON, guards.ready_to_follow),
        (Trigger.MOVE_ON, guards.worn_out),
    ):
        # The sale is never closed by hurrying on: that takes the customer's word.
        if stage.kind is StageKind.CLOSING or (stage.kind is StageKind.PREPARATION and trigger is Trigger.MOVE_ON):
            continue
        if trigger is Trigger.LEAD_ON and stage.kind not in LED:
            continue
        for target in later:
            machine.add_transition(trigger.value, stage.id, target.id, conditions=[guard, guards.wanted(target)])
            if not target.optional:
                break
    if stage.kind is StageKind.CLOSING:
        target_id = next((target.id for target in later), aim.value)
        machine.add_transition(Trigger.AGREE.value, stage.id, stage.id, conditions=[guards.convinced])
        machine.add_transition(Trigger.ACCEPT.value, stage.id, target_id, conditions=[guards.convinced_or_agreed])
    if stage.kind in ORDERED_IN or not later:
        machine.add_transition(Trigger.FINISH.value, stage.id, aim.value, conditions=[guards.agreed])


def _ends(machine: Machine, guards: "Guards", stage: Stage) -> None:
    """Ways to lose: none before the first word, none after the deal."""
    if stage.kind in (StageKind.PREPARATION, StageKind.FOLLOW_UP):
        return
    for trigger, outcome in ENDINGS.items():
        machine.add_transition(trigger.value, stage.id, outcome.value, unless=[guards.agreed])


def _aside(machine: Machine, guards: "Guards", stage: Stage, stages: tuple[Stage, ...]) -> None:
    """Ways into the objection and bargaining stages from wherever a doubt or a request comes up, and to the order."""
    for target in stages:
        if target.kind is StageKind.OBJECTION and stage.kind in OBJECTING:
            machine.add_transition(Trigger.OBJECT.value, stage.id, target.id, conditions=[guards.doubting])
        if target.kind is StageKind.BARGAINING and stage.kind in HAGGLING:
            machine.add_transition(Trigger.HAGGLE.value, stage.id, target.id, conditions=[guards.haggling])
        if target.kind is StageKind.CLOSING and stage.kind in OFFERS_IN:
            machine.add_transition(Trigger.AGREE.value, stage.id, target.id, conditions=[guards.agreed])


class Guards:
    """Conditions on the mood and on what was achieved."""

    def __init__(self, scenario: Scenario, playbook: Playbook, rules: Rules) -> None:
        self._scenario = scenario
        self._playbook = playbook
        self._rules = rules

    def passed(self, event: EventData) -> bool:
        """The stage's job is done, and nothing stands open."""
        talk = _talk(event)
        stage = self._playbook.stage(talk.state)
        if stage.kind is StageKind.PREPARATION:
            return True
        if talk.doubts.open is not None:
            return False
        shares = earned(stage, talk.record.moves, talk.record.reached, self._rules.applies)
        done = job_done(shares, self._rules.pass_marks[stage.id])
        return done or self._asked_and_sold(stage, talk) or self._found_most(stage, talk)

    def _found_most(self, stage: Stage, talk: Talk) -> bool:
        """A seller who asked openly and knows most of the needs may go on, however he put his questions."""
        found = talk.record.reached.get(Achievement.NEEDS_FOUND, 0)
        return stage.kind is StageKind.NEEDS and found >= MOST and Move.OPEN_QUESTION in talk.record.moves

    def _asked_and_sold(self, stage: Stage, talk: Talk) -> bool:
        """A customer who would buy and is asked to needs no more telling."""
        asked = Move.NEXT_STEP in talk.record.moves
        return stage.kind in OFFERS_IN and asked and talk.mood.reaches(self._rules.buys_at)

    def ready_to_follow(self, event: EventData) -> bool:
        """He has told enough to be offered something; after the choice, he would buy."""
        talk = _talk(event)
        if talk.doubts.open is not None:
            return False
        if self._playbook.stage(talk.state).kind is StageKind.UPSELL:
            return talk.mood.reaches(self._rules.buys_at)
        found = talk.record.reached.get(Achievement.NEEDS_FOUND, 0)
        return found >= HALF or len(talk.told.facts) >= TOLD

    def worn_out(self, event: EventData) -> bool:
        """Enough was said in this stage, nothing stands open, and the customer is still willing."""
        talk = _talk(event)
        stage = self._playbook.stage(talk.state)
        # With every doubt and the price dealt with, there is nothing left to stay for.
        nothing_left = stage.kind is StageKind.OBJECTION or (stage.kind is StageKind.BARGAINING and talk.haggle.settled)
        enough = nothing_left or talk.record.turns >= stage.max_turns
        return enough and talk.doubts.open is None and self.willing(talk)

    def willing(self, talk: Talk) -> bool:
        """He would rather go on than leave: patience is left, and interest has been won."""
        patient = talk.mood.patience > self._rules.leaves_at
        return patient and talk.mood.interest >= self._rules.start.interest + WON_OVER

    def doubting(self, event: EventData) -> bool:
        """He has an objection left to raise, or one stands open."""
        talk = _talk(event)
        kind = self._playbook.stage(talk.state).kind
        if talk.doubts.open is not None or brushed_aside(talk, kind) is not None:
            return True
        return next_objection(self._scenario, self._rules, talk, kind) is not None or self._waiting(talk, kind)

    def _waiting(self, talk: Talk, kind: StageKind) -> bool:
        """He is about to ask for the price: what he says of it belongs to the stage of doubts."""
        price = any(o.kind is ObjectionKind.PRICE for o in self._scenario.objections)
        return price and kind in OFFERS_IN and waits_for_price(self._scenario, self._rules, talk)

    def haggling(self, event: EventData) -> bool:
        """The scenario bargains, and the price is not settled yet."""
        return self._rules.bargaining is not None and not _talk(event).haggle.settled

    def convinced(self, event: EventData) -> bool:
        """He would buy: interest and trust are there, and no doubt stands open."""
        talk = _talk(event)
        return talk.doubts.open is None and talk.mood.reaches(self._rules.buys_at)

    def convinced_or_agreed(self, event: EventData) -> bool:
        """He would buy, or has said so."""
        return self.convinced(event) or self.agreed(event)

    def agreed(self, event: EventData) -> bool:
        """He has said yes already: the talk cannot be lost any more."""
        return _talk(event).agreement.outcome is not None

    def wanted(self, target: Stage) -> Guard:
        """A guard that tells whether this scenario has something for a stage."""

        def guard(event: EventData) -> bool:
            talk = _talk(event)
            match target.kind:
                case StageKind.QUALIFICATION:
                    return not target.optional or any(i.gatekeeper for i in self._scenario.customer.influencers)
                case StageKind.OBJECTION:
                    return self.doubting(event)
                case StageKind.BARGAINING:
                    return self.haggling(event)
                case StageKind.UPSELL:
                    return bool(self._scenario.product.extras) and target.id not in talk.stages
                case _:
                    return True

        return guard


def _talk(event: EventData) -> Talk:
    talk = event.model
    assert isinstance(talk, Talk)
    return talk
