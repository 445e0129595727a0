"""The whole product on a real database, without a model of meaning: a judge of the test's own grades the replies."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np

from bot.practice.sessions import Practice
from bot.practice.worlds import Core, Worlds
from bot.storage.engine import create_engine, migrate
from bot.storage.repository import Repository
from tests.support.worlds import MINIMAL, HashEmbedder, ScriptedJudge, library


class Clock:
    """Time that a test moves on."""

    def __init__(self, now: float = 1_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@asynccontextmanager
async def practice_on(database: Path, judge: ScriptedJudge, clock: Clock | None = None) -> AsyncIterator[Practice]:
    """A practice service on an SQLite file; opening it again is a restart."""
    engine = create_engine(f"sqlite+aiosqlite:///{database}")
    await migrate(engine)
    core = Core()
    try:
        yield Practice(
            repository=Repository(engine),
            shelf=library(MINIMAL),
            worlds=Worlds(HashEmbedder(), np.zeros(64, dtype=np.float32)),
            judge=judge,
            core=core,
            clock=clock or Clock(),
        )
    finally:
        core.close()
        await engine.dispose()
