"""What the two queues of the database have in common: rows that wait, a lane for each person, each in order.

What was received and is not handled yet, and what is owed and not sent yet, is `waiting`. Only the first waiting row of
a lane may be worked on; whoever does so holds the lane's claim.
"""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, bindparam, func, literal_column, select, union_all

from bot.storage.tables import INBOX, OUTBOX
from bot.storage.working import Work

WAITING = "waiting"

IS_WAITING: ColumnElement[str] = literal_column("'waiting'")
"""Written out: a plan that PostgreSQL makes for any value uses no index over the waiting rows alone."""


class WaitingRows:
    """The rows of a queue that wait. Its questions are asked all the time, and so are made once."""

    def __init__(self, table: Table) -> None:
        waiting, seq, lane = table.c.state == IS_WAITING, table.c.seq, table.c.lane
        first = select(lane).where(waiting).group_by(lane).order_by(func.min(seq))
        self._lanes = first.limit(bindparam("most"))
        named = lane.in_(bindparam("lanes", expanding=True))
        self._items = select(table).where(waiting, named).order_by(seq)
        self.counts = select(lane, func.count()).where(waiting, named).group_by(lane)

    def lanes(self, busy: Collection[int], limit: int) -> Work[list[int]]:
        """Lanes in which something waits, but for the busy ones; who has waited longest comes first."""

        def work(db: Connection) -> list[int]:
            # The busy ones are left out here: as a list in the question they cost more.
            first = db.scalars(self._lanes, {"most": limit + len(busy)})
            return [lane for lane in first if lane not in busy][:limit]

        return work

    def items(self, lanes: Collection[int]) -> Work[Sequence[Row[Any]]]:
        """What waits in lanes, oldest first."""
        return lambda db: db.execute(self._items, {"lanes": list(lanes)}).all()


UPDATES, MESSAGES = WaitingRows(INBOX), WaitingRows(OUTBOX)

_COUNTS = union_all(UPDATES.counts, MESSAGES.counts)


def counts(db: Connection, lanes: Collection[int]) -> list[tuple[int, int]]:
    """How much waits in lanes: pairs of lane and number, up to one for each queue."""
    return [(lane, count) for lane, count in db.execute(_COUNTS, {"lanes": list(lanes)})]
