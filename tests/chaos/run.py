"""One run: a fleet sells while everything breaks, then the verdict."""

import asyncio
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from bot.config import Settings
from tests.chaos.fleet import play
from tests.chaos.nemesis import Nemesis
from tests.chaos.verdict import Verdict, doubled, judge
from tests.telegram.server import bot_api

SCENARIOS = ["seeds-landscape-designer", "phone-two-models"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is sold, and how much breaks."""

    people: int
    sales: int
    kills: int
    locks: int = 1
    lock_seconds: float = 6.0
    full_disks: int = 1
    full_seconds: float = 2.0
    seed: int = 1


async def run(plan: Plan, folder: Path, database: str) -> Verdict:
    """Sell, break, and judge; prints the counts."""
    started = time.monotonic()
    async with bot_api() as api:
        nemesis = Nemesis(api, folder, database, plan.seed)
        await nemesis.start()

        def tell(left: int) -> None:
            if left > 0 and left % 50 == 0:
                print(
                    f"{time.monotonic() - started:6.0f} s: {left} sales left, {dict(nemesis.counts)}", file=sys.stderr
                )

        async def trouble() -> None:
            for _ in range(max(plan.locks, plan.full_disks)):
                await asyncio.sleep(3)
                if nemesis.counts["locks"] < plan.locks:
                    await nemesis.lock(plan.lock_seconds)
                if nemesis.counts["full disks"] < plan.full_disks:
                    await nemesis.fill_disk(plan.full_seconds)

        selling = play(api, people=plan.people, sales=plan.sales, scenarios=SCENARIOS, seed=plan.seed, tell=tell)
        sellers, _, _ = await asyncio.gather(selling, nemesis.kill_again_and_again(plan.kills), trouble())
        nemesis.calm()
        for seller in sellers:
            await seller.goes_on()
        await api.until(lambda: api.unacknowledged == 0)
        await nemesis.stop()
    verdict = await judge(Settings(database=SecretStr(database), uploads=folder / "uploads"), sellers)
    verdict.right["sales"] = sum(seller.sales for seller in sellers)
    verdict.right["replies sent"] = sum(len(seller.said) for seller in sellers)
    again = doubled(sellers)
    verdict.right["messages seen twice in a row"] = sum(again)
    # One may be in flight in each chat at a kill, and one was taken whenever an answer was lost.
    excused = nemesis.counts["kills"] + nemesis.counts["answers lost"]
    verdict.wrong["messages doubled beyond those in flight"] = sum(max(0, count - excused) for count in again)
    print(f"seed {plan.seed}, {time.monotonic() - started:.0f} s")
    for name, counts in (("broken", nemesis.counts), ("counted", verdict.right), ("must be 0", verdict.wrong)):
        print(f"{name}: " + ", ".join(f"{what} {count}" for what, count in sorted(counts.items())))
    return verdict
