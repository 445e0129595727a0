"""Lanes are worked on side by side, and none is forgotten when the database fails between two claims."""

import asyncio
from dataclasses import dataclass

from sqlalchemy.exc import OperationalError

from bot.storage.claims import Kind
from bot.telegram.processing import ROOM, Lanes


@dataclass(frozen=True)
class Item:
    lane: int


class Waiting:
    """A queue with one item in each lane."""

    def __init__(self, count):
        self.lanes_left = set(range(count))

    async def lanes(self, busy, limit):
        return sorted(self.lanes_left - set(busy))[:limit]

    async def items(self, lanes):
        return [Item(lane) for lane in lanes if lane in self.lanes_left]


class HeldByHalf:
    """Claims shared with another process, which holds half of what is asked for at first; the second ask fails."""

    shared = True

    def __init__(self):
        self.asked = 0

    async def take(self, kind, lanes):
        self.asked += 1
        if self.asked == 2:
            raise OperationalError(None, None, OSError("gone"))
        return list(lanes)[::2] if self.asked == 1 else list(lanes)

    async def give(self, kind, lane):
        pass


async def test_lanes_claimed_before_a_claim_that_fails_are_worked_on_later():
    queue, claims, stop = Waiting(ROOM + 50), HeldByHalf(), asyncio.Event()

    async def work(item, attempt):
        queue.lanes_left.discard(item.lane)
        if not queue.lanes_left:
            stop.set()
        return

    async with asyncio.timeout(20):
        await Lanes(Kind.HANDLING, queue, claims, work).run(stop)
    assert claims.asked > 2
    assert queue.lanes_left == set()
