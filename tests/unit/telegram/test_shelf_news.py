"""The managers hear of a broken file once, also where the database was away when it was found."""

import asyncio
import json

import pytest
from sqlalchemy.exc import OperationalError

from bot.config import Settings
from bot.scenario.problems import Problem
from bot.storage.shelf_watch import ShelfNews
from bot.storage.store import Store
from bot.telegram.shelf_news import ShelfKeeper
from tests.support.product import Clock, practice_on
from tests.support.worlds import ScriptedJudge

MANAGER = 77
BROKEN = Problem(source="shelf/tea.yaml", line=1, column=1, code="not-utf8")


class Away:
    """Claims that cannot be looked up at first, or a duty that another process has."""

    shared = True

    def __init__(self, fails=0, held_by_other=False):
        self.fails = fails
        self._held_by_other = held_by_other

    async def take(self, kind, lanes):
        self.fails -= 1
        if self.fails >= 0:
            raise OperationalError(None, None, OSError("away"))
        return [] if self._held_by_other else lanes

    async def give(self, kind, lane):
        pass


async def told(tmp_path, claims, fails=()):
    """What the managers are owed after some looks that failed, one that found a file broken, and some more."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    stop, store = asyncio.Event(), await Store.open(url)
    async with practice_on(url, ScriptedJudge(), Clock()) as practice:
        looks = [*fails, ShelfNews(problems=(BROKEN,)), *[ShelfNews()] * 4]

        async def refresh():
            if len(looks) == 1:
                stop.set()
            look = looks.pop(0)
            if isinstance(look, Exception):
                raise look
            return look

        practice.shelf.refresh = refresh
        settings = Settings().model_copy(update={"managers": frozenset({MANAGER}), "shelf_seconds": 0.02})
        keeper = ShelfKeeper(practice=practice, steps=store.steps(practice.now), claims=claims, settings=settings)
        async with asyncio.timeout(10):
            await keeper.run(stop)
    owed = await store.outbox().items([MANAGER])
    await store.close()
    return [json.loads(message.payload)["plain"] for message in owed]


async def test_what_was_found_while_the_database_was_away_is_told_when_it_is_back(tmp_path):
    (text,) = await told(tmp_path, Away(fails=2))
    assert "tea.yaml" in text


@pytest.mark.parametrize("error", [OSError("the disk is away"), KeyError("a rule that knows no such stage")])
async def test_a_look_that_fails_is_not_the_last_one(tmp_path, error):
    (text,) = await told(tmp_path, Away(), [error])
    assert "tea.yaml" in text


async def test_what_another_process_tells_is_told_by_it_alone(tmp_path):
    assert await told(tmp_path, Away(held_by_other=True)) == []
