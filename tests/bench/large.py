"""What a large database costs a reply: python -m tests.bench.large [--sessions 1000 10000 100000] [--turns 10].

Each database holds so many finished talks, in real rows: a few were played, and are copied by SQL under other names and
people. Those who write have talks of their own among them. The baseline is the smallest.
"""

import argparse
import asyncio
import sqlite3
import statistics
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from bot.storage.store import Store
from bot.storage.tables import SESSIONS, TURNS
from tests.bench.running import OURS, Figures, Traffic, load, measure, told

FRESH = 1_000_000
"""Updates of each round are numbered from a multiple of this on."""

FIRST = 1_000_000_000
"""Talks of the past are that many seconds old, and more."""


def fill(file: Path, sessions: int, turns: int) -> None:
    """Make a database of that many finished talks of ten people in a hundred of them, each of so many turns."""
    address = f"sqlite:///{file}"
    measure(OURS, Traffic(people=10, replies=4), address)
    with closing(sqlite3.connect(file)) as db:
        db.execute("pragma synchronous = off")
        talk = {column.name: column.name for column in SESSIONS.columns}
        talk |= {
            "id": "printf('%032d', n.i)",
            "user_id": f"1 + n.i % {max(100, sessions // 10)}",
            "status": "'stopped'",
            "finished_at": f"{FIRST} + n.i",
            "started_at": f"{FIRST} + n.i",
            "touched_at": f"{FIRST} + n.i",
        }
        said = {column.name: column.name for column in TURNS.columns if column.name != "id"}
        said |= {"session_id": "printf('%032d', n.i)", "number": "k.i"}
        numbers = "with recursive {0}(i) as (select 1 union all select i + 1 from {0} where i < {1})"
        people = numbers.format("n", max(100, sessions // 10))
        db.execute(f"{people} insert or ignore into users (id, name, created_at) select i, 'Анна', {FIRST} from n")
        every = numbers.format("n", sessions)
        db.execute(
            f"{every} insert into sessions ({', '.join(talk)}) select {', '.join(talk.values())} "
            "from n, (select * from sessions limit 1)"
        )
        each = f"{every}, k(i) as (select 1 union all select i + 1 from k where i < {turns})"
        db.execute(
            f"{each} insert into turns ({', '.join(said)}) select {', '.join(said.values())} "
            "from n, k, (select * from turns limit 1)"
        )
        db.commit()
        db.execute("pragma wal_checkpoint(truncate)")


async def review(file: Path) -> float:
    """Seconds for the list of the latest talks, as managers see it."""
    store = await Store.open(f"sqlite:///{file}")
    try:
        start = time.perf_counter()
        await store.repository().sessions.finished(10)
        return time.perf_counter() - start
    finally:
        await store.close()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.large", description=__doc__)
    parser.add_argument("--sessions", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--turns", type=int, default=10, help="of each talk")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rate", type=float, default=10, help="updates a second")
    parser.add_argument("--people", type=int, default=60)
    options = parser.parse_args()
    traffic = Traffic(people=options.people, replies=4, rate=options.rate)
    found: dict[int, list[Figures]] = {count: [] for count in options.sessions}
    with tempfile.TemporaryDirectory(prefix="large-") as home:
        files = {count: Path(home) / f"{count}.db" for count in options.sessions}
        for count, file in files.items():
            start = time.perf_counter()
            fill(file, count, options.turns)
            size = file.stat().st_size / 2**20
            print(f"{count} talks: {size:.0f} MB, made in {time.perf_counter() - start:.0f} s", flush=True)
        for number in range(1, options.rounds + 1):
            fresh = replace(traffic, first=number * FRESH)
            for count, file in files.items():
                found[count].append(measure(OURS, fresh, f"sqlite:///{file}"))
        lists = {count: asyncio.run(review(file)) for count, file in files.items()}
    print(f"{options.rounds} rounds of {options.people * 5} updates at {options.rate:.0f} a second, {load()}")
    base = next(iter(found.values()))
    for count, all_ in found.items():
        p95, cpu, memory = ([f.latency(0.95) for f in all_], [f.cpu for f in all_], [f.memory for f in all_])
        first = ([f.latency(0.95) for f in base], [f.cpu for f in base], [f.memory for f in base])
        ratios = (statistics.median(a) / statistics.median(b) for a, b in zip((p95, cpu, memory), first, strict=True))
        of_base = ", ".join(f"{ratio:.2f}" for ratio in ratios)
        print(
            f"{count} talks, {count * options.turns} turns: 95 % within {told(p95)} ms, {told(cpu, 1)} ms of CPU each, "
            f"{told(memory)} MB; of the smallest: {of_base}; list of the latest talks {1000 * lists[count]:.0f} ms"
        )


if __name__ == "__main__":
    main()
