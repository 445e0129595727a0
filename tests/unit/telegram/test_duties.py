"""Work by the clock goes on whatever befalls it, and is done by whoever has the duty."""

import asyncio

import pytest

from bot.storage.claims import ClaimKind, Duty
from bot.telegram.duties import by_the_clock

EVERY = 0.02


class Claimed:
    """Claims of a process that another one is beside, which lets the duty go after so many asks."""

    shared = True

    def __init__(self, held_by_other):
        self.held_by_other = held_by_other

    async def take(self, kind, lanes):
        assert (kind, lanes) == (ClaimKind.DUTY, [Duty.UPKEEP])
        self.held_by_other -= 1
        return lanes if self.held_by_other < 0 else []

    async def give(self, kind, lane):
        pass


@pytest.mark.parametrize("error", [OSError("the disk is full"), RuntimeError("a fault of ours")])
async def test_work_that_fails_is_done_again(error):
    stop, times = asyncio.Event(), []

    async def work():
        times.append(1)
        if len(times) == 1:
            raise error
        stop.set()

    async with asyncio.timeout(10):
        await by_the_clock(Claimed(0), Duty.UPKEEP, EVERY, work, stop)
    assert len(times) == 2


async def test_work_waits_until_the_process_that_has_the_duty_is_gone():
    claims, stop, left = Claimed(3), asyncio.Event(), []

    async def work():
        left.append(claims.held_by_other)
        stop.set()

    async with asyncio.timeout(10):
        await by_the_clock(claims, Duty.UPKEEP, EVERY, work, stop)
    assert left == [-1]


async def test_the_first_round_may_be_put_off():
    stop, began = asyncio.Event(), asyncio.get_running_loop().time()

    async def work():
        stop.set()

    async with asyncio.timeout(10):
        await by_the_clock(Claimed(0), Duty.UPKEEP, EVERY, work, stop, first=0.3)
    assert asyncio.get_running_loop().time() - began >= 0.3
