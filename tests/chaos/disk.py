"""A disk that can be filled: a small one of its own where we may mount one, else files that may not grow."""

import errno
import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

REAL, PRETENDED = "a full disk (ENOSPC on a tmpfs of its own)", "files that may not grow (RLIMIT_FSIZE)"


class Disk:
    """What stands under a folder."""

    def __init__(self, folder: Path, *, real: bool) -> None:
        self._ballast = folder / "ballast"
        self.real = real

    @property
    def kind(self) -> str:
        """How it gets full, in words."""
        return REAL if self.real else PRETENDED

    @contextmanager
    def full(self, pid: int) -> Iterator[None]:
        """Full, or for this process as good as full, until left."""
        with self._full() if self.real else _no_growth(pid):
            yield

    @contextmanager
    def _full(self) -> Iterator[None]:
        try:
            with self._ballast.open("wb", buffering=0) as ballast:
                block = 1 << 20
                while block:
                    try:
                        ballast.write(b"\0" * block)
                    except OSError as error:
                        if error.errno != errno.ENOSPC:
                            raise
                        block //= 2
            yield
        finally:
            self._ballast.unlink(missing_ok=True)


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Disk]:
    """A disk of that size in place of an empty folder, gone again in the end; pretended where we may not mount one."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0700", "chaos", str(folder)]
    # Lazily: whatever still has a file open there must not keep it.
    unmount = ["umount", "-l", str(folder)]
    mounted = os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        yield Disk(folder, real=mounted)
    finally:
        if mounted:
            subprocess.run(unmount, check=True, capture_output=True)


@contextmanager
def _no_growth(pid: int) -> Iterator[None]:
    _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        with suppress(ProcessLookupError):  # killed meanwhile
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard, hard))
