"""Sessions with their turns and the scenario versions that they are played from, in the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Row,
    bindparam,
    exists,
    func,
    insert,
    select,
    union_all,
    update,
)

from bot.errors import SparringError
from bot.roleplay.state.talk import Talk, Turn
from bot.storage.engine import inserting
from bot.storage.lanes import IS_WAITING
from bot.storage.records import ENDED, OPEN, FinishedRow, Played, ScenarioVersion, Session, Status, Underway
from bot.storage.rows import beginning_values, session_of, session_values, standing_values, turn_of, turn_values
from bot.storage.tables import INBOX, SESSIONS, TURNS, USERS, VERSIONS
from bot.storage.users import ensure_user
from bot.storage.working import Hands
from bot.storage.writing import Writes

# What every reply needs, made once.
_OPEN = (
    select(SESSIONS)
    .where(SESSIONS.c.user_id == bindparam("user"), SESSIONS.c.status.in_(OPEN))
    .order_by(SESSIONS.c.started_at.desc())
    .limit(1)
)
_LAST = select(TURNS).where(TURNS.c.session_id == bindparam("session")).order_by(TURNS.c.number.desc()).limit(1)
_STATUS = select(SESSIONS.c.status).where(SESSIONS.c.id == bindparam("session")).with_for_update()
_TAKEN = select(func.max(TURNS.c.number)).where(TURNS.c.session_id == bindparam("session"))
_SAID = insert(TURNS)
_GOES_ON = update(SESSIONS).where(SESSIONS.c.id == bindparam("session"))
_STILL_AS_READ = _GOES_ON.where(SESSIONS.c.status == bindparam("read_as")).returning(SESSIONS.c.id)

_LATEST_FIRST = SESSIONS.c.finished_at.desc(), SESSIONS.c.id


class TurnTaken(SparringError):
    """The session moved on since it was read: nothing of what was made of it was saved."""


@dataclass(frozen=True, slots=True)
class Sessions:
    """Practice talks. Reads see what is committed."""

    hands: Hands
    writer: Writes

    async def underway(self, user_id: int) -> Underway | None:
        """The user's running or paused session as it stands, if there is one."""

        def work(db: Connection) -> Underway | None:
            row = db.execute(_OPEN, {"user": user_id}).first()
            if row is None:
                return None
            session, last = session_of(row), db.execute(_LAST, {"session": row.id}).first()
            if last is None:
                return Underway(session=session, turns=0, talk=session.start, lines=session.opening)
            lines = turn_of(last.turn).answer
            return Underway(session=session, turns=last.number, talk=Talk.from_json(last.after), lines=lines)

        return await self.hands.read(work)

    async def open_session(self, user_id: int) -> Played | None:
        """The user's running or paused session with all that was said, if there is one."""

        def work(db: Connection) -> Played | None:
            row = db.execute(_OPEN, {"user": user_id}).first()
            return _played(db, row) if row else None

        return await self.hands.read(work)

    async def find(self, session_id: str) -> Played | None:
        """Any session by its id."""

        def work(db: Connection) -> Played | None:
            row = db.execute(select(SESSIONS).where(SESSIONS.c.id == session_id)).first()
            return _played(db, row) if row else None

        return await self.hands.read(work)

    async def version(self, content_hash: str) -> ScenarioVersion | None:
        """A scenario as it was played, by its content hash."""

        def work(db: Connection) -> ScenarioVersion | None:
            row = db.execute(select(VERSIONS).where(VERSIONS.c.hash == content_hash)).first()
            if row is None:
                return None
            return ScenarioVersion(
                hash=row.hash, scenario_id=row.scenario_id, scenario=row.scenario, playbook=row.playbook
            )

        return await self.hands.read(work)

    async def begin(
        self,
        session: Session,
        version: ScenarioVersion,
        turns: Sequence[tuple[Turn, Talk]] = (),
        ended: Session | None = None,
    ) -> None:
        """Save a new session, ending whatever session the user had open.

        Args:
            session: the new one.
            version: what it is played from; saved when seen for the first time.
            turns: that it starts with, each with the talk after it, when forked from another session.
            ended: the one that was open, as it ends, with its score.
        """

        def work(db: Connection) -> None:
            now = session.started_at
            ensure_user(db, session.user_id, now)
            still_open = update(SESSIONS).where(SESSIONS.c.user_id == session.user_id, SESSIONS.c.status.in_(OPEN))
            if ended:
                db.execute(still_open.where(SESSIONS.c.id == ended.id).values(**standing_values(ended)))
            db.execute(still_open.values(status=Status.STOPPED.value, finished_at=now))
            _ensure_version(db, version, now)
            db.execute(insert(SESSIONS), session_values(session))
            if turns:
                db.execute(_SAID, [turn_values(session.id, turn, talk, now) for turn, talk in turns])

        await self.writer.write(work)

    async def append(self, session: Session, turn: Turn, talk: Talk, now: float) -> None:
        """Add one turn and bring its session up to date.

        Raises:
            TurnTaken: if another reply was saved first, or the session is not running any more.
        """

        def work(db: Connection) -> None:
            mine = {"session": session.id}
            running = db.execute(_STATUS, mine).scalar() == Status.ACTIVE.value
            if not running or turn.number != (db.execute(_TAKEN, mine).scalar() or 0) + 1:
                raise TurnTaken(session.id)
            db.execute(_SAID, turn_values(session.id, turn, talk, now))
            db.execute(_GOES_ON, {**mine, **standing_values(session)})

        await self.writer.write(work)

    async def save(self, session: Session) -> None:
        """Bring a session's own row up to date (status, times, outcome, score, and how it began).

        Raises:
            TurnTaken: if it was paused, ended or deleted since it was read.
        """
        values = {**standing_values(session), **beginning_values(session)}

        def work(db: Connection) -> None:
            known = {"session": session.id, "read_as": (session.read_as or session.status).value}
            if db.execute(_STILL_AS_READ, {**known, **values}).first() is None:
                raise TurnTaken(session.id)

        await self.writer.write(work)

    async def pause_open(self, user_id: int) -> None:
        """Pause the user's session, if one runs; when he last did something stays as it was."""

        def work(db: Connection) -> None:
            running = update(SESSIONS).where(SESSIONS.c.user_id == user_id, SESSIONS.c.status == Status.ACTIVE.value)
            db.execute(running.values(status=Status.PAUSED.value))

        await self.writer.write(work)

    async def idle(self, before: float, limit: int = 100) -> list[tuple[str, int]]:
        """Running sessions without a reply since that time, also none that is still to be handled: id and user."""
        query = select(SESSIONS.c.id, SESSIONS.c.user_id).where(*_idle(before)).limit(limit)
        return await self.hands.read(lambda db: [(row.id, row.user_id) for row in db.execute(query)])

    async def pause_idle(self, session_id: str, before: float) -> None:
        """Pause a session that is idle; when something was last done in it stays as it was.

        Raises:
            TurnTaken: if it is not idle any more.
        """

        def work(db: Connection) -> None:
            paused = update(SESSIONS).where(SESSIONS.c.id == session_id, *_idle(before))
            paused = paused.values(status=Status.PAUSED.value)
            if db.execute(paused.returning(SESSIONS.c.id)).first() is None:
                raise TurnTaken(session_id)

        await self.writer.write(work)

    async def started_since(self, user_id: int, since: float, *, forks: bool = False) -> int:
        """How many sessions a user has begun since then; those that go on from another only with `forks`."""
        query = select(func.count()).where(SESSIONS.c.user_id == user_id, SESSIONS.c.started_at > since)
        if not forks:
            query = query.where(SESSIONS.c.parent_id.is_(None))
        return await self.hands.read(lambda db: db.scalar(query) or 0)

    async def finished(self, limit: int, offset: int = 0, *, trials: bool = False) -> list[FinishedRow]:
        """Ended sessions, the latest first; none without a reply, and managers' own tries only with `trials`."""
        query = (
            select(SESSIONS, USERS.c.name.label("user_name"))
            .join(USERS, USERS.c.id == SESSIONS.c.user_id)
            .where(SESSIONS.c.id.in_(_latest(limit + offset, trials)))
            .order_by(*_LATEST_FIRST)
            .limit(limit)
            .offset(offset)
        )
        rows = await self.hands.read(lambda db: db.execute(query).all())
        return [FinishedRow(session=session_of(row), user_name=row.user_name) for row in rows]

    async def finished_by(self, user_id: int, limit: int) -> list[Session]:
        """Ended sessions of one user, the latest first; those without a reply are left out."""
        replied = exists().where(TURNS.c.session_id == SESSIONS.c.id)
        ended = select(SESSIONS).where(SESSIONS.c.user_id == user_id, SESSIONS.c.status.in_(ENDED), replied)
        query = ended.order_by(*_LATEST_FIRST).limit(limit)
        return [session_of(row) for row in await self.hands.read(lambda db: db.execute(query).all())]


def _played(db: Connection, row: Row[Any]) -> Played:
    turns = db.execute(select(TURNS).where(TURNS.c.session_id == row.id).order_by(TURNS.c.number)).all()
    return Played(
        session=session_of(row),
        turns=tuple(turn_of(turn.turn) for turn in turns),
        talks=tuple(Talk.from_json(turn.after) for turn in turns),
    )


def _ensure_version(db: Connection, version: ScenarioVersion, now: float) -> None:
    """Keep a version that is new; another process may do so at the same moment."""
    if db.scalar(select(VERSIONS.c.hash).where(VERSIONS.c.hash == version.hash)) is None:
        new = inserting(db)(VERSIONS).on_conflict_do_nothing(index_elements=["hash"])
        texts = {"scenario_id": version.scenario_id, "scenario": version.scenario, "playbook": version.playbook}
        db.execute(new.values(hash=version.hash, created_at=now, **texts))


def _idle(before: float) -> tuple[ColumnElement[bool], ...]:
    to_be_handled = exists().where(INBOX.c.state == IS_WAITING, INBOX.c.lane == SESSIONS.c.user_id)
    return (SESSIONS.c.status == Status.ACTIVE.value, SESSIONS.c.touched_at < before, ~to_be_handled)


def _latest(count: int, trials: bool) -> CompoundSelect[tuple[str]]:
    """Ids of the latest sessions, so many of each way to end: of each by itself, an index gives them in order."""
    ids = []
    for status in ENDED:
        replied = exists().where(TURNS.c.session_id == SESSIONS.c.id)
        ended = select(SESSIONS.c.id).where(SESSIONS.c.status == status, replied)
        if not trials:
            ended = ended.where(SESSIONS.c.trial.is_(False))
        ids.append(select(ended.order_by(*_LATEST_FIRST).limit(count).subquery().c.id))
    return union_all(*ids)
