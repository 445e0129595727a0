"""Where the pure core runs: in a thread of its own, so that the event loop never waits on the model."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import ParamSpec, TypeVar

import structlog

P = ParamSpec("P")
R = TypeVar("R")

log = structlog.get_logger(__name__)


class Core:
    """The one thread that the pure core runs in, and two beside it for what needs no model."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="core")
        self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside")
        self._shelf = ThreadPoolExecutor(max_workers=1, thread_name_prefix="shelf")

    async def run(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a function of the core, off the event loop."""
        return await _on(self._thread, work, *args, **kwargs)

    async def beside(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run what needs no model in a thread of its own, so that no reply waits for it."""
        return await _on(self._beside, work, *args, **kwargs)

    async def on_the_shelf(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run what reads or changes scenario files, seconds of work at times, so that nobody else waits for it."""
        return await _on(self._shelf, work, *args, **kwargs)

    def soon(self, steps: Iterator[None]) -> None:
        """Run work of several steps when the thread is free; whoever waits for an answer goes between the steps."""

        def step() -> None:
            for _ in steps:
                _submit(self._thread, step)
                return

        _submit(self._thread, step)

    async def through(self, steps: Iterator[None]) -> None:
        """Run work of several steps to its end; whoever waits for something else goes between the steps."""
        done = object()
        while await self.run(next, steps, done) is not done:
            continue

    def beside_soon(self, work: Callable[[], object]) -> None:
        """Run what needs no model when its thread is free; nobody waits for it."""
        _submit(self._beside, work)

    def close(self) -> None:
        """Wait for the work under way and let the thread go."""
        for thread in (self._thread, self._beside, self._shelf):
            thread.shutdown(wait=True, cancel_futures=True)


async def _on(thread: ThreadPoolExecutor, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    return await asyncio.get_running_loop().run_in_executor(thread, lambda: work(*args, **kwargs))


def _submit(thread: ThreadPoolExecutor, work: Callable[[], object]) -> None:
    """Have work done that nobody waits for: what goes wrong with it is told to the log alone."""
    with suppress(RuntimeError):  # the thread was let go meanwhile
        thread.submit(work).add_done_callback(_look_at)


def _look_at(done: "Future[object]") -> None:
    if not done.cancelled() and (error := done.exception()):
        log.warning("work that nobody waits for has failed", exc_info=error)
