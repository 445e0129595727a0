"""The tables. Telegram ids have up to 52 bits; times are UTC seconds since 1970."""

from typing import cast

from sqlalchemy import (
    BigInteger,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""A growing number that the database gives; SQLite counts by itself only in its own kind of integer."""

WAITING = text("state = 'waiting'")


class Base(DeclarativeBase):
    """All tables of the product."""


class UserRow(Base):
    """Someone who practises."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    language: Mapped[str | None] = mapped_column(String(2))
    name: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[float] = mapped_column(Float)


class MemberRow(Base):
    """Someone who came in by an invitation."""

    __tablename__ = "members"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    admitted_at: Mapped[float] = mapped_column(Float)


class InvitationRow(Base):
    """A link that lets people in; the link itself is not kept, only its SHA-256."""

    __tablename__ = "invitations"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    uses_left: Mapped[int] = mapped_column(Integer)
    expires_at: Mapped[float] = mapped_column(Float)


class ScenarioVersionRow(Base):
    """A scenario file as it was played, by its content; never changed, so running sessions keep their version."""

    __tablename__ = "scenario_versions"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    scenario_id: Mapped[str] = mapped_column(String(48), index=True)
    scenario: Mapped[str] = mapped_column(Text)
    playbook: Mapped[str] = mapped_column(Text)
    created_at: Mapped[float] = mapped_column(Float)


class SessionRow(Base):
    """One practice talk."""

    __tablename__ = "sessions"
    __table_args__ = (
        Index("ix_sessions_user_status", "user_id", "status"),
        Index("ix_sessions_status_touched", "status", "touched_at"),
        Index("ix_sessions_status_finished", "status", "finished_at"),
        Index("ix_sessions_parent", "parent_id"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    scenario_hash: Mapped[str] = mapped_column(ForeignKey("scenario_versions.hash"))
    scenario_id: Mapped[str] = mapped_column(String(48))
    feedback: Mapped[str] = mapped_column(String(8))
    help: Mapped[str] = mapped_column(String(8), server_default="hints")
    hints: Mapped[int] = mapped_column(Integer, server_default="0")
    status: Mapped[str] = mapped_column(String(10))
    seed: Mapped[int] = mapped_column(BigInteger)
    trial: Mapped[bool] = mapped_column(default=False)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("sessions.id", ondelete="SET NULL"))
    opening: Mapped[str] = mapped_column(Text)
    start: Mapped[str] = mapped_column(Text)
    started_at: Mapped[float] = mapped_column(Float)
    touched_at: Mapped[float] = mapped_column(Float)
    talked: Mapped[float] = mapped_column(Float, default=0)
    finished_at: Mapped[float | None] = mapped_column(Float)
    outcome: Mapped[str | None] = mapped_column(String(10))
    score: Mapped[float | None] = mapped_column(Float)


class TurnRow(Base):
    """One reply with its grade as given; rows are only ever added."""

    __tablename__ = "turns"
    __table_args__ = (UniqueConstraint("session_id", "number"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    turn: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)
    created_at: Mapped[float] = mapped_column(Float)


class InboxRow(Base):
    """An update as Telegram sent it, kept before it is acknowledged; its body goes once it is handled."""

    __tablename__ = "inbox"
    __table_args__ = (
        Index("ix_inbox_waiting", "lane", "seq", sqlite_where=WAITING, postgresql_where=WAITING),
        Index("ix_inbox_handled_at", "handled_at"),
    )

    seq: Mapped[int] = mapped_column(NUMBER, primary_key=True)
    update_id: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    lane: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(8))
    excess: Mapped[bool] = mapped_column(default=False)
    body: Mapped[str] = mapped_column(Text)
    tries: Mapped[int] = mapped_column(Integer, default=0)
    error: Mapped[str | None] = mapped_column(Text)
    received_at: Mapped[float] = mapped_column(Float)
    handled_at: Mapped[float | None] = mapped_column(Float)


class OutboxRow(Base):
    """A message that is owed to a chat; the row goes once Telegram has taken it."""

    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_waiting", "lane", "seq", sqlite_where=WAITING, postgresql_where=WAITING),)

    seq: Mapped[int] = mapped_column(NUMBER, primary_key=True)
    lane: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(8))
    method: Mapped[str] = mapped_column(String(24))
    payload: Mapped[str] = mapped_column(Text)
    file: Mapped[bytes | None] = mapped_column(LargeBinary)
    error: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[float] = mapped_column(Float)
    holder: Mapped[int | None] = mapped_column(BigInteger)
    """The process that sends it, by a number of its own; nobody's where only one works on the database."""


class UploadRow(Base):
    """A scenario file that waits for its manager's word."""

    __tablename__ = "uploads"

    key: Mapped[str] = mapped_column(String(16), primary_key=True)
    scenario: Mapped[str] = mapped_column(Text)
    created_at: Mapped[float] = mapped_column(Float)


class MarkRow(Base):
    """Something that the database remembers of itself."""

    __tablename__ = "marks"

    name: Mapped[str] = mapped_column(String(24), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


def bare(row: type[Base]) -> Table:
    """The table alone, for what is done all the time: the mapper would look for objects that nobody holds."""
    return cast("Table", row.__table__)


USERS, SESSIONS, TURNS, VERSIONS = bare(UserRow), bare(SessionRow), bare(TurnRow), bare(ScenarioVersionRow)
INBOX, OUTBOX, UPLOADS, MARKS = bare(InboxRow), bare(OutboxRow), bare(UploadRow), bare(MarkRow)
MEMBERS, INVITATIONS = bare(MemberRow), bare(InvitationRow)
