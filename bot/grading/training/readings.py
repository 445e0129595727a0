"""What the reader says of the replies that it learns from, by a reader that did not see their products."""

import hashlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import numpy as np

from bot.grading.detection.artefact import Numbers
from bot.grading.detection.reader import Reader, reading
from bot.grading.types import ReplyContext

READINGS = Path(__file__).parent / "readings.npz"


class Readings:
    """Outputs by text."""

    def __init__(self) -> None:
        self._outputs: dict[int, Numbers] = {}

    def add(self, contexts: Sequence[ReplyContext], outputs: Numbers) -> None:
        """Remember what was said of replies."""
        self._outputs.update(zip(map(_key, contexts), outputs, strict=True))

    def of(self, contexts: Sequence[ReplyContext], reader: Reader) -> Numbers:
        """What was said of replies; those that nobody learnt from are read now."""
        keys = [_key(context) for context in contexts]
        new = [context for key, context in zip(keys, contexts, strict=True) if key not in self._outputs]
        if new:
            self.add(new, reader.read(new))
        return np.stack([self._outputs[key] for key in keys])

    def to_bytes(self) -> bytes:
        """The file's content."""
        keys = sorted(self._outputs)
        buffer = BytesIO()
        np.savez_compressed(
            buffer,
            keys=np.array(keys, dtype=np.uint64),
            outputs=np.stack([self._outputs[key] for key in keys]).astype(np.float16),
        )
        return buffer.getvalue()

    @classmethod
    def read(cls, path: Path = READINGS) -> "Readings":
        """The readings of a file."""
        readings = cls()
        with np.load(path, allow_pickle=False) as file:
            readings._outputs = dict(zip(map(int, file["keys"]), file["outputs"].astype(np.float32), strict=True))
        return readings


def _key(context: ReplyContext) -> int:
    return int.from_bytes(hashlib.blake2b(reading(context).encode("utf-8", "replace"), digest_size=8).digest())
