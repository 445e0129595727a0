"""Ours beside Rasa 3.6 in turns a second of CPU, and in memory: python -m tests.bench.beside_rasa --python PYTHON3.10.

Rasa is fetched into an environment of its own for that Python (some 2 GB), and trained on a story with the same lines.
Both play in one process, without an edge and without a database. What a turn holds differs: Rasa tells one intent of
four and picks an answer; ours grades the reply, holds it against the scenario's facts, and moves the customer.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench.running import load, told
from tests.support.worlds import ROOT

RASA = "rasa==3.6.21"
STORY = ROOT / "tests" / "bench" / "rasa_story"
QUIET = {"OMP_NUM_THREADS": "1", "TF_CPP_MIN_LOG_LEVEL": "3", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
ONE_CORE = {"TF_INTRA_OP_PARALLELISM_THREADS": "1", "TF_INTER_OP_PARALLELISM_THREADS": "1"}


def rasa(python: str, home: Path) -> Path:
    """The Python of an environment with Rasa in it, made for one of version 3.10, or that very one if it is in it."""
    if subprocess.run([python, "-c", "import rasa"], capture_output=True, check=False).returncode == 0:
        return Path(python)
    uv, own = str(Path(sys.executable).with_name("uv")), home / "rasa"
    subprocess.run([uv, "venv", "--quiet", "--python", python, str(own)], check=True)
    subprocess.run([uv, "pip", "install", "--quiet", "--python", str(own / "bin" / "python"), RASA], check=True)
    return own / "bin" / "python"


def figures(command: list[str], folder: Path) -> dict[str, float]:
    """What a process of turns measured."""
    environment = {**os.environ, **QUIET, **ONE_CORE, "PYTHONPATH": str(ROOT)}
    said = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = json.loads(said.splitlines()[-1])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.beside_rasa", description=__doc__)
    parser.add_argument("--python", required=True, help="of version 3.10; with Rasa in it, nothing is fetched")
    parser.add_argument("--people", type=int, default=25)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rasa-") as name:
        home = Path(name)
        python = rasa(options.python, home)
        shutil.copytree(STORY, home / "story")
        environment = {**os.environ, **QUIET}
        subprocess.run(
            [str(python), "-m", "rasa", "train", "--quiet"],
            cwd=home / "story", env=environment, check=True, capture_output=True,
        )  # fmt: skip
        model = str(next((home / "story" / "models").iterdir()))
        people = str(options.people)
        sides: dict[str, Callable[[], dict[str, float]]] = {
            "Rasa 3.6.21": lambda: figures([str(python), str(STORY / "turns.py"), model, people], home / "story"),
            "ours": lambda: figures([sys.executable, "-m", "tests.bench.turns", people], home),
        }
        found: dict[str, list[dict[str, float]]] = {side: [] for side in sides}
        for _ in range(options.rounds):
            for side, run in sides.items():
                found[side].append(run())
    print(f"{options.rounds} rounds, {options.people} people, {load()}")
    for side, runs in found.items():
        cpu, memory = ([run[part] for run in runs] for part in ("cpu_ms", "memory"))
        print(f"{side}: {told(cpu, 1)} ms of CPU a turn, {told(memory)} MB")
    for part, what in (("cpu_ms", "turns a second of CPU, ours / Rasa"), ("memory", "memory, Rasa / ours")):
        theirs, ours = (sorted(run[part] for run in runs)[len(runs) // 2] for runs in found.values())
        print(f"{what}: {theirs / ours:.2f}")


if __name__ == "__main__":
    main()
