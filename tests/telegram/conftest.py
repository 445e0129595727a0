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
async def bot(api: BotApi, tmp_path: Path, database: str) -> AsyncIterator[BotProcess]:
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
