"""Which of the customer's facts a question is about, by meaning."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from bot.grading.embedding import Embedder, Vectors
from bot.roleplay.wanted import Wanted, suited
from bot.scenario.model import Fact

SURE = 0.42
"""Centred cosine from which a question is taken to be about a fact."""

CERTAIN = 0.55
"""The same where nobody is finding out: a check such as "does that suit you?" asks for no fact."""

RIVAL = 0.30
"""The same for a fact not yet told, where the nearest one was told before: people ask on, they seldom ask twice."""

BEHIND: Mapping[Wanted, float] = {Wanted.WHO: 0.1, Wanted.WHERE: 0.1, Wanted.NUMBER: 0.1}
BEHIND_ELSE = 0.2
"""How much less near a fact may be that answers what the question wants, than one that does not.

Of 925 questions of 22 scenarios, each held against the other wordings of its fact alone, this puts 19 right that were
wrong, and 5 wrong that were right.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """The ways to ask for each fact, as vectors around a centre.

    The model's plain cosines all lie between 0.75 and 0.9. Halfway between the centre of all sales talk and the
    centre of this scenario's own questions, unrelated texts come out near 0, so that one threshold serves all.
    """

    facts: tuple[Fact, ...]
    suited: tuple[frozenset[Wanted], ...]
    """What each fact may be asked for."""
    owners: tuple[int, ...]
    centre: Vectors
    ways: Vectors

    @classmethod
    def of(cls, facts: Sequence[Fact], embedder: Embedder, centre: Vectors) -> Self:
        """Embed all ways to ask for these facts.

        Args:
            facts: of the customer.
            embedder: turns texts into vectors.
            centre: of all sales talk.
        """
        owners = tuple(index for index, fact in enumerate(facts) for _ in fact.about)
        vectors = embedder.embed([way for fact in facts for way in fact.about])
        middle: Vectors = (centre + vectors.mean(axis=0)) / 2
        return cls(
            facts=tuple(facts),
            suited=tuple(suited(fact) for fact in facts),
            owners=owners,
            centre=middle,
            ways=_unit(vectors - middle),
        )

    def scores(self, question: Vectors) -> list[float]:
        """Nearness of one question to each fact, -1 to 1, in the facts' order."""
        near = self.ways @ _unit(question - self.centre)
        best = [-1.0] * len(self.facts)
        for owner, value in zip(self.owners, near, strict=True):
            best[owner] = max(best[owner], float(value))
        return best

    def fact(
        self, question: Vectors, told: Collection[str] = (), sure: float = SURE, wanted: Wanted | None = None
    ) -> Fact | None:
        """The fact that the question asks for, if it is near enough to one.

        Args:
            question: its vector.
            told: ids of the facts told before; a fact not told is preferred where it is nearly as near.
            sure: nearness from which a fact is meant.
            wanted: what the question asks for by its words; a fact that holds it is preferred, told or not.
        """
        scores = self.scores(question)
        order = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
        if scores[order[0]] < sure:
            return None
        best = order[0]
        fitting = [i for i in order if wanted in self.suited[i]]
        if wanted and fitting and scores[fitting[0]] >= scores[best] - BEHIND.get(wanted, BEHIND_ELSE):
            best = fitting[0]
        if self.facts[best].id not in told:
            return self.facts[best]
        rivals = [*fitting, best] if best in fitting else [*fitting, *order]
        fresh = (self.facts[i] for i in rivals if scores[i] >= RIVAL and self.facts[i].id not in told)
        return next(fresh, self.facts[best])


def _unit(vectors: Vectors) -> Vectors:
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Vectors = vectors / np.maximum(norms, 1e-9)
    return unit
