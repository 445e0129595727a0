"""Turns of ours, in one process without an edge: python -m tests.bench.turns PEOPLE; CPU and memory as JSON.

The counterpart of `rasa_story/turns.py`: the same lines, in a scenario with the real embedder, its meanings warm.
"""

import json
import os
import sys
import time
from pathlib import Path

from bot.app.mind import open_mind
from bot.app.shelf import check_files
from bot.roleplay.turn import open_talk, take_turn
from tests.bench.fast_api import LINES, SCENARIO
from tests.support.worlds import ROOT


def main() -> None:
    people = int(sys.argv[1])
    mind = open_mind()
    world = mind.world(check_files((ROOT / "scenarios" / f"{SCENARIO}.yaml",)), SCENARIO)
    for _ in world.warming():
        pass
    take_turn(world, open_talk(world, 0, None).talk, LINES[0], mind.grader)
    turns = 0
    began, passed = time.process_time(), time.perf_counter()
    for person in range(people):
        talk = open_talk(world, person, None).talk
        for line in LINES:
            if talk.ended:
                break
            talk = take_turn(world, talk, f"{line} ({person})", mind.grader).talk
            turns += 1
    cpu, seconds = time.process_time() - began, time.perf_counter() - passed
    pages = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1])
    memory = pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    print(json.dumps({"cpu_ms": 1000 * cpu / turns, "a_second": turns / seconds, "memory": memory, "turns": turns}))


if __name__ == "__main__":
    main()
