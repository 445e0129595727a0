"""Updates that an earlier process may have died of.

Whatever headed its lane when this process started was perhaps being handled when the last one ended. Such updates are
tried one at a time, and each try is committed before it begins: when the process dies of one, the count says of which.
"""

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager

from bot.storage.inbox import Inbox, Letter

TRIES = 3
"""Tries after which an update is given up. The one before the first restart is not counted: most updates are handled
then, and need no commit for it."""

CRASHED = "the process ended while this was handled"
"""Why it was given up."""


class Suspects:
    """Those of one process."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._numbers: set[int] | None = None
        self._alone = asyncio.Lock()

    async def has(self, letter: Letter) -> bool:
        """Whether an update is one of them."""
        return letter.seq in await self.numbers()

    async def numbers(self) -> Collection[int]:
        """All of them, by `seq`."""
        if self._numbers is None:
            async with self._alone:
                if self._numbers is None:
                    self._numbers = set(await self._inbox.heads())
        return self._numbers

    @asynccontextmanager
    async def trying(self, letter: Letter, tries: int) -> AsyncIterator[bool]:
        """Try an update that is one of them, and no other meanwhile; False where it was tried often enough.

        Args:
            letter: the update.
            tries: which one this is; 1 is the first that is counted.
        """
        async with self._alone:
            if tries <= TRIES:
                await self._inbox.begun(letter, tries)
            yield tries <= TRIES

    def clear(self, letter: Letter) -> None:
        """An update is off the queue."""
        if self._numbers:
            self._numbers.discard(letter.seq)
