"""The managers hear of a broken file once, also where the database was away when it was found."""

import asyncio
import json
from dataclasses import replace

import pytest
from sqlalchemy.exc import OperationalError

from bot.app.shelf import PLAYBOOKS
from bot.config import Settings
from bot.practice.shelf import Shelf
from bot.storage.scenario_library import load_library, load_playbooks
from bot.storage.shelf_watch import ShelfWatch
from bot.storage.store import Store
from bot.telegram.shelf_news import ShelfKeeper
from tests.support.product import practice_on
from tests.support.worlds import ScriptedJudge

MANAGER = 77


class Away:
    """Claims that cannot be looked up at first, or a duty that another process has; asked once, the bot soon stops."""

    shared = True

    def __init__(self, fails=0, held_by_other=False):
        self.stop, self._fails, self._held_by_other = asyncio.Event(), fails, held_by_other

    async def take(self, kind, lanes):
        self._fails -= 1
        if self._fails >= 0:
            raise OperationalError(None, None, OSError("away"))
        asyncio.get_running_loop().call_later(0.2, self.stop.set)
        return [] if self._held_by_other else lanes

    async def give(self, kind, lane):
        pass


class Stumbling(ShelfWatch):
    """Looks after files, with a fault at the first look."""

    error = None

    def look(self):
        error, self.error = self.error, None
        if error:
            raise error
        return super().look()


async def told(tmp_path, claims, error=None):
    """What the managers are owed some looks after a file was broken."""
    url, folder = f"sqlite:///{tmp_path / 'a.db'}", tmp_path / "shelf"
    folder.mkdir()
    store, shelf = await Store.open(url), load_library([folder], load_playbooks([PLAYBOOKS]))
    async with practice_on(url, ScriptedJudge()) as practice:
        watch = Stumbling(shelf, [folder], shelf.playbooks)
        watch.error = error
        (folder / "tea.yaml").write_bytes(b"title: \xff")
        practice = replace(practice, shelf=Shelf(shelf, practice.worlds, practice.core, watch))
        settings = Settings().model_copy(update={"managers": frozenset({MANAGER}), "shelf_seconds": 0.02})
        keeper = ShelfKeeper(practice=practice, steps=store.steps(practice.now), claims=claims, settings=settings)
        async with asyncio.timeout(10):
            await keeper.run(claims.stop)
    owed = await store.outbox().items([MANAGER])
    await store.close()
    return [json.loads(message.payload)["plain"] for message in owed]


async def test_what_was_found_while_the_database_was_away_is_told_when_it_is_back(tmp_path):
    (text,) = await told(tmp_path, Away(fails=2))
    assert "tea.yaml" in text


@pytest.mark.parametrize("error", [OSError("the disk is away"), KeyError("a rule that knows no such stage")], ids=repr)
async def test_a_look_that_fails_is_not_the_last_one(tmp_path, error):
    (text,) = await told(tmp_path, Away(), error)
    assert "tea.yaml" in text


async def test_what_another_process_tells_is_told_by_it_alone(tmp_path):
    assert await told(tmp_path, Away(held_by_other=True)) == []
