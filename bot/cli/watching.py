"""`--watch`: something done again whenever a file changes, until Ctrl-C."""

import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import typer

from bot.storage.scenario_library import files_in
from bot.texts.catalogue import Texts

EVERY = 0.5
"""Seconds between two looks at the files."""

CLEAR = "\x1b[2J\x1b[H"
"""Empties a terminal."""


def watch_files(paths: tuple[Path, ...], work: Callable[[], object], words: Texts) -> None:
    """Do the work now and after every change of a file; returns on Ctrl-C."""
    try:
        while True:
            seen = _stamps(paths)
            if sys.stdout.isatty():
                typer.echo(CLEAR, nl=False)
            work()
            typer.echo(words("cli.watching"))
            sys.stdout.flush()
            while _stamps(paths) == seen:
                time.sleep(EVERY)
    except KeyboardInterrupt:
        typer.echo("")


def _stamps(paths: tuple[Path, ...]) -> Mapping[Path, tuple[int, int]]:
    stamps = {}
    for file in files_in(paths):
        try:
            state = file.stat()
        except OSError:
            continue  # away for a moment while an editor saves it, or not there yet
        stamps[file] = (state.st_mtime_ns, state.st_size)
    return stamps
