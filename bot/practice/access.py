"""The door: who may practise."""

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.config import Access
from bot.storage.membership import Memberships
from bot.storage.repository import Repository

DAY = 24 * 60 * 60
REMEMBERED = 10_000
"""Strangers remembered as answered; the one answered longest ago is forgotten first."""

MOST_USES = 500
MOST_DAYS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Lets in whom the settings name, and whoever brings an invitation."""

    access: Access
    """The rule."""
    named: frozenset[int]
    """Telegram ids let in under any rule."""
    memberships: Memberships
    clock: Callable[[], float]
    """UTC seconds since 1970."""
    _answered: OrderedDict[tuple[int, str], float] = field(default_factory=OrderedDict)

    def within(self, repository: Repository) -> "Door":
        """This door on another repository: invitations are kept there."""
        return replace(self, memberships=repository.memberships)

    async def admits(self, user_id: int) -> bool:
        """True for those who may practise."""
        if self.access is Access.OPEN or user_id in self.named:
            return True
        return self.access is Access.INVITATION and await self.memberships.is_member(user_id)

    async def enter(self, user_id: int, token: str) -> bool:
        """Let a newcomer in by the token of his link, if it still holds."""
        if self.access is not Access.INVITATION:
            return False
        return await self.memberships.redeem(_digest(token), user_id, self.clock())

    async def invite(self, uses: int, days: int) -> str:
        """A new token for so many people and days; it is shown once and kept as a digest only.

        Raises:
            ValueError: for numbers beyond 1 to `MOST_USES` and 1 to `MOST_DAYS`.
        """
        if not (1 <= uses <= MOST_USES and 1 <= days <= MOST_DAYS):
            raise ValueError(f"an invitation is for 1 to {MOST_USES} people and 1 to {MOST_DAYS} days")
        token = secrets.token_urlsafe(16)
        await self.memberships.invite(_digest(token), uses=uses, expires_at=self.clock() + days * DAY)
        return token

    async def revoke_all(self) -> int:
        """End all invitations that are out; how many there were."""
        return await self.memberships.revoke_all()

    def owes_answer(self, user_id: int, words: str) -> bool:
        """True unless he got that message within a day: a stranger is answered, not conversed with."""
        return self.clock() - self._answered.get((user_id, words), -DAY) >= DAY

    def answered(self, user_id: int, words: str) -> None:
        """He gets that message; to be said once it is sure."""
        self._answered[user_id, words] = self.clock()
        self._answered.move_to_end((user_id, words))
        while len(self._answered) > REMEMBERED:
            self._answered.popitem(last=False)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
