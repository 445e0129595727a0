"""Whether everything is in place for the bot to run; each check says what it found and what to mend."""

import shutil
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.app.mind import Models, open_mind
from bot.app.shelf import open_library
from bot.config import Access, Settings
from bot.errors import UserError
from bot.storage.backup import check as check_file
from bot.storage.backup import known_versions, sqlite_file, version_of
from bot.storage.engine import address, create_engine, shown
from bot.telegram.asking import ServerAnswer, WebhookInfo, webhook_address, where_called, who_am_i

MEGABYTE = 2**20
LEAST_FREE = 200 * MEGABYTE
"""Below that the bot may stop in the middle of a sentence."""

LITTLE_FREE = 1024 * MEGABYTE
MOST_SKEW = 60.0
"""Seconds that our clock may differ from Telegram's."""

OTHERS = 0o077
"""Permissions of everybody but the owner."""

UPLOADED = "scenario.yaml"
NAMED = 3
"""Problems named; the rest is counted."""


class State(StrEnum):
    """What a finding asks for."""

    WELL = "well"
    NOTE = "note"  # worth knowing; the bot runs all the same
    MEND = "mend"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """One thing that was looked at; worded by `doctor.<key>`."""

    state: State
    key: str
    values: dict[str, object] = field(default_factory=dict)


def well(key: str, **values: object) -> CheckResult:
    """In order."""
    return CheckResult(state=State.WELL, key=key, values=values)


def note(key: str, **values: object) -> CheckResult:
    """Worth knowing."""
    return CheckResult(state=State.NOTE, key=key, values=values)


def mend(key: str, **values: object) -> CheckResult:
    """To be mended."""
    return CheckResult(state=State.MEND, key=key, values=values)


async def examine(
    settings: Settings, config: Path, *, clock: Callable[[], float] = time.time, models: Models | None = None
) -> AsyncIterator[CheckResult]:
    """All findings, each as soon as it is there.

    Args:
        settings: that the bot would run with.
        config: file that they come from; it need not exist.
        clock: UTC seconds since 1970.
        models: other than the default ones.
    """
    yield check_config(settings, config)
    if shut := check_door(settings):
        yield shut
    if settings.token is None:
        yield mend("token_missing")
    else:
        token = settings.token.get_secret_value()
        told = await who_am_i(token, settings.telegram_api)
        yield check_token(told, settings.telegram_api)
        yield check_clock(told, clock())
        called = await where_called(token, settings.telegram_api) if told.username else None
        if called and (finding := check_webhook(called, settings.webhook_url if settings.mode == "webhook" else None)):
            yield finding
    for finding in await check_database(settings.database.get_secret_value()):
        yield finding
    yield check_disk(_folder(settings))
    if settings.managers:
        yield check_uploads(settings.uploads)
    yield check_scenarios(settings)
    yield check_model(models)


def check_config(settings: Settings, config: Path) -> CheckResult:
    """Others on the machine must not read the token."""
    if not config.is_file():
        return well("config_defaults", file=config)
    if config.stat().st_mode & OTHERS and settings.token and settings.token.get_secret_value() in config.read_text():
        return note("config_readable", file=config)
    return well("config", file=config)


def check_door(settings: Settings) -> CheckResult | None:
    """Somebody must be able to come in."""
    if settings.access is Access.ALLOW_LIST and not settings.allowed | settings.managers:
        return mend("door_nobody")
    if settings.access is Access.INVITATION and not settings.managers:
        return mend("door_no_host")
    return None if settings.managers else note("no_managers")


def check_token(told: ServerAnswer, server: str) -> CheckResult:
    """Telegram must know the token."""
    if told.status is None:
        return mend("telegram_away", server=server)
    if told.username:
        return well("token", name=told.username)
    if told.status in (401, 404):
        return mend("token_refused")
    return mend("telegram_odd", server=server, status=told.status)


def check_clock(told: ServerAnswer, now: float) -> CheckResult:
    """Times are kept and compared: the clock must be right."""
    if told.time is None:
        return note("clock_unknown")
    ahead = now - told.time
    if abs(ahead) <= MOST_SKEW:
        return well("clock")
    return mend("clock_ahead" if ahead > 0 else "clock_behind", seconds=f"{abs(ahead):.0f}")


def check_webhook(called: WebhookInfo, wanted: str | None) -> CheckResult | None:
    """Telegram must bring updates to us, or let us ask for them.

    Args:
        called: where it brings them.
        wanted: the setting `webhook_url`; None where we ask.
    """
    theirs = _server(called.url)
    if wanted is None:
        return note("webhook_in_the_way", url=theirs) if called.url else None
    ours = webhook_address(wanted)
    if not called.url:
        return note("webhook_unset", url=ours)
    if called.url.casefold() != ours.casefold():
        return mend("webhook_elsewhere", url=theirs, ours=ours)
    return mend("webhook_fails", url=ours, what=called.error) if called.error else well("webhook", url=ours)


def _server(url: str) -> str:
    """What may be shown of an address that others gave: its path may hold a token."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}"


async def check_database(url: str) -> list[CheckResult]:
    """The database must be reachable, whole, and of a version that we know."""
    try:
        if address(url).get_backend_name() == "sqlite":
            return _check_file(sqlite_file(url))
        return [await _check_server(url)]
    except UserError as error:
        return [mend("database_damaged", what=str(error).removeprefix("database: "))]


def _check_file(file: Path) -> list[CheckResult]:
    if not file.exists() or file.stat().st_size == 0:
        return [well("database_new", file=file) if _can_be_made(file) else mend("folder_closed", folder=file.parent)]
    check_file(file)
    version = version_of(file)
    newest = known_versions()[0]
    found = [well("database", file=file) if version == newest else note("database_old", file=file)]
    if file.stat().st_mode & OTHERS:
        found.append(note("database_readable", file=file))
    return found


async def _check_server(url: str) -> CheckResult:
    server = shown(address(url))
    engine = create_engine(url)
    try:
        async with engine.connect() as connection:
            there = (await connection.execute(text("select to_regclass('alembic_version')"))).scalar()
            if there is None:
                return well("database_new", file=server)
            version = (await connection.execute(text("select version_num from alembic_version"))).scalar()
    except (SQLAlchemyError, OSError) as error:
        return mend("database_away", database=server, what=type(error).__name__)
    finally:
        await engine.dispose()
    known = known_versions()
    if version not in known:
        return mend("database_newer", database=server)
    return well("database", file=server) if version == known[0] else note("database_old", file=server)


def check_disk(folder: Path, least: int = LEAST_FREE, little: int = LITTLE_FREE) -> CheckResult:
    """There must be room to write, in bytes."""
    free = shutil.disk_usage(_existing(folder)).free
    values: dict[str, object] = {"folder": folder, "free": free // MEGABYTE}
    if free < least:
        return mend("disk_full", **values)
    return note("disk_little", **values) if free < little else well("disk", **values)


def check_uploads(folder: Path) -> CheckResult:
    """Scenario files that managers send are kept there."""
    return well("uploads", folder=folder) if _can_be_made(folder / UPLOADED) else mend("uploads_closed", folder=folder)


def check_scenarios(settings: Settings) -> CheckResult:
    """There must be something to play, and nothing may be left out for its errors."""
    library = open_library(settings)
    errors = [problem for problem in library.problems if problem.is_error]
    if errors:
        named = "\n".join(f"    {problem.render(settings.language)}" for problem in errors[:NAMED])
        return mend("scenarios_wrong", n=len(errors), problems=named)
    if not library.scenarios:
        return mend("scenarios_none", places=", ".join(map(str, settings.scenarios)))
    return well("scenarios", n=len(library.scenarios))


def check_model(models: Models | None = None) -> CheckResult:
    """The grader must fit the model of meaning, and both must work."""
    try:
        mind = open_mind(models)
        mind.embedder.embed(["Здравствуйте!"])
    except UserError as error:
        return mend("model_refused", what=error)
    except Exception as error:  # whatever a broken installation raises
        return mend("model_broken", what=f"{type(error).__name__}: {error}")
    return well("model", name=mind.embedder.identity)


def _folder(settings: Settings) -> Path:
    """Where the database grows; for one on a server, where uploads go."""
    try:
        return sqlite_file(settings.database.get_secret_value()).parent
    except UserError:
        return settings.uploads


def _existing(folder: Path) -> Path:
    return next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())


def _can_be_made(file: Path) -> bool:
    """Tried, not asked: permissions are more than their bits."""
    folder = _existing(file.parent)
    probe = folder / f".{file.name}.probe"
    try:
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True
