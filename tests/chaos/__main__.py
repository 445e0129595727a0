"""python -m tests.chaos --sales 1000 --kills 200 [--postgres]: the long form."""

import argparse
import asyncio
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.chaos.run import Plan, run
from tests.support.postgres import new_database, postgres


def main() -> int:
    """The exit code: 0 when nothing is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--sales", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL of its own instead of SQLite")
    parser.add_argument("--seconds", type=float, help="the run ends by then (15 a kill and 5 a sale when left out)")
    options = parser.parse_args()
    plan = Plan(
        people=options.people,
        sales=options.sales,
        kills=options.kills,
        seed=options.seed,
        locks=10,
        full_disks=10,
        jumps=options.kills,
        hangs=True,
        seconds=options.seconds or 600.0 + 15 * options.kills + 5 * options.sales,
    )
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="chaos-")))
        database = f"sqlite:///{folder / 'sparring.db'}"
        if options.postgres:
            database = new_database(stack.enter_context(postgres()))
        verdict = asyncio.run(run(plan, folder, database))
        return int(sum(verdict.wrong.values()) > 0)


if __name__ == "__main__":
    raise SystemExit(main())
