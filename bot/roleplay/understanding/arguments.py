"""Which doubt an argument is meant for: the one whose answers it is nearest to in meaning."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from bot.grading.embedding import Embedder, Vectors, centred
from bot.scenario.model import Objection

CLEARLY = 0.55
"""Centred cosine from which words give an answer to a doubt."""

APART = 0.2
"""How much nearer an answer to another doubt must be, for doubts may share an answer.

With these two, of 21 model answers of six scenarios none is taken for an answer to another doubt than its own, and of
54 that are, 48 are known for it.
"""


def answer_id(objection_id: str, index: int) -> str:
    """Id under which an objection's answer is looked for in a reply."""
    return f"{objection_id}/{index}"


def answer_ids(objection: Objection) -> list[str]:
    """The ids of all answers to an objection, in their order."""
    return [answer_id(objection.id, index) for index in range(len(objection.answers))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """The answers to all doubts of a scenario, as vectors; a brush-off is met by no argument and has none here."""

    owners: tuple[str, ...]
    """Id of the objection that each row answers."""
    answers: Vectors
    centre: Vectors

    @classmethod
    def of(cls, objections: Sequence[Objection], embedder: Embedder, centre: Vectors) -> Self:
        """Embed the answers to these objections, around the centre of all sales talk."""
        known = [o for o in objections if not o.kind.is_brush_off]
        said = [(o.id, wording) for o in known for answer in o.answers for wording in answer]
        vectors = (
            embedder.embed([wording for _, wording in said]) if said else np.zeros((0, len(centre)), dtype=np.float32)
        )
        return cls(owners=tuple(owner for owner, _ in said), answers=centred(vectors, centre), centre=centre)

    def meant_for_another(self, words: Vectors, objection: Objection) -> bool:
        """True where words (one row a clause) clearly answer another doubt and this one less.

        Args:
            words: of the reply.
            objection: that stands open; what it hides is no other doubt.
        """
        if not self.owners or objection.kind.is_brush_off or not len(words):
            return False
        near = self.answers @ centred(words, self.centre).T
        own = np.array([owner in (objection.id, objection.hides) for owner in self.owners])
        if own.all() or not own.any():
            return False
        other = float(near[~own].max())
        return other >= CLEARLY and other > float(near[own].max()) + APART
