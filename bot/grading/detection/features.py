"""What the detector sees of a reply beside its surface: its letters and words, its place in the sale, its meaning.

The same code makes the features for training and for grading, so that the two cannot differ.
"""

import itertools
import re
import zlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bot.grading.text.plain import normalised
from bot.scenario.vocabulary import Language, Mode, StageKind

Row = NDArray[np.float32]

BUCKETS = 4096
"""Hash buckets for letter groups, and as many for words."""

STAGES = tuple(stage for stage in StageKind if stage is not StageKind.PREPARATION)
_WORD = re.compile(r"\w+|[?!%)]")


def place(stage: StageKind, mode: Mode, language: Language) -> Row:
    """Where in the sale a reply stands."""
    flags = [stage is known for known in STAGES]
    return np.array([*flags, mode is Mode.ACTIVE, language is Language.RU], dtype=np.float32)


def lettering(text: str) -> Row:
    """Hashed letter groups (2 to 5) within words, and hashed words and pairs; each half of unit length."""
    row = np.zeros(2 * BUCKETS, dtype=np.float32)
    clean = normalised(text)
    words = _WORD.findall(clean)
    _count(row[:BUCKETS], [bucket for word in clean.split() for bucket in _groups(word)])
    _count(row[BUCKETS:], [_bucket(pair) for pair in (*words, *(f"{a} {b}" for a, b in itertools.pairwise(words)))])
    return row


def letters(text: str) -> Row:
    """The hashed letter groups of the words alone, of unit length; "coffee?" is "coffee"."""
    return lettering(" ".join(re.findall(r"\w+", normalised(text))))[:BUCKETS]


def _count(half: Row, buckets: Sequence[int]) -> None:
    if buckets:
        half += np.bincount(buckets, minlength=BUCKETS)
        half /= float(np.linalg.norm(half))


@lru_cache(maxsize=16_384)
def _groups(word: str) -> tuple[int, ...]:
    """The buckets of a word's letter groups; kept, for a reply's words come again in its clauses."""
    padded = f" {word} "
    return tuple(_bucket(padded[i : i + size]) for size in (2, 3, 4, 5) for i in range(max(1, len(padded) - size + 1)))


def _bucket(group: str) -> int:
    return zlib.crc32(group.encode("utf-8", "replace")) % BUCKETS
