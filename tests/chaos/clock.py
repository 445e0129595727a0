"""A clock that somebody else sets, also while the bot runs: eight bytes of a file that both have in memory."""

import mmap
import struct
import time
from pathlib import Path

_SECONDS = struct.Struct("d")


class Clock:
    """UTC seconds since 1970, wrong by what stands in the file; made when it is not there."""

    def __init__(self, file: Path) -> None:
        with file.open("a+b") as opened:
            if opened.seek(0, 2) < _SECONDS.size:
                # Written, not only made longer: a page that the disk still owes is none when the disk is full.
                opened.write(_SECONDS.pack(0.0))
                opened.flush()
            self._shared = mmap.mmap(opened.fileno(), _SECONDS.size)

    def __call__(self) -> float:
        """The time that the bot believes."""
        wrong: float = _SECONDS.unpack(self._shared[:])[0]
        return time.time() + wrong

    def jump(self, wrong: float) -> None:
        """From now on the clock is wrong by so many seconds."""
        self._shared[:] = _SECONDS.pack(wrong)
