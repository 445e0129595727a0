"""Updates that were received, and wait to be handled.

A claim can be lost to another process unnoticed. A received update stands that: it is taken off the queue with what
came of it, or nothing is kept.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, func, select, update

from bot.storage.engine import inserting
from bot.storage.lanes import IS_WAITING, UPDATES, WAITING, counts
from bot.storage.tables import INBOX, MARKS
from bot.storage.working import Hands, Work
from bot.storage.writing import Writer

TELL_AGAIN = 60.0
"""Seconds for which somebody who sends too fast is not told so again."""

NUMBERED_BY = "updates_from"
"""The mark of where updates come from."""

DONE, DEAD, DROPPED = "done", "dead", "dropped"

_CHANGE = update(INBOX).where(INBOX.c.seq == bindparam("letter"), INBOX.c.state == IS_WAITING)
"""Of an update that still waits."""

_TAKE_OFF = _CHANGE.returning(INBOX.c.seq)
_KNOWN = select(INBOX.c.update_id).where(INBOX.c.update_id.in_(bindparam("numbers", expanding=True)))


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
    ripe_at: float
    """Until then others may come that belong to it; UTC seconds since 1970, never before it was received itself."""
    others: tuple[int, ...] = ()
    """The `seq` of those after it that are handled together with it."""


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
            lanes = _lanes(db, Counter(received.lane for received in fresh), self._most, now)
            rows = [self._row(received, lanes, now) for received in fresh]
            db.execute(inserting(db)(INBOX).on_conflict_do_nothing(index_elements=["update_id"]), rows)

        if updates:
            await self._writer.write(work)

    def _row(self, received: Received, lanes: dict[int, "_Lane"], now: float) -> dict[str, object]:
        state, excess = WAITING, False
        if received.error:
            state = DEAD
        else:
            lane = lanes[received.lane]
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
        return await self._hands.read(UPDATES.lanes(busy, limit))

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
                ripe_at=row.received_at,
            )
            for row in await self._hands.read(UPDATES.items(lanes))
        ]

    async def ends(self) -> list[tuple[int, int]]:
        """The first and the last waiting update of each lane, by `seq`."""
        seq = INBOX.c.seq
        query = select(func.min(seq), func.max(seq)).where(INBOX.c.state == IS_WAITING).group_by(INBOX.c.lane)
        return await self._hands.read(lambda db: [(first, last) for first, last in db.execute(query)])

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


def take_off(letter: Letter, now: float, state: str = DONE, error: str | None = None) -> Work[bool]:
    """Take an update off the queue, with those that belong to it; False if somebody else has."""
    values: dict[str, object] = {"state": state, "handled_at": now}
    values.update({"body": ""} if state == DONE else {"error": error})

    def work(db: Connection) -> bool:
        if db.execute(_TAKE_OFF, {"letter": letter.seq, **values}).first() is None:
            return False
        # Taken off in order by whoever it is: while the first waited, so did the others.
        for other in letter.others:
            db.execute(_CHANGE, {"letter": other, **values})
        return True

    return work


def _unknown(db: Connection, updates: Sequence[Received]) -> list[Received]:
    """Those of the updates that are not kept yet, each once."""
    numbers = [received.update_id for received in updates if received.update_id is not None]
    known = set(db.scalars(_KNOWN, {"numbers": numbers}))
    fresh = []
    for received in updates:
        if received.update_id is None or received.update_id not in known:
            fresh.append(received)
            known.add(received.update_id)
    return fresh


@dataclass(slots=True)
class _Lane:
    """How many rows of a lane wait, and whether its person was told that they are too many."""

    waiting: int = 0
    told: bool = False


def _lanes(db: Connection, coming: Counter[int], most: int, now: float) -> dict[int, _Lane]:
    """How the lanes stand that updates are coming to."""
    lanes = {lane: _Lane() for lane in coming}
    for lane, count in counts(db, lanes):
        lanes[lane].waiting += count
    for lane in _told(db, [lane for lane in coming if lanes[lane].waiting + coming[lane] > most], now):
        lanes[lane].told = True
    return lanes


def _told(db: Connection, lanes: Sequence[int], now: float) -> Iterable[int]:
    """Those of the lanes whose person is about to be told that it is too much, or was just now."""
    for when in (INBOX.c.state == IS_WAITING, INBOX.c.handled_at > now - TELL_AGAIN) if lanes else ():
        yield from db.scalars(select(INBOX.c.lane).where(when, INBOX.c.excess, INBOX.c.lane.in_(lanes)))
