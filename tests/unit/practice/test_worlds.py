"""Worlds are kept ready for those who play now: of too many the one used longest ago goes."""

from dataclasses import replace

import numpy as np
import pytest

from bot.practice.core import Core
from bot.practice.worlds import Worlds
from bot.storage.records import ScenarioVersion
from tests.support.worlds import RUSSIAN, HashEmbedder, library

ENTRY = next(iter(library(RUSSIAN).scenarios.values()))
FIRST = ScenarioVersion(hash="first", scenario_id=ENTRY.id, scenario=ENTRY.text, playbook=ENTRY.playbook_text)
SECOND, THIRD = (replace(FIRST, hash=name) for name in ("second", "third"))


class CountingEmbedder(HashEmbedder):
    def __init__(self):
        self.calls = 0

    def embed(self, texts):
        self.calls += 1
        return super().embed(texts)


@pytest.fixture
def embedder():
    return CountingEmbedder()


@pytest.fixture
def worlds(embedder):
    core = Core()
    yield Worlds(embedder, np.zeros(64, dtype=np.float32), core, most=2)
    core.close()


async def test_the_world_used_longest_ago_goes_first(worlds):
    first, second = await worlds.world(FIRST), await worlds.world(SECOND)
    assert await worlds.world(FIRST) is first, "used once more"
    await worlds.world(THIRD)
    assert await worlds.world(FIRST) is first
    assert await worlds.world(SECOND) is not second, "it went, and is built anew"


async def test_meanings_are_made_once_for_as_long_as_their_world_is_kept(worlds, embedder):
    await worlds.warm(await worlds.world(FIRST))
    made = embedder.calls
    assert made
    await worlds.warm(await worlds.world(FIRST))
    assert embedder.calls == made
    await worlds.world(SECOND)
    await worlds.world(THIRD)
    await worlds.warm(await worlds.world(FIRST))
    assert embedder.calls == 2 * made, "it went, is built anew, and its meanings with it"


async def test_a_world_that_goes_while_its_meanings_are_made_leaves_nothing_to_the_next(worlds, embedder):
    gone = await worlds.world(FIRST)
    await worlds.world(SECOND)
    await worlds.world(THIRD)
    await worlds.warm(gone)
    made = embedder.calls
    await worlds.warm(await worlds.world(FIRST))
    assert embedder.calls == 2 * made
