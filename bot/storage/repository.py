"""Sessions and users in the database. Every method is one transaction, unless a step gathers several."""

from collections.abc import Sequence

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from bot.errors import SparringError
from bot.roleplay.helping import Help
from bot.roleplay.talk import Said, Talk, Turn
from bot.scenario.vocabulary import HelpLevel, Language, Outcome
from bot.storage.engine import inserting, reading
from bot.storage.privacy import erasing
from bot.storage.records import Feedback, FinishedRow, Played, ScenarioVersion, Session, Status, User
from bot.storage.tables import ScenarioVersionRow, SessionRow, TurnRow, UploadRow, UserRow
from bot.storage.writing import Work, Writer

_LINES: TypeAdapter[tuple[Said, ...]] = TypeAdapter(tuple[Said, ...])
_TURN: TypeAdapter[Turn] = TypeAdapter(Turn)
OPEN = (Status.ACTIVE.value, Status.PAUSED.value)
ENDED = (Status.FINISHED.value, Status.STOPPED.value)


class TurnTaken(SparringError):
    """The session moved on while a reply was being graded; nothing of that reply was saved."""


class Repository:
    """Users, sessions, turns, scenario versions and uploads. Reads see what is committed."""

    def __init__(self, engine: AsyncEngine, writer: Writer) -> None:
        self._session = async_sessionmaker(reading(engine), expire_on_commit=False)
        self._writer = writer

    async def _write(self, work: Work[None]) -> None:
        await self._writer.write(work)

    async def user(self, user_id: int) -> User | None:
        """The user with that id, if known."""
        async with self._session() as db:
            row = await db.get(UserRow, user_id)
            return _user(row) if row else None

    async def remember_user(self, user_id: int, name: str, now: float) -> None:
        """Keep a user, made or renamed as needed."""

        async def work(db: AsyncSession) -> None:
            (await ensure_user(db, user_id, now)).name = name[:200]

        await self._write(work)

    async def set_language(self, user_id: int, language: Language, now: float) -> None:
        """Keep the language a user chose."""

        async def work(db: AsyncSession) -> None:
            (await ensure_user(db, user_id, now)).language = language.value

        await self._write(work)

    async def erase(self, user_id: int) -> None:
        """Delete all that is kept on a person."""
        await self._write(erasing(user_id))

    async def open_session(self, user_id: int) -> Played | None:
        """The user's running or paused session, if there is one."""
        async with self._session() as db:
            query = select(SessionRow).where(SessionRow.user_id == user_id, SessionRow.status.in_(OPEN))
            row = (await db.scalars(query.order_by(SessionRow.started_at.desc()).limit(1))).first()
            return await _played(db, row) if row else None

    async def session(self, session_id: str) -> Played | None:
        """The session with that id, if there is one."""
        async with self._session() as db:
            row = await db.get(SessionRow, session_id)
            return await _played(db, row) if row else None

    async def version(self, content_hash: str) -> ScenarioVersion | None:
        """A scenario as it was played, by its content hash."""
        async with self._session() as db:
            row = await db.get(ScenarioVersionRow, content_hash)
            if row is None:
                return None
            return ScenarioVersion(
                hash=row.hash, scenario_id=row.scenario_id, scenario=row.scenario, playbook=row.playbook
            )

    async def begin(self, session: Session, version: ScenarioVersion, turns: Sequence[tuple[Turn, Talk]] = ()) -> None:
        """Save a new session, ending whatever session the user had open.

        Args:
            session: the new one.
            version: what it is played from; saved when seen for the first time.
            turns: that it starts with, each with the talk after it, when forked from another session.
        """

        async def work(db: AsyncSession) -> None:
            await ensure_user(db, session.user_id, session.started_at)
            others = update(SessionRow).where(SessionRow.user_id == session.user_id, SessionRow.status.in_(OPEN))
            await db.execute(others.values(status=Status.STOPPED.value, finished_at=session.started_at))
            await _ensure_version(db, version, session.started_at)
            db.add(_session_row(session))
            await db.flush()
            db.add_all(_turn_row(session.id, turn, talk, session.started_at) for turn, talk in turns)

        await self._write(work)

    async def append(self, session: Session, turn: Turn, talk: Talk, now: float) -> None:
        """Add one turn and bring its session up to date.

        Raises:
            TurnTaken: if another reply was saved first, or the session is not running any more.
        """

        async def work(db: AsyncSession) -> None:
            row = await db.get(SessionRow, session.id, with_for_update=True)
            last = select(func.max(TurnRow.number)).where(TurnRow.session_id == session.id)
            if row is None or row.status != Status.ACTIVE.value or turn.number != (await db.scalar(last) or 0) + 1:
                raise TurnTaken(session.id)
            db.add(_turn_row(session.id, turn, talk, now))
            _bring_up_to_date(row, session)

        await self._write(work)

    async def save(self, session: Session) -> None:
        """Bring a session's own row up to date (status, times, outcome, score, and how it began)."""

        async def work(db: AsyncSession) -> None:
            row = await db.get(SessionRow, session.id)
            if row is not None:
                _bring_up_to_date(row, session)
                row.opening = _LINES.dump_json(session.opening).decode()
                row.start = session.start.to_json()

        await self._write(work)

    async def pause_open(self, user_id: int, now: float) -> None:
        """Pause the user's session, if one runs."""

        async def work(db: AsyncSession) -> None:
            running = update(SessionRow).where(SessionRow.user_id == user_id, SessionRow.status == Status.ACTIVE.value)
            await db.execute(running.values(status=Status.PAUSED.value, touched_at=now))

        await self._write(work)

    async def idle(self, before: float, limit: int = 100) -> list[tuple[str, int]]:
        """Running sessions without a reply since that time: id and user."""
        query = select(SessionRow.id, SessionRow.user_id).where(*_idle(before)).limit(limit)
        async with self._session() as db:
            return [(session_id, user_id) for session_id, user_id in await db.execute(query)]

    async def pause_idle(self, session_id: str, before: float, now: float) -> None:
        """Pause a session that is idle.

        Raises:
            TurnTaken: if it is not idle any more.
        """

        async def work(db: AsyncSession) -> None:
            paused = update(SessionRow).where(SessionRow.id == session_id, *_idle(before))
            paused = paused.values(status=Status.PAUSED.value, touched_at=now)
            if (await db.execute(paused.returning(SessionRow.id))).first() is None:
                raise TurnTaken(session_id)

        await self._write(work)

    async def started_since(self, user_id: int, since: float) -> int:
        """How many sessions a user has begun since then, those to retry a moment left out."""
        query = select(func.count()).where(
            SessionRow.user_id == user_id, SessionRow.started_at > since, SessionRow.parent_id.is_(None)
        )
        async with self._session() as db:
            return await db.scalar(query) or 0

    async def hold_upload(self, key: str, scenario: str, now: float, kept: int) -> None:
        """Keep an uploaded scenario until its manager decides; of many the oldest is forgotten."""

        async def work(db: AsyncSession) -> None:
            db.add(UploadRow(key=key, scenario=scenario, created_at=now))
            await db.flush()
            young = select(UploadRow.key).order_by(UploadRow.created_at.desc(), UploadRow.key).limit(kept)
            await db.execute(delete(UploadRow).where(UploadRow.key.not_in(young)))

        await self._write(work)

    async def upload(self, key: str) -> str | None:
        """An uploaded scenario that waits."""
        async with self._session() as db:
            row = await db.get(UploadRow, key)
            return row.scenario if row else None

    async def drop_upload(self, key: str) -> None:
        """Forget an uploaded scenario."""

        async def work(db: AsyncSession) -> None:
            await db.execute(delete(UploadRow).where(UploadRow.key == key))

        await self._write(work)

    async def finished(self, limit: int, offset: int = 0, trials: bool = False) -> list[FinishedRow]:
        """Ended sessions, the latest first; those without a reply are left out."""
        replies = select(TurnRow.session_id, func.count().label("replies")).group_by(TurnRow.session_id).subquery()
        query = (
            select(SessionRow, UserRow.name, replies.c.replies)
            .join(UserRow, UserRow.id == SessionRow.user_id)
            .join(replies, replies.c.session_id == SessionRow.id)
            .where(SessionRow.status.in_(ENDED))
            .order_by(SessionRow.finished_at.desc(), SessionRow.id)
            .limit(limit)
            .offset(offset)
        )
        if not trials:
            query = query.where(SessionRow.trial.is_(False))
        async with self._session() as db:
            rows = (await db.execute(query)).all()
            return [FinishedRow(session=_session(row), user_name=name, replies=count) for row, name, count in rows]


async def ensure_user(db: AsyncSession, user_id: int, now: float) -> UserRow:
    """The row of a user, made when there is none."""
    row = await db.get(UserRow, user_id)
    if row is None:
        row = UserRow(id=user_id, name="", language=None, created_at=now)
        db.add(row)
        await db.flush()
    return row


async def _played(db: AsyncSession, row: SessionRow) -> Played:
    query = select(TurnRow).where(TurnRow.session_id == row.id).order_by(TurnRow.number)
    turns = (await db.scalars(query)).all()
    session = _session(row)
    return Played(
        session=session,
        turns=tuple(_TURN.validate_json(turn.turn) for turn in turns),
        talks=tuple(Talk.from_json(turn.after) for turn in turns),
    )


async def _ensure_version(db: AsyncSession, version: ScenarioVersion, now: float) -> None:
    """Keep a version that is new; another process may do so at the same moment."""
    if await db.get(ScenarioVersionRow, version.hash) is None:
        new = inserting(db)(ScenarioVersionRow).on_conflict_do_nothing(index_elements=["hash"])
        texts = {"scenario_id": version.scenario_id, "scenario": version.scenario, "playbook": version.playbook}
        await db.execute(new.values(hash=version.hash, created_at=now, **texts))


def _idle(before: float) -> tuple[ColumnElement[bool], ...]:
    return (SessionRow.status == Status.ACTIVE.value, SessionRow.touched_at < before)


def _turn_row(session_id: str, turn: Turn, talk: Talk, now: float) -> TurnRow:
    return TurnRow(
        session_id=session_id,
        number=turn.number,
        turn=_TURN.dump_json(turn).decode(),
        after=talk.to_json(),
        created_at=now,
    )


def _user(row: UserRow) -> User:
    return User(id=row.id, name=row.name, language=Language(row.language) if row.language else None)


def _session_row(session: Session) -> SessionRow:
    row = SessionRow(
        id=session.id,
        user_id=session.user_id,
        scenario_hash=session.scenario_hash,
        scenario_id=session.scenario_id,
        feedback=session.feedback.value,
        help=session.help.level.value,
        seed=session.seed,
        trial=session.trial,
        parent_id=session.parent_id,
        opening=_LINES.dump_json(session.opening).decode(),
        start=session.start.to_json(),
        started_at=session.started_at,
    )
    _bring_up_to_date(row, session)
    return row


def _bring_up_to_date(row: SessionRow, session: Session) -> None:
    row.status = session.status.value
    row.hints = session.help.hints
    row.touched_at = session.touched_at
    row.talked = session.talked
    row.finished_at = session.finished_at
    row.outcome = session.outcome.value if session.outcome else None
    row.score = session.score


def _session(row: SessionRow) -> Session:
    return Session(
        id=row.id,
        user_id=row.user_id,
        scenario_hash=row.scenario_hash,
        scenario_id=row.scenario_id,
        feedback=Feedback(row.feedback),
        help=Help(level=HelpLevel(row.help), hints=row.hints),
        status=Status(row.status),
        seed=row.seed,
        trial=row.trial,
        parent_id=row.parent_id,
        opening=_LINES.validate_json(row.opening),
        start=Talk.from_json(row.start),
        started_at=row.started_at,
        touched_at=row.touched_at,
        talked=row.talked,
        finished_at=row.finished_at,
        outcome=Outcome(row.outcome) if row.outcome else None,
        score=row.score,
    )
