"""Whose fault it is that an update was not handled, and what follows from that."""

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.storage.sessions import TurnTaken
from bot.telegram.failing import PATIENCE, WAITS, Bury, NotItsFault, TryAgain, what_now


class FromServer(Exception):
    """An error as PostgreSQL's driver hands it over."""

    def __init__(self, sqlstate):
        self.sqlstate = sqlstate


def dbapi(sqlstate, kind=DBAPIError, **more):
    return kind("select 1", {}, FromServer(sqlstate), **more)


AWAY = [
    OperationalError(None, None, OSError("refused")),
    PoolTimeout(),
    dbapi(None, connection_invalidated=True),
    *(dbapi(state) for state in ("08006", "40P01", "53100", "53300", "55P03", "57P01", "57P03", "58030")),
]
OURS = [
    *(dbapi(state) for state in ("22021", "22003", "42P01")),
    InterfaceError("select 1", {}, FromServer(None)),
    IntegrityError("insert", {}, FromServer("23505")),
    ValueError("a fault of ours"),
    OSError("the folder of uploads is full"),
    TurnTaken("session"),
    BadRequest("wrong file_id"),
    Forbidden("no"),
]


@pytest.mark.parametrize("error", AWAY, ids=repr)
def test_a_database_that_is_away_is_no_updates_fault_however_long_it_is(error):
    assert what_now(error, 100, 100_000) == NotItsFault()


@pytest.mark.parametrize("error", OURS, ids=repr)
def test_whatever_else_fails_is_tried_again_and_then_a_dead_letter(error):
    assert [what_now(error, tries, tries) for tries in (1, 2, 3)] == [TryAgain(WAITS[0]), TryAgain(WAITS[1]), Bury()]


@pytest.mark.parametrize("error", [NetworkError("Bad Gateway"), TimedOut()], ids=repr)
def test_while_telegram_is_in_trouble_no_try_counts_and_the_waits_grow(error):
    waits = [what_now(error, 1, failing) for failing in (0, 10, PATIENCE - 1)]
    assert waits == [TryAgain(1.0, counts=False), TryAgain(5.0, counts=False), TryAgain(30.0, counts=False)]
    assert isinstance(what_now(error, 1, PATIENCE), TryAgain)
    assert what_now(error, 1, PATIENCE).counts
    assert what_now(error, len(WAITS) + 1, PATIENCE) == Bury()


# The library's own notice that it will tell a span some day; both are read.
@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")
def test_it_waits_as_long_as_telegram_asks():
    assert what_now(RetryAfter(40), 1, 3.0) == TryAgain(40.0, counts=False)
    assert what_now(RetryAfter(40), 1, PATIENCE) == TryAgain(40.0)
