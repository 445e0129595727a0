"""Updates a second: bare echo bots beside ours, by polling and by webhook, in turn: python -m tests.bench.throughput.

Ours is durable and ordered, grades every reply, and runs with a constant in place of the embedder and with the real
one. Medians of the rounds, with the lowest and the highest; ratios to the best echo. aiogram is fetched for the run.
"""

import argparse
import statistics
import sys
import time
from collections import defaultdict
from contextlib import ExitStack

from bot.app.mind import default_models
from tests.bench.fast_api import script
from tests.bench.running import (
    AIOHTTP,
    OURS,
    PTB,
    PTB_32,
    REAL,
    REAL_WEBHOOK,
    WEBHOOK,
    Figures,
    Traffic,
    aiogram,
    load,
    measure,
    told,
)

SLOW = (REAL, REAL_WEBHOOK)


def embeddings(people: int, replies: int) -> float:
    """Bare embeddings a second of the same replies."""
    texts = [update["message"]["text"] for update in script(people, replies) if "message" in update]
    embedder = default_models().embedder
    embedder.embed(["warm"])
    start = time.perf_counter()
    for text in texts:
        embedder.embed([text])
    return len(texts) / (time.perf_counter() - start)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.throughput", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--replies", type=int, default=4)
    parser.add_argument("--without-aiogram", action="store_true", help="fetch nothing")
    options = parser.parse_args()
    found: dict[str, list[Figures]] = defaultdict(list)
    bare = []
    few = max(1, options.people // 8)
    with ExitStack() as stack:
        other = [] if options.without_aiogram else [stack.enter_context(aiogram())]
        echoes = [PTB, PTB_32, AIOHTTP, *other]
        for _ in range(options.rounds):
            for bot in (*echoes, OURS, WEBHOOK, *SLOW):
                people = few if bot in SLOW else options.people
                found[bot.name].append(measure(bot, Traffic(people=people, replies=options.replies)))
                print(f"{bot.name}: {found[bot.name][-1].rate:.0f} a second", file=sys.stderr, flush=True)
            bare.append(embeddings(few, options.replies))
    print(f"{options.rounds} rounds, {options.people} people, {load()}")
    medians = {name: statistics.median(one.rate for one in all_) for name, all_ in found.items()}
    best = max(medians[bot.name] for bot in echoes)
    for name, all_ in found.items():
        rates = told([one.rate for one in all_])
        print(
            f"{name}: {rates} updates a second, {medians[name] / best:.2f} of the best echo, "
            f"{told([one.cpu for one in all_], 1)} ms of CPU each, {told([one.memory for one in all_])} MB"
        )
    middle = statistics.median(bare)
    print(f"bare embedding of the replies: {told(bare, 1)} a second")
    for bot in SLOW:
        print(f"{bot.name} / bare embedding: {medians[bot.name] / middle:.2f}")


if __name__ == "__main__":
    main()
