"""The tables. Telegram ids have up to 52 bits; times are UTC seconds since 1970."""

from sqlalchemy import BigInteger, Float, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """All tables of the product."""


class UserRow(Base):
    """Someone who practises."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    language: Mapped[str | None] = mapped_column(String(2))
    name: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[float] = mapped_column(Float)


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
    __table_args__ = (Index("ix_sessions_user_status", "user_id", "status"),)

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
