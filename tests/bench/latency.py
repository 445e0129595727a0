"""How long people wait for an answer at a steady rate: python -m tests.bench.latency --minutes 10 --rate 30.

Cohorts of people hold talks, one after the other; each update has one answer. Baseline: the echo of aiohttp in the same
run, before and after ours.
"""

import argparse

from tests.bench.running import AIOHTTP, OURS, REAL, WEBHOOK, Traffic, load, measure

BOTS = {"polling": OURS, "webhook": WEBHOOK, "real": REAL}
SHARES = (0.5, 0.95, 0.99, 1.0)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.latency", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--rate", type=float, default=30, help="updates a second")
    parser.add_argument("--bots", nargs="+", choices=BOTS, default=["polling", "webhook"])
    parser.add_argument("--replies", type=int, default=4)
    options = parser.parse_args()
    people = max(1, round(60 * options.minutes * options.rate / (options.replies + 1)))
    # Everybody of a cohort has five seconds between two of his messages: nobody waits for himself.
    cohort = max(1, min(people, round(5 * options.rate)))
    traffic = Traffic(people=people, replies=options.replies, rate=options.rate, cohort=cohort)
    short = Traffic(people=cohort, replies=options.replies, rate=options.rate, cohort=cohort)
    print(f"{people * (options.replies + 1)} updates at {options.rate:.0f} a second, {load()}", flush=True)
    base = 0.0
    for bot, its in ((AIOHTTP, short), *((BOTS[name], traffic) for name in options.bots), (AIOHTTP, short)):
        figures = measure(bot, its)
        base = base or figures.latency(0.95)
        spread = ", ".join(f"{100 * share:.0f} %: {figures.latency(share):.0f} ms" for share in SHARES)
        print(
            f"{bot.name}: {spread}; 95 % / the echo's: {figures.latency(0.95) / base:.1f}; "
            f"{len(figures.latencies)} answers, {figures.cpu:.1f} ms of CPU each, {figures.memory:.0f} MB, {load()}",
            flush=True,
        )


if __name__ == "__main__":
    main()
