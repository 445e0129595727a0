import os
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
import structlog

from bot.storage.store import Store
from tests.support.postgres import NoPostgres, new_database, postgres

# As in production: with local variables, a world among them, a traceback may take longer to print than a test may.
_plain = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
structlog.configure(processors=[*structlog.get_config()["processors"][:-1], _plain])


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    try:
        with postgres() as server:
            yield server
    except NoPostgres as missing:
        if os.environ.get("CI"):
            pytest.fail(str(missing))
        pytest.skip(str(missing))


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'sparring.db'}"
    return new_database(request.getfixturevalue("postgres_server"))


@pytest.fixture
async def store(database: str) -> AsyncIterator[Store]:
    """An empty database, open, once of each kind."""
    store = await Store.open(database)
    yield store
    await store.close()


@pytest.fixture
def new_postgres(postgres_server: str) -> Callable[[], str]:
    """Makes empty databases on PostgreSQL."""
    return lambda: new_database(postgres_server)
