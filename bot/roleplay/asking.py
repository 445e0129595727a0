"""Which of the customer's facts a question is about, by meaning."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from bot.grading.embedding import Embedder, Vectors
from bot.scenario.model import Fact

SURE = 0.42
"""Centred cosine from which a question is taken to be about a fact."""

FAIRLY_SURE = 0.27
"""The same where the best fact also leads the second by `LEAD`."""

LEAD = 0.10


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """The ways to ask for each fact, as vectors around their common centre.

    The model's plain cosines all lie between 0.75 and 0.9; around the centre of the scenario's own questions
    unrelated texts come out near 0, so that one threshold serves all scenarios.
    """

    facts: tuple[Fact, ...]
    owners: tuple[int, ...]
    centre: Vectors
    ways: Vectors

    @classmethod
    def of(cls, facts: Sequence[Fact], embedder: Embedder) -> Self:
        """Embed all ways to ask for these facts."""
        owners = tuple(index for index, fact in enumerate(facts) for _ in fact.about)
        vectors = embedder.embed([way for fact in facts for way in fact.about])
        centre: Vectors = vectors.mean(axis=0)
        return cls(facts=tuple(facts), owners=owners, centre=centre, ways=_unit(vectors - centre))

    def scores(self, question: Vectors) -> list[float]:
        """Nearness of one question to each fact, -1 to 1, in the facts' order."""
        near = self.ways @ _unit(question - self.centre)
        best = [-1.0] * len(self.facts)
        for owner, value in zip(self.owners, near, strict=True):
            best[owner] = max(best[owner], float(value))
        return best

    def fact(self, question: Vectors) -> Fact | None:
        """The fact that the question asks for, if it is near enough to one."""
        scores = self.scores(question)
        order = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
        best = order[0]
        second = scores[order[1]] if len(order) > 1 else 0.0
        leads = scores[best] - second >= LEAD
        if scores[best] >= SURE or (scores[best] >= FAIRLY_SURE and leads):
            return self.facts[best]
        return None


def _unit(vectors: Vectors) -> Vectors:
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Vectors = vectors / np.maximum(norms, 1e-9)
    return unit
