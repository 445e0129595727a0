"""All that is kept on a person: shown, and taken out. One rule says which rows are whose, for both."""

import json
from base64 import b64encode
from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, Text, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.engine import BUSY_MILLISECONDS, reading
from bot.storage.inbox import DEAD, DONE
from bot.storage.lanes import WAITING
from bot.storage.outbox import REFUSED
from bot.storage.reaching import reached
from bot.storage.records import ENDED, Status
from bot.storage.tables import INBOX, OUTBOX, SESSIONS, Base
from bot.storage.working import Work

PERSON_COLUMNS = frozenset({"user_id", "lane"})
"""Columns that hold a Telegram id without pointing at `users`; the id of a private chat is that of its person."""

NOBODYS = {"lane": 0, "state": DONE, "excess": False, "body": "", "tries": 0, "error": None}
"""What is left of an update of somebody who is forgotten: its number, and when it came."""

AT_A_TIME = 20
"""Rows read at once for whoever wants all that is kept on him."""

READERS_MILLISECONDS = 500
"""To wait for those who still read from the log."""

BATCH = 200
"""Old sessions deleted in one transaction: nobody waits long for the database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Some rows of a table."""

    of: Table
    rows: Sequence[Mapping[Any, Any]]

    @property
    def table(self) -> str:
        """Its name."""
        return self.of.name

    def unfolded(self) -> Iterator[dict[str, Any]]:
        """The rows as JSON takes them, with the JSON inside them unfolded; many are not a thing for the event loop."""
        for row in self.rows:
            yield {column.name: _plain(column, row[column.name]) for column in self.of.columns}


class PersonalData:
    """Finds a person's rows in every table: by his id, or by a row of his that they hang on."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def rows(self, user_id: int) -> AsyncGenerator[Rows, None]:
        """All rows of a person, some at a time, table by table; of each table there is something, be it no rows."""
        with reached():
            async with reading(self._engine).connect() as connection:
                for table, mine in personal_tables(user_id).items():
                    yield Rows(of=table, rows=())
                    query = select(table).where(mine).order_by(*table.primary_key.columns)
                    async for some in (await connection.stream(query)).mappings().partitions(AT_A_TIME):
                        yield Rows(of=table, rows=some)

    async def erase_old(self, before: float) -> int:
        """Delete sessions that ended before a time in UTC seconds, with their turns; how many there were.

        So do those that were paused and never gone on with, by when something was last done in them.
        """
        ended = SESSIONS.c.status.in_(ENDED) & (SESSIONS.c.finished_at < before)
        abandoned = (SESSIONS.c.status == Status.PAUSED.value) & (SESSIONS.c.touched_at < before)
        return sum([await self._erase_sessions(old) for old in (ended, abandoned)])

    async def _erase_sessions(self, old: ColumnElement[bool]) -> int:
        some = select(SESSIONS.c.id).where(old).limit(BATCH)
        # Asked once more of each row: somebody may be going on with his talk at this moment.
        erase = delete(SESSIONS).where(SESSIONS.c.id.in_(some), old).returning(SESSIONS.c.id)
        count = 0
        while True:
            async with self._engine.begin() as connection:
                gone = len((await connection.execute(erase)).all())
            count += gone
            if gone == 0:
                return count

    async def erase_letters(self, before: float) -> None:
        """Delete what could not be handled or sent and was kept aside before a time in UTC seconds."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(INBOX).where(INBOX.c.state == DEAD, INBOX.c.received_at < before))
            await connection.execute(delete(OUTBOX).where(OUTBOX.c.state == REFUSED, OUTBOX.c.created_at < before))

    async def forget_log(self) -> bool:
        """SQLite's log still holds what was deleted until it is written back; False while somebody reads from it."""
        if self._engine.dialect.name != "sqlite":
            return True
        async with self._engine.connect() as connection:
            sqlite: Any = (await connection.get_raw_connection()).driver_connection
            # Whoever writes waits as long as this does.
            await sqlite.execute(f"PRAGMA busy_timeout={READERS_MILLISECONDS}")
            try:
                done = await sqlite.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                busy, *_ = await done.fetchone()
                await done.close()
            finally:
                await sqlite.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
            return not busy


def erasing(user_id: int) -> Work[None]:
    """Delete all rows of a person; what he has written since stays on the queue.

    Of updates that were handled the number stays, as nobody's: Telegram may bring one again.
    """

    def work(db: Connection) -> None:
        # Children first: whoever deletes parents first no longer finds whose the children were.
        for table, mine in reversed(list(personal_tables(user_id).items())):
            if table is INBOX:
                db.execute(update(INBOX).where(mine, INBOX.c.state != WAITING).values(NOBODYS))
            else:
                db.execute(delete(table).where(mine))

    return work


def personal_tables(user_id: int) -> Mapping[Table, ColumnElement[bool]]:
    """The tables that hold something of people, parents first, each with the condition for one person's rows."""
    found: dict[Table, ColumnElement[bool]] = {}
    for table in Base.metadata.sorted_tables:
        if conditions := list(_conditions(table, found, user_id)):
            found[table] = or_(*conditions)
    return found


def _conditions(
    table: Table, parents: Mapping[Table, ColumnElement[bool]], user_id: int
) -> "list[ColumnElement[bool]]":
    if table.name == "users":
        return [table.c.id == user_id]
    conditions: list[ColumnElement[bool]] = []
    for column in table.columns:
        if column.name in PERSON_COLUMNS:
            conditions.append(column == user_id)
            continue
        for key in column.foreign_keys:
            parent = key.column.table
            if parent is not table and parent in parents:
                conditions.append(column.in_(select(key.column).where(parents[parent])))
    return conditions


def _plain(column: Column[Any], value: Any) -> Any:
    """A value as JSON holds it: a file that is owed is told in base 64."""
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return _json_or_text(value) if isinstance(column.type, Text) else value


def _json_or_text(value: Any) -> Any:
    try:
        return json.loads(value)
    except (TypeError, ValueError):
        return value
