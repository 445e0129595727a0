"""Scenarios ready to be played, kept by content, built in the core's own thread."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from bot.grading.embedding import Embedder, Vectors
from bot.practice.core import Core
from bot.practice.errors import UnknownScenario
from bot.roleplay.state.world import World
from bot.scenario.model import Scenario
from bot.scenario.parsing import stored_playbook, stored_scenario
from bot.scenario.playbook import Playbook
from bot.scenario.vocabulary import Outcome
from bot.storage.records import ScenarioVersion, Session
from bot.storage.sessions import Sessions

Key = tuple[str, Outcome | None]
"""Hash of what a world was built from, and what the talk aims at where that is not the scenario's aim."""

MOST = 64
"""Worlds kept ready; the one used longest ago goes first."""


@dataclass(slots=True)
class _Kept:
    world: World
    warm: bool = False
    """Whether its meanings were all made."""


class Worlds:
    """Builds a world from the texts of a scenario version, once."""

    def __init__(self, embedder: Embedder, centre: Vectors, core: Core, most: int = MOST) -> None:
        self._embedder = embedder
        self._centre = centre
        self._core = core
        self._most = most
        self._kept: OrderedDict[Key, _Kept] = OrderedDict()
        self._changing = Lock()

    def preview(self, content_hash: str, scenario: Scenario, playbook: Playbook) -> World:
        """The world of a scenario that is only to be read; it waits for no thread, and is not kept."""
        ready = self._ready(content_hash, None)
        return ready or World.build(scenario, playbook, self._embedder, self._centre)

    async def of(self, session: Session, sessions: Sessions) -> World:
        """The world that a session is played in: the scenario as it was when it began.

        Raises:
            ScenarioRefused: if that was written for an earlier version of the bot, and is not readable any more.
        """
        # The texts of a version are long: they are read again only when its world is not at hand.
        ready = self._ready(session.scenario_hash, session.start.aim)
        return ready or await self.world(await version_of(session, sessions), session.start.aim)

    async def warm(self, world: World) -> None:
        """Make the meanings that a first reply needs, a few at a time: it alone waits for them all."""
        with self._changing:
            kept = next((kept for kept in self._kept.values() if kept.world is world), _Kept(world))
        if not kept.warm:
            await self._core.through(world.warming())
            kept.warm = True

    async def world(self, version: ScenarioVersion, aim: Outcome | None = None) -> World:
        """The world of a version, built in the core's thread.

        Args:
            version: of the scenario.
            aim: of the talk, where it is another than the scenario's.

        Raises:
            ScenarioRefused: if the stored text is not readable any more.
        """
        return await self._core.run(self._build, version, aim)

    def _ready(self, content_hash: str, aim: Outcome | None) -> World | None:
        """The world of a version, if it is kept; from any thread."""
        key = content_hash, aim
        with self._changing:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key].world

    def _build(self, version: ScenarioVersion, aim: Outcome | None) -> World:
        if ready := self._ready(version.hash, aim):
            return ready
        scenario = stored_scenario(version.scenario, version.scenario_id)
        world = World.build(scenario, stored_playbook(version.playbook), self._embedder, self._centre)
        world = world.towards(aim or scenario.aim)
        with self._changing:
            self._kept[version.hash, aim] = _Kept(world)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return world


async def version_of(session: Session, sessions: Sessions) -> ScenarioVersion:
    """The scenario of a session as it was when that began.

    Raises:
        UnknownScenario: if it is not kept.
    """
    version = await sessions.version(session.scenario_hash)
    if version is None:
        raise UnknownScenario(session.scenario_id)
    return version
