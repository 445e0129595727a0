"""Turns of a trained Rasa model: python turns.py MODEL PEOPLE; CPU of a turn in ms and memory in MB, as JSON.

Run with the Python that Rasa is installed in: nothing of ours is imported here.
"""

import asyncio
import json
import os
import sys
import time
from pathlib import Path

LINES = (
    "Добрый день! Меня зовут Денис. Для чего вам телефон?",
    "Понимаю. А что в нынешнем не устраивает больше всего?",
    "Тогда вам подойдёт первый: батарея держит два дня.",
    "Хотите, покажу обе модели рядом?",
)


async def main(model: str, people: int) -> None:
    """Everybody says his four lines; each must be answered."""
    from rasa.core.agent import load_agent

    agent = await load_agent(model_path=model)
    await agent.handle_text(LINES[0], sender_id="warm")
    began, passed = time.process_time(), time.perf_counter()
    for person in range(people):
        for line in LINES:
            if not await agent.handle_text(f"{line} ({person})", sender_id=str(person)):
                raise RuntimeError(f"no answer to {line!r}")
    cpu, seconds = time.process_time() - began, time.perf_counter() - passed
    turns = people * len(LINES)
    print(json.dumps({"cpu_ms": 1000 * cpu / turns, "a_second": turns / seconds, "memory": _memory(), "turns": turns}))


def _memory() -> float:
    """MB that this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
