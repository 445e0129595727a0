"""What is kept on a person: given to him, deleted for him, and deleted when it is old."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from bot.practice.access import DAY, Door
from bot.storage.membership import Memberships
from bot.storage.privacy import PersonalData

FORMAT = 1


class Privacy:
    """Export, deletion and retention.

    Args:
        data: the rows of people.
        memberships: whose spent invitations are forgotten too.
        keep_days: after which talks go that ended or were left paused, and what was kept aside; None keeps them.
        clock: UTC seconds since 1970.
    """

    def __init__(
        self, *, data: PersonalData, memberships: Memberships, keep_days: int | None, clock: Callable[[], float]
    ) -> None:
        self.keep_days = keep_days
        self._data = data
        self._memberships = memberships
        self._clock = clock

    async def export(self, user_id: int) -> bytes:
        """All that is kept on a person, as a JSON document."""
        document = {
            "sparring_export": FORMAT,
            "user": user_id,
            "exported_at": self._clock(),
            **await self._data.export(user_id),
        }
        return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")

    async def sweep(self) -> int:
        """Delete what is too old to be kept; how many talks. To be called now and then."""
        now, count = self._clock(), 0
        await self._memberships.drop_expired(now)
        if self.keep_days is not None:
            before = now - self.keep_days * DAY
            count = await self._data.erase_old(before)
            await self._data.erase_letters(before)
        await self._data.forget_log()
        return count


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who may come in, and what is kept on them."""

    door: Door
    privacy: Privacy
