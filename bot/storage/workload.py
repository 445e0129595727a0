"""How much is open and how much waits: counts for whoever watches over the bot."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.engine import reading
from bot.storage.lanes import WAITING
from bot.storage.records import OPEN
from bot.storage.tables import Base, InboxRow, SessionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """Open talks and waiting rows, counted by name."""

    sessions: Mapping[str, int]
    waiting: Mapping[str, int]
    since: float | None
    """When the update came in that has waited longest, in UTC seconds since 1970; None where none waits."""


async def workload(engine: AsyncEngine) -> Workload:
    """Open sessions by status, and rows that wait by queue; a queue is a table whose rows have such a state.

    Raises:
        SQLAlchemyError: if the database does not answer.
    """
    async with reading(engine).connect() as connection:
        by_status = (
            select(SessionRow.status, func.count()).where(SessionRow.status.in_(OPEN)).group_by(SessionRow.status)
        )
        found = {row[0]: row[1] for row in await connection.execute(by_status)}
        waiting = {}
        for table in Base.metadata.sorted_tables:
            if "state" in table.columns:
                count = select(func.count()).select_from(table).where(table.c.state == WAITING)
                waiting[table.name] = (await connection.execute(count)).scalar_one()
        oldest = select(func.min(InboxRow.received_at)).where(InboxRow.state == WAITING)
        since = await connection.scalar(oldest) if waiting[InboxRow.__tablename__] else None
    return Workload(sessions={status: found.get(status, 0) for status in OPEN}, waiting=waiting, since=since)
