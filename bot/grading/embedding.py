"""What the core needs of a text embedder."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into vectors whose dot product is nearness of meaning."""

    @property
    def identity(self) -> str:
        """Name and version of the model; a trained detector fits one identity only."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, one row a text; zero rows for no texts."""
        ...


def centred(vectors: Vectors, centre: Vectors) -> Vectors:
    """Unit vectors around a centre: the model's own cosines all lie near 0.8."""
    return unit(vectors - centre)


def unit(vectors: Vectors) -> Vectors:
    """Vectors brought to a length of 1 in their own direction; one of zeros, which has none, stays as it is."""
    made: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
    return made
