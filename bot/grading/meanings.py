"""What the texts of a scenario mean to the model that will read the replies: for the rules of `bot.scenario`."""

import itertools
from collections.abc import Iterator, Sequence

import numpy as np

from bot.grading.embedding import Embedder, centred
from bot.grading.facts.agreement import long_stems
from bot.grading.facts.coverage import TOLD
from bot.grading.grader import Grader
from bot.grading.types import Point
from bot.scenario.rules.finding import Likeness

NEAR = 0.5
"""Centred cosine from which a clause is about the point."""

COMMON = 0.34
"""Share of a wording's words that a text holds from which it speaks of the same thing.

With these three, of the points of three scenarios one in 23 is missed in its own brief, and 32 of 46 are missed in the
brief of another.
"""


class ModelMeanings:
    """Meanings by the embedder and the grader; see `bot.scenario.rules.finding.Meanings`."""

    def __init__(self, embedder: Embedder, grader: Grader) -> None:
        self._embedder = embedder
        self._grader = grader

    def likenesses(self, groups: Sequence[Sequence[str]]) -> Iterator[Likeness]:
        """How alike each two groups are, around the middle of all their phrases."""
        phrases = [phrase for group in groups for phrase in group]
        if not phrases:
            return
        vectors = self._embedder.embed(phrases)
        # Halfway between all sales talk and this talk, as the customer hears questions: unrelated ones come near 0.
        middle = (self._grader.centre + vectors.mean(axis=0)) / 2
        made = centred(vectors, middle)
        owners = np.array([index for index, group in enumerate(groups) for _ in group])
        for one, other in itertools.combinations(range(len(groups)), 2):
            near = made[owners == one] @ made[owners == other].T
            row, column = np.unravel_index(int(near.argmax()), near.shape)
            yield Likeness(
                one=one,
                other=other,
                mean=float(near.mean()),
                nearest=float(near.max()),
                phrases=(groups[one][int(row)], groups[other][int(column)]),
            )

    def told(self, text: str, groups: Sequence[Sequence[str]]) -> Sequence[bool]:
        """Whether a text tells each thing, by the grader's verdict, by nearness or by common words."""
        if not groups:
            return []
        points = tuple(Point(id=str(index), wordings=tuple(group)) for index, group in enumerate(groups))
        said = long_stems(text)
        return [
            chance >= TOLD or nearness >= NEAR or any(_share(wording, said) >= COMMON for wording in group)
            for (chance, nearness), group in zip(self._grader.told(text, points), groups, strict=True)
        ]


def _share(wording: str, said: frozenset[str]) -> float:
    own = long_stems(wording)
    return len(own & said) / len(own) if own else 0.0
