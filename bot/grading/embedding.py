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
