"""What is kept on a person: given to him, deleted for him, and deleted when it is old."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, replace

from bot.practice.access import DAY, Door
from bot.practice.exporting import Export, ExportWriter, Room
from bot.practice.readable import Readable
from bot.storage.membership import Memberships
from bot.storage.privacy import PersonalData
from bot.storage.repository import Repository

EXPORTS = 2
"""Files with everything on a person that are made at once: each is held in memory."""


class Privacy:
    """Export, deletion and retention.

    Args:
        data: the rows of people.
        memberships: whose spent invitations are forgotten too.
        keep_days: after which talks go that ended or were left paused, and what was kept aside; None keeps them.
        clock: UTC seconds since 1970.
        room: that the file with everything on a person may take.
    """

    def __init__(
        self,
        *,
        data: PersonalData,
        memberships: Memberships,
        keep_days: int | None,
        clock: Callable[[], float],
        room: Room = Room(),  # noqa: B008 - it never changes
    ) -> None:
        self.keep_days = keep_days
        self._data = data
        self._memberships = memberships
        self._clock = clock
        self._room = room
        self._exporting = asyncio.Semaphore(EXPORTS)
        self._erased, self._forgotten = 1, 0
        """Deletions, and those of which the log holds nothing any more; of what was before the start nobody knows."""

    async def export(self, user_id: int, readable: Readable | None = None) -> Export:
        """All that is kept on a person, as a file.

        Args:
            user_id: who it is.
            readable: to be written along.
        """
        writer = ExportWriter(user_id, self._clock(), self._room)
        async with self._exporting, aclosing(self._data.rows(user_id)) as found:
            async for rows in found:
                await asyncio.to_thread(writer.add, rows)
                if readable:
                    await asyncio.to_thread(readable.add, rows)
            return await asyncio.to_thread(writer.finished)

    async def sweep(self) -> int:
        """Delete what is too old to be kept; how many talks. To be called now and then."""
        now, count = self._clock(), 0
        await self._memberships.drop_expired(now)
        if self.keep_days is not None:
            before = now - self.keep_days * DAY
            count = await self._data.erase_old(before)
            await self._data.erase_letters(before)
        self.erased()
        return count

    def erased(self) -> None:
        """Rows were deleted: `forget_log` is to see to what is left of them."""
        self._erased += 1

    async def forget_log(self) -> None:
        """Let the database forget what it still holds of deleted rows, if it can. To be called now and then."""
        erased = self._erased
        if self._forgotten < erased and await self._data.forget_log():
            self._forgotten = erased


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who may come in, and what is kept on them."""

    door: Door
    privacy: Privacy

    def within(self, repository: Repository) -> "People":
        """These on another repository: invitations are kept there."""
        return replace(self, door=self.door.within(repository))
