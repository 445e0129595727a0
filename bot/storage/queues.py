"""Two queues in the database, a lane for each person: updates that were received, messages that are owed.

What was received and is not handled yet, and what is owed and not sent yet, is `waiting`. Only the first waiting row of
a lane may be worked on; whoever does so holds the lane's claim.

A claim can be lost to another process unnoticed. A received update stands that: it is taken off the queue with what
came of it, or nothing is kept. A message that was sent cannot be called back: whoever takes over writes his number on
what waits, and whoever had it before finds that out when he has sent one message at most.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Table,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
    update,
)

from bot.errors import SparringError
from bot.storage.engine import inserting
from bot.storage.tables import INBOX, MARKS, OUTBOX
from bot.storage.working import Hands, Work
from bot.storage.writing import Writer

TELL_AGAIN = 60.0
"""Seconds for which somebody who sends too fast is not told so again."""

NUMBERED_BY = "updates_from"
"""The mark of where updates come from."""

WAITING, DONE, DEAD, DROPPED, REFUSED = "waiting", "done", "dead", "dropped", "refused"

_WAITING: ColumnElement[str] = literal_column("'waiting'")
"""Written out: a plan that PostgreSQL makes for any value uses no index over the waiting rows alone."""

_HELD = select(OUTBOX.c.holder).where(OUTBOX.c.seq == bindparam("message"))
_SENT = delete(OUTBOX).where(OUTBOX.c.seq == bindparam("message")).returning(OUTBOX.c.holder)
_CHANGE = update(INBOX).where(INBOX.c.seq == bindparam("letter"), INBOX.c.state == _WAITING)
"""Of an update that still waits."""

_TAKE_OFF = _CHANGE.returning(INBOX.c.seq)


class NotOurs(SparringError):
    """A message is off the queue, or another process sends it: it is to be left alone, with all that comes after it."""


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
    received_at: float
    """UTC seconds since 1970."""


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


class Inbox:
    """Updates that were received."""

    def __init__(self, hands: Hands, writer: Writer, most: int) -> None:
        self._hands = hands
        self._writer = writer
        self._most = most

    async def put(self, updates: Sequence[Received], now: float) -> None:
        """Keep updates; those kept before are left out. They are committed when this returns.

        A person who has `most` updates and messages waiting is told so once; what he sends meanwhile is dropped.
        """

        def work(db: Connection) -> None:
            # What is kept already counts once: a batch that comes again must not look like a flood.
            fresh = _unknown(db, updates)
            if not fresh:
                return
            standing = _standing(db, Counter(received.lane for received in fresh), self._most, now)
            rows = [self._row(received, standing, now) for received in fresh]
            db.execute(inserting(db)(INBOX).on_conflict_do_nothing(index_elements=["update_id"]), rows)

        if updates:
            await self._writer.write(work)

    def _row(self, received: Received, standing: dict[int, "_Standing"], now: float) -> dict[str, object]:
        state, excess = WAITING, False
        if received.error:
            state = DEAD
        else:
            lane = standing[received.lane]
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
        return await self._hands.read(_lanes(INBOX, busy, limit))

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
                received_at=row.received_at,
            )
            for row in await self._hands.read(_items(INBOX, lanes))
        ]

    async def heads(self) -> list[int]:
        """The first waiting update of each lane, by `seq`: what was being handled when a process died is among them."""
        query = select(func.min(INBOX.c.seq)).where(INBOX.c.state == _WAITING).group_by(INBOX.c.lane)
        return await self._hands.read(lambda db: list(db.scalars(query)))

    async def begun(self, letter: Letter, tries: int) -> None:
        """Keep that an update is about to be tried, before it is."""
        await self._change(letter, tries=tries)

    async def failed(self, letter: Letter, tries: int, error: str) -> None:
        """Keep that handling an update failed."""
        await self._change(letter, tries=tries, error=error)

    async def _change(self, letter: Letter, **values: object) -> None:
        def work(db: Connection) -> None:
            db.execute(_CHANGE, {"letter": letter.seq, **values})

        await self._writer.write(work)

    async def numbered_by(self, source: str) -> None:
        """Say where updates come from now; each bot and each server counts its own.

        Where they came from another one before, numbers say nothing any more: what is kept loses its own.
        """

        def work(db: Connection) -> None:
            before = db.scalar(select(MARKS.c.value).where(MARKS.c.name == NUMBERED_BY).with_for_update())
            if before is None:
                new = inserting(db)(MARKS).on_conflict_do_nothing(index_elements=["name"])
                db.execute(new.values(name=NUMBERED_BY, value=source))
            elif before != source:
                db.execute(update(INBOX).where(INBOX.c.update_id.is_not(None)).values(update_id=None))
                db.execute(update(MARKS).where(MARKS.c.name == NUMBERED_BY).values(value=source))

        is_known = select(MARKS.c.value).where(MARKS.c.name == NUMBERED_BY, MARKS.c.value == source)
        # As a rule nothing has changed, and a start need not wait for somebody who writes.
        if await self._hands.read(lambda db: db.scalar(is_known)) is None:
            await self._writer.write(work)

    async def forget(self, before: float, limit: int = 1000) -> int:
        """Delete updates handled before that time, some at a time; how many. Telegram never sends those again.

        It may give their numbers anew, so that dead letters, which stay, lose them.
        """

        def work(db: Connection) -> int:
            dead = (INBOX.c.handled_at < before) & (INBOX.c.state == DEAD) & INBOX.c.update_id.is_not(None)
            db.execute(update(INBOX).where(dead).values(update_id=None))
            handled = INBOX.c.state.in_((DONE, DROPPED))
            old = select(INBOX.c.seq).where(INBOX.c.handled_at < before, handled).limit(limit)
            return len(db.scalars(delete(INBOX).where(INBOX.c.seq.in_(old)).returning(INBOX.c.seq)).all())

        return await self._writer.write(work)


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
        return await self._hands.read(_lanes(OUTBOX, busy, limit))

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
            return await self._hands.read(_items(OUTBOX, lanes))
        (rows,) = await self._hands.write([_hold(lanes, self._holder)])
        found: Sequence[Row[Any]] = rows
        return found

    async def check(self, message: Owed) -> None:
        """Make sure that a message is still to be sent by this process.

        Raises:
            NotOurs: if it is not.
        """

        def work(db: Connection) -> bool:
            return _is_held(db.execute(_HELD, {"message": message.seq}).first(), message)

        if not await self._hands.read(work):
            raise NotOurs

    async def sent(self, message: Owed) -> None:
        """Telegram has taken a message: it is off the queue, whoever holds it.

        Raises:
            NotOurs: if another process has taken over meanwhile.
        """

        def work(db: Connection) -> bool:
            return _is_held(db.execute(_SENT, {"message": message.seq}).first(), message)

        if not await self._writer.write(work):
            raise NotOurs


def refuse(message: Owed, error: str) -> Work[bool]:
    """Owe a message no more that Telegram will never take; it is kept with the reason, without its words.

    False if another process has taken over.
    """
    mine = (OUTBOX.c.seq == message.seq) & OUTBOX.c.holder.is_not_distinct_from(message.holder)
    refusal = update(OUTBOX).where(mine).values(state=REFUSED, error=error, payload="{}", file=None)
    return lambda db: db.execute(refusal.returning(OUTBOX.c.seq)).first() is not None


def _hold(lanes: Collection[int], holder: int) -> Work[Sequence[Row[Any]]]:
    """Write a process's number on what waits in lanes."""
    held = update(OUTBOX).where(OUTBOX.c.state == _WAITING, OUTBOX.c.lane.in_(lanes)).values(holder=holder)
    return lambda db: sorted(db.execute(held.returning(*OUTBOX.c)).all(), key=lambda row: row.seq)


def _is_held(row: Row[Any] | None, message: Owed) -> bool:
    return row is not None and row.holder == message.holder


def _unknown(db: Connection, updates: Sequence[Received]) -> list[Received]:
    """Those of the updates that are not kept yet, each once."""
    numbers = [received.update_id for received in updates if received.update_id is not None]
    known = set(db.scalars(select(INBOX.c.update_id).where(INBOX.c.update_id.in_(numbers))))
    fresh = []
    for received in updates:
        if received.update_id is None or received.update_id not in known:
            fresh.append(received)
            known.add(received.update_id)
    return fresh


def take_off(letter: Letter, now: float, state: str = DONE, error: str | None = None) -> Work[bool]:
    """Take an update off the queue; False if somebody else has."""
    values: dict[str, object] = {"state": state, "handled_at": now}
    values.update({"body": ""} if state == DONE else {"error": error})

    def work(db: Connection) -> bool:
        return db.execute(_TAKE_OFF, {"letter": letter.seq, **values}).first() is not None

    return work


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
        db.execute(insert(OUTBOX), rows)

    return work


@dataclass(slots=True)
class _Standing:
    """How many rows of a lane wait, and whether its person was told that they are too many."""

    waiting: int = 0
    told: bool = False


def _standing(db: Connection, coming: Counter[int], most: int, now: float) -> dict[int, _Standing]:
    """How the lanes stand that updates are coming to."""
    standing = {lane: _Standing() for lane in coming}
    for table in (INBOX, OUTBOX):
        counted = select(table.c.lane, func.count()).where(table.c.state == _WAITING, table.c.lane.in_(standing))
        for lane, count in db.execute(counted.group_by(table.c.lane)):
            standing[lane].waiting += count
    for lane in _told(db, [lane for lane in coming if standing[lane].waiting + coming[lane] > most], now):
        standing[lane].told = True
    return standing


def _told(db: Connection, lanes: Sequence[int], now: float) -> Iterable[int]:
    """Those of the lanes whose person is about to be told that it is too much, or was just now."""
    for when in (INBOX.c.state == _WAITING, INBOX.c.handled_at > now - TELL_AGAIN) if lanes else ():
        yield from db.scalars(select(INBOX.c.lane).where(when, INBOX.c.excess, INBOX.c.lane.in_(lanes)))


def _lanes(table: Table, busy: Collection[int], limit: int) -> Work[list[int]]:
    query = select(table.c.lane).where(table.c.state == _WAITING).group_by(table.c.lane).order_by(func.min(table.c.seq))

    def work(db: Connection) -> list[int]:
        # The busy ones are left out here: as a list in the question they cost more.
        first = db.scalars(query.limit(limit + len(busy)))
        return [lane for lane in first if lane not in busy][:limit]

    return work


def _items(table: Table, lanes: Collection[int]) -> Work[Sequence[Row[Any]]]:
    query = select(table).where(table.c.state == _WAITING, table.c.lane.in_(lanes)).order_by(table.c.seq)
    return lambda db: db.execute(query).all()
