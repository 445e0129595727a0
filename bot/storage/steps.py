"""Steps: everything that one update does, what it owes included, saved at once."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.storage.outbox import Outgoing, owe
from bot.storage.repository import Repository
from bot.storage.working import Hands, Work
from bot.storage.writing import Writer


class Step:
    """Work that waits for `commit`: all of it is kept then, or none."""

    def __init__(self, hands: Hands, writer: Writer) -> None:
        self._hands = hands
        self._writer = writer
        self._kept: list[Work[None]] = []
        self._once_kept: list[Callable[[], None]] = []

    @property
    def repository(self) -> Repository:
        """A repository whose writes are work of this step."""
        return Repository(self._hands, self)

    async def write(self, work: Work[None]) -> None:
        """Do this when the step is committed."""
        self._kept.append(work)

    def once_kept(self, what: Callable[[], None]) -> None:
        """Do this once the step is committed, outside of the database; never where it is not."""
        self._once_kept.append(what)

    async def commit(self, first: Work[bool] | None = None) -> bool:
        """Save everything in one transaction; False if `first` says that there is nothing to do any more.

        Raises:
            TurnTaken: if a session moved on meanwhile; nothing is saved then.
        """

        def work(db: Connection) -> bool:
            if first is not None and not first(db):
                return False
            for kept in self._kept:
                kept(db)
            return True

        done = await self._writer.write(work)
        for what in self._once_kept if done else ():
            what()
        return done


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Begins steps and commits them.

    Args:
        hands: that read.
        writer: that commits.
        now: UTC seconds since 1970.
        owed: told the chats to which messages are owed, once they are.
    """

    hands: Hands
    writer: Writer
    now: Callable[[], float]
    owed: Callable[[Collection[int]], None]

    def new(self) -> Step:
        """A step that has done nothing yet."""
        return Step(self.hands, self.writer)

    async def commit(self, step: Step, messages: Sequence[Outgoing], first: Work[bool] | None = None) -> bool:
        """Save a step and what it owes; False if `first` says that there is nothing to do any more.

        Raises:
            TurnTaken: if a session moved on meanwhile; nothing is saved then.
        """
        if messages:
            await step.write(owe(messages, self.now()))
        done = await step.commit(first)
        if done and messages:
            self.owed({message.chat for message in messages})
        return done
