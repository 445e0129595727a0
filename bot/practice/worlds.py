"""Scenarios ready to be played, kept by content, built in the core's own thread."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Lock
from typing import ParamSpec, TypeVar

from bot.grading.embedding import Embedder, Vectors
from bot.roleplay.state.world import World
from bot.scenario.model import Scenario
from bot.scenario.parsing import stored_playbook, stored_scenario
from bot.scenario.playbook import Playbook
from bot.scenario.vocabulary import Outcome
from bot.storage.records import ScenarioVersion

P = ParamSpec("P")
R = TypeVar("R")

Key = tuple[str, Outcome | None]
"""Hash of what a world was built from, and what the talk aims at where that is not the scenario's aim."""

KEPT = 64
"""Worlds kept ready; the one used longest ago goes first."""


class Core:
    """The one thread that the pure core runs in: the event loop never waits on the model."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="core")
        self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside")

    async def run(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a function of the core, off the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, lambda: work(*args, **kwargs))

    async def beside(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run what needs no model in a thread of its own, so that no reply waits for it."""
        return await asyncio.get_running_loop().run_in_executor(self._beside, lambda: work(*args, **kwargs))

    def soon(self, steps: Iterator[None]) -> None:
        """Run work of several steps when the thread is free; whoever waits for an answer goes between the steps."""

        def step() -> None:
            for _ in steps:
                with suppress(RuntimeError):  # the thread was let go meanwhile
                    self._thread.submit(step)
                return

        self._thread.submit(step)

    async def through(self, steps: Iterator[None]) -> None:
        """Run work of several steps to its end; whoever waits for something else goes between the steps."""
        done = object()
        while await self.run(next, steps, done) is not done:
            continue

    def beside_soon(self, work: Callable[[], object]) -> None:
        """Run what needs no model when its thread is free; nobody waits for it."""
        with suppress(RuntimeError):  # the thread was let go meanwhile
            self._beside.submit(work)

    def close(self) -> None:
        """Wait for the work under way and let the thread go."""
        for thread in (self._thread, self._beside):
            thread.shutdown(wait=True, cancel_futures=True)


class Worlds:
    """Builds a world from the texts of a scenario version, once."""

    def __init__(self, embedder: Embedder, centre: Vectors) -> None:
        self._embedder = embedder
        self._centre = centre
        self._kept: OrderedDict[Key, World] = OrderedDict()
        self._warm: set[Key] = set()
        """Of those kept the ones whose meanings were all made."""
        self._changing = Lock()

    def ready(self, content_hash: str, aim: Outcome | None) -> World | None:
        """The world of a version, if it is kept; from any thread."""
        key = content_hash, aim
        with self._changing:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def is_warm(self, content_hash: str, aim: Outcome | None) -> bool:
        """True for a world that is kept, and whose meanings were all made."""
        return (content_hash, aim) in self._warm

    def keep_warm(self, content_hash: str, aim: Outcome | None) -> None:
        """Remember that its meanings were all made, for as long as it is kept."""
        with self._changing:
            if (content_hash, aim) in self._kept:
                self._warm.add((content_hash, aim))

    def preview(self, content_hash: str, scenario: Scenario, playbook: Playbook) -> World:
        """The world of a scenario that is only to be read; it waits for no thread, and is not kept."""
        ready = self.ready(content_hash, None)
        return ready or World.build(scenario, playbook, self._embedder, self._centre)

    def world(self, version: ScenarioVersion, aim: Outcome | None = None) -> World:
        """The world of a version. To be called in the core's thread.

        Args:
            version: of the scenario.
            aim: of the talk, where it is another than the scenario's.

        Raises:
            ScenarioRefused: if the stored text is not readable any more.
        """
        if ready := self.ready(version.hash, aim):
            return ready
        scenario = stored_scenario(version.scenario, version.scenario_id)
        world = World.build(scenario, stored_playbook(version.playbook), self._embedder, self._centre)
        world = world.towards(aim or scenario.aim)
        with self._changing:
            self._kept[version.hash, aim] = world
            while len(self._kept) > KEPT:
                gone, _ = self._kept.popitem(last=False)
                self._warm.discard(gone)
        return world
