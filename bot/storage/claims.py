"""Who works on what: a lane is worked on by one process at a time, and by nobody once that process is gone."""

import asyncio
import fcntl
from collections.abc import Sequence
from contextlib import suppress
from enum import IntEnum
from io import TextIOWrapper
from pathlib import Path
from typing import Protocol

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import refusing
from bot.storage.engine import AS_THE_BOT, DatabaseRefused


class ClaimKind(IntEnum):
    """What may be claimed."""

    HANDLING = 1
    SENDING = 2
    DUTY = 3  # its lane is the number of a `Duty`


class Duty(IntEnum):
    """Work that one process does for all."""

    UPKEEP = 1
    POLLING = 2
    SHELF_NEWS = 3


_KEEPALIVE = text(
    "select set_config('tcp_keepalives_idle', '15', false), set_config('tcp_keepalives_interval', '5', false),"
    " set_config('tcp_keepalives_count', '3', false)"
)
"""Half a minute after a process has gone without a word, its machine switched off, the server lets its locks go."""


class Claims(Protocol):
    """Claims of one process. They end with it, however it ends."""

    @property
    def shared(self) -> bool:
        """True where other processes may work beside this one."""
        ...

    async def take(self, kind: ClaimKind, lanes: Sequence[int]) -> list[int]:
        """Those of the lanes that nobody else works on; they are this process's now."""
        ...

    async def give(self, kind: ClaimKind, lane: int) -> None:
        """Let a lane go."""
        ...


class FileClaims:
    """SQLite: one process has it all, by a lock on a file beside the database."""

    shared = False

    def __init__(self, database: str | None) -> None:
        self._lock: TextIOWrapper | None = None
        if database in (None, "", ":memory:"):
            return
        path = Path(f"{database}.lock").expanduser()
        with refusing(path, "opened", AS_THE_BOT, DatabaseRefused):
            self._lock = path.open("w", encoding="utf-8")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._lock.close()
            raise DatabaseRefused(
                f"{database} is in use by another bot; stop that one, or use PostgreSQL for several at once"
            ) from None

    async def take(self, kind: ClaimKind, lanes: Sequence[int]) -> list[int]:
        """All of them."""
        return list(lanes)

    async def give(self, kind: ClaimKind, lane: int) -> None:
        """Nothing to do."""

    async def close(self) -> None:
        """Let the database go."""
        if self._lock:
            self._lock.close()


class PostgresClaims:
    """PostgreSQL: advisory locks, held by one connection, so that they go with the process."""

    shared = True

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._connection: AsyncConnection | None = None
        self._turn = asyncio.Lock()

    async def take(self, kind: ClaimKind, lanes: Sequence[int]) -> list[int]:
        """Those of the lanes that nobody else works on."""
        if not lanes:
            return []
        keys = {_key(kind, lane): lane for lane in lanes}
        # One query for all; the keys are read from a list, so that each lock is tried once.
        query = text("select key, pg_try_advisory_lock(key) from unnest(cast(:keys as bigint[])) as key")
        async with self._turn:
            try:
                connection = await self._open()
                rows = (await connection.execute(query, {"keys": list(keys)})).all()
            except (SQLAlchemyError, OSError):
                await self._drop()
                raise
        return [keys[key] for key, taken in rows if taken]

    async def give(self, kind: ClaimKind, lane: int) -> None:
        """Let a lane go; a lost connection has let it go already."""
        async with self._turn:
            if self._connection is None:
                return
            try:
                await self._connection.execute(text("select pg_advisory_unlock(:key)"), {"key": _key(kind, lane)})
            except (SQLAlchemyError, OSError):
                await self._drop()

    async def close(self) -> None:
        """Let everything go."""
        async with self._turn:
            await self._drop()

    async def _open(self) -> AsyncConnection:
        if self._connection is None:
            self._connection = await self._engine.connect()
            await self._connection.execute(_KEEPALIVE)
        return self._connection

    async def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(SQLAlchemyError, OSError):
                # A connection that goes back to the pool would keep its locks.
                await connection.invalidate()
                await connection.close()


def _key(kind: ClaimKind, lane: int) -> int:
    """A lock's number of 64 bits: the kind above, the lane (at most 52 bits and a sign) below."""
    return (kind << 56) | (lane & ((1 << 56) - 1))
