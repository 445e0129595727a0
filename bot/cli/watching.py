"""`--watch`: something done again whenever a file changes, until Ctrl-C."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import typer

from bot.storage.scenario_library import stamps
from bot.texts.catalogue import Texts

EVERY = 0.5
"""Seconds between two looks at the files."""

CLEAR = "\x1b[2J\x1b[H"
"""Empties a terminal."""


def watch_files(paths: tuple[Path, ...], work: Callable[[], object], words: Texts) -> None:
    """Do the work now and after every change of a file; returns on Ctrl-C."""
    try:
        while True:
            seen = stamps(paths)
            if sys.stdout.isatty():
                typer.echo(CLEAR, nl=False)
            work()
            typer.echo(words("cli.watching"))
            sys.stdout.flush()
            while stamps(paths) == seen:
                time.sleep(EVERY)
    except KeyboardInterrupt:
        typer.echo("")
