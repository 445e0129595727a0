"""Who came in by an invitation. Every method is one transaction."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from bot.storage.engine import reading
from bot.storage.reaching import reached
from bot.storage.tables import InvitationRow, MemberRow
from bot.storage.users import ensure_user


class Memberships:
    """Invitations, known by their digests only, and the members they made."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._session = async_sessionmaker(engine, expire_on_commit=False)
        self._reads = async_sessionmaker(reading(engine))

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[AsyncSession]:
        with reached():
            async with self._reads() as db:
                yield db

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[AsyncSession]:
        with reached():
            async with self._session.begin() as db:
                yield db

    async def is_member(self, user_id: int) -> bool:
        """True for those who came by an invitation."""
        async with self._reading() as db:
            return await db.get(MemberRow, user_id) is not None

    async def invite(self, digest: str, *, uses: int, expires_at: float) -> None:
        """Keep an invitation for so many people, until a time in UTC seconds."""
        async with self._writing() as db:
            db.add(InvitationRow(digest=digest, uses_left=uses, expires_at=expires_at))

    async def redeem(self, digest: str, user_id: int, now: float) -> bool:
        """Make the user a member if the invitation still holds; a member uses none up."""
        valid = (
            InvitationRow.digest == digest,
            InvitationRow.uses_left > 0,
            InvitationRow.expires_at > now,
        )
        async with self._reading() as db:
            # Guessing costs a look, not a write.
            if (await db.scalars(select(InvitationRow.digest).where(*valid))).first() is None:
                return False
        async with self._writing() as db:
            if await db.get(MemberRow, user_id) is not None:
                return True
            used = await db.execute(
                update(InvitationRow)
                .where(*valid)
                .values(uses_left=InvitationRow.uses_left - 1)
                .returning(InvitationRow.digest)
            )
            if used.first() is None:
                return False
            await (await db.connection()).run_sync(ensure_user, user_id, now)
            db.add(MemberRow(user_id=user_id, admitted_at=now))
            return True

    async def revoke_all(self) -> int:
        """End every invitation; how many there were. Members stay."""
        async with self._writing() as db:
            held = await db.scalar(select(func.count()).select_from(InvitationRow).where(InvitationRow.uses_left > 0))
            await db.execute(delete(InvitationRow))
            return held or 0

    async def drop_expired(self, now: float) -> None:
        """Forget invitations that let nobody in any more."""
        spent = (InvitationRow.expires_at <= now) | (InvitationRow.uses_left <= 0)
        async with self._writing() as db:
            await db.execute(delete(InvitationRow).where(spent))
