"""Updates that an earlier process may have died of.

Whatever headed its lane when this process started was perhaps being handled when the last one ended, or began a thought
that was. Such updates are tried one at a time, and each try is committed before it begins: when the process dies of
one, the count says of which. Nothing that waited at the start is joined with others again, or the one piece of a
thought that is deadly would head no lane before the harmless ones were given up.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.storage.inbox import Inbox, Letter

TRIES = 3
"""Tries after which an update is given up. The one before the first restart is not counted: most updates are handled
then, and need no commit for it. Neither is the first one alone of what came second or later in a thought."""

CRASHED = "the process ended while this was handled"
"""Why it was given up."""


class Suspects:
    """Those of one process."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._heads: set[int] | None = None
        self._last = 0
        self._alone = asyncio.Lock()

    async def has(self, letter: Letter) -> bool:
        """Whether an update is one of them."""
        return letter.seq in await self._numbers()

    async def last(self) -> int:
        """The last update that waited when this process started, by `seq`; 0 where none did."""
        await self._numbers()
        return self._last

    async def look(self) -> None:
        """Look for them, before anything new is put into the inbox: nothing can have died of that."""
        await self._numbers()

    async def _numbers(self) -> set[int]:
        if self._heads is None:
            async with self._alone:
                if self._heads is None:
                    ends = await self._inbox.ends()
                    self._last = max((last for _, last in ends), default=0)
                    self._heads = {first for first, _ in ends}
        return self._heads

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
        if self._heads:
            self._heads.discard(letter.seq)
