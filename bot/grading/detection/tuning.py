"""The tuned upper layers of the embedder: bytes that replace those of its own model file, whatever they mean there."""

import json
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from bot.errors import UserError
from bot.grading.detection.artefact import Numbers

FORMAT = 1
DEFAULT = Path(__file__).parents[1] / "reader.npz"


class TuningRefused(UserError):
    """A file of tuned layers that is not one, or that does not fit the embedder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuning:
    """Pieces of a model file, each with the place where it belongs."""

    base: str
    """Identity of the embedder that was tuned."""
    pieces: tuple[tuple[int, bytes], ...]
    """Offsets in the model file, with what stands there instead."""
    weights: Numbers
    """Of the head that reads the tuned vector: moves and levels by 384."""
    bias: Numbers

    @property
    def identity(self) -> str:
        """Name of the embedder when it is tuned so."""
        checksum = zlib.crc32(self.weights.tobytes() + self.bias.tobytes())
        for _, content in self.pieces:
            checksum = zlib.crc32(content, checksum)
        return f"{self.base}/tuned-{checksum:08x}"

    @contextmanager
    def applied(self, model: Path) -> Iterator[Path]:
        """The model file with these pieces in it: a copy that is gone afterwards (a program that maps it may go on)."""
        with tempfile.NamedTemporaryFile(prefix="sparring-", suffix=".bin") as copy:
            with model.open("rb") as original:
                shutil.copyfileobj(original, copy, 1 << 20)
            for offset, content in self.pieces:
                copy.seek(offset)
                copy.write(content)
            copy.flush()
            yield Path(copy.name)

    def to_bytes(self) -> bytes:
        """The file's content; the same pieces give the same bytes."""
        head = {"format": FORMAT, "base": self.base, "pieces": [(at, len(content)) for at, content in self.pieces]}
        buffer = BytesIO()
        np.savez_compressed(
            buffer,
            head=np.frombuffer(json.dumps(head).encode(), dtype=np.uint8),
            content=np.frombuffer(b"".join(content for _, content in self.pieces), dtype=np.uint8),
            weights=self.weights,
            bias=self.bias,
        )
        return buffer.getvalue()

    @classmethod
    def read(cls, path: Path, base: str) -> "Tuning":
        """Read a file of tuned layers.

        Args:
            path: of the file.
            base: identity of the embedder that it is to be used with.

        Raises:
            TuningRefused: if it is missing, no such file, or was made for another embedder.
        """
        try:
            with np.load(path, allow_pickle=False) as file:
                head, content = json.loads(bytes(file["head"])), bytes(file["content"])
                weights, bias = file["weights"], file["bias"]
            places = [(int(at), int(size)) for at, size in head["pieces"]]
        except (ValueError, KeyError, OSError, EOFError, BadZipFile) as error:
            raise TuningRefused(f"{path}: cannot be read as tuned layers; install the program anew") from error
        if head.get("format") != FORMAT or head["base"] != base:
            raise TuningRefused(f"{path}: was tuned from {head['base']}, but {base} is used; tune it anew")
        pieces, start = [], 0
        for at, size in places:
            pieces.append((at, content[start : start + size]))
            start += size
        return cls(base=base, pieces=tuple(pieces), weights=weights, bias=bias)
