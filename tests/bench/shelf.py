"""What a large shelf costs: from the start of the command to the customer's first answer, and in memory.

Run: .venv/bin/uv run --frozen python -m tests.bench.shelf [--scenarios 500] [--rounds 3]

The baseline is the shipped shelf. Each start is a process of its own, with its bytecode ready as after an installation;
the first one with a shelf reads and checks every file, the later ones take up what has not changed. Medians of the
later ones, with the lowest and the highest; seconds of CPU are what a busy machine changes least.
"""

import argparse
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.sales import ROOT

SCENARIO = "phone-two-models"
REPLY = "Здравствуйте! Меня зовут Денис. Для чего вам телефон?\n"
_ID = re.compile(r"^scenario: (.+)$", re.MULTILINE)


def copies(folder: Path, count: int) -> None:
    """Put that many scenarios into a folder: the shipped ones, and copies of them under other names."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "scenarios").glob("*.yaml"))]
    for number in range(count):
        text, round_ = texts[number % len(texts)], number // len(texts)
        own = _ID.sub(rf"scenario: \1-{round_}", text) if round_ else text
        (folder / f"{number}.yaml").write_text(own, encoding="utf-8")


def start(folder: Path) -> tuple[float, float, float]:
    """Seconds to the end of a talk of one reply, by the clock and of CPU; the largest memory of any so far in MB."""
    replies = folder.parent / "replies.txt"
    replies.write_text(REPLY, encoding="utf-8")
    command = [sys.executable, "-m", "bot", "play", SCENARIO, "--replies", str(replies), "--json"]
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(folder.parent / "bytecode"),
        "SPARRING_SCENARIOS": str(folder),
        "SPARRING_UPLOADS": str(folder.parent / f"uploads-{folder.name}"),
        "OMP_NUM_THREADS": "1",
    }
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, cwd=folder.parent, env=environment)
    seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, spent, after.ru_maxrss / 1024


def told(figures: Sequence[float]) -> str:
    """Median, lowest and highest."""
    return f"{statistics.median(figures):.2f} ({min(figures):.2f} to {max(figures):.2f})"


def main() -> None:
    """Measure, and print ratios to the shipped shelf."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--scenarios", type=int, default=500)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    shipped = len(list((ROOT / "scenarios").glob("*.yaml")))
    seconds: dict[int, list[float]] = {}
    with tempfile.TemporaryDirectory(prefix="shelf-") as home:
        for count in (shipped, chosen.scenarios):
            folder = Path(home) / str(count)
            folder.mkdir()
            copies(folder, count)
            if not seconds:
                start(folder)  # makes the bytecode
            first = start(folder)
            runs = [start(folder) for _ in range(chosen.rounds)]
            seconds[count] = [spent for _, spent, _ in runs]
            print(
                f"{count} scenarios: {told([passed for passed, _, _ in runs])} s to the first answer, "
                f"{told(seconds[count])} s of CPU, {first[1]:.2f} the first time; at most {runs[-1][2]:.0f} MB"
            )
    few, many = (statistics.median(runs) for runs in seconds.values())
    print(f"CPU with {chosen.scenarios} scenarios / {shipped}: {many / few:.2f}")


if __name__ == "__main__":
    main()
