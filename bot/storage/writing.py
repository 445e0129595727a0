"""Writing: one commit at a time, and work that comes together is committed together."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from bot.storage.working import Hands, Work

R = TypeVar("R")

MOST = 64
"""Pieces of work in one commit."""


class Writes(Protocol):
    """Whoever sees to it that work is committed: at once, or with what comes after it."""

    async def write(self, work: Work[None]) -> None:
        """Take a piece of work."""
        ...


@dataclass(eq=False, slots=True)
class _Piece:
    work: Work[Any]
    done: "asyncio.Future[Any]"


class Writer:
    """Commits work. A commit costs the disk the same for one piece as for many, so that waiting pieces share it."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self._waiting: list[_Piece] = []
        self._turn = asyncio.Lock()

    async def write(self, work: Work[R]) -> R:
        """Do the work and commit it; what it returns.

        Raises:
            Exception: whatever the work or the commit raised; nothing of this work is kept then, and that of others
                does not suffer.
        """
        piece = _Piece(work, asyncio.get_running_loop().create_future())
        self._waiting.append(piece)
        try:
            async with self._turn:
                while not piece.done.done():
                    batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
                    # Whoever is cancelled must not take the work of others with him.
                    await asyncio.shield(self._commit([one for one in batch if not one.done.done()]))
            result: R = await piece.done
            return result
        finally:
            piece.done.cancel()

    async def _commit(self, batch: Sequence[_Piece]) -> None:
        try:
            results = await self._hands.write([piece.work for piece in batch])
        except Exception as error:
            if len(batch) == 1:
                _settle(batch[0], error=error)
                return
            for piece in batch:
                await self._commit([piece])
        else:
            for piece, result in zip(batch, results, strict=True):
                _settle(piece, result)


def _settle(piece: _Piece, result: object = None, error: Exception | None = None) -> None:
    if piece.done.done():  # whoever waited was cancelled
        return
    if error is None:
        piece.done.set_result(result)
    else:
        piece.done.set_exception(error)
