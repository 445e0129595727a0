"""Moving everything from one database to another."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import UserError
from bot.storage.engine import reading
from bot.storage.tables import Base, SessionRow

BATCH = 500
"""Rows written at once."""


class MoveRefused(UserError):
    """A move that cannot be made."""


async def move(source: AsyncEngine, target: AsyncEngine) -> Mapping[str, int]:
    """Copy all rows into an empty database; how many, by table. All of them are there when this returns, or none.

    The source is read as it was when the move began; it stays as it is.

    Raises:
        MoveRefused: if the target holds anything, or another count of rows arrived than was sent.
    """
    moved: dict[str, int] = {}
    async with _unchanging(source).connect() as old, target.begin() as new:
        for table in Base.metadata.sorted_tables:
            if await _count(new, table):
                raise MoveRefused(f"the new database is not empty: its table {table.name} has rows; make a fresh one")
        for table in Base.metadata.sorted_tables:
            moved[table.name] = await _copy(old, new, table)
            if await _count(new, table) != moved[table.name]:
                raise MoveRefused(f"not all rows of {table.name} arrived; nothing was moved")
        if target.dialect.name == "postgresql":
            await new.run_sync(_count_on)
    return moved


def _unchanging(engine: AsyncEngine) -> AsyncEngine:
    """An engine on that database which shows one moment from beginning to end; a reader of SQLite sees just that."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ")
    return reading(engine)


async def _copy(old: AsyncConnection, new: AsyncConnection, table: Table) -> int:
    count = 0
    parents: list[dict[str, Any]] = []
    rows = await old.stream(select(table).order_by(*table.primary_key.columns))
    async for part in rows.mappings().partitions(BATCH):
        values = [dict(row) for row in part]
        if table is SessionRow.__table__:
            # A talk may come before the one that it was forked from.
            parents += [{"fork": v["id"], "origin": v.pop("parent_id")} for v in values if v["parent_id"]]
            values = [{**v, "parent_id": None} for v in values]
        await new.execute(insert(table), values)
        count += len(values)
    for pair in parents:
        await new.execute(update(table).where(table.c.id == pair["fork"]).values(parent_id=pair["origin"]))
    return count


async def _count(connection: AsyncConnection, table: Table) -> int:
    return await connection.scalar(select(func.count()).select_from(table)) or 0


def _count_on(connection: Connection) -> None:
    """Let PostgreSQL number new rows after those that came with a number."""
    for table in Base.metadata.sorted_tables:
        number = table.autoincrement_column
        if number is None:
            continue
        last = connection.scalar(select(func.max(number)))
        if last is not None:
            name = text("select setval(pg_get_serial_sequence(:table, :column), :last)")
            connection.execute(name, {"table": table.name, "column": number.name, "last": last})
