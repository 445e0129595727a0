"""An embedder that remembers: the same words are never embedded twice while they are in use."""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from bot.grading.embedding import Embedder, Vectors

KEPT = 8000
"""Texts remembered, about 12 MB; those used longest ago go first."""


class RememberingEmbedder:
    """Wraps an embedder with a bounded memory of vectors by text; threads take turns."""

    def __init__(self, embedder: Embedder, kept: int = KEPT) -> None:
        self._embedder = embedder
        self._kept = kept
        self._vectors: OrderedDict[str, Vectors] = OrderedDict()
        self._turn = threading.Lock()

    @property
    def identity(self) -> str:
        """That of the embedder inside."""
        return self._embedder.identity

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, one row a text; only texts not remembered are embedded, in one batch."""
        with self._turn:
            return self._remembered(texts)

    def learn(self, vectors: Mapping[str, Vectors]) -> None:
        """Remember vectors that were made by the same model before, as far as there is room."""
        with self._turn:
            for text, vector in vectors.items():
                if len(self._vectors) < self._kept:
                    self._vectors.setdefault(text, vector)

    def known(self, texts: Iterable[str]) -> dict[str, Vectors]:
        """The vectors of those of the texts that are remembered."""
        asked = list(texts)  # before the turn is taken: whoever gives them may ask us meanwhile
        with self._turn:
            return {text: self._vectors[text] for text in asked if text in self._vectors}

    def _remembered(self, texts: Sequence[str]) -> Vectors:
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        fresh = dict(zip(new, self._embedder.embed(new), strict=True)) if new else {}
        if not texts:
            return self._embedder.embed([])
        rows = [fresh[text] if text in fresh else self._vectors[text] for text in texts]
        self._vectors.update(fresh)
        for text in texts:
            self._vectors.move_to_end(text)
        while len(self._vectors) > self._kept:
            self._vectors.popitem(last=False)
        stacked: Vectors = np.stack(rows)
        return stacked
