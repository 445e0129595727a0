"""One run: a fleet sells while everything breaks, then the verdict."""

import asyncio
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from bot.config import Settings
from tests.chaos.fleet import Seller, finish, hire, play
from tests.chaos.nemesis import Down, Nemesis
from tests.chaos.verdict import Verdict, doubled, judge
from tests.telegram.server import BotApi, bot_api

SCENARIOS = ["seeds-landscape-designer", "phone-two-models"]


JUDGING = 300.0
"""Seconds that the verdict may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is sold, and how much breaks.

    Args:
        people: who sell at the same time.
        sales: between all of them.
        kills: of the process.
        locks: of the database, each for `lock_seconds`.
        full_disks: each for `full_seconds`.
        seed: of everything random here.
        patience: seconds that somebody waits for an answer before he says that the bot is stuck.
        seconds: after which the run ends, whatever has come of it; the verdict comes within `JUDGING` more.
    """

    people: int
    sales: int
    kills: int
    locks: int = 1
    lock_seconds: float = 6.0
    full_disks: int = 1
    full_seconds: float = 2.0
    seed: int = 1
    patience: float = 400.0
    seconds: float = 3600.0


async def run(plan: Plan, folder: Path, database: str) -> Verdict:
    """Sell, break, and judge; prints the counts, also those of a run that went wrong."""
    started = time.monotonic()
    trouble = Counter[str]()
    async with bot_api() as api:
        nemesis = Nemesis(api, folder, database, plan.seed)
        sellers = hire(api, people=plan.people, scenarios=SCENARIOS, seed=plan.seed, patience=plan.patience)
        try:
            async with asyncio.timeout(plan.seconds):
                await _sell_and_break(api, nemesis, sellers, plan, started)
        except* TimeoutError:
            trouble["not over in time"] = 1
        except* Down as down:
            trouble["the bot did not start"] = 1
            print(down.exceptions[0], file=sys.stderr)
        finally:
            await nemesis.end()
    verdict = Verdict(right=Counter(), wrong=Counter())
    try:
        async with asyncio.timeout(JUDGING):
            verdict = await judge(Settings(database=SecretStr(database), uploads=folder / "uploads"), sellers)
    except TimeoutError:
        trouble["no verdict from the database in time"] = 1
    verdict.wrong.update(trouble)
    _count(verdict, sellers, nemesis)
    if +verdict.wrong:
        print(nemesis.said[-5000:], file=sys.stderr)
    print(f"seed {plan.seed}, {time.monotonic() - started:.0f} s")
    for name, counts in (("broken", nemesis.counts), ("counted", verdict.right), ("must be 0", verdict.wrong)):
        print(f"{name}: " + ", ".join(f"{what} {count}" for what, count in sorted(counts.items())))
    return verdict


async def _sell_and_break(api: BotApi, nemesis: Nemesis, sellers: Sequence[Seller], plan: Plan, started: float) -> None:
    def tell(left: int) -> None:
        if left > 0 and left % 50 == 0:
            print(f"{time.monotonic() - started:6.0f} s: {left} sales left, {dict(nemesis.counts)}", file=sys.stderr)

    async with asyncio.TaskGroup() as group:
        await nemesis.start()
        breaking = [
            group.create_task(nemesis.kill_again_and_again(plan.kills)),
            group.create_task(_trouble(nemesis, plan)),
        ]
        await play(sellers, sales=plan.sales, tell=tell)
        if all(seller.gave_up for seller in sellers):  # nobody is left to see what else breaks
            for task in breaking:
                task.cancel()
    nemesis.calm()
    await finish(sellers)
    with suppress(TimeoutError):
        await api.until(lambda: api.unacknowledged == 0)
    await nemesis.stop()


async def _trouble(nemesis: Nemesis, plan: Plan) -> None:
    for _ in range(max(plan.locks, plan.full_disks)):
        await asyncio.sleep(3)
        if nemesis.counts["locks"] < plan.locks:
            await nemesis.lock(plan.lock_seconds)
        if nemesis.counts["full disks"] < plan.full_disks:
            await nemesis.fill_disk(plan.full_seconds)


def _count(verdict: Verdict, sellers: Sequence[Seller], nemesis: Nemesis) -> None:
    """Add what people say of the run."""
    verdict.right["sales"] = sum(seller.sales for seller in sellers)
    verdict.right["replies sent"] = sum(len(seller.said) for seller in sellers)
    again = doubled(sellers)
    verdict.right["messages seen twice in a row"] = sum(again)
    # One may be in flight in each chat at a kill, and one was taken whenever an answer was lost.
    excused = nemesis.counts["kills"] + nemesis.counts["answers lost"]
    verdict.wrong["messages doubled beyond those in flight"] = sum(max(0, count - excused) for count in again)
    waited = [seller.gave_up for seller in sellers if seller.gave_up]
    verdict.wrong["people who waited in vain"] = len(waited)
    for words in waited:
        print(f"waited in vain: {words}", file=sys.stderr)
