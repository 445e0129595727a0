"""Copies of the database: made under a writer's hands, put back only when sound and only when nobody has it open."""

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.backup import BackupRefused, back_up, check, expect_database, in_use, marked, restore, sqlite_file
from bot.storage.engine import create_engine, migrate

STAMP = "20260101T000000Z"


@pytest.fixture
async def database(tmp_path):
    """A migrated database, nobody in it, as a running bot leaves it."""
    file = tmp_path / "data" / "sparring.db"
    engine = create_engine(f"sqlite:///{file}")
    await migrate(engine)
    await engine.dispose()
    return file


def add_users(file: Path, numbers) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for number in numbers:
            connection.execute("insert into users values (?, 'ru', ?, 0)", (number, f"имя {number}"))


def users(file: Path) -> list[int]:
    with closing(sqlite3.connect(file)) as connection:
        return [number for (number,) in connection.execute("select id from users order by id")]


def mode(file: Path) -> int:
    return file.stat().st_mode & 0o777


def test_a_copy_is_whole_and_private(database, tmp_path):
    add_users(database, range(100))
    target = tmp_path / "copy.db"
    old = os.umask(0)
    try:
        back_up(database, target)
    finally:
        os.umask(old)
    assert users(target) == list(range(100))
    assert mode(target) == 0o600
    check(target)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy.db", "data"], "no halves are left"


def test_a_new_database_is_private_too(database):
    assert mode(database) == 0o600


def test_every_copy_made_while_somebody_writes_is_one_moment_of_the_database(database, tmp_path):
    """Each transaction adds two users: a copy with an odd number would have torn one apart."""
    stop, written = threading.Event(), 0

    def write():
        nonlocal written
        with closing(sqlite3.connect(database, isolation_level=None, timeout=10)) as connection:
            while not stop.is_set():
                connection.execute("begin immediate")
                for number in (2 * written, 2 * written + 1):
                    connection.execute("insert into users values (?, 'ru', ?, 0)", (number, "x" * 500))
                connection.execute("commit")
                written += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        counts = []
        for number in range(8):
            before = written
            target = tmp_path / f"{number}.db"
            back_up(database, target)
            found = users(target)
            assert found == list(range(len(found)))
            assert len(found) % 2 == 0
            assert len(found) >= 2 * before, "what was committed before is in it"
            counts.append(len(found))
    finally:
        stop.set()
        writer.join()
    assert counts == sorted(counts)
    assert counts[-1] > counts[0], "the writer was at work all the while"


def test_a_copy_replaces_nothing(database, tmp_path):
    target = tmp_path / "copy.db"
    target.write_text("mine")
    with pytest.raises(BackupRefused, match="name a new one"):
        back_up(database, target)
    assert target.read_text() == "mine"


def test_a_damaged_database_gives_no_copy(database, tmp_path):
    add_users(database, range(2000))
    content = bytearray(database.read_bytes())
    for at in range(8192, len(content), 4096):
        content[at : at + 200] = b"\xff" * 200
    database.write_bytes(content)
    with pytest.raises(BackupRefused):
        back_up(database, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_what_was_backed_up_is_restored_and_what_it_replaces_is_kept(database, tmp_path):
    add_users(database, range(10))
    copy = tmp_path / "copy.db"
    back_up(database, copy)
    add_users(database, range(10, 20))
    replaced = restore(copy, database, STAMP)
    assert users(database) == list(range(10))
    assert users(replaced) == list(range(20)), "nothing is lost"
    assert replaced.name == f"sparring.db.replaced-{STAMP}"
    assert mode(database) == mode(replaced) == 0o600
    check(database)


def test_the_log_of_the_replaced_database_is_not_mixed_into_the_new_one(database, tmp_path):
    """A killed bot leaves its last words in the log; they belong to the database that is put aside."""
    copy = tmp_path / "copy.db"
    back_up(database, copy)
    killed = tmp_path / "killed"
    killed.mkdir()
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("insert into users values (1, 'ru', 'только в журнале', 0)")
        for log in ("", "-wal", "-shm"):
            (killed / f"sparring.db{log}").write_bytes(database.with_name(f"sparring.db{log}").read_bytes())
    assert (killed / "sparring.db-wal").stat().st_size > 0
    replaced = restore(copy, killed / "sparring.db", STAMP)
    assert users(killed / "sparring.db") == []
    assert users(replaced) == [1]


def test_restoring_where_there_is_nothing_yet(database, tmp_path):
    copy = tmp_path / "copy.db"
    back_up(database, copy)
    elsewhere = tmp_path / "new" / "sparring.db"
    assert restore(copy, elsewhere, STAMP) is None
    check(elsewhere)


def test_a_database_in_use_is_not_replaced(database, tmp_path):
    copy = tmp_path / "copy.db"
    back_up(database, copy)
    add_users(database, [1])
    with in_use(database), in_use(database), pytest.raises(BackupRefused, match="stop the bot first"):
        restore(copy, database, STAMP)
    assert users(database) == [1]
    assert restore(copy, database, STAMP)


def test_nobody_opens_a_database_that_is_being_replaced(database):
    url = f"sqlite:///{database}"
    with in_use(database, alone=True), pytest.raises(BackupRefused, match="being restored"), marked(url):
        pass
    with marked(url):
        pass


def spoil_bytes(file):
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)


def spoil_by_sql(words):
    def spoil(file):
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            connection.execute(words)

    return spoil


HOOK = "create trigger hook after insert on users begin delete from users; end"
STRAY = "insert into turns (session_id, number, turn, after, created_at) values ('none', 1, '{}', '{}', 0)"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(lambda file: file.write_bytes(b""), "no Sparring database", id="empty"),
        pytest.param(lambda file: file.write_text("not a database " * 500), "no SQLite database", id="text"),
        pytest.param(
            lambda file: file.write_bytes(file.read_bytes()[:-5000]), "copy.db: is (damaged|no)", id="cut short"
        ),
        pytest.param(spoil_bytes, "copy.db: is (damaged|no)", id="pages overwritten"),
        pytest.param(spoil_by_sql("drop table turns"), "no table turns", id="a table is missing"),
        pytest.param(spoil_by_sql("update alembic_version set version_num = '9999'"), "another version", id="newer"),
        pytest.param(spoil_by_sql("delete from alembic_version"), "another version", id="no version"),
        pytest.param(spoil_by_sql(STRAY), "not there", id="stray rows"),
        pytest.param(spoil_by_sql(HOOK), "'hook'", id="a trigger"),
    ],
)
def test_what_is_not_sound_is_not_put_back(database, tmp_path, spoil, said):
    copy = tmp_path / "copy.db"
    back_up(database, copy)
    add_users(database, [1])
    spoil(copy)
    with pytest.raises(BackupRefused, match=said):
        restore(copy, database, STAMP)
    assert users(database) == [1]
    assert not list(database.parent.glob("*.tmp*"))
    assert not list(database.parent.glob("*.replaced*"))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes files for others")
def test_what_root_puts_back_is_still_the_bots(database, tmp_path):
    for path in (database.parent, database):
        os.chown(path, 12345, 12345)
    copy = tmp_path / "copy.db"
    back_up(database, copy)
    replaced = restore(copy, database, STAMP)
    lock = database.with_name("sparring.db.open")
    assert {file.stat().st_uid for file in (database, replaced, lock)} == {12345}


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BackupRefused, match="run this as the bot's user"), in_use(tmp_path / "none" / "a.db"):
        pass


def test_the_database_is_not_its_own_backup(database):
    with pytest.raises(BackupRefused, match="the database itself"):
        restore(database, database, STAMP)


@pytest.mark.parametrize("url", ["postgresql+asyncpg://anna:hemlig@db/sparring", "postgresql+psycopg://a:hemlig@db/x"])
def test_postgresql_has_its_own_tools(url):
    with pytest.raises(BackupRefused, match="pg_dump --format=custom") as refused:
        sqlite_file(url)
    assert "hemlig" not in str(refused.value)
    assert "+asyncpg" not in str(refused.value)


@pytest.mark.parametrize("url", ["sqlite:///:memory:", "sqlite://"])
def test_nobody_looks_back_on_a_database_in_memory(url):
    with pytest.raises(BackupRefused, match="give it a file"):
        expect_database(url)
