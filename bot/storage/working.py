"""Where work on the database is done: a piece of work is a plain function of a connection, and runs in one go.

On SQLite it runs in a thread of ours: statement by statement, each would cost several trips to the driver's thread and
back. On PostgreSQL the driver waits for the server, so that it may run on the event loop.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol, TypeAlias, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.engine import READS, engine_for_threads
from bot.storage.reaching import reached

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
        self._reader = _Thread(engine, "reads", READS)
        self._writer = _Thread(engine, "writes", {})

    async def read(self, work: Work[R]) -> R:
        """What a piece of work found."""
        (found,) = await self._reader.do([work])
        result: R = found
        return result

    async def write(self, pieces: Sequence[Work[Any]]) -> list[Any]:
        """Do pieces of work in one transaction."""
        return await self._writer.do(pieces)

    async def close(self) -> None:
        """Let the connections go, when the work under way is done."""
        await self._reader.close()
        await self._writer.close()
        self.engine.dispose()


class _Thread:
    """A thread with a connection of its own, kept open: to take one out of a pool costs more than a short question."""

    def __init__(self, engine: Engine, name: str, options: Mapping[str, Any]) -> None:
        self._engine = engine
        self._options = options
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._connection: Connection | None = None

    async def do(self, pieces: Sequence[Work[Any]]) -> list[Any]:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._do, pieces)

    def _do(self, pieces: Sequence[Work[Any]]) -> list[Any]:
        if self._connection is None:
            self._connection = self._engine.connect().execution_options(**self._options)
        try:
            with self._connection.begin():
                return [work(self._connection) for work in pieces]
        except BaseException:
            # Whatever state it is in, the pool puts it right.
            connection, self._connection = self._connection, None
            connection.close()
            raise

    async def close(self) -> None:
        await asyncio.to_thread(self._thread.shutdown)
        if self._connection is not None:
            self._connection.close()


class Server:
    """PostgreSQL."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        # A reader needs no transaction, and so no statements to begin and end one.
        self._reads = engine.execution_options(isolation_level="AUTOCOMMIT")

    async def read(self, work: Work[R]) -> R:
        """What a piece of work found."""
        with reached():
            async with self._reads.connect() as connection:
                return await connection.run_sync(work)

    async def write(self, pieces: Sequence[Work[Any]]) -> list[Any]:
        """Do pieces of work in one transaction."""
        with reached():
            async with self._engine.begin() as connection:
                return await connection.run_sync(lambda within: [work(within) for work in pieces])

    async def close(self) -> None:
        """Nothing of its own: the engine is closed by whoever opened it."""


def hands(engine: AsyncEngine) -> Threads | Server:
    """Whoever does the work on a database."""
    return Threads(engine_for_threads(engine)) if engine.dialect.name == "sqlite" else Server(engine)
