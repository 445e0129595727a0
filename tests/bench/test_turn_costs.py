"""What a turn costs is measured on the bot's own way, from the update kept to the message sent."""

import sqlite3
from contextlib import closing

import pytest

from bot.config import Settings
from tests.bench.turn_costs import PARTS, turn_costs
from tests.support.constant import constant_models
from tests.support.worlds import RUSSIAN

TURNS = 12


@pytest.fixture
def settings(tmp_path):
    return Settings(database=f"sqlite:///{tmp_path / 'a.db'}", scenarios=(RUSSIAN,), uploads=tmp_path / "uploads")


async def test_every_part_of_every_turn_has_its_cost_and_each_was_played_saved_and_sent(settings, tmp_path):
    costs = await turn_costs(settings, None, TURNS, constant_models())
    assert len(costs) == TURNS
    for cost in costs:
        assert tuple(cost) == PARTS
        assert all(milliseconds > 0 for milliseconds in cost.values())
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        assert db.execute("select count(*) from turns").fetchone() == (TURNS + 1,)
        assert db.execute("select count(*) from inbox where state = 'done'").fetchone() == (TURNS + 1,)
        assert db.execute("select count(*) from outbox").fetchone() == (0,)
