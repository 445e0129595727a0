"""Whole copies of an SQLite database: made while it is in use, and put back while it is not."""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory

from bot.errors import UserError, refusing
from bot.storage.engine import AS_THE_BOT, BUSY_MILLISECONDS, MIGRATIONS, address, make_folder, shown

PRIVATE = 0o600
LOGS = ("-wal", "-shm")
TABLES = frozenset({"users", "sessions", "turns", "scenario_versions", "alembic_version"})


class BackupRefused(UserError):
    """A copy that cannot be made or put back; the message says why and what to do instead."""


def is_file(url: str) -> bool:
    """True for a database that is a file of this machine.

    Raises:
        DatabaseRefused: if the URL is none.
    """
    parsed = address(url)
    return parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:")


def sqlite_file(url: str) -> Path:
    """The file of a database URL.

    Raises:
        DatabaseRefused: if the URL is none.
        BackupRefused: if it is another kind of database, or has no file.
    """
    parsed = address(url)
    if parsed.get_backend_name() != "sqlite":
        server = shown(parsed)
        raise BackupRefused(
            f"{server}: Sparring copies SQLite files only. For PostgreSQL use its own tools:\n"
            f"  pg_dump --format=custom --file=sparring.dump '{server}'\n"
            f"  pg_restore --clean --if-exists --dbname='{server}' sparring.dump"
        )
    if parsed.database in (None, "", ":memory:"):
        raise BackupRefused("a database in memory ends with the program; give it a file in `database`")
    return Path(str(parsed.database)).expanduser()


def expect_database(url: str) -> None:
    """Hold a command that only looks back from making a new, empty database where none is.

    Raises:
        DatabaseRefused: if the URL is none.
        BackupRefused: if its file is not there, or it has none.
    """
    if address(url).get_backend_name() == "sqlite":
        _expect_file(sqlite_file(url))


def _expect_file(database: Path) -> None:
    if not database.is_file():
        raise BackupRefused(f"{database}: there is no database; has the bot run with this config?")


def back_up(database: Path, target: Path) -> None:
    """Copy a database that may be in use into a new file that only its owner may read.

    The copy is one moment of the database, checked, and whole: it stands under its name only when it is.

    Raises:
        BackupRefused: if there is no database, the target exists, or the copy is not sound.
    """
    _expect_file(database)
    if target.exists():
        raise BackupRefused(f"{target}: there is a file already; name a new one")
    with _new_file(target) as half:
        _copy(database, half)
        check(half)


def restore(backup: Path, database: Path, stamp: str) -> Path | None:
    """Put a copy in the place of the database; what it replaces is kept beside it.

    Args:
        backup: the copy.
        database: the file to replace; it need not exist.
        stamp: end of the name that the replaced file gets.

    Returns:
        The replaced database under its new name; None where there was none.

    Raises:
        BackupRefused: if the copy is no sound Sparring database, or the database is in use. Nothing has changed then.
    """
    if not backup.is_file():
        raise BackupRefused(f"{backup}: there is no such file")
    if database.exists() and backup.samefile(database):
        raise BackupRefused(f"{backup}: this is the database itself; name a backup")
    check(backup)
    make_folder(database)
    with in_use(database, alone=True):
        aside = database.with_name(f"{database.name}.replaced-{stamp}")
        if aside.exists():
            raise BackupRefused(f"{aside}: is in the way; wait a second or move it")
        with _new_file(database, replace=True) as half:
            _copy(backup, half)
            check(half)
            _owned_like(half, database if database.exists() else database.parent)
            # Only now, with the new one whole beside it, does the old one go; at no moment is there none.
            return _keep_aside(database, aside)


def check(file: Path) -> None:
    """Hold a file against what a Sparring database is.

    Raises:
        BackupRefused: if it is damaged, something else, or made by a newer version.
    """
    try:
        with closing(_open(file)) as connection:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
            if found != ["ok"]:
                raise BackupRefused(f"{file}: is damaged ({'; '.join(found)}); use an older backup")
            tables = {str(row[0]) for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if missing := TABLES - tables:
                raise BackupRefused(f"{file}: is no Sparring database, it has no table {min(missing)}")
            foreign = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchone()
            if foreign:
                raise BackupRefused(f"{file}: was changed by somebody, Sparring makes no {foreign[0]!r}")
            versions = [str(row[0]) for row in connection.execute("SELECT version_num FROM alembic_version")]
            strays = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise BackupRefused(f"{file}: is no SQLite database that can be read ({error})") from None
    if strays:
        raise BackupRefused(f"{file}: is damaged, its table {strays[0]} points at rows that are not there")
    if len(versions) != 1 or versions[0] not in known_versions():
        raise BackupRefused(f"{file}: was made by another version of Sparring ({', '.join(versions)}); update first")


def version_of(file: Path) -> str:
    """The schema version of a database that has passed `check`."""
    with closing(_open(file)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def known_versions() -> list[str]:
    """The schema versions that this code can bring up to date, the newest first."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]


@contextmanager
def in_use(database: Path, *, alone: bool = False) -> Iterator[None]:
    """Mark a database as open, or as being replaced; the mark goes with the process, however it ends.

    Raises:
        BackupRefused: if it is being replaced, or is to be and somebody has it open.
    """
    mark = database.with_name(f"{database.name}.open")
    with refusing(mark, "opened", AS_THE_BOT, BackupRefused):
        handle = os.open(mark, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, PRIVATE)
    try:
        _owned_like(mark, database if database.exists() else database.parent)
        _lock(handle, database, alone=alone)
        yield
    finally:
        os.close(handle)


def marked(url: str) -> AbstractContextManager[None]:
    """The mark of a database that is open, for those that are files.

    Raises:
        BackupRefused: if it is being replaced.
    """
    if not is_file(url):
        return nullcontext()
    file = sqlite_file(url)
    make_folder(file)
    return in_use(file)


def _lock(handle: int, database: Path, *, alone: bool) -> None:
    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        what = "in use; stop the bot first, then restore" if alone else "being restored; start when that is done"
        raise BackupRefused(f"{database}: is {what}") from None


@contextmanager
def _new_file(target: Path, *, replace: bool = False) -> Iterator[Path]:
    """A file beside the target that takes its name when all went well, and is gone otherwise."""
    half = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    with refusing(target, "written", "choose another folder", BackupRefused):
        os.close(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE))
    try:
        yield half
        _sync(half)
        if replace:
            half.replace(target)
        else:
            _link(half, target)
        _sync(target.parent)
    finally:
        for name in (half.name, *(half.name + log for log in (*LOGS, "-journal"))):
            half.with_name(name).unlink(missing_ok=True)


def _link(half: Path, target: Path) -> None:
    """Give a file its name unless somebody else took it meanwhile."""
    try:
        os.link(half, target)
    except FileExistsError:
        raise BackupRefused(f"{target}: there is a file already; name a new one") from None
    except OSError:  # a file system without links
        half.replace(target)


def _copy(source: Path, half: Path) -> None:
    try:
        with closing(_open(source)) as connection:
            connection.execute("VACUUM INTO ?", (str(half),))
    except sqlite3.Error as error:
        raise BackupRefused(f"{source}: cannot be copied ({error})") from None


def _keep_aside(database: Path, aside: Path) -> Path | None:
    """Give the old database a second name, and take its log away: the new one must not be mixed with it."""
    if not database.exists():
        return None
    # A damaged one keeps its log as it is.
    with suppress(sqlite3.Error), closing(_open(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for log in LOGS:
        file = database.with_name(database.name + log)
        if file.exists():
            file.replace(aside.with_name(aside.name + log))
    try:
        os.link(database, aside)
    except OSError:  # a file system without links
        shutil.copyfile(database, aside)
    aside.chmod(PRIVATE)
    return aside


def _open(file: Path) -> sqlite3.Connection:
    """Open a file that exists; it is never made."""
    uri = f"{file.resolve().as_uri()}?mode=rw"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_MILLISECONDS / 1000)
    connection.execute("PRAGMA trusted_schema=OFF")
    return connection


def _owned_like(file: Path, model: Path) -> None:
    """What root makes is to be the bot's; anybody else makes only what is his own."""
    if os.geteuid() == 0:
        of = model.stat()
        os.chown(file, of.st_uid, of.st_gid)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
