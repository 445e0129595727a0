"""Which of the customer's facts a question is about: by its meaning, its letters, and what it wants to hear."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from bot.grading.detection.features import letters
from bot.grading.embedding import Embedder, Vectors, centred, unit
from bot.roleplay.understanding.answer_types import Wanted, lacking, of_the_present, suited
from bot.scenario.model import Fact

Signs = NDArray[np.float32]

WEIGHTS: Signs = np.array([9.4, 7.1, 2.2, 3.0, 16.9, 1.5, 1.8], dtype=np.float32)
"""What each sign of `Asking.signs` weighs, in their order.

These and the three below are those of a conditional logit (McFadden 1974) over the facts and "none of them", from 858
questions on 22 scenarios by writers who saw the answers alone (`python -m tests.bench.questions`).
"""

NEAREST_WAY, NEAREST_ANSWER = 0, 2
"""Their places among the signs."""

NOTHING = 4.7
"""Weight of "none of them"."""

NOTHING_WAYS = 12.0
"""How that grows with the nearness of the ways to ask for all facts: a question near to every one is about none."""

NOTHING_ANSWERS = 0.5
"""The same for the answers."""

FEW = 4
"""Facts below which those that are missing count for that as near to nothing: of one fact alone the mean is its own."""

DOUBT = 1.5
"""Added to it, by choice, where a fact is seldom asked for: while nobody is finding out, or without a question's mark.

With it 0.78 of the questions find their fact and 0.08 of those about none find one; without it 0.90 and 0.23.
"""

SOME_DOUBT = 0.5
"""The same where a reply does nothing but ask: with it 0.87 find their fact, and 0.17 of those about none find one."""

AMISS = -2.0
"""The sign, by choice, of a fact that holds nothing of the kind that is asked for: "in five weeks" is no number of men.

With it 0.02 more of the questions about none find none, and no fewer find their fact.
"""

NOBODY = -4.0
"""The same of a fact that names nobody, where it is asked who: how many there are is no answer at all."""

TOLD = 1.0
"""Taken off a fact told before, by choice: people ask on, they seldom ask twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Texts of each fact, as vectors around a centre.

    The model's plain cosines all lie between 0.75 and 0.9. Halfway between the centre of all sales talk and the
    centre of these texts, unrelated ones come out near 0.
    """

    starts: tuple[int, ...]
    """Where the texts of each fact begin."""
    centre: Vectors
    vectors: Vectors

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]], embedder: Embedder, centre: Vectors) -> Self:
        """Embed them, one or more a fact, for a centre of all sales talk."""
        starts = np.cumsum([0, *map(len, texts[:-1])])
        vectors = embedder.embed([text for of_fact in texts for text in of_fact])
        middle: Vectors = (centre + vectors.mean(axis=0)) / 2
        return cls(starts=tuple(starts), centre=middle, vectors=centred(vectors, middle))

    def near(self, question: Vectors) -> tuple[Signs, Signs]:
        """How near a question is to each fact's nearest text, and to all its texts on average, -1 to 1."""
        near = self.vectors @ centred(question, self.centre)
        counts = np.diff([*self.starts, len(near)])
        return np.maximum.reduceat(near, self.starts), np.add.reduceat(near, self.starts) / counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What is known of each fact: the ways to ask for it, its answers, and what it may be asked for."""

    facts: tuple[Fact, ...]
    suited: tuple[frozenset[Wanted], ...]
    lacking: tuple[frozenset[Wanted], ...]
    """What each surely holds nothing of."""
    present: Signs
    """1 for each that the file asks for as things are now."""
    ways: Texts
    answers: Texts
    letters: Signs
    """Letter groups of all texts of a fact, the rarer among the facts the heavier; rows of unit length."""
    rarity: Signs

    @classmethod
    def of(cls, facts: Sequence[Fact], embedder: Embedder, centre: Vectors) -> Self:
        """Embed all ways to ask for these facts, and all answers.

        Args:
            facts: of the customer, at least one.
            embedder: turns texts into vectors.
            centre: of all sales talk.
        """
        counted = np.stack([letters(" ".join((*fact.about, *fact.says))) for fact in facts])
        # Inverse document frequency (Spärck Jones 1972), a fact being a document.
        rarity = np.log((len(facts) + 1) / ((counted > 0).sum(axis=0) + 0.5)).astype(np.float32)
        return cls(
            facts=tuple(facts),
            suited=tuple(suited(fact) for fact in facts),
            lacking=tuple(lacking(fact) for fact in facts),
            present=np.array([any(map(of_the_present, fact.about)) for fact in facts], np.float32),
            ways=Texts.of([fact.about for fact in facts], embedder, centre),
            answers=Texts.of([fact.says for fact in facts], embedder, centre),
            letters=unit(counted * rarity),
            rarity=rarity,
        )

    def signs(self, question: str, vector: Vectors, wanted: Wanted | None = None) -> Signs:
        """What speaks for each fact (a row).

        Its nearest way to ask, all ways on average, its nearest answer, all answers on average, the letters shared,
        whether it may be asked for what the question wants, and whether both ask for how things are now.
        """
        shared = self.letters @ unit(letters(question) * self.rarity)
        amiss = NOBODY if wanted is Wanted.WHO else AMISS
        each = zip(self.suited, self.lacking, strict=True)
        fits = np.array(
            [1.0 if wanted in held else amiss * (wanted in not_held) for held, not_held in each], np.float32
        )
        now = self.present * of_the_present(question)
        return np.stack([*self.ways.near(vector), *self.answers.near(vector), shared, fits, now], axis=1)

    def fact(
        self,
        question: str,
        vector: Vectors,
        told: Collection[str] = (),
        wanted: Wanted | None = None,
        *,
        doubt: float = 0.0,
    ) -> Fact | None:
        """The fact that the question asks for, None where it is more likely about none of them.

        Args:
            question: its words.
            vector: its meaning.
            told: ids of the facts told before; a fact not told is preferred where it is nearly as likely.
            wanted: what the question asks for by its words.
            doubt: how much likelier a fact must be than none; below 0 it may be less likely by so much.
        """
        signs = self.signs(question, vector, wanted)
        weights = signs @ WEIGHTS
        way, answer = signs[:, [NEAREST_WAY, NEAREST_ANSWER]].sum(axis=0) / max(len(signs), FEW)
        nothing = NOTHING + NOTHING_WAYS * way + NOTHING_ANSWERS * answer + doubt
        likely = [index for index, weight in enumerate(weights) if weight > nothing]
        if not likely:
            return None
        return self.facts[max(likely, key=lambda index: weights[index] - TOLD * (self.facts[index].id in told))]

    def need(self, question: str, vector: Vectors, told: Collection[str], wanted: Wanted | None) -> Fact | None:
        """The fact that best answers a question for what he needs at all; None where he needs nothing.

        A fact that the file has asked for so comes first, then a need not told yet, and a secret one last.

        Args:
            question: its words.
            vector: its meaning.
            told: ids of the facts told before.
            wanted: what the question asks for by its words.
        """
        weights = self.signs(question, vector, wanted) @ WEIGHTS
        fitting = [
            (wanted is Wanted.PURPOSE and wanted in suited, fact.id not in told, not fact.hidden, weight, index)
            for index, (fact, suited, weight) in enumerate(zip(self.facts, self.suited, weights, strict=True))
            if fact.need or (wanted is Wanted.PURPOSE and wanted in suited)
        ]
        return self.facts[max(fitting)[-1]] if fitting else None
