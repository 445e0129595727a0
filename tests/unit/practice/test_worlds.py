"""Worlds are kept ready for those who play now: of too many the one used longest ago goes."""

from dataclasses import replace

import numpy as np
import pytest

from bot.practice import worlds as kept
from bot.practice.core import Core
from bot.practice.worlds import Worlds
from bot.storage.records import ScenarioVersion
from tests.support.worlds import MINIMAL, HashEmbedder, library

ENTRY = next(iter(library(MINIMAL).scenarios.values()))
FIRST = ScenarioVersion(hash="first", scenario_id=ENTRY.id, scenario=ENTRY.text, playbook=ENTRY.playbook_text)
SECOND, THIRD = (replace(FIRST, hash=name) for name in ("second", "third"))


@pytest.fixture
def worlds(monkeypatch):
    monkeypatch.setattr(kept, "KEPT", 2)
    core = Core()
    yield Worlds(HashEmbedder(), np.zeros(64, dtype=np.float32), core)
    core.close()


def test_the_world_used_longest_ago_goes_first(worlds):
    first = worlds.build(FIRST)
    worlds.build(SECOND)
    assert worlds.ready("first", None) is first, "as every reply takes it"
    worlds.build(THIRD)
    assert worlds.ready("first", None) is first
    assert worlds.ready("second", None) is None


def test_no_more_is_remembered_of_meanings_than_there_are_worlds(worlds):
    for version in (FIRST, SECOND, THIRD):
        assert not worlds.is_warm(version.hash, None)
        worlds.build(version)
        worlds.keep_warm(version.hash, None)
        assert worlds.is_warm(version.hash, None)
    assert not worlds.is_warm("first", None), "it is built anew, and its meanings with it"
    worlds.keep_warm("first", None)
    assert not worlds.is_warm("first", None), "it went while they were made"
