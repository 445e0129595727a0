"""The trained numbers of the detector: one small file, versioned, read without any training library."""

import json
from dataclasses import dataclass, fields
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from bot.errors import UserError
from bot.scenario.vocabulary import Move

FORMAT = 5
DEFAULT = Path(__file__).parents[1] / "model.npz"
Numbers = NDArray[np.float32]


class ArtefactRefused(UserError):
    """A detector file that is not one, or that does not fit the embedder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Artefact:
    """Everything learnt. Rows follow `MOVES`; columns are those of `bot.grading.detection.detector`."""

    identity: str
    """Of the embedder and the reader that it was trained with."""
    centre: Numbers
    customer_centre: Numbers
    weights: Numbers
    """Of the moves in a clause."""
    bias: Numbers
    slope: Numbers
    """Of the best clause's score in the chance of a move; then of the reader's."""
    reader_slope: Numbers
    offset: Numbers
    thresholds: Numbers
    grade_weights: Numbers
    grade_bias: Numbers
    grade_cuts: Numbers
    gate_weights: Numbers
    """Of the model that tells good answers from what only looks like one; columns as those of the grade."""
    gate_bias: Numbers
    fact_weights: Numbers
    """Of the verdicts absent, stated, contradicted; columns are those of `bot.grading.facts.agreement`."""
    fact_bias: Numbers

    def to_bytes(self) -> bytes:
        """The file's content; the same numbers give the same bytes."""
        head = json.dumps({"format": FORMAT, "identity": self.identity, "moves": [m.value for m in MOVES]})
        arrays = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "identity"}
        halved = {k: v.astype(np.float16) if v.ndim == 2 else v for k, v in arrays.items()}
        buffer = BytesIO()
        np.savez_compressed(buffer, head=np.frombuffer(head.encode(), dtype=np.uint8), **halved)
        return buffer.getvalue()

    @classmethod
    def from_bytes(cls, content: bytes, identity: str, source: str = "detector") -> "Artefact":
        """Read a detector file.

        Args:
            content: of the file.
            identity: of the embedder and the reader it is to be used with.
            source: its name, for the message.

        Raises:
            ArtefactRefused: if it is no such file, of another format, or trained with others.
        """
        try:
            with np.load(BytesIO(content), allow_pickle=False) as file:
                head = json.loads(bytes(file["head"]))
                names = [f.name for f in fields(cls) if f.name != "identity"]
                arrays = {name: file[name].astype(np.float32) for name in names}
        except (ValueError, KeyError, OSError, EOFError, BadZipFile) as error:
            raise ArtefactRefused(f"{source}: is not a detector file; make one with `sparring train`") from error
        if head.get("format") != FORMAT or head.get("moves") != [m.value for m in MOVES]:
            raise ArtefactRefused(f"{source}: is of another version; make a new one with `sparring train`")
        if head.get("identity") != identity:
            trained, used = head.get("identity"), identity
            raise ArtefactRefused(f"{source}: was trained with {trained}, but {used} is used; run `sparring train`")
        return cls(identity=identity, **arrays)


MOVES = tuple(Move)
PLACES = {move: place for place, move in enumerate(MOVES)}
