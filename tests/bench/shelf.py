"""What a large shelf costs: from the start of the command to the customer's first answer, and in memory.

Run: .venv/bin/uv run --frozen python -m tests.bench.shelf [--scenarios 500] [--rounds 3]

The baseline is the shipped shelf. Each start is a process of its own; medians, lowest and highest.
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


def start(folder: Path) -> tuple[float, float]:
    """Seconds to the end of a talk of one reply, and the largest memory of the process so far in MB."""
    replies = folder.parent / "replies.txt"
    replies.write_text(REPLY, encoding="utf-8")
    command = [sys.executable, "-m", "bot", "play", SCENARIO, "--replies", str(replies), "--json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SPARRING_SCENARIOS": str(folder), "OMP_NUM_THREADS": "1"}
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=folder.parent, env=environment)
    return time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


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
            runs = [start(folder) for _ in range(chosen.rounds)]
            seconds[count] = [run for run, _ in runs]
            print(f"{count} scenarios: {told(seconds[count])} s to the first answer, at most {runs[-1][1]:.0f} MB")
    few, many = (statistics.median(runs) for runs in seconds.values())
    print(f"{chosen.scenarios} scenarios / {shipped}: {many / few:.2f}")


if __name__ == "__main__":
    main()
