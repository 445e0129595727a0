"""The lanes of a queue worked on side by side, each of them strictly in order."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Generic, Protocol, TypeVar

import structlog

from bot.errors import SparringError
from bot.storage.claims import ClaimKind, Claims
from bot.storage.outbox import NotOurs
from bot.telegram.waiting import pause

ROOM = 200
"""Lanes that one process may hold."""

SHARED = 4
"""Lanes handled at once where other processes may handle the rest: one thread grades, and what waits here for that
thread would wait for nobody elsewhere."""

OTHERS = 4 * ROOM
"""Lanes looked at beyond that where other processes may hold the first ones."""

LOOK_AGAIN = 0.25
"""Seconds after which a shared queue is looked at for what other processes put there or left behind."""

LOOK_AGAIN_ALONE = 5.0
TROUBLE = 0.5
"""Seconds to wait when the database is away."""

log = structlog.get_logger(__name__)


class NotNow(SparringError):
    """An item is not to be done before so many seconds have gone."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds


class Later(NotNow):
    """An item cannot be done now, which is not its fault: this attempt does not count."""


class Unripe(NotNow):
    """What belongs to an item may still come: its lane is looked into again after a while, or once something came."""


class Waits(Protocol):
    """Something that waits in a lane."""

    @property
    def lane(self) -> int:
        """Its lane."""
        ...


T = TypeVar("T", bound=Waits)


class Queue(Protocol[T]):
    """A queue in the database."""

    async def lanes(self, busy: Collection[int], limit: int) -> list[int]:
        """Lanes with something waiting, but for the busy ones."""
        ...

    async def items(self, lanes: Collection[int]) -> list[T]:
        """What waits in lanes, in order."""
        ...


class Lanes(Generic[T]):
    """Works through a queue.

    Args:
        kind: what a claim on a lane is for.
        queue: what waits.
        claims: held on a lane while it is worked on.
        work: does one item, told which attempt it is (1 is the first); None when it is off the queue, else the seconds
            after which to try it again; raises `NotOurs` where the lane is to be left alone, `Later` where the
            attempt does not count, and `Unripe` where more belongs to the item than there is.
        at_once: lanes worked on at once; those that wait to be tried again do not count, up to `ROOM` of all.
    """

    def __init__(
        self,
        kind: ClaimKind,
        queue: Queue[T],
        claims: Claims,
        work: Callable[[T, int], Awaitable[float | None]],
        at_once: int = ROOM,
    ) -> None:
        self._kind = kind
        self._queue = queue
        self._claims = claims
        self._work = work
        self._at_once = at_once
        self._busy: set[int] = set()
        self._resting: set[int] = set()
        """Busy lanes whose first item waits to be tried again."""
        self._settling: dict[int, asyncio.Event] = {}
        """Busy lanes whose first item waits for more; set once something came."""
        self._missed: set[int] = set()
        """Busy lanes into which something was put: they are to be looked into again."""
        self._full = False
        self._woken = asyncio.Event()

    def wake(self, lanes: Collection[int]) -> None:
        """Something was put into lanes."""
        self._missed.update(self._busy.intersection(lanes))
        for lane in self._missed.intersection(self._settling):
            self._settling[lane].set()
        self._woken.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; items under way are finished, the others stay on the queue."""
        look_again = LOOK_AGAIN if self._claims.shared else LOOK_AGAIN_ALONE
        async with asyncio.TaskGroup() as group:
            group.create_task(self._wake_at(stop))
            while not stop.is_set():
                self._woken.clear()
                try:
                    found = await self._find()
                except Exception as error:
                    log.warning("the queue cannot be read", queue=self._kind.name.lower(), reason=_name(error))
                    await pause(stop, TROUBLE)
                    continue
                for lane, items in found.items():
                    group.create_task(self._lane(lane, items, stop))
                try:
                    await asyncio.wait_for(self._woken.wait(), look_again)
                except TimeoutError:
                    continue

    async def _wake_at(self, stop: asyncio.Event) -> None:
        await stop.wait()
        for settled in self._settling.values():
            settled.set()
        self._woken.set()

    async def _find(self) -> dict[int, list[T]]:
        """Lanes that are this process's now, with what waits in them."""
        room = min(ROOM - len(self._busy), self._at_once - len(self._busy - self._resting))
        self._full = room <= 0
        if self._full:
            return {}
        waiting = await self._queue.lanes(self._busy, room + (OTHERS if self._claims.shared else 0))
        mine: list[int] = []
        found: dict[int, list[T]] = defaultdict(list)
        try:
            while waiting and len(mine) < room:
                # No more than there is room for: what is claimed here stands still for the other processes.
                asked, waiting = waiting[: room - len(mine)], waiting[room - len(mine) :]
                taken = await self._claims.take(self._kind, asked)
                self._busy.update(taken)
                mine += taken
            self._full = len(mine) >= room
            # Read after the claim: what another process has done meanwhile is not seen again.
            for item in await self._queue.items(mine) if mine else ():
                found[item.lane].append(item)
        finally:
            for lane in mine:
                if lane not in found:
                    await self._let_go(lane)
        return found

    async def _lane(self, lane: int, items: Sequence[T], stop: asyncio.Event) -> None:
        done = False
        try:
            for item in items:
                if not await self._item(item, stop):
                    return
            done = True
        finally:
            await self._let_go(lane)
            # Other processes put things into it untold, and what there was no room for waits all the same.
            if self._claims.shared or self._full or not done:
                self._woken.set()

    async def _item(self, item: T, stop: asyncio.Event) -> bool:
        """Work on an item until it is off the queue; False where the lane is to be let go before."""
        attempt = 0
        while not stop.is_set():
            attempt += 1
            try:
                wait = await self._work(item, attempt)
            except NotOurs:
                log.info("the lane is not ours any more", queue=self._kind.name.lower())
                return False
            except Unripe as unripe:
                await self._settle(item.lane, unripe.seconds)
                return False
            except Later as later:
                attempt -= 1
                wait = later.seconds
            except Exception as error:
                log.warning("the work stands still", queue=self._kind.name.lower(), reason=_name(error))
                attempt -= 1
                wait = TROUBLE
            if wait is None:
                return True
            await self._rest(item.lane, wait, stop)
        return False

    async def _settle(self, lane: int, seconds: float) -> None:
        """Wait for what may still come into a lane."""
        self._settling[lane] = asyncio.Event()
        try:
            if lane not in self._missed:
                await self._rest(lane, seconds, self._settling[lane])
        finally:
            del self._settling[lane]

    async def _rest(self, lane: int, seconds: float, over: asyncio.Event) -> None:
        """Wait so long, or until it is over; meanwhile another lane may be worked on in its place."""
        self._resting.add(lane)
        if self._full:
            self._woken.set()
        await pause(over, seconds)
        self._resting.discard(lane)

    async def _let_go(self, lane: int) -> None:
        self._busy.discard(lane)
        self._resting.discard(lane)
        await self._claims.give(self._kind, lane)
        if lane in self._missed:
            self._missed.discard(lane)
            self._woken.set()


def _name(error: Exception) -> str:
    """What went wrong; never the text, which may hold what people wrote."""
    cause = getattr(error, "orig", None) or error
    return type(cause).__name__
