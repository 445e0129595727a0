"""Who came in by an invitation, in the database."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from bot.storage.tables import INVITATIONS, MEMBERS
from bot.storage.users import ensure_user
from bot.storage.working import Hands
from bot.storage.writing import Writes


@dataclass(frozen=True, slots=True)
class Memberships:
    """Invitations, known by their digests only, and the members they made. Reads see what is committed."""

    hands: Hands
    writer: Writes

    async def is_member(self, user_id: int) -> bool:
        """True for those who came by an invitation."""
        return await self.hands.read(lambda db: _is_member(db, user_id))

    async def invite(self, digest: str, *, uses: int, expires_at: float) -> None:
        """Keep an invitation for so many people, until a time in UTC seconds."""
        invitation = {"digest": digest, "uses_left": uses, "expires_at": expires_at}

        def work(db: Connection) -> None:
            db.execute(insert(INVITATIONS), invitation)

        await self.writer.write(work)

    async def redeem(self, digest: str, user_id: int, now: float) -> bool:
        """Make the user a member if the invitation still holds; a member uses none up.

        Committed when this returns, whatever the writer gathers: who may come in is to be known at once.
        """
        valid = (INVITATIONS.c.digest == digest, INVITATIONS.c.uses_left > 0, INVITATIONS.c.expires_at > now)

        def work(db: Connection) -> bool:
            if _is_member(db, user_id):
                return True
            fewer = update(INVITATIONS).where(*valid).values(uses_left=INVITATIONS.c.uses_left - 1)
            if db.execute(fewer.returning(INVITATIONS.c.digest)).first() is None:
                return False
            ensure_user(db, user_id, now)
            db.execute(insert(MEMBERS), {"user_id": user_id, "admitted_at": now})
            return True

        # Guessing costs a look, not a write.
        if await self.hands.read(lambda db: db.scalar(select(INVITATIONS.c.digest).where(*valid))) is None:
            return False
        (entered,) = await self.hands.write([work])
        return bool(entered)

    async def revoke_all(self) -> int:
        """End every invitation; how many had a use left, expired ones among them. Members stay."""
        held = select(func.count()).select_from(INVITATIONS).where(INVITATIONS.c.uses_left > 0)

        def work(db: Connection) -> None:
            db.execute(delete(INVITATIONS))

        count = await self.hands.read(lambda db: db.scalar(held))
        await self.writer.write(work)
        return count or 0

    async def drop_expired(self, now: float) -> None:
        """Forget invitations that let nobody in any more."""
        spent = (INVITATIONS.c.expires_at <= now) | (INVITATIONS.c.uses_left <= 0)

        def work(db: Connection) -> None:
            db.execute(delete(INVITATIONS).where(spent))

        await self.writer.write(work)


def _is_member(db: Connection, user_id: int) -> bool:
    return db.scalar(select(MEMBERS.c.user_id).where(MEMBERS.c.user_id == user_id)) is not None
