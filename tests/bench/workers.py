"""Two workers on one PostgreSQL beside one: python -m tests.bench.workers [--real].

The load is shared by polling: one process asks Telegram, both handle and send. The server of the updates, PostgreSQL
and the workers share the machine's cores, so that two cores can show no more than what they have.
"""

import argparse
import statistics
from dataclasses import replace

from tests.bench.running import OURS, REAL, Figures, Traffic, load, measure, told
from tests.support.postgres import new_database, postgres


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.workers", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--replies", type=int, default=4)
    parser.add_argument("--real", action="store_true", help="with the real embedder")
    options = parser.parse_args()
    bot = REAL if options.real else OURS
    found: dict[int, list[Figures]] = {1: [], 2: []}
    with postgres() as server:
        for _ in range(options.rounds):
            for processes, all_ in found.items():
                traffic = Traffic(people=options.people, replies=options.replies)
                all_.append(measure(replace(bot, processes=processes), traffic, new_database(server)))
    print(f"{bot.name}, {options.rounds} rounds, {options.people} people, {load()}")
    for processes, all_ in found.items():
        rates, cpu = told([one.rate for one in all_], 1), told([one.cpu for one in all_], 1)
        print(f"{processes} workers: {rates} updates a second, {cpu} ms of CPU each")
    one, two = (statistics.median(figures.rate for figures in all_) for all_ in found.values())
    print(f"two / one: {two / one:.2f}")


if __name__ == "__main__":
    main()
