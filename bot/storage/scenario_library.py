"""The shelf: scenario and playbook files on disk, read by the code that checks them, kept by content hash."""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.scenario.model import Scenario
from bot.scenario.parsing import ParsedScenario, parse_playbook, parse_scenario
from bot.scenario.playbook import Playbook
from bot.scenario.problems import Problem, ScenarioRefused
from bot.scenario.yaml_reader import MAX_BYTES

ENDINGS = (".yaml", ".yml")

_STAGES = re.compile(r"^(?:stages|extends)\s*:", re.MULTILINE)
_SCENARIO = re.compile(r"^scenario\s*:", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A scenario on the shelf, with the texts it was read from."""

    scenario: Scenario
    text: str
    playbook_text: str
    source: str

    @property
    def id(self) -> str:
        """The scenario's id."""
        return self.scenario.scenario

    @property
    def hash(self) -> str:
        """SHA-256 over both texts: a change in either is another version."""
        return hashlib.sha256(f"{self.text}\0{self.playbook_text}".encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbooks:
    """Playbooks by id, with their texts."""

    models: Mapping[str, Playbook]
    texts: Mapping[str, str]
    sources: Mapping[str, str] = field(default_factory=dict)
    """The file of each."""

    def plus(self, playbook: Playbook, text: str, source: str) -> "Playbooks":
        """These and one more, which takes the place of one with the same id."""
        name = playbook.playbook
        return Playbooks(
            models={**self.models, name: playbook},
            texts={**self.texts, name: text},
            sources={**self.sources, name: source},
        )


@dataclass(slots=True, kw_only=True)
class Library:
    """All scenarios that were found, and what is wrong with the rest."""

    playbooks: Playbooks
    scenarios: dict[str, Entry] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    files: int = 0

    def check(self, text: str, source: str) -> ParsedScenario:
        """Read a scenario as this library would, without keeping it."""
        return parse_scenario(text, source, self.playbooks.models)

    def holds(self, entry: Entry, text: str) -> bool:
        """True where an entry would come out the same if it were read again from this text."""
        return entry.text == text and entry.playbook_text == self.playbooks.texts.get(entry.scenario.playbook)

    def put(self, text: str, source: str) -> ParsedScenario:
        """Read a scenario and keep it unless it has errors or its id is taken."""
        parsed = self.check(text, source)
        self.problems.extend(parsed.problems)
        if parsed.scenario is None:
            return parsed
        known = self.scenarios.get(parsed.scenario.scenario)
        if known is not None and known.source != source:
            values = {"id": known.id, "other": known.source}
            problem = Problem(source=source, line=1, column=1, code="same-id", values=values)
            self.problems.append(problem)
            return replace(parsed, scenario=None, problems=(*parsed.problems, problem))
        playbook_text = self.playbooks.texts[parsed.scenario.playbook]
        self.scenarios[parsed.scenario.scenario] = Entry(
            scenario=parsed.scenario, text=text, playbook_text=playbook_text, source=source
        )
        return parsed

    def put_playbooks(self, files: Iterable[tuple[str, str]]) -> None:
        """Read playbooks, given as texts with their sources, in whatever order they build on each other."""
        waiting = list(files)
        while waiting:
            left = [(text, source) for text, source in waiting if not self._put_playbook(text, source, last=False)]
            if len(left) == len(waiting):
                for text, source in left:
                    self._put_playbook(text, source, last=True)
                return
            waiting = left

    def _put_playbook(self, text: str, source: str, *, last: bool) -> bool:
        """Keep a playbook unless it has errors; False where it may still be waiting for another."""
        parsed = parse_playbook(text, source, self.playbooks.texts)
        if not last and any(problem.code == "unknown-playbook" for problem in parsed.problems):
            return False
        self.problems.extend(parsed.problems)
        if parsed.playbook is not None:
            name = parsed.playbook.playbook
            other = self.playbooks.sources.get(name, source)
            if other != source:
                values = {"id": name, "other": other}
                self.problems.append(Problem(source=source, line=1, column=1, code="same-id", values=values))
            else:
                self.playbooks = self.playbooks.plus(parsed.playbook, parsed.text, source)
        return True

    def add(self, text: str, folder: Path, *, replace: bool = False) -> Entry:
        """Check a scenario, write it into a folder and put it on the shelf.

        The file's name comes from the scenario's id, never from outside. To add once more what is there word for word
        changes nothing: whoever was interrupted may try again. A file that cannot be read takes no place.

        Args:
            text: of the scenario.
            folder: to write it into.
            replace: whether a scenario of that id in the folder gives way to it.

        Raises:
            ScenarioRefused: if it has errors, or another scenario of that id stands elsewhere, or in the folder where
                it is not to be replaced; nothing is written then.
        """
        parsed = self.check(text, "scenario.yaml")
        if parsed.scenario is None:
            raise ScenarioRefused(parsed.problems)
        name = parsed.scenario.scenario
        known = self.scenarios.get(name)
        target = Path(known.source) if known else folder / f"{name}.yaml"
        if target.parent != folder or (known and known.text != text and not replace):
            raise _taken(name, target)
        try:
            write_new_file(target, text)
        except FileExistsError:
            there = _read(target, [])
            expected = (text, known.text) if known and replace else (text,)
            # Another process may have been first, or somebody at the disk; what is broken may be written over.
            if there not in expected and self._sound(there):
                raise _taken(name, target) from None
            if there != text:
                write_file(target, text)
        self.put(text, str(target))
        return self.scenarios[name]

    def _sound(self, text: str | None) -> bool:
        if text is None:
            return False
        return is_playbook(text) or self.check(text, "scenario.yaml").scenario is not None


def _taken(name: str, target: Path) -> ScenarioRefused:
    values = {"id": name, "other": target.name}
    return ScenarioRefused([Problem(source="scenario.yaml", line=1, column=1, code="same-id", values=values)])


def load_playbooks(folders: Iterable[Path]) -> Playbooks:
    """All playbooks of some folders.

    Raises:
        ScenarioRefused: if one of them has errors.
    """
    library = Library(playbooks=Playbooks(models={}, texts={}))
    library.put_playbooks((text, source) for source, text in _texts(folders, library.problems))
    if errors := [problem for problem in library.problems if problem.is_error]:
        raise ScenarioRefused(errors)
    return library.playbooks


def load_library(paths: Iterable[Path], playbooks: Playbooks, known: Mapping[str, Entry] | None = None) -> Library:
    """All playbooks and scenarios of some files and folders; what cannot be read stands in `problems`.

    Args:
        paths: files and folders.
        playbooks: those that are there already.
        known: entries read before, by id; where nothing has changed they are not read again.
    """
    library = Library(playbooks=playbooks)
    texts = list(_texts(paths, library.problems))
    library.files = len(texts) + len(library.problems)
    library.put_playbooks((text, source) for source, text in texts if is_playbook(text))
    before = {entry.source: entry for entry in (known or {}).values()}
    for source, text in texts:
        if is_playbook(text):
            continue
        entry = before.get(source)
        if entry and entry.id not in library.scenarios and library.holds(entry, text):
            library.scenarios[entry.id] = entry
        else:
            library.put(text, source)
    return library


def is_playbook(text: str) -> bool:
    """Whether a file holds a playbook rather than a scenario."""
    # In this order: a scenario names itself in its first lines, and the rest need not be looked through.
    return _SCENARIO.search(text) is None and _STAGES.search(text) is not None


def playbooks_beside(paths: Iterable[Path], playbooks: Playbooks) -> Playbooks:
    """The playbooks that are there already, and those in the folders of some files; broken ones are left out."""
    library = Library(playbooks=playbooks)
    folders = dict.fromkeys(path.resolve().parent for path in paths if path.is_file())
    own = {str(path.resolve()) for path in paths}
    files = [f for folder in folders for f in sorted(folder.iterdir()) if f.suffix in ENDINGS and str(f) not in own]
    library.put_playbooks((text, source) for source, text in _texts(files, []) if is_playbook(text))
    return library.playbooks


def _texts(paths: Iterable[Path], problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """The files that can be read, by name, with their texts."""
    for file in files_in(paths):
        text = _read(file, problems)
        if text is not None:
            yield str(file), text


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The scenario and playbook files of some folders, and files as they are."""
    for path in paths:
        if path.is_dir():
            root = path.resolve()
            # A link that leads out of the folder could show any file of the machine.
            found = (f for f in path.rglob("*") if f.suffix in ENDINGS and f.is_file())
            yield from sorted(f for f in found if f.resolve().is_relative_to(root))
        else:
            yield path


def stamps(paths: Iterable[Path]) -> Mapping[Path, tuple[int, int]]:
    """When each of those files was last written, and its size; one that is not there has none."""
    found = {}
    for file in files_in(paths):
        with suppress(OSError):  # away for a moment while an editor saves it, or not there yet
            state = file.stat()
            found[file] = (state.st_mtime_ns, state.st_size)
    return found


def _read(file: Path, problems: list[Problem]) -> str | None:
    def refuse(code: str, **values: object) -> None:
        problems.append(Problem(source=str(file), line=1, column=1, code=code, values=values))

    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            refuse("too-large", size=size // 1024, limit=MAX_BYTES // 1024)
            return None
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        refuse("not-utf8")
    except FileNotFoundError:
        refuse("no-file")
    except OSError as error:
        refuse("unreadable", what=error.strerror or "unknown")
    return None


def write_file(target: Path, text: str) -> None:
    """Write a file whole or not at all."""
    write_bytes(target, text.encode())


def write_bytes(target: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    with _written(target, content) as file:
        file.replace(target)


def write_new_file(target: Path, text: str) -> None:
    """Write a file whole or not at all, and only where there is none.

    Raises:
        FileExistsError: if there is one.
    """
    with _written(target, text.encode()) as file:
        os.link(file, target)


@contextmanager
def _written(target: Path, content: bytes) -> Iterator[Path]:
    """A file with that content beside the target, on the disk to its last byte; what is left of it goes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)
