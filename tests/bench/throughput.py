"""Updates a second: bare echo bots of python-telegram-bot beside ours, in turn: python -m tests.bench.throughput.

Ours is durable and ordered, grades every reply, and runs once with a constant in place of the embedder, once with the
real one. Medians of the rounds, with the lowest and the highest; ratios to the best echo.
"""

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bot.app.mind import default_models
from tests.bench.fast_api import script
from tests.telegram.process import ROOT
from tests.telegram.server import TOKEN

BOTS = {
    "echo, one at a time": ["tests.bench.echo", "{url}", "1"],
    "echo, 32 at once": ["tests.bench.echo", "{url}", "32"],
    "ours, constant embedder": ["tests.support.constant"],
    "ours, real embedder": ["bot", "run"],
}
SLOW = "ours, real embedder"


def measure(command: list[str], people: int, replies: int) -> tuple[float, float]:
    """Updates a second, and seconds of CPU of the bot for each, its start left out."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        api = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.fast_api", str(people), str(replies)],
            stdout=subprocess.PIPE, text=True, cwd=ROOT,
        )  # fmt: skip
        assert api.stdout
        url = f"http://127.0.0.1:{api.stdout.readline().strip()}"
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "OMP_NUM_THREADS": "1",
            "SPARRING_TOKEN": TOKEN,
            "SPARRING_TELEGRAM_API": url,
            "SPARRING_DATABASE": f"sqlite:///{folder}/a.db",
            "SPARRING_MESSAGES_PER_SECOND": "100000",
            "SPARRING_MESSAGES_PER_SECOND_AND_CHAT": "100000",
        }
        words = [word.format(url=url) for word in command]
        with (Path(folder) / "log").open("wb") as log:
            bot = subprocess.Popen([sys.executable, "-m", *words], cwd=folder, env=environment, stdout=log, stderr=log)
            try:
                assert api.stdout.readline() == "begun\n"
                started = _cpu(bot.pid)
                figures = json.loads(api.stdout.readline())
                cpu = _cpu(bot.pid) - started
            finally:
                bot.send_signal(signal.SIGKILL)
                bot.wait()
                api.kill()
                api.wait()
        return figures["updates"] / figures["seconds"], cpu / figures["updates"]


def _cpu(pid: int) -> float:
    """Seconds of CPU that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


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
    options = parser.parse_args()
    rates: dict[str, list[float]] = {name: [] for name in BOTS}
    costs: dict[str, list[float]] = {name: [] for name in BOTS}
    bare = []
    for _ in range(options.rounds):
        for name, command in BOTS.items():
            people = max(1, options.people // 8) if name == SLOW else options.people
            rate, cost = measure(command, people, options.replies)
            rates[name].append(rate)
            costs[name].append(cost)
            print(f"{name}: {rate:.0f} a second", file=sys.stderr, flush=True)
        bare.append(embeddings(max(1, options.people // 8), options.replies))
    best = max(statistics.median(rates[name]) for name in BOTS if name.startswith("echo"))
    for name, found in rates.items():
        middle = statistics.median(found)
        cpu = 1000 * statistics.median(costs[name])
        print(
            f"{name}: {middle:.0f} updates a second ({min(found):.0f} to {max(found):.0f}), "
            f"{middle / best:.2f} of the best echo, {cpu:.1f} ms of CPU each"
        )
    middle = statistics.median(bare)
    print(f"bare embedding of the replies: {middle:.1f} a second ({min(bare):.1f} to {max(bare):.1f})")
    print(f"ours with the real embedder / bare embedding: {statistics.median(rates[SLOW]) / middle:.2f}")


if __name__ == "__main__":
    main()
