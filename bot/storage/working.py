"""Where work on the database is done: a piece of work is a plain function of a connection, and runs in one go.

On SQLite it runs in a thread of ours: statement by statement, each would cost several trips to the driver's thread and
back. On PostgreSQL the driver waits for the server, so that it may run on the event loop.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Protocol, TypeAlias, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.engine import READS, engine_for_threads

R = TypeVar("R")
Work: TypeAlias = Callable[[Connection], R]
"""What is done to the database inside a transaction that somebody else opens and commits."""


class Hands(Protocol):
    """Whoever does the work."""

    async def read(self, work: Work[R]) -> R:
        """What a piece of work found; it sees what is committed."""
        ...

    async def write(self, pieces: Sequence[Work[Any]]) -> list[Any]:
        """Do pieces of work in one transaction and commit it; what each returned."""
        ...

    async def close(self) -> None:
        """Let the connections go."""
        ...


class Threads:
    """SQLite: one thread reads, one writes. That reads do not wait for the disk is what the second one is for."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._reads = engine.execution_options(**READS)
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="reads")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writes")

    async def read(self, work: Work[R]) -> R:
        """What a piece of work found."""
        return await asyncio.get_running_loop().run_in_executor(self._reader, self._read, work)

    async def write(self, pieces: Sequence[Work[Any]]) -> list[Any]:
        """Do pieces of work in one transaction."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, self._write, pieces)

    async def close(self) -> None:
        """Let the connections go, when the work under way is done."""
        for thread in (self._reader, self._writer):
            await asyncio.to_thread(thread.shutdown)
        self.engine.dispose()

    def _read(self, work: Work[R]) -> R:
        with self._reads.connect() as connection:
            return work(connection)

    def _write(self, pieces: Sequence[Work[Any]]) -> list[Any]:
        with self.engine.begin() as connection:
            return [work(connection) for work in pieces]


class Server:
    """PostgreSQL."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        # A reader needs no transaction, and so no statements to begin and end one.
        self._reads = engine.execution_options(isolation_level="AUTOCOMMIT")

    async def read(self, work: Work[R]) -> R:
        """What a piece of work found."""
        with _reached():
            async with self._reads.connect() as connection:
                return await connection.run_sync(work)

    async def write(self, pieces: Sequence[Work[Any]]) -> list[Any]:
        """Do pieces of work in one transaction."""
        with _reached():
            async with self._engine.begin() as connection:
                return await connection.run_sync(lambda within: [work(within) for work in pieces])

    async def close(self) -> None:
        """Nothing of its own: the engine is closed by whoever opened it."""


@contextmanager
def _reached() -> Iterator[None]:
    """A server that cannot be reached is an error of the database's like any other: the driver tells it raw."""
    try:
        yield
    except OSError as error:
        raise OperationalError(None, None, error) from error


def hands(engine: AsyncEngine) -> Threads | Server:
    """Whoever does the work on a database."""
    return Threads(engine_for_threads(engine)) if engine.dialect.name == "sqlite" else Server(engine)
