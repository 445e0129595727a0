"""Everything on one database, joined."""

import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.claims import FileClaims, PostgresClaims
from bot.storage.engine import create_engine, migrate
from bot.storage.inbox import Inbox
from bot.storage.outbox import OutboxQueue
from bot.storage.repository import Repository
from bot.storage.steps import Steps
from bot.storage.working import Hands, Threads, hands
from bot.storage.writing import Writer

HOLDER_BITS = 62
"""Of a process's number: so many that no two have the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """An open database. What many wait for at once is committed by its one writer, what is rare by itself."""

    engine: AsyncEngine
    """For what is rare; all that a reply needs goes through the hands."""
    hands: Hands
    writer: Writer

    @classmethod
    async def open(cls, url: str) -> "Store":
        """The database at that URL, brought to the newest schema.

        Raises:
            DatabaseRefused: if the URL cannot be used.
        """
        engine = create_engine(url)
        try:
            await migrate(engine)
        except BaseException:
            await engine.dispose()
            raise
        doing = hands(engine)
        return cls(engine=engine, hands=doing, writer=Writer(doing))

    async def close(self) -> None:
        """Let the connections go."""
        await self.hands.close()
        await self.engine.dispose()

    def engines(self) -> list[Engine]:
        """Every engine on this database, for whoever watches them."""
        found = [self.engine.sync_engine]
        return [*found, self.hands.engine] if isinstance(self.hands, Threads) else found

    def repository(self) -> Repository:
        """What the practice service keeps."""
        return Repository(self.hands, self.writer)

    def inbox(self, most: int) -> Inbox:
        """Updates that were received; `most` of one person may wait."""
        return Inbox(self.hands, self.writer, most)

    def outbox(self) -> OutboxQueue:
        """Messages that are owed; each one made is another process to its like."""
        alone = self.engine.dialect.name == "sqlite"
        return OutboxQueue(self.hands, self.writer, None if alone else secrets.randbits(HOLDER_BITS))

    def steps(self, now: Callable[[], float], owed: Callable[[Collection[int]], None] = lambda _chats: None) -> Steps:
        """Steps; `owed` is told the chats to which messages are owed, once they are."""
        return Steps(hands=self.hands, writer=self.writer, now=now, owed=owed)

    def claims(self) -> FileClaims | PostgresClaims:
        """The claims of this process.

        Raises:
            DatabaseRefused: if another process works on the database and only one may.
        """
        engine = self.engine
        return PostgresClaims(engine) if engine.dialect.name == "postgresql" else FileClaims(engine.url.database)
