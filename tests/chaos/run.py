"""One run: a fleet sells while everything breaks, then the verdict."""

import asyncio
import math
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from bot.config import Settings
from tests.chaos.disk import small_disk
from tests.chaos.fleet import Seller, finish, hire, play
from tests.chaos.history import install
from tests.chaos.nemesis import Down, Nemesis
from tests.chaos.verdict import Verdict, judge
from tests.telegram.server import BotApi, bot_api

SCENARIOS = ["seeds-landscape-designer", "phone-two-models"]


JUDGING = 300.0
"""Seconds that the verdict may take."""

TO_END = 5.0
"""Seconds that the bot may take to end when it is asked to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is sold, and how much breaks.

    Args:
        people: who sell at the same time.
        sales: between all of them, at least.
        kills: of the process.
        locks: of the database, each for `lock_seconds`.
        full_disks: each for `full_seconds`.
        jumps: of the clock.
        hangs: whether now and then an answer never comes, which costs the bot 20 seconds.
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
    jumps: int = 3
    hangs: bool = False
    seed: int = 1
    patience: float = 400.0
    seconds: float = 3600.0


async def run(plan: Plan, folder: Path, database: str) -> Verdict:
    """Sell, break, and judge; prints the counts, also those of a run that went wrong.

    Args:
        plan: how much.
        folder: empty; the bot's own.
        database: by its address; the file of an SQLite database stands in the folder.
    """
    started = time.monotonic()
    trouble = Counter[str]()
    verdict = Verdict(right=Counter(), wrong=Counter())
    with small_disk(folder, 64 + plan.sales // 2) as disk:
        await install(database)
        async with bot_api() as api:
            nemesis = Nemesis(api, folder, database, disk, plan.seed, hangs=plan.hangs)
            sellers = hire(api, people=plan.people, scenarios=SCENARIOS, seed=plan.seed, patience=plan.patience)
            try:
                async with asyncio.timeout(plan.seconds):
                    ending = await _sell_and_break(api, nemesis, sellers, plan, started)
                    trouble["seconds to end beyond five"] = max(0, math.ceil(ending - TO_END))
            except* TimeoutError:
                trouble["not over in time"] = 1
            except* Down as down:
                trouble["the bot did not start"] = 1
                print(down.exceptions[0], file=sys.stderr)
            finally:
                await nemesis.end()
        try:
            async with asyncio.timeout(JUDGING):
                settings = Settings(database=SecretStr(database), uploads=folder / "uploads")
                verdict = await judge(settings, sellers, api.calls, nemesis.counts["kills"])
        except TimeoutError:
            trouble["no verdict from the database in time"] = 1
    verdict.wrong.update(trouble)
    _count(verdict, sellers)
    if +verdict.wrong:
        print(nemesis.said[-5000:], file=sys.stderr)
    print(f"seed {plan.seed}, {time.monotonic() - started:.0f} s")
    for name, counts in (("broken", nemesis.counts), ("counted", verdict.right), ("must be 0", verdict.wrong)):
        print(f"{name}: " + ", ".join(f"{what} {count}" for what, count in sorted(counts.items())))
    return verdict


async def _sell_and_break(
    api: BotApi, nemesis: Nemesis, sellers: Sequence[Seller], plan: Plan, started: float
) -> float:
    """Let it all happen; the seconds that the bot took to end when it was asked to."""

    def tell(left: int) -> None:
        if left > 0 and left % 50 == 0:
            print(f"{time.monotonic() - started:6.0f} s: {left} sales left, {dict(nemesis.counts)}", file=sys.stderr)

    async with asyncio.TaskGroup() as group:
        await nemesis.start()
        breaking = [
            group.create_task(nemesis.kill_again_and_again(plan.kills)),
            group.create_task(_trouble(nemesis, plan)),
            group.create_task(_jumps(nemesis, plan)),
        ]
        # Nothing breaks unseen: people sell until all of it has.
        await play(sellers, sales=plan.sales, more=lambda: not all(task.done() for task in breaking), tell=tell)
        if all(seller.gave_up for seller in sellers):  # nobody is left to see what else breaks
            for task in breaking:
                task.cancel()
    nemesis.calm()
    await finish(sellers)
    with suppress(TimeoutError):
        await api.until(lambda: api.unacknowledged == 0)
    return await nemesis.stop()


async def _jumps(nemesis: Nemesis, plan: Plan) -> None:
    for _ in range(plan.jumps):
        await asyncio.sleep(4)
        nemesis.jump()


async def _trouble(nemesis: Nemesis, plan: Plan) -> None:
    for _ in range(max(plan.locks, plan.full_disks)):
        await asyncio.sleep(3)
        if nemesis.counts["locks"] < plan.locks:
            await nemesis.lock(plan.lock_seconds)
        if nemesis.counts["full disks"] < plan.full_disks:
            await nemesis.fill_disk(plan.full_seconds)


def _count(verdict: Verdict, sellers: Sequence[Seller]) -> None:
    """Add what people say of the run."""
    verdict.right["sales"] = sum(seller.sales for seller in sellers)
    verdict.right["replies sent"] = sum(len(seller.replies) for seller in sellers)
    waited = [seller.gave_up for seller in sellers if seller.gave_up]
    verdict.wrong["people who waited in vain"] = len(waited)
    for words in waited:
        print(f"waited in vain: {words}", file=sys.stderr)
