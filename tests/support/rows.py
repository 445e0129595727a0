"""All that a database holds."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.tables import Base

CANARY = "канарейка-7315"
"""A word that stands nowhere but in what a test has put there."""


async def everything(engine: AsyncEngine) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of each table, in the order of their keys."""
    async with engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in await connection.execute(select(table).order_by(*table.primary_key))]
            for table in Base.metadata.sorted_tables
        }


def traces(rows: list[tuple[Any, ...]], *marks: str) -> list[tuple[Any, ...]]:
    """Those of some rows in which one of these texts stands."""
    return [row for row in rows if any(mark in repr(row) for mark in marks)]
