"""The whole product on a real database, without a model of meaning: a judge of the test's own grades the replies."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import numpy as np
from sqlalchemy import insert, update

from bot.grading.embedding import Embedder
from bot.practice.core import Core
from bot.practice.results import Replied
from bot.practice.service import Practice
from bot.practice.shelf import Shelf
from bot.practice.worlds import Worlds
from bot.storage.store import Store
from bot.storage.tables import SESSIONS, VERSIONS
from tests.support.worlds import RUSSIAN, HashEmbedder, ScriptedJudge, library

ANNA, BORIS = 1, 2**51
"""Two who practise; the ids of new accounts need 52 bits."""
COFFEE = "coffee-for-the-office"
"""The scenario on the shelf."""
KEPT = library(RUSSIAN).scenarios[COFFEE]
"""The same with its texts, as the database keeps them."""
UNREADABLE = KEPT.text.replace("goal: ", "aim_of_it: ")
"""Its text as no version could read it."""


class Clock:
    """Time that a test moves on."""

    def __init__(self, now: float = 1_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@asynccontextmanager
async def practice_on(
    database: str,
    judge: ScriptedJudge,
    clock: Clock | None = None,
    sessions_a_day: int = 1000,
    embedder: Embedder | None = None,
) -> AsyncIterator[Practice]:
    """A practice service on a database; opening it again is a restart."""
    store = await Store.open(database)
    core = Core()
    worlds = Worlds(embedder or HashEmbedder(), np.zeros(64, dtype=np.float32), core)
    try:
        yield Practice(
            repository=store.repository(),
            shelf=Shelf(library(RUSSIAN), worlds, core),
            worlds=worlds,
            judge=judge,
            core=core,
            now=clock or Clock(),
            sessions_a_day=sessions_a_day,
        )
    finally:
        core.close()
        await store.close()


async def played_from(database: str, scenario: str, playbook: str = KEPT.playbook_text) -> None:
    """Let all sessions so far be played from texts of an earlier version."""
    store = await Store.open(database)
    texts_of = {"scenario_id": COFFEE, "scenario": scenario, "playbook": playbook}
    async with store.engine.begin() as connection:
        await connection.execute(insert(VERSIONS).values(hash="before", created_at=1.0, **texts_of))
        await connection.execute(update(SESSIONS).values(scenario_hash="before"))
    await store.close()


async def finish(practice: Practice, user: int = ANNA) -> Replied:
    """Talk until the customer ends it; what came of the last reply."""
    for number in range(60):
        replied = await practice.talks.reply(user, f"реплика {number}")
        if replied.scorecard:
            return replied
    raise AssertionError("the talk did not end")
