"""Scenario files are read beside grading and drawing: no reply or scorecard waits for the shelf, nor it for them."""

import asyncio
import threading

import numpy as np
import pytest

from bot.app.shelf import PLAYBOOKS
from bot.practice.core import Core
from bot.practice.shelf import Shelf
from bot.practice.worlds import Worlds
from bot.storage.scenario_library import load_library, load_playbooks
from bot.storage.shelf_watch import ShelfWatch
from tests.support.worlds import RUSSIAN, HashEmbedder

COFFEE = RUSSIAN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "work",
    [
        pytest.param(lambda shelf, folder: shelf.check(COFFEE.encode(), folder), id="an upload is checked"),
        pytest.param(lambda shelf, folder: shelf.add(COFFEE, folder, replace=False), id="it is added"),
        pytest.param(lambda shelf, _: shelf.refresh(), id="changed files are looked for"),
    ],
)
async def test_files_are_read_while_a_reply_is_graded_and_a_scorecard_drawn(tmp_path, work):
    core, done = Core(), threading.Event()
    library = load_library([tmp_path], built_in := load_playbooks([PLAYBOOKS]))
    worlds = Worlds(HashEmbedder(), np.zeros(64, dtype=np.float32), core)
    shelf = Shelf(library, worlds, core, ShelfWatch(library, [tmp_path], built_in))
    busy = [asyncio.ensure_future(run(done.wait, 30)) for run in (core.run, core.beside)]
    try:
        async with asyncio.timeout(10):
            await work(shelf, tmp_path)
        assert not any(work.done() for work in busy)
    finally:
        done.set()
        await asyncio.gather(*busy)
        core.close()
