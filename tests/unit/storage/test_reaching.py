"""A server that cannot be reached is an error of the database's like any other, whoever asks."""

import pytest
from sqlalchemy.exc import OperationalError

from bot.storage.engine import create_engine
from bot.storage.membership import Memberships
from bot.storage.privacy import PersonalData
from bot.storage.reaching import is_away
from bot.storage.working import hands
from bot.storage.writing import Writer

ANNA = 1


@pytest.fixture
async def nowhere():
    engine = create_engine("postgresql://postgres@127.0.0.1:1/none")
    yield engine
    await engine.dispose()


def memberships(engine):
    doing = hands(engine)
    return Memberships(doing, Writer(doing))


async def rows(engine):
    return [found async for found in PersonalData(engine).rows(ANNA)]


@pytest.mark.parametrize(
    "ask",
    [
        lambda engine: memberships(engine).is_member(ANNA),
        lambda engine: memberships(engine).invite("digest", uses=1, expires_at=1.0),
        rows,
    ],
    ids=["a look at members", "an invitation", "all that is kept on a person"],
)
async def test_a_server_that_is_away_is_told_as_the_databases_error(nowhere, ask):
    with pytest.raises(OperationalError) as told:
        await ask(nowhere)
    assert is_away(told.value)
