"""What happened in the database, written down by triggers in the very transaction in which it happened.

The bot knows nothing of it. Queues forget what is done, so that only this tells which update a turn or a message came
of, and whether anything was done twice or out of order.
"""

import json
from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.store import Store

_LANE = "(select user_id from sessions where id = new.session_id)"
_ENTRIES = {
    "chaos_handled": ("update of state on inbox", "new.lane, new.state, new.update_id, '', new.handled_at"),
    "chaos_refused": ("insert on inbox", "new.lane, new.state, new.update_id, '', ''"),
    "chaos_turn": ("insert on turns", f"{_LANE}, 'turn', new.number, new.session_id, new.turn"),
    "chaos_owed": ("insert on outbox", "new.lane, 'owed', null, new.method, new.payload"),
}
"""By trigger: after what, and the row that it writes."""

_ONLY = {
    "chaos_handled": "when (old.state = 'waiting' and new.state <> 'waiting')",
    "chaos_refused": "when (new.state <> 'waiting')",
}
_TABLE = "create table chaos_history (id {number}, lane bigint, kind text, number bigint, what text, body text)"
_INSERT = "insert into chaos_history (lane, kind, number, what, body)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that happened."""

    kind: str
    """`turn`, `owed`, or what became of an update: `done`, `dead`, `dropped`."""
    number: int | None
    """Of the turn, or the update's id."""
    what: str
    """The talk of a turn, the method of a message."""
    body: str
    """Of the turn or the message; of an update, when it was handled."""

    @property
    def body_text(self) -> str:
        """The words of a message as they are shown; empty where it has none."""
        fields = json.loads(self.body)
        return str(fields.get("plain") or fields.get("text") or "")


@dataclass(slots=True, kw_only=True)
class Step:
    """What updates that were handled together did, one as a rule: turns and messages that were saved with them."""

    updates: list[int]
    """None of them for what happened before any update."""
    state: str
    at: str
    """When that was, as it stands in each of their rows; empty where it was not handled."""
    turns: list[Row] = field(default_factory=list)
    owed: list[Row] = field(default_factory=list)


async def install(database: str) -> None:
    """Make a new database ready, with the triggers in it."""
    store = await Store.open(database)
    try:
        postgres = store.engine.dialect.name == "postgresql"
        number = "bigserial primary key" if postgres else "integer primary key autoincrement"
        async with store.engine.begin() as db:
            await db.execute(text(_TABLE.format(number=number)))
            for name, (after, row) in _ENTRIES.items():
                only = _ONLY.get(name, "")
                if postgres:
                    body = f"begin {_INSERT} values ({row}); return null; end"
                    await db.execute(text(f"create function {name}() returns trigger language plpgsql as $$ {body} $$"))
                    trigger = f"create trigger {name} after {after} for each row {only} execute function {name}()"
                else:
                    trigger = f"create trigger {name} after {after} {only} begin {_INSERT} values ({row}); end"
                await db.execute(text(trigger))
    finally:
        await store.close()


async def read(engine: AsyncEngine) -> dict[int, list[Step]]:
    """The steps of each person, oldest first."""
    found: defaultdict[int, list[Step]] = defaultdict(list)
    async with engine.connect() as db:
        rows = (await db.execute(text("select lane, kind, number, what, body from chaos_history order by id"))).all()
    for lane, kind, number, what, body in rows:
        _add(found[lane], Row(kind=kind, number=number, what=what, body=body))
    return found


def _add(steps: list[Step], row: Row) -> None:
    """A step begins with its updates: those are taken off the queue first, and what they did is saved after."""
    if row.kind not in {"turn", "owed"}:
        number = [] if row.number is None else [row.number]
        if row.body and steps and (steps[-1].state, steps[-1].at) == (row.kind, row.body):
            steps[-1].updates += number
        else:
            steps.append(Step(updates=number, state=row.kind, at=row.body))
        return
    if not steps:
        steps.append(Step(updates=[], state="", at=""))
    (steps[-1].turns if row.kind == "turn" else steps[-1].owed).append(row)
