"""Embedders that share the work: the labelled replies take one core twenty minutes."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from bot.grading.embedding import Embedder, Vectors


class SharingEmbedder:
    """Several embedders of one identity, each with its share of the texts and a thread of its own."""

    def __init__(self, embedders: Sequence[Embedder]) -> None:
        self._embedders = embedders

    @property
    def identity(self) -> str:
        """Of each of them."""
        return self._embedders[0].identity

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, one row a text."""
        count = len(self._embedders)
        with ThreadPoolExecutor(count) as pool:
            parts = list(pool.map(lambda k: self._embedders[k].embed(texts[k::count]), range(count)))
        vectors = np.empty((len(texts), parts[0].shape[1]), dtype=np.float32)
        for k, part in enumerate(parts):
            vectors[k::count] = part
        return vectors
