"""The shelf: scenario and playbook files on disk, read by the code that checks them, kept by content hash."""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.scenario.model import Scenario
from bot.scenario.parsing import ParsedScenario, parse_playbook, parse_scenario
from bot.scenario.playbook import Playbook
from bot.scenario.problems import Problem, ScenarioRefused
from bot.scenario.yaml_reader import MAX_BYTES

ENDINGS = (".yaml", ".yml")


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


@dataclass(slots=True, kw_only=True)
class Library:
    """All scenarios that were found, and what is wrong with the rest."""

    playbooks: Playbooks
    scenarios: dict[str, Entry] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    files: int = 0

    def get(self, scenario_id: str) -> Entry | None:
        """The scenario with that id, if it is on the shelf."""
        return self.scenarios.get(scenario_id)

    def check(self, text: str, source: str) -> ParsedScenario:
        """Read a scenario as this library would, without keeping it."""
        return parse_scenario(text, source, self.playbooks.models)

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

    def add(self, text: str, folder: Path) -> Entry:
        """Check a new scenario, write it into a folder and put it on the shelf.

        The file's name comes from the scenario's id, never from outside.

        Raises:
            ScenarioRefused: if it has errors, or a scenario of that id is on the shelf; nothing is written then.
        """
        parsed = self.check(text, "scenario.yaml")
        if parsed.scenario is None:
            raise ScenarioRefused(parsed.problems)
        target = folder / f"{parsed.scenario.scenario}.yaml"
        if parsed.scenario.scenario in self.scenarios or target.exists():
            values = {"id": parsed.scenario.scenario, "other": target.name}
            raise ScenarioRefused([Problem(source="scenario.yaml", line=1, column=1, code="same-id", values=values)])
        _write(target, text)
        self.put(text, str(target))
        return self.scenarios[parsed.scenario.scenario]


def load_playbooks(folders: Iterable[Path]) -> Playbooks:
    """All playbooks of some folders.

    Raises:
        ScenarioRefused: if one of them has errors.
    """
    models: dict[str, Playbook] = {}
    texts: dict[str, str] = {}
    for file in _files(folders):
        problems: list[Problem] = []
        text = _read(file, problems)
        if text is None:
            raise ScenarioRefused(problems)
        parsed = parse_playbook(text, str(file))
        if parsed.playbook is None:
            raise ScenarioRefused(parsed.problems)
        models[parsed.playbook.playbook] = parsed.playbook
        texts[parsed.playbook.playbook] = text
    return Playbooks(models=models, texts=texts)


def load_library(paths: Iterable[Path], playbooks: Playbooks) -> Library:
    """All scenarios of some files and folders; what cannot be read stands in `problems`."""
    library = Library(playbooks=playbooks)
    for file in _files(paths):
        library.files += 1
        text = _read(file, library.problems)
        if text is not None:
            library.put(text, str(file))
    return library


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            root = path.resolve()
            # A link that leads out of the folder could show any file of the machine.
            found = (f for f in path.rglob("*") if f.suffix in ENDINGS and f.is_file())
            yield from sorted(f for f in found if f.resolve().is_relative_to(root))
        else:
            yield path


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
    except OSError as error:
        refuse("unreadable", what=error.strerror or "unknown")
    return None


def _write(target: Path, text: str) -> None:
    """Write a file whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
