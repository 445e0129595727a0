"""Two queues in the database, a lane for each person: updates that were received, messages that are owed.

What was received and is not handled yet, and what is owed and not sent yet, is `waiting`. Only the first waiting row of
a lane may be worked on; whoever does so holds the lane's claim.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from sqlalchemy import ColumnElement, Table, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from bot.storage.engine import inserting, reading
from bot.storage.tables import InboxRow, OutboxRow
from bot.storage.writing import Work, Writer

TELL_AGAIN = 60.0
"""Seconds for which somebody who sends too fast is not told so again."""

WAITING, DONE, DEAD, DROPPED, REFUSED = "waiting", "done", "dead", "dropped", "refused"

R = TypeVar("R", InboxRow, OutboxRow)

# The bare tables, for what is written all the time: the mapper would look for objects that nobody holds.
INBOX, OUTBOX = cast("Table", InboxRow.__table__), cast("Table", OutboxRow.__table__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """An update as it came in."""

    update_id: int | None
    lane: int
    """Whose it is: updates of one lane are handled in order."""
    body: str
    error: str | None = None
    """Why it can never be handled, if so: it is kept as a dead letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A received update that waits to be handled."""

    seq: int
    lane: int
    update_id: int | None
    body: str
    tries: int
    excess: bool
    """Its sender has too many waiting; he is told so, and this one is not handled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message to be sent: a method of the Bot API, its fields as JSON, and at most one file."""

    chat: int
    method: str
    payload: str
    file: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed(Outgoing):
    """A message that waits to be sent."""

    seq: int
    created_at: float

    @property
    def lane(self) -> int:
        """Messages of one chat are sent in order."""
        return self.chat


class Inbox:
    """Updates that were received."""

    def __init__(self, engine: AsyncEngine, writer: Writer, most: int) -> None:
        self._reads = async_sessionmaker(reading(engine))
        self._writer = writer
        self._most = most

    async def put(self, updates: Sequence[Received], now: float) -> None:
        """Keep updates; those kept before are left out. They are committed when this returns.

        A person who has `most` updates and messages waiting is told so once; what he sends meanwhile is dropped.
        """

        async def work(db: AsyncSession) -> None:
            standing = await _standing(db, {received.lane for received in updates}, now)
            rows = [self._row(received, standing, now) for received in updates]
            await db.execute(inserting(db)(INBOX).on_conflict_do_nothing(index_elements=["update_id"]), rows)

        if updates:
            await self._writer.write(work)

    def _row(self, received: Received, standing: dict[int, "_Standing"], now: float) -> dict[str, object]:
        state, excess = WAITING, False
        if received.error:
            state = DEAD
        else:
            lane = standing.setdefault(received.lane, _Standing())
            if lane.waiting >= self._most:
                state, excess = (DROPPED, False) if lane.told else (WAITING, True)
                lane.told = True
            lane.waiting += 1
        return {
            "update_id": received.update_id,
            "lane": received.lane,
            "state": state,
            "excess": excess,
            "body": "" if state == DROPPED else received.body,
            "tries": 0,
            "error": received.error,
            "received_at": now,
            "handled_at": None if state == WAITING else now,
        }

    async def lanes(self, busy: Collection[int], limit: int) -> list[int]:
        """Lanes with waiting updates, but for the busy ones; who has waited longest comes first."""
        return await _lanes(self._reads, InboxRow, busy, limit)

    async def items(self, lanes: Collection[int]) -> list[Letter]:
        """The waiting updates of lanes, oldest first."""
        return [
            Letter(
                seq=row.seq,
                lane=row.lane,
                update_id=row.update_id,
                body=row.body,
                tries=row.tries,
                excess=row.excess,
            )
            for row in await _items(self._reads, InboxRow, lanes)
        ]

    async def heads(self) -> list[int]:
        """The first waiting update of each lane, by `seq`: what was being handled when a process died is among them."""
        query = select(func.min(InboxRow.seq)).where(InboxRow.state == WAITING).group_by(InboxRow.lane)
        async with self._reads() as db:
            return list(await db.scalars(query))

    async def begun(self, letter: Letter, tries: int) -> None:
        """Keep that an update is about to be tried, before it is."""

        async def work(db: AsyncSession) -> None:
            await db.execute(update(InboxRow).where(_is(InboxRow, letter.seq)).values(tries=tries))

        await self._writer.write(work)

    async def failed(self, letter: Letter, tries: int, error: str) -> None:
        """Keep that handling an update failed."""

        async def work(db: AsyncSession) -> None:
            await db.execute(update(InboxRow).where(_is(InboxRow, letter.seq)).values(tries=tries, error=error))

        await self._writer.write(work)

    async def forget(self, before: float, limit: int = 1000) -> int:
        """Delete updates handled before that time, some at a time; how many. Telegram never sends those again."""

        async def work(db: AsyncSession) -> int:
            handled = InboxRow.state.in_((DONE, DROPPED))
            old = select(InboxRow.seq).where(InboxRow.handled_at < before, handled).limit(limit)
            return len((await db.scalars(delete(InboxRow).where(InboxRow.seq.in_(old)).returning(InboxRow.seq))).all())

        return await self._writer.write(work)


class OutboxQueue:
    """Messages that are owed."""

    def __init__(self, engine: AsyncEngine, writer: Writer) -> None:
        self._reads = async_sessionmaker(reading(engine))
        self._writer = writer

    async def lanes(self, busy: Collection[int], limit: int) -> list[int]:
        """Chats with waiting messages, but for the busy ones; who has waited longest comes first."""
        return await _lanes(self._reads, OutboxRow, busy, limit)

    async def items(self, lanes: Collection[int]) -> list[Owed]:
        """The waiting messages of chats, oldest first."""
        return [
            Owed(
                seq=row.seq,
                chat=row.lane,
                method=row.method,
                payload=row.payload,
                file=row.file,
                created_at=row.created_at,
            )
            for row in await _items(self._reads, OutboxRow, lanes)
        ]

    async def sent(self, message: Owed) -> None:
        """Telegram has taken a message."""

        async def work(db: AsyncSession) -> None:
            await db.execute(delete(OUTBOX).where(OUTBOX.c.seq == message.seq))

        await self._writer.write(work)


def refuse(message: Owed, error: str) -> Work[None]:
    """Owe a message no more that Telegram will never take; it is kept with the reason, without its words."""

    async def work(db: AsyncSession) -> None:
        refusal = update(OutboxRow).where(OutboxRow.seq == message.seq)
        await db.execute(refusal.values(state=REFUSED, error=error, payload="{}", file=None))

    return work


def take_off(letter: Letter, now: float, state: str = DONE, error: str | None = None) -> Work[bool]:
    """Take an update off the queue; False if somebody else has."""

    async def work(db: AsyncSession) -> bool:
        values: dict[str, object] = {"state": state, "handled_at": now}
        if state == DONE:
            values["body"] = ""
        else:
            values["error"] = error
        mine = update(INBOX).where(INBOX.c.seq == letter.seq, INBOX.c.state == WAITING)
        taken = await db.execute(mine.values(values).returning(INBOX.c.seq))
        return taken.first() is not None

    return work


def owe(messages: Sequence[Outgoing], now: float) -> Work[None]:
    """Put messages on the queue."""

    async def work(db: AsyncSession) -> None:
        rows = [
            {
                "lane": message.chat,
                "state": WAITING,
                "method": message.method,
                "payload": message.payload,
                "file": message.file,
                "created_at": now,
            }
            for message in messages
        ]
        await db.execute(insert(OUTBOX), rows)

    return work


@dataclass(slots=True)
class _Standing:
    """How many rows of a lane wait, and whether its person was told that they are too many."""

    waiting: int = 0
    told: bool = False


async def _standing(db: AsyncSession, lanes: Iterable[int], now: float) -> dict[int, _Standing]:
    standing = {lane: _Standing() for lane in lanes}
    for table in (InboxRow, OutboxRow):
        counted = select(table.lane, func.count()).where(table.state == WAITING, table.lane.in_(standing))
        for lane, count in await db.execute(counted.group_by(table.lane)):
            standing[lane].waiting += count
    about_to_be = InboxRow.state == WAITING
    just_now = InboxRow.handled_at > now - TELL_AGAIN
    for when in (about_to_be, just_now):
        told = select(InboxRow.lane).where(when, InboxRow.excess, InboxRow.lane.in_(standing))
        for lane in await db.scalars(told):
            standing[lane].told = True
    return standing


async def _lanes(
    reads: async_sessionmaker[AsyncSession], table: type[R], busy: Collection[int], limit: int
) -> list[int]:
    query = select(table.lane).where(table.state == WAITING, table.lane.not_in(busy))
    query = query.group_by(table.lane).order_by(func.min(table.seq)).limit(limit)
    async with reads() as db:
        return list(await db.scalars(query))


async def _items(reads: async_sessionmaker[AsyncSession], table: type[R], lanes: Collection[int]) -> list[R]:
    query = select(table).where(table.state == WAITING, table.lane.in_(lanes)).order_by(table.seq)
    async with reads() as db:
        return list(await db.scalars(query))


def _is(table: type[R], seq: int) -> ColumnElement[bool]:
    """That row, if it still waits."""
    return (table.seq == seq) & (table.state == WAITING)
