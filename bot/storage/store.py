"""Everything on one database, joined."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.claims import FileClaims, PostgresClaims, open_claims
from bot.storage.engine import create_engine, migrate
from bot.storage.queues import Inbox, OutboxQueue
from bot.storage.repository import Repository
from bot.storage.steps import Steps
from bot.storage.writing import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """An open database. All that is written in this process goes through its one writer."""

    engine: AsyncEngine
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
        return cls(engine=engine, writer=Writer(engine))

    async def close(self) -> None:
        """Let the connections go."""
        await self.engine.dispose()

    def repository(self) -> Repository:
        """Sessions and users."""
        return Repository(self.engine, self.writer)

    def inbox(self, most: int) -> Inbox:
        """Updates that were received; `most` of one person may wait."""
        return Inbox(self.engine, self.writer, most)

    def outbox(self) -> OutboxQueue:
        """Messages that are owed."""
        return OutboxQueue(self.engine, self.writer)

    def steps(self, now: Callable[[], float], owed: Callable[[], None] = lambda: None) -> Steps:
        """Steps; `owed` is called once messages are owed."""
        return Steps(engine=self.engine, writer=self.writer, now=now, owed=owed)

    def claims(self) -> FileClaims | PostgresClaims:
        """The claims of this process.

        Raises:
            DatabaseRefused: if another process works on the database and only one may.
        """
        return open_claims(self.engine)
