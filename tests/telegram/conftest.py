from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.telegram.person import Person
from tests.telegram.process import MANAGER, BotProcess, running_bot
from tests.telegram.server import BotApi, bot_api


@pytest_asyncio.fixture
async def api() -> AsyncIterator[BotApi]:
    async with bot_api() as server:
        yield server


@pytest_asyncio.fixture
async def bot(api: BotApi, tmp_path: Path) -> AsyncIterator[BotProcess]:
    """On SQLite, for tests of what is said: the words are the same on any database."""
    async with running_bot(api, tmp_path) as process:
        yield process


@pytest_asyncio.fixture
async def bot_on_both(api: BotApi, tmp_path: Path, database: str) -> AsyncIterator[BotProcess]:
    """On SQLite and once more on PostgreSQL, for tests in which the database has a part.

    Those are the tests of order, of what outlives a power cut, of what is said once and of what is deleted; of every
    other area at least one. What the tables do is tested in tests/unit, on both as well.
    """
    async with running_bot(api, tmp_path, database) as process:
        yield process


@pytest_asyncio.fixture
async def anna(api: BotApi) -> Person:
    return Person(api, 2**51 + 1)


@pytest_asyncio.fixture
async def boris(api: BotApi) -> Person:
    return Person(api, 5, "Борис")


@pytest_asyncio.fixture
async def manager(api: BotApi) -> Person:
    return Person(api, MANAGER, "Ольга")
