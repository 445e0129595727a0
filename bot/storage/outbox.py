"""Messages that are owed, and wait to be sent.

A claim can be lost to another process unnoticed, and a message that was sent cannot be called back: whoever takes over
writes his number on what waits, and whoever had it before finds that out when he has sent one message at most.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from bot.errors import SparringError
from bot.storage.lanes import IS_WAITING, MESSAGES, WAITING
from bot.storage.tables import OUTBOX
from bot.storage.working import Hands, Work
from bot.storage.writing import Writer

REFUSED = "refused"

# SQLite gives the number of a row that is gone to the next one: it takes the time as well to know a message again.
_THIS = (OUTBOX.c.seq == bindparam("number")) & (OUTBOX.c.created_at == bindparam("owed_since"))
_HELD = select(OUTBOX.c.holder).where(_THIS)
_OWED = insert(OUTBOX)
_SENT = delete(OUTBOX).where(_THIS).returning(OUTBOX.c.holder)


class NotOurs(SparringError):
    """A message is off the queue, or another process sends it: it is to be left alone, with all that comes after it."""


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
    holder: int | None
    """Who sends it."""

    @property
    def lane(self) -> int:
        """Messages of one chat are sent in order."""
        return self.chat

    @property
    def key(self) -> tuple[int, float]:
        """What tells it from every other message."""
        return self.seq, self.created_at


class OutboxQueue:
    """Messages that are owed.

    Args:
        hands: that read.
        writer: that commits.
        holder: the number of this process among others on the database; None where there are no others.
    """

    def __init__(self, hands: Hands, writer: Writer, holder: int | None = None) -> None:
        self._hands = hands
        self._writer = writer
        self._holder = holder

    async def lanes(self, busy: Collection[int], limit: int) -> list[int]:
        """Chats with waiting messages, but for the busy ones; who has waited longest comes first."""
        return await self._hands.read(MESSAGES.lanes(busy, limit))

    async def items(self, lanes: Collection[int]) -> list[Owed]:
        """The waiting messages of chats that this process has claimed, oldest first; from now on they are its own."""
        return [
            Owed(
                seq=row.seq,
                chat=row.lane,
                method=row.method,
                payload=row.payload,
                file=row.file,
                created_at=row.created_at,
                holder=row.holder,
            )
            for row in await self._rows(lanes)
        ]

    async def _rows(self, lanes: Collection[int]) -> Sequence[Row[Any]]:
        if self._holder is None:
            return await self._hands.read(MESSAGES.items(lanes))
        (rows,) = await self._hands.write([_hold(lanes, self._holder)])
        found: Sequence[Row[Any]] = rows
        return found

    async def check(self, message: Owed) -> None:
        """Make sure that a message is still to be sent by this process.

        Raises:
            NotOurs: if it is not.
        """

        def work(db: Connection) -> bool:
            return _is_held(db.execute(_HELD, _named(message)).first(), message)

        if not await self._hands.read(work):
            raise NotOurs

    async def sent(self, message: Owed) -> None:
        """Telegram has taken a message: it is off the queue, whoever holds it.

        Raises:
            NotOurs: if another process has taken over meanwhile.
        """

        def work(db: Connection) -> bool:
            return _is_held(db.execute(_SENT, _named(message)).first(), message)

        if not await self._writer.write(work):
            raise NotOurs


def owe(messages: Sequence[Outgoing], now: float) -> Work[None]:
    """Put messages on the queue."""

    def work(db: Connection) -> None:
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
        db.execute(_OWED, rows)

    return work


def refuse(message: Owed, error: str) -> Work[bool]:
    """Owe a message no more that Telegram will never take; it is kept with the reason, without its words.

    False if another process has taken over.
    """
    mine = _THIS & OUTBOX.c.holder.is_not_distinct_from(message.holder)
    refusal = update(OUTBOX).where(mine).values(state=REFUSED, error=error, payload="{}", file=None)
    return lambda db: db.execute(refusal.returning(OUTBOX.c.seq), _named(message)).first() is not None


def _hold(lanes: Collection[int], holder: int) -> Work[Sequence[Row[Any]]]:
    """Write a process's number on what waits in lanes."""
    held = update(OUTBOX).where(OUTBOX.c.state == IS_WAITING, OUTBOX.c.lane.in_(lanes)).values(holder=holder)
    return lambda db: sorted(db.execute(held.returning(*OUTBOX.c)).all(), key=lambda row: row.seq)


def _named(message: Owed) -> dict[str, float]:
    return {"number": message.seq, "owed_since": message.created_at}


def _is_held(row: Row[Any] | None, message: Owed) -> bool:
    return row is not None and row.holder == message.holder
