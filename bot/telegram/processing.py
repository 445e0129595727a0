"""One person's updates in order, different people's side by side."""

import asyncio
from collections.abc import Awaitable, Callable
from weakref import WeakValueDictionary

from telegram import Update

SLOTS = 32
"""Updates handled at once."""

WAITING = 2000
"""Updates taken from Telegram and not yet handled; beyond that no more are fetched."""


class Lanes:
    """A lane for each person: the lock of the lane first, then one of the slots, so that a flood holds no slots."""

    def __init__(self, handle: Callable[[Update], Awaitable[None]]) -> None:
        self._handle = handle
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._slots = asyncio.Semaphore(SLOTS)
        self._room = asyncio.Semaphore(WAITING)

    async def put(self, update: Update, group: asyncio.TaskGroup) -> None:
        """Queue an update behind its person's earlier ones; waits while too many wait already."""
        await self._room.acquire()
        key = update.effective_user.id if update.effective_user else 0
        lock = self._locks.setdefault(key, asyncio.Lock())
        group.create_task(self._run(update, lock))

    async def _run(self, update: Update, lock: asyncio.Lock) -> None:
        try:
            # asyncio locks are fair: whoever came first goes first.
            async with lock, self._slots:
                await self._handle(update)
        finally:
            self._room.release()
