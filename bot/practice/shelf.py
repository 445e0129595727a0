"""The shelf as people see it: what may be played, and files that managers put there."""

from dataclasses import dataclass
from pathlib import Path

from bot.practice.core import Core
from bot.practice.errors import UnknownScenario
from bot.practice.worlds import Worlds
from bot.roleplay.state.world import World
from bot.scenario.model import Scenario
from bot.scenario.parsing import problem_at
from bot.scenario.problems import Problem, ScenarioRefused
from bot.scenario.vocabulary import HelpLevel, Mode
from bot.storage.records import ScenarioVersion
from bot.storage.scenario_library import Entry, Library
from bot.storage.shelf_watch import ShelfNews, ShelfWatch

UPLOAD = "scenario.yaml"
"""What an uploaded file is called in messages; its own name comes from outside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedUpload:
    """A scenario file without errors, before it is put on the shelf."""

    scenario: Scenario
    problems: tuple[Problem, ...]
    """What could be better in it."""
    replaces: bool
    """Whether it would take the place of one that was sent before."""


class Shelf:
    """Looks at the shelf and adds to it.

    Args:
        library: what stands on it.
        worlds: scenarios made ready.
        core: files are read beside the thread that grades.
        watch: keeps it up to date with its files; None leaves it as it is.
    """

    def __init__(self, library: Library, worlds: Worlds, core: Core, watch: ShelfWatch | None = None) -> None:
        self._library = library
        self._worlds = worlds
        self._core = core
        self._watch = watch

    def scenarios(self) -> list[Entry]:
        """All scenarios that may be started."""
        return list(self._library.scenarios.values())

    def titles(self) -> dict[str, str]:
        """Their titles by their ids."""
        return {entry.id: entry.scenario.title for entry in self.scenarios()}

    def mode_of(self, entry: Entry) -> Mode:
        """Who calls whom in a scenario."""
        return self._library.playbooks.models[entry.scenario.playbook].mode

    def version(self, scenario_id: str) -> ScenarioVersion:
        """A scenario as it stands now.

        Raises:
            UnknownScenario: if no scenario on the shelf has that id.
        """
        entry = self._library.scenarios.get(scenario_id)
        if entry is None:
            raise UnknownScenario(scenario_id)
        return ScenarioVersion(
            hash=entry.hash, scenario_id=scenario_id, scenario=entry.text, playbook=entry.playbook_text
        )

    def preview(self, scenario_id: str) -> World:
        """The world of a scenario on the shelf, before it is started.

        Raises:
            UnknownScenario: if no scenario on the shelf has that id.
        """
        version = self.version(scenario_id)
        scenario = self._library.scenarios[scenario_id].scenario
        return self._worlds.preview(version.hash, scenario, self._library.playbooks.models[scenario.playbook])

    def hint_cost(self) -> float:
        """Points off the score for a hint, by the dearest playbook."""
        rules = (playbook.help.get(HelpLevel.HINTS) for playbook in self._library.playbooks.models.values())
        return max((rule.hint_cost for rule in rules if rule), default=0.0)

    async def check(self, content: bytes, folder: Path) -> CheckedUpload:
        """Read a scenario file as the shelf would.

        Args:
            content: of the file.
            folder: where scenarios that were sent are kept; only one of those may be replaced.

        Raises:
            ScenarioRefused: if it has errors, or its id is taken by a scenario that stands elsewhere.
        """
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            raise ScenarioRefused([Problem(source=UPLOAD, line=1, column=1, code="not-utf8")]) from None
        parsed = await self._core.on_the_shelf(self._library.check, text, UPLOAD)
        if parsed.scenario is None:
            raise ScenarioRefused(parsed.problems)
        known = self._library.scenarios.get(parsed.scenario.scenario)
        if known is not None and Path(known.source).parent != folder:
            values = {"id": known.id, "other": Path(known.source).name}
            raise ScenarioRefused([problem_at(parsed.document, ("scenario",), "same-id", **values)])
        replaces = known is not None and known.text != text
        return CheckedUpload(scenario=parsed.scenario, problems=parsed.problems, replaces=replaces)

    def stands(self, text: str) -> Scenario | None:
        """The scenario that was read from just this text, where it is on the shelf already."""
        return next((entry.scenario for entry in self.scenarios() if entry.text == text), None)

    async def add(self, text: str, folder: Path, *, replace: bool) -> Scenario:
        """Put a scenario on the shelf; talks under way keep their version.

        Args:
            text: of the file.
            folder: to keep it in.
            replace: whether it may take the place of one of its id in that folder.

        Raises:
            ScenarioRefused: if it has errors, or its id is taken by another that is not to be replaced.
        """
        return (await self._core.on_the_shelf(self._library.add, text, folder, replace=replace)).scenario

    async def refresh(self) -> ShelfNews:
        """Take up scenario files that have changed, for talks yet to begin; those under way keep their version."""
        return await self._core.on_the_shelf(self._watch.look) if self._watch else ShelfNews()
