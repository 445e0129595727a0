"""Scenario files that managers sent and have not decided on, in the database."""

import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from bot.storage.tables import UPLOADS
from bot.storage.working import Hands
from bot.storage.writing import Writes

USED = ""
"""Stands for an uploaded scenario that was put on the shelf: its button says so, and puts nothing back."""

KEPT = 20
"""Uploads that wait for a manager's word; the oldest is forgotten first."""


@dataclass(frozen=True, slots=True)
class Uploads:
    """The files by their keys. Reads see what is committed."""

    hands: Hands
    writer: Writes

    async def hold(self, scenario: str, now: float) -> str:
        """Keep an uploaded scenario until its manager decides; the key to it."""
        key = secrets.token_hex(6)

        def work(db: Connection) -> None:
            db.execute(insert(UPLOADS), {"key": key, "scenario": scenario, "created_at": now})
            young = select(UPLOADS.c.key).order_by(UPLOADS.c.created_at.desc(), UPLOADS.c.key).limit(KEPT)
            db.execute(delete(UPLOADS).where(UPLOADS.c.key.not_in(young)))

        await self.writer.write(work)
        return key

    async def text(self, key: str) -> str | None:
        """An uploaded scenario that waits; `USED` where it was put on the shelf."""
        query = select(UPLOADS.c.scenario).where(UPLOADS.c.key == key)
        return await self.hands.read(lambda db: db.scalar(query))

    async def use(self, key: str) -> None:
        """Keep of an uploaded scenario no more than that it was put on the shelf."""

        def work(db: Connection) -> None:
            db.execute(update(UPLOADS).where(UPLOADS.c.key == key).values(scenario=USED))

        await self.writer.write(work)

    async def drop(self, key: str) -> None:
        """Forget an uploaded scenario."""

        def work(db: Connection) -> None:
            db.execute(delete(UPLOADS).where(UPLOADS.c.key == key))

        await self.writer.write(work)
