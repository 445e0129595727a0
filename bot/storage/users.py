"""Those who practise, in the database."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.scenario.vocabulary import Language
from bot.storage.privacy import erasing
from bot.storage.records import User
from bot.storage.rows import user_of
from bot.storage.tables import USERS
from bot.storage.working import Hands
from bot.storage.writing import Writes

# What every update needs, made once.
_USER = select(USERS).where(USERS.c.id == bindparam("user"))


@dataclass(frozen=True, slots=True)
class Users:
    """Who they are, and in which language they want to be spoken to. Reads see what is committed."""

    hands: Hands
    writer: Writes

    async def find(self, user_id: int) -> User | None:
        """The user with that id, if known."""

        def work(db: Connection) -> User | None:
            row = db.execute(_USER, {"user": user_id}).first()
            return user_of(row) if row else None

        return await self.hands.read(work)

    async def remember(self, user_id: int, name: str, now: float) -> None:
        """Keep a user, made or renamed as needed."""
        await self.writer.write(lambda db: _change_user(db, user_id, now, name=name[:200]))

    async def set_language(self, user_id: int, language: Language, now: float) -> None:
        """Keep the language a user chose."""
        await self.writer.write(lambda db: _change_user(db, user_id, now, language=language.value))

    async def erase(self, user_id: int) -> None:
        """Delete all that is kept on a person."""
        await self.writer.write(erasing(user_id))


def ensure_user(db: Connection, user_id: int, now: float) -> None:
    """Make the row of a user, where there is none."""
    if db.execute(_USER, {"user": user_id}).first() is None:
        db.execute(insert(USERS), {"id": user_id, "name": "", "language": None, "created_at": now})


def _change_user(db: Connection, user_id: int, now: float, **values: Any) -> None:
    ensure_user(db, user_id, now)
    db.execute(update(USERS).where(USERS.c.id == user_id).values(**values))
