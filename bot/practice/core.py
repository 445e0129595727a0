"""Where the pure core runs: in a thread of its own, so that the event loop never waits on the model."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Core:
    """The one thread that the pure core runs in, and one beside it for what needs no model."""

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
