"""What is kept on a person can be shown whole and taken out whole."""

import asyncio
import json
import secrets
import sqlite3
import time
from base64 import b64decode
from contextlib import closing
from io import BytesIO
from zipfile import ZipFile

from sqlalchemy import select

from bot.practice.exporting import RESERVE, Room
from bot.practice.privacy import Privacy
from bot.scenario.vocabulary import Language
from bot.scenario.vocabulary import Move as M
from bot.storage.inbox import Received, take_off
from bot.storage.outbox import Outgoing, owe
from bot.storage.privacy import PersonalData, personal_tables
from bot.storage.store import Store
from bot.storage.tables import Base
from tests.support.product import COFFEE, Clock, practice_on
from tests.support.rows import CANARY, everything, traces
from tests.support.worlds import ScriptedJudge, graded

ANNA, BORIS = 2**51 + 12345, 777_000_111
GOOD = graded(3, M.GREETING, M.REASON_FOR_CONTACT, M.PERMISSION)

NOBODYS = {"scenario_versions", "invitations", "uploads", "marks"}
"""Tables that hold nothing of a person: what is played, files that wait, links by their digests, which bot it is."""


async def live(database, store):
    """Two people do everything that leaves a trace."""
    memberships = store.repository().memberships
    async with practice_on(database, ScriptedJudge(GOOD), Clock()) as practice:
        await memberships.invite("digest", uses=3, expires_at=10.0)
        for person, word in ((ANNA, CANARY), (BORIS, "борис-вечен")):
            await practice.repository.users.remember(person, f"имя {word}", 1.0)
            await practice.repository.users.set_language(person, Language.RU, 1.0)
            assert await memberships.redeem("digest", person, 2.0)
            await practice.beginning.start(person, COFFEE, seed=1)
            for number in range(3):
                await practice.talks.reply(person, f"{word}: реплика {number}")
            stopped = await practice.talks.stop(person)
            if stopped.scorecard.weakest_turn:
                await practice.beginning.retry_weakest(person, stopped.played.session.id)
            await practice.beginning.start(person, COFFEE, seed=2)
            await practice.talks.reply(person, f"{word}: ещё разговор")
            await queue(store, person, word)


async def queue(store, person, word):
    """One update handled, one that never can be, one message owed."""
    inbox, number = store.inbox(most=30), 10 + 2 * (person == BORIS)
    await inbox.put([Received(update_id=number, lane=person, body=f'"{word}"')], 1.0)
    (letter,) = await inbox.items([person])
    await store.writer.write(take_off(letter, 2.0))
    await inbox.put([Received(update_id=number + 1, lane=person, body=f'"{word}"', error="poisoned")], 1.0)
    await store.writer.write(owe([Outgoing(chat=person, method="sendMessage", payload=f'{{"text": "{word}"}}')], 1.0))


async def test_what_was_written_after_the_deletion_is_still_heard(store):
    inbox = store.inbox(most=30)
    await inbox.put([Received(update_id=5, lane=ANNA, body='"снова я"')], 1.0)
    await store.repository().users.erase(ANNA)
    assert [letter.body for letter in await inbox.items([ANNA])] == ['"снова я"']


async def test_updates_handled_before_the_deletion_are_known_as_nobodys(store, engine):
    inbox = store.inbox(most=30)
    await queue(store, ANNA, CANARY)
    # What asks for the deletion is taken off the queue by the same commit.
    await inbox.put([Received(update_id=20, lane=ANNA, body=f'"{CANARY}"')], 3.0)
    (letter,) = await inbox.items([ANNA])
    step = store.steps(lambda: 3.0).new()
    await step.repository.users.erase(ANNA)
    assert await step.commit(take_off(letter, 3.0))
    assert traces((await everything(engine))["inbox"], str(ANNA), CANARY) == []
    await inbox.put([Received(update_id=n, lane=ANNA, body='"once more"') for n in (10, 11, 20)], 4.0)
    assert await inbox.items([ANNA]) == []
    assert await inbox.forget(before=5.0) == 3


def test_every_table_is_known_to_be_somebodys_or_nobodys():
    theirs = {table.name for table in personal_tables(ANNA)}
    assert theirs | NOBODYS == {table.name for table in Base.metadata.sorted_tables}
    assert not theirs & NOBODYS


async def test_after_deletion_no_table_holds_anything_of_the_person(database, store, engine):
    await live(database, store)
    before = await everything(engine)
    assert {name for name, rows in before.items() if traces(rows, str(ANNA), CANARY)} >= {"users", "sessions", "turns"}
    kept_of_boris = {name: traces(rows, str(BORIS), "борис-вечен") for name, rows in before.items()}
    await store.repository().users.erase(ANNA)
    after = await everything(engine)
    for name, rows in after.items():
        assert traces(rows, str(ANNA), CANARY) == [], name
        assert traces(rows, str(BORIS), "борис-вечен") == kept_of_boris[name], name


async def test_after_deletion_the_files_do_not_hold_the_words_either(tmp_path):
    url, file = f"sqlite:///{tmp_path / 'sparring.db'}", tmp_path / "sparring.db"
    store = await Store.open(url)
    await live(url, store)
    assert CANARY.encode() in file.read_bytes() + file.with_name("sparring.db-wal").read_bytes()
    await store.repository().users.erase(ANNA)
    await PersonalData(store.engine).forget_log()
    await store.close()
    for file in tmp_path.iterdir():
        content = file.read_bytes()
        assert CANARY.encode() not in content, file.name
        assert json.dumps(CANARY)[1:-1].encode() not in content, file.name


async def test_while_somebody_reads_the_file_the_log_is_not_forgotten_and_that_is_said(tmp_path):
    url, file = f"sqlite:///{tmp_path / 'sparring.db'}", tmp_path / "sparring.db"
    store = await Store.open(url)
    data = PersonalData(store.engine)
    await store.repository().users.remember(ANNA, CANARY, 1.0)
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("begin")
        assert reader.execute("select count(*) from users").fetchone() == (1,)
        await store.repository().users.erase(ANNA)
        assert not await data.forget_log()
    assert CANARY.encode() in file.with_name("sparring.db-wal").read_bytes()
    assert await data.forget_log()
    assert CANARY.encode() not in file.with_name("sparring.db-wal").read_bytes() + file.read_bytes()
    await store.close()


async def test_the_export_holds_every_record_of_the_person_and_of_nobody_else(database, store, engine):
    await live(database, store)
    before = await everything(engine)
    exported = await exported_of(engine, ANNA)
    await store.repository().users.erase(ANNA)
    after = await everything(engine)
    gone = sum(len(set(rows) - set(after[name])) for name, rows in before.items())
    assert sum(len(rows) for rows in exported.values()) == gone
    assert exported["users"][0]["name"] == f"имя {CANARY}"
    replies = [turn["turn"]["reply"] for turn in exported["turns"]]
    assert f"{CANARY}: реплика 0" in replies
    assert all("value" in turn["turn"]["grade"] for turn in exported["turns"])
    assert "борис-вечен" not in json.dumps(exported, ensure_ascii=False)
    assert str(BORIS) not in json.dumps(exported)
    assert set(exported) == {name for name in before if name not in NOBODYS}


def privacy(engine, room=Room()):  # noqa: B008 - it never changes
    return Privacy(data=PersonalData(engine), memberships=None, keep_days=None, clock=Clock(5.0), room=room)


def opened(made):
    """What stands in a file with everything on a person, zipped or not."""
    content = made.content
    if made.name.endswith(".zip"):
        with ZipFile(BytesIO(content)) as packed:
            (name,) = packed.namelist()
            content = packed.read(name)
    return json.loads(content)


async def exported_of(engine, person):
    """The rows in the file, by table."""
    document = opened(await privacy(engine).export(person))
    assert (document.pop("user"), document.pop("exported_at"), document.pop("sparring_export")) == (person, 5.0, 1)
    assert document.pop("left_out") == {}
    return document


async def with_many_turns(database, engine, count):
    """A person who has practised a lot; the id of his talk."""
    async with practice_on(database, ScriptedJudge(GOOD), Clock()) as practice:
        session = (await practice.beginning.start(ANNA, COFFEE, seed=1)).session
        await practice.talks.reply(ANNA, f"{CANARY}: здравствуйте")
    async with engine.begin() as connection:
        table = Base.metadata.tables["turns"]
        row = dict((await connection.execute(select(table))).mappings().one())
        del row["id"]
        await connection.execute(table.insert(), [{**row, "number": number} for number in range(2, count + 1)])
    return session.id


async def test_the_export_of_a_busy_year_is_zipped_and_holds_up_nobody(database, store, engine):
    await with_many_turns(database, engine, 6000)
    longest, last = 0.0, time.monotonic()

    async def watch():
        nonlocal longest, last
        while True:
            await asyncio.sleep(0.01)
            longest, last = max(longest, time.monotonic() - last), time.monotonic()

    watching = asyncio.ensure_future(watch())
    made = await privacy(engine).export(ANNA)
    watching.cancel()
    assert longest < 1.0, "the event loop stood still"
    assert made.name == "sparring-my-data.zip"
    assert len(made.content) < Room().zipped
    turns = opened(made)["turns"]
    assert [turn["number"] for turn in turns] == list(range(1, 6001))
    assert turns[-1]["turn"]["reply"] == f"{CANARY}: здравствуйте"


async def test_the_export_is_never_larger_than_its_room_and_counts_what_is_left_out(database, store, engine):
    await with_many_turns(database, engine, 300)
    picture = Outgoing(chat=ANNA, method="sendPhoto", payload="{}", file=secrets.token_bytes(400_000))
    await store.writer.write(owe([picture], 1.0))
    room = Room(plain=20_000, zipped=RESERVE + 40_000)
    made = await privacy(engine, room).export(ANNA)
    document = opened(made)
    assert len(made.content) < room.zipped
    assert document["left_out"]["outbox"] == 1
    assert document["users"][0]["name"] == ""
    assert len(document["turns"]) + document["left_out"].get("turns", 0) == 300
    assert made.left_out == sum(document["left_out"].values())


async def test_the_export_holds_a_picture_that_is_still_owed(store, engine):
    owed = Outgoing(chat=ANNA, method="sendPhoto", payload='{"name": "card.png"}', file=b"\x89PNG\r\n")
    await store.writer.write(owe([owed], 1.0))
    (message,) = (await exported_of(engine, ANNA))["outbox"]
    assert b64decode(message["file"]) == owed.file
