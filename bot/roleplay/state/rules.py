"""The numbers that a talk is played by: the playbook's, as difficulty, temperament and scenario change them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from bot.roleplay.state.mood import Mood
from bot.scenario.model import Bargaining, Objection, Scenario
from bot.scenario.playbook import DifficultyFactors, MoodLevels, MoodShift, Playbook, TemperamentFactors
from bot.scenario.vocabulary import Achievement, Mode, Move, Outcome, Situation

UNKNOWN_CUSTOMER = MoodLevels(interest=30, trust=30, patience=70)
"""Where the mood starts when the playbook names no level for the customer's temperature."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """One scenario's numbers."""

    start: Mood
    moves: Mapping[Move, MoodShift]
    situations: Mapping[Situation, MoodShift]
    every_turn: MoodShift
    factors: TemperamentFactors
    difficulty: DifficultyFactors
    buys_at: MoodLevels
    """From here on he says yes to what the scenario aims at."""
    leaves_at: float
    forgives: int
    offences: int
    quiet: bool
    objections: int
    """How many objections are raised at most."""
    turns: int
    minutes: float
    pass_marks: Mapping[str, float]
    """By stage id."""
    bargaining: Bargaining | None
    """How he haggles: as the scenario says; whoever was called haggles in any case."""
    rounds: int
    """How many times he asks for better terms."""
    applies: frozenset[Achievement]
    """Achievements that this scenario has a use for."""

    @classmethod
    def of(cls, scenario: Scenario, playbook: Playbook) -> Self:
        """The rules of a scenario under its playbook."""
        table, over = playbook.mood, scenario.overrides
        difficulty = playbook.difficulties.get(scenario.difficulty, DifficultyFactors())
        start = over.mood or table.start.get(scenario.customer.temperature, UNKNOWN_CUSTOMER)
        meets_at = table.meets_at or table.buys_at
        factors = table.temperaments.get(scenario.customer.temperament, TemperamentFactors())
        # Whoever is asked for a meeting only has no price to haggle over yet.
        haggles = playbook.mode is Mode.ACTIVE and scenario.aim is Outcome.DEAL
        bargaining = scenario.bargaining or (Bargaining() if haggles else None)
        marks = {stage.id: stage.pass_mark for stage in playbook.stages}
        return cls(
            start=Mood.at(start),
            moves={**table.moves, **factors.moves, **over.moves},
            situations={**table.situations, **factors.situations},
            every_turn=table.every_turn,
            factors=factors,
            difficulty=difficulty,
            buys_at=over.buys_at or (meets_at if scenario.aim is Outcome.MEETING else table.buys_at),
            leaves_at=table.leaves_at if over.leaves_at is None else over.leaves_at,
            forgives=table.forgives,
            offences=table.offences,
            quiet=table.quiet,
            objections=difficulty.objections if over.objections is None else over.objections,
            turns=over.turns or playbook.limits.turns,
            minutes=over.minutes or playbook.limits.minutes,
            pass_marks={**marks, **over.pass_marks},
            bargaining=bargaining,
            rounds=max(1, difficulty.haggling + factors.haggling.rounds),
            applies=_applying(scenario, bargaining),
        )

    def proof_needed(self, objection: Objection) -> int:
        """How many of an objection's answers it takes: a brush-off one, a doubt by its file and the difficulty."""
        if objection.kind.is_brush_off:
            return 1
        return min(len(objection.answers), max(1, objection.needed + self.difficulty.proof))


def _applying(scenario: Scenario, bargaining: Bargaining | None) -> frozenset[Achievement]:
    """Achievements that this scenario has something for."""
    conditions = {
        Achievement.NEEDS_FOUND: any(fact.need for fact in scenario.customer.facts),
        Achievement.POINTS_TOLD: bool(scenario.product.points),
        Achievement.OBJECTION_MET: bool(scenario.objections),
        Achievement.PRICE_HELD: bargaining is not None,
        Achievement.EXTRA_SOLD: bool(scenario.product.extras),
        Achievement.AGREED: True,
        Achievement.QUESTIONS_READY: True,
    }
    return frozenset(achievement for achievement, applies in conditions.items() if applies)
