"""Rows of the tables from the records, and back."""

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row

from bot.roleplay.scorecard.help_levels import Help
from bot.roleplay.state.talk import Said, Talk, Turn
from bot.scenario.vocabulary import HelpLevel, Language, Outcome
from bot.storage.records import Feedback, Session, Status, User

_LINES: TypeAdapter[tuple[Said, ...]] = TypeAdapter(tuple[Said, ...])
_TURN: TypeAdapter[Turn] = TypeAdapter(Turn)

Values = dict[str, Any]
"""Values of a row, by column."""


def user_of(row: Row[Any]) -> User:
    """The user of a row."""
    return User(id=row.id, name=row.name, language=Language(row.language) if row.language else None)


def lines_of(text: str) -> tuple[Said, ...]:
    """The first lines of a session, of their column."""
    return _LINES.validate_json(text)


def turn_of(text: str) -> Turn:
    """The turn of its column."""
    return _TURN.validate_json(text)


def turn_values(session_id: str, turn: Turn, talk: Talk, now: float) -> Values:
    """The row of a turn, with the talk after it."""
    return {
        "session_id": session_id,
        "number": turn.number,
        "turn": _TURN.dump_json(turn).decode(),
        "after": talk.to_json(),
        "created_at": now,
    }


def session_values(session: Session) -> Values:
    """The row of a new session."""
    return {
        "id": session.id,
        "user_id": session.user_id,
        "scenario_hash": session.scenario_hash,
        "scenario_id": session.scenario_id,
        "feedback": session.feedback.value,
        "help": session.help.level.value,
        "seed": session.seed,
        "trial": session.trial,
        "parent_id": session.parent_id,
        "started_at": session.started_at,
        **beginning_values(session),
        **standing_values(session),
    }


def beginning_values(session: Session) -> Values:
    """How a session began; a preparation changes that once."""
    return {"opening": _LINES.dump_json(session.opening).decode(), "start": session.start.to_json()}


def standing_values(session: Session) -> Values:
    """What changes while a session goes on."""
    return {
        "status": session.status.value,
        "hints": session.help.hints,
        "touched_at": session.touched_at,
        "talked": session.talked,
        "finished_at": session.finished_at,
        "outcome": session.outcome.value if session.outcome else None,
        "score": session.score,
    }


def session_of(row: Row[Any]) -> Session:
    """The session of a row."""
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
        opening=lines_of(row.opening),
        start=Talk.from_json(row.start),
        started_at=row.started_at,
        touched_at=row.touched_at,
        talked=row.talked,
        finished_at=row.finished_at,
        outcome=Outcome(row.outcome) if row.outcome else None,
        score=row.score,
        read_as=Status(row.status),
    )
