"""A database that is away or overwhelmed, told from work that it will never do."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, DisconnectionError, OperationalError, TimeoutError

PASSING = ("08", "40", "53", "55", "57", "58")
"""Classes of PostgreSQL's SQLSTATE that pass by themselves: lost connections, deadlocks, a full disk or too many
connections, locks, a server that is being shut down or started, faults of its system."""


@contextmanager
def reached() -> Iterator[None]:
    """A server that cannot be reached is an error of the database's like any other: the driver tells it raw."""
    try:
        yield
    except OSError as error:
        raise OperationalError(None, None, error) from error


def is_away(error: Exception) -> bool:
    """True where the same work may well be done later; False for what the database will not take at any time."""
    if isinstance(error, OperationalError | TimeoutError | DisconnectionError):
        return True
    if not isinstance(error, DBAPIError):
        return False
    state = getattr(error.orig, "sqlstate", None) or ""
    return error.connection_invalidated or state.startswith(PASSING)
