"""The customer's mood: three numbers, and what moves them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from bot.grading.types import FoundMove, Grade
from bot.scenario.playbook import MoodLevels, MoodShift, TemperamentFactors
from bot.scenario.vocabulary import Move

GRADE_WEIGHT = (0.0, 0.5, 1.0, 1.25)
"""How much of a move's good effect a reply of grade 0-3 keeps: a nice word in a bad reply moves nobody."""

REPEAT_WEIGHT = 0.5
"""Share of the effect when the same good move comes again in one stage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """Interest, trust and patience, each 0 to 100."""

    interest: float
    trust: float
    patience: float

    @classmethod
    def at(cls, levels: MoodLevels) -> Self:
        """The mood at those levels."""
        return cls(interest=levels.interest, trust=levels.trust, patience=levels.patience)

    def shifted(self, shift: MoodShift) -> "Mood":
        """The mood after a shift, kept within 0 to 100."""
        return Mood(
            interest=_clamped(self.interest + shift.interest),
            trust=_clamped(self.trust + shift.trust),
            patience=_clamped(self.patience + shift.patience),
        )

    def reaches(self, levels: MoodLevels) -> bool:
        """True when interest and trust are both at those levels; patience does not count."""
        return self.interest >= levels.interest and self.trust >= levels.trust


def scaled(shift: MoodShift, factors: TemperamentFactors, patience: float, weight: float = 1) -> MoodShift:
    """A shift as this customer feels it.

    Args:
        shift: the playbook's number.
        factors: of his temperament.
        patience: factor of the difficulty on losses of patience.
        weight: factor on everything.
    """

    def felt(points: float) -> float:
        return points * weight * (factors.gain if points > 0 else factors.loss)

    impatience = factors.patience * patience if shift.patience < 0 else 1
    return MoodShift.model_construct(
        interest=felt(shift.interest), trust=felt(shift.trust), patience=shift.patience * weight * impatience
    )


def move_weight(found: FoundMove, grade: Grade, seen: Iterable[Move]) -> float:
    """How much of a move's effect counts: mistakes as they are likely, good moves by grade and novelty."""
    if found.move.is_mistake:
        return found.confidence
    return GRADE_WEIGHT[grade.value] * (REPEAT_WEIGHT if found.move in set(seen) else 1)


def _clamped(value: float) -> float:
    return round(min(100.0, max(0.0, value)), 2)
