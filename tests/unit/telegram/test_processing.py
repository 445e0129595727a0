"""Lanes are worked on side by side, and none is forgotten when the database fails between two claims."""

import asyncio
from dataclasses import dataclass

from sqlalchemy.exc import OperationalError

from bot.storage.claims import ClaimKind
from bot.telegram.processing import LOOK_AGAIN_ALONE, ROOM, Lanes, Unripe


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
        await Lanes(ClaimKind.HANDLING, queue, claims, work).run(stop)
    assert claims.asked > 2
    assert queue.lanes_left == set()


class Alone:
    """Claims of the only process."""

    shared = False

    async def take(self, kind, lanes):
        return list(lanes)

    async def give(self, kind, lane):
        pass


class HeldByNobody(Alone):
    """Claims shared with processes that have nothing to do."""

    shared = True


class Counted:
    """A queue whose looks are counted."""

    def __init__(self):
        self.waiting = []
        self.looks = 0

    async def lanes(self, busy, limit):
        self.looks += 1
        return list(dict.fromkeys(item.lane for item in self.waiting if item.lane not in busy))[:limit]

    async def items(self, lanes):
        return [item for item in self.waiting if item.lane in lanes]


async def test_what_came_into_a_lane_that_was_busy_is_done_right_after():
    queue, stop, done = Counted(), asyncio.Event(), []

    async def work(item, attempt):
        if not done:
            queue.waiting.append(Item(1))
            lanes.wake([1])
        queue.waiting.remove(item)
        done.append(item)
        if len(done) == 2:
            stop.set()

    queue.waiting.append(Item(1))
    lanes = Lanes(ClaimKind.HANDLING, queue, Alone(), work)
    async with asyncio.timeout(LOOK_AGAIN_ALONE / 2):
        await lanes.run(stop)
    assert queue.waiting == []


async def test_a_queue_to_which_nothing_came_is_not_looked_at_again_for_each_lane():
    queue, stop = Counted(), asyncio.Event()
    queue.waiting = [Item(lane) for lane in range(20)]

    async def work(item, attempt):
        await asyncio.sleep(0.01 * item.lane)
        queue.waiting.remove(item)
        if not queue.waiting:
            stop.set()

    async with asyncio.timeout(LOOK_AGAIN_ALONE):
        await Lanes(ClaimKind.HANDLING, queue, Alone(), work).run(stop)
    assert queue.looks <= 2


async def test_lanes_for_which_there_was_no_room_are_looked_for_as_soon_as_there_is():
    queue, stop = Counted(), asyncio.Event()
    queue.waiting = [Item(lane) for lane in range(ROOM + 1)]

    async def work(item, attempt):
        queue.waiting.remove(item)
        if not queue.waiting:
            stop.set()

    async with asyncio.timeout(LOOK_AGAIN_ALONE / 2):
        await Lanes(ClaimKind.HANDLING, queue, Alone(), work).run(stop)


async def test_who_works_beside_others_holds_no_more_lanes_than_he_works_on():
    queue, stop, held = Counted(), asyncio.Event(), []
    queue.waiting = [Item(lane) for lane in range(10)]

    class Watched(HeldByNobody):
        async def take(self, kind, lanes):
            held.append(lanes)
            return await super().take(kind, lanes)

    async def work(item, attempt):
        await asyncio.sleep(0)
        queue.waiting.remove(item)
        if not queue.waiting:
            stop.set()

    async with asyncio.timeout(10):
        await Lanes(ClaimKind.HANDLING, queue, Watched(), work, at_once=3).run(stop)
    assert max(len(lanes) for lanes in held) == 3


async def test_lanes_that_wait_to_be_tried_again_keep_nobody_from_being_served():
    queue, stop, attempts = Counted(), asyncio.Event(), []
    queue.waiting = [Item(lane) for lane in range(5)]

    async def work(item, attempt):
        attempts.append(item.lane)
        if item.lane < 3:
            return 60.0
        queue.waiting.remove(item)
        if len(queue.waiting) == 3:
            stop.set()
        return None

    async with asyncio.timeout(10):
        await Lanes(ClaimKind.HANDLING, queue, HeldByNobody(), work, at_once=2).run(stop)
    assert sorted(attempts) == [0, 1, 2, 3, 4]


async def test_what_comes_into_a_lane_that_waits_for_more_is_done_with_it_at_once():
    queue, stop, done = Counted(), asyncio.Event(), []
    queue.waiting = [Item(1)]

    async def work(item, attempt):
        if len(queue.waiting) < 2:
            asyncio.get_running_loop().call_later(0.05, come)
            raise Unripe(60.0)
        done.extend(queue.waiting)
        queue.waiting.clear()
        stop.set()

    def come():
        queue.waiting.append(Item(1))
        lanes.wake([1])

    lanes = Lanes(ClaimKind.HANDLING, queue, Alone(), work)
    async with asyncio.timeout(LOOK_AGAIN_ALONE / 2):
        await lanes.run(stop)
    assert len(done) == 2


async def test_a_lane_that_waits_for_more_in_vain_is_looked_into_again_and_keeps_nobody_waiting():
    queue, stop, order = Counted(), asyncio.Event(), []
    queue.waiting = [Item(1), Item(2)]

    async def work(item, attempt):
        order.append(item.lane)
        if order == [1]:
            raise Unripe(0.2)
        queue.waiting.remove(item)
        if not queue.waiting:
            stop.set()

    async with asyncio.timeout(LOOK_AGAIN_ALONE / 2):
        await Lanes(ClaimKind.HANDLING, queue, Alone(), work, at_once=1).run(stop)
    assert order == [1, 2, 1]


async def test_waiting_for_more_ends_when_the_bot_is_to_stop():
    queue, stop = Counted(), asyncio.Event()
    queue.waiting = [Item(1)]

    async def work(item, attempt):
        asyncio.get_running_loop().call_later(0.05, stop.set)
        raise Unripe(60.0)

    async with asyncio.timeout(2):
        await Lanes(ClaimKind.HANDLING, queue, Alone(), work).run(stop)
    assert queue.waiting == [Item(1)]
