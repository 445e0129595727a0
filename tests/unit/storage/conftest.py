import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.store import Store


@pytest.fixture
def engine(store: Store) -> AsyncEngine:
    return store.engine
