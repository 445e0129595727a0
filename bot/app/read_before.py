"""What was read and found free of faults before is not read again at the next start.

Reading and checking a scenario costs some 11 ms of CPU, taking it up from here about one. A scenario counts as read
before when its text, its playbook's text and the code that checks are byte for byte the same. The file may be deleted
at any time.
"""

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from bot import scenario as checking
from bot.scenario.model import Scenario
from bot.storage.scenario_library import Entry, Library, write_file

NAME = ".read-before"
FEWEST = 50
"""Scenarios below which it is not worth a file."""


class _Kept(BaseModel):
    """A line of the file: a scenario as it was read, and from what."""

    model_config = ConfigDict(extra="forbid")

    source: str
    text: str
    """SHA-256 of the scenario's text."""
    playbook: str
    """The whole text of its playbook, or its SHA-256 where an earlier line holds it."""
    scenario: Scenario


def read_before(folder: Path) -> dict[str, Entry]:
    """The scenarios that stand in the folder's file and whose own files have not changed, by id.

    Whoever takes them up still has to hold them against the playbooks of today.
    """
    # A file that cannot be read, or was spoilt, is as good as none.
    with suppress(OSError, ValueError, ValidationError):
        code, *lines = (folder / NAME).read_text(encoding="utf-8").splitlines()
        if code == _code():
            return {entry.id: entry for entry in _entries(lines)}
    return {}


def keep(library: Library, folder: Path, known: Mapping[str, Entry]) -> None:
    """Write down what a library holds, unless it was all known; a disk that takes nothing is no reason not to start."""
    faulty = {problem.source for problem in library.problems}
    clean = [entry for entry in library.scenarios.values() if entry.source not in faulty]
    if len(clean) < FEWEST or all(known.get(entry.id) is entry for entry in clean):
        return
    with suppress(OSError):
        write_file(folder / NAME, "".join(f"{line}\n" for line in (_code(), *_lines(clean))))


def _entries(lines: Iterable[str]) -> Iterator[Entry]:
    playbooks: dict[str, str] = {}
    for line in lines:
        kept = _Kept.model_validate_json(line)
        playbook = playbooks.setdefault(kept.playbook, kept.playbook)
        if playbook is kept.playbook:
            playbooks[_hash(playbook.encode())] = playbook
        with suppress(OSError, UnicodeDecodeError):  # deleted since, or something else now
            text = Path(kept.source).read_bytes()
            if _hash(text) == kept.text:
                yield Entry(
                    scenario=kept.scenario, text=text.decode("utf-8"), playbook_text=playbook, source=kept.source
                )


def _lines(entries: Iterable[Entry]) -> Iterator[str]:
    told: dict[str, str] = {}
    for entry in entries:
        playbook = told.setdefault(entry.playbook_text, entry.playbook_text)
        kept = _Kept(source=entry.source, text=_hash(entry.text.encode()), playbook=playbook, scenario=entry.scenario)
        told[entry.playbook_text] = _hash(entry.playbook_text.encode())
        yield kept.model_dump_json()


def _hash(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


@cache
def _code() -> str:
    """SHA-256 over all code that decides what a scenario is and whether it has faults."""
    code = hashlib.sha256(f"{sys.version} {version('pydantic')} {version('pyyaml')}".encode())
    for file in sorted(file for folder in checking.__path__ for file in Path(folder).rglob("*.py")):
        code.update(file.read_bytes())
    return code.hexdigest()
