"""What is kept on a person can be shown whole and taken out whole."""

import json

import pytest
from sqlalchemy import select, text

from bot.scenario.vocabulary import Language
from bot.scenario.vocabulary import Move as M
from bot.storage.engine import create_engine, migrate
from bot.storage.membership import Memberships
from bot.storage.privacy import PersonalData, personal_tables
from bot.storage.records import Status
from bot.storage.tables import Base
from tests.support.product import Clock, practice_on
from tests.support.worlds import ScriptedJudge, graded

COFFEE = "coffee-for-the-office"
ANNA, BORIS = 2**51 + 12345, 777_000_111
CANARY = "канарейка-7315"
GOOD = graded(3, M.GREETING, M.REASON_FOR_CONTACT, M.PERMISSION)

NOBODYS = {"scenario_versions", "invitations"}
"""Tables that hold nothing of a person: what is played, and links known by their digests."""


@pytest.fixture
def database(tmp_path):
    return tmp_path / "sparring.db"


@pytest.fixture
async def engine(database):
    engine = create_engine(f"sqlite+aiosqlite:///{database}")
    await migrate(engine)
    yield engine
    await engine.dispose()


async def live(database, engine):
    """Two people do everything that leaves a trace."""
    memberships = Memberships(engine)
    async with practice_on(database, ScriptedJudge(GOOD), Clock()) as practice:
        await memberships.invite("digest", uses=3, expires_at=10.0)
        for person, word in ((ANNA, CANARY), (BORIS, "борис-вечен")):
            await practice.repository.remember_user(person, f"имя {word}", 1.0)
            await practice.repository.set_language(person, Language.RU, 1.0)
            assert await memberships.redeem("digest", person, 2.0)
            await practice.start(person, COFFEE, seed=1)
            for number in range(3):
                await practice.reply(person, f"{word}: реплика {number}")
            stopped = await practice.stop(person)
            if stopped.scorecard.weakest_turn:
                await practice.retry_weakest(person, stopped.played.session.id)
            await practice.start(person, COFFEE, seed=2)
            await practice.reply(person, f"{word}: ещё разговор")


async def everything(engine):
    async with engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in (await connection.execute(select(table))).all()]
            for table in Base.metadata.sorted_tables
        }


def traces(rows, *marks):
    return [row for row in rows if any(mark in repr(row) for mark in marks)]


def test_every_table_is_known_to_be_somebodys_or_nobodys():
    theirs = {table.name for table in personal_tables(ANNA)}
    assert theirs | NOBODYS == {table.name for table in Base.metadata.sorted_tables}
    assert not theirs & NOBODYS


async def test_after_deletion_no_table_holds_anything_of_the_person(database, engine):
    await live(database, engine)
    before = await everything(engine)
    assert {name for name, rows in before.items() if traces(rows, str(ANNA), CANARY)} >= {"users", "sessions", "turns"}
    kept_of_boris = {name: traces(rows, str(BORIS), "борис-вечен") for name, rows in before.items()}
    erased = await PersonalData(engine).erase(ANNA)
    after = await everything(engine)
    for name, rows in after.items():
        assert traces(rows, str(ANNA), CANARY) == [], name
        assert traces(rows, str(BORIS), "борис-вечен") == kept_of_boris[name], name
    assert erased == sum(len(rows) for rows in before.values()) - sum(len(rows) for rows in after.values())


async def test_after_deletion_the_files_do_not_hold_the_words_either(database, engine, tmp_path):
    await live(database, engine)
    assert CANARY.encode() in database.read_bytes() + database.with_name("sparring.db-wal").read_bytes()
    await PersonalData(engine).erase(ANNA)
    for file in tmp_path.iterdir():
        content = file.read_bytes()
        assert CANARY.encode() not in content, file.name
        assert json.dumps(CANARY)[1:-1].encode() not in content, file.name


async def test_the_export_holds_every_record_of_the_person_and_of_nobody_else(database, engine):
    await live(database, engine)
    before = await everything(engine)
    data = PersonalData(engine)
    exported = await data.export(ANNA)
    assert sum(len(rows) for rows in exported.values()) == await data.erase(ANNA)
    assert exported["users"][0]["name"] == f"имя {CANARY}"
    replies = [turn["turn"]["reply"] for turn in exported["turns"]]
    assert f"{CANARY}: реплика 0" in replies
    assert all("value" in turn["turn"]["grade"] for turn in exported["turns"])
    assert "борис-вечен" not in json.dumps(exported, ensure_ascii=False)
    assert str(BORIS) not in json.dumps(exported)
    assert set(exported) == {name for name in before if name not in NOBODYS}


async def test_old_finished_talks_go_and_nothing_else(database, engine):
    clock = Clock(1000.0)
    async with practice_on(database, ScriptedJudge(GOOD), clock) as practice:
        for number in range(3):
            clock.now = 1000.0 * (number + 1)
            await practice.start(ANNA, COFFEE, seed=number)
            await practice.reply(ANNA, f"{CANARY} {number}")
            await practice.stop(ANNA)
        clock.now = 1000.0
        open_one = (await practice.start(BORIS, COFFEE, seed=9)).session
        await practice.reply(BORIS, "давно, но не закончено")
        data = PersonalData(engine)
        assert await data.erase_finished(before=2500.0) == 2
        assert await data.erase_finished(before=2500.0) == 0
        assert [row.session.finished_at for row in await practice.finished(10)] == [3000.0]
        still = await practice.repository.session(open_one.id)
        assert (still.session.status, len(still.turns)) == (Status.ACTIVE, 1)
    async with engine.connect() as connection:
        orphans = "select count(*) from turns where session_id not in (select id from sessions)"
        assert (await connection.execute(text(orphans))).scalar() == 0


async def test_more_old_talks_than_one_batch(database, engine):
    async with practice_on(database, ScriptedJudge(GOOD), Clock()) as practice:
        session = (await practice.start(ANNA, COFFEE, seed=1)).session
    async with engine.begin() as connection:
        table = Base.metadata.tables["sessions"]
        row = dict((await connection.execute(select(table).where(table.c.id == session.id))).mappings().one())
        many = [{**row, "id": f"s{n}", "status": "stopped", "finished_at": 1.0} for n in range(450)]
        await connection.execute(table.insert(), many)
    assert await PersonalData(engine).erase_finished(before=2.0) == 450
