"""Nothing lost, nothing twice, nobody waits for another: the claims one by one. All of them at once: tests/chaos."""

import asyncio
import json
import re
import signal
import sqlite3
import time
from contextlib import closing

import httpx
import pytest
from sqlalchemy import text

from bot.storage.claims import ClaimKind
from bot.storage.outbox import Outgoing
from bot.storage.store import Store
from tests.support.waiting import eventually, patient
from tests.telegram.faults import Fault, refusal
from tests.telegram.person import Person
from tests.telegram.process import BotProcess, running_bot
from tests.telegram.server import BOT
from tests.telegram.talks import PASSIVE, begin, greet, replies

pytestmark = patient


@pytest.fixture
def bot(bot_on_both):
    """Every claim is made for both databases."""
    return bot_on_both


async def test_what_was_acknowledged_is_answered_after_a_power_cut(api, bot, anna, tmp_path, database):
    slow = Fault(status=502, body="down")
    api.weather = lambda method: slow if method == "sendMessage" else None
    for _ in range(5):
        await anna.say("/help")
    await api.until(lambda: api.unacknowledged == 0)
    await bot.stop(signal.SIGKILL)
    assert not anna.seen
    api.weather = lambda _method: None
    async with running_bot(api, tmp_path, database):
        await anna.reads(5)
        await anna.say("/language")
        await anna.hears("На каком языке")
    assert sum("/practice: выбрать" in text for text in anna.texts) == 5


async def test_an_update_that_comes_again_is_answered_once(api, bot, anna):
    await anna.say("/help")
    await anna.hears("/practice: выбрать")
    await api.until(lambda: api.unacknowledged == 0)
    api.redelivers = lambda: 1
    await anna.say("/language")
    await anna.hears("На каком языке")
    api.redelivers = lambda: 0
    await anna.say("/pause")
    await anna.hears("Сейчас разговора нет")
    assert sum("/practice: выбрать" in text for text in anna.texts) == 1


async def test_numbers_that_begin_anew_lower_are_heard_and_acknowledged(api, bot, anna):
    await anna.say("/help")
    await anna.hears("/practice: выбрать")
    for number in (100, 90):
        await api.until(lambda: api.unacknowledged == 0)
        polls = api.polls
        await api.until(lambda before=polls: api.polls > before)
        api.count_from(number)
        await anna.say("/language")
        await anna.hears("На каком языке")
    await api.until(lambda: api.unacknowledged == 0)
    handed, polls = api.handed, api.polls
    await api.until(lambda: api.polls >= polls + 3)
    assert api.handed == handed, "it asks again and again for what it has"


async def test_another_bot_on_the_same_database_is_heard(api, anna, tmp_path, database, monkeypatch):
    async with running_bot(api, tmp_path, database) as bot:
        await anna.say("/help")
        await anna.hears("/practice: выбрать")
        await api.until(lambda: api.unacknowledged == 0)
        await bot.stop()
    api.count_from(1000)
    monkeypatch.setitem(BOT, "id", 654321)
    async with running_bot(api, tmp_path, database):
        await anna.say("/language")
        await anna.hears("На каком языке")


async def test_whoever_blocks_the_bot_finds_his_talk_paused_when_he_comes_back(api, bot, anna):
    await greet(anna)
    await begin(anna, PASSIVE)
    blocked = refusal(403, "Forbidden: bot was blocked by the user")
    api.weather = lambda method: blocked if method == "sendMessage" else None
    await anna.say(replies("passive")[0])
    # A note and an answer; neither is tried again.
    await eventually(lambda: bot.log.count("not sent") == 2)
    api.weather = lambda _method: None
    await anna.say("Вы тут?")
    await anna.hears("Разговор на паузе")
    await anna.say("/resume")
    await anna.hears("Продолжаем")
    assert not any("из 3" in text for text in anna.texts)
    assert bot.log.count("not sent") == 2


async def test_the_talk_of_whoever_blocks_the_bot_waits_for_him_at_once(api, bot, anna):
    await greet(anna)
    await begin(anna, PASSIVE)
    said = len(anna.seen)
    await anna.blocks()
    await anna.unblocks()
    await anna.say(replies("passive")[0])
    await anna.hears("Разговор на паузе")
    assert len(anna.seen) == said + 1
    await anna.say("/resume")
    await anna.hears("Продолжаем")


async def test_a_slow_chat_delays_nobody_else(api, bot, anna, boris):
    await anna.say("/help")
    await boris.say("/help")
    await anna.hears("/practice: выбрать")
    await boris.hears("/practice: выбрать")
    api.faults["sendMessage"].append(Fault(status=502, body="slow", delay=15, done=True))
    await anna.say("/help")
    await api.until(lambda: not api.faults["sendMessage"])
    await boris.say("/language")
    await boris.hears("На каком языке")
    assert len(anna.seen) == 1, "hers is still under way"


async def test_a_flood_gets_one_polite_word_and_starves_nobody(api, anna, boris, tmp_path, database):
    async with running_bot(api, tmp_path, database, pending_per_user="15"):
        await boris.say("/help")
        await boris.hears("/practice: выбрать")
        for _ in range(300):
            await anna.say("/help")
        await boris.say("/language")
        await boris.hears("На каком языке")
        assert len(anna.seen) < 15, "he has not waited until all of hers were answered"
        await anna.hears("быстрее, чем клиент успевает")
    assert sum("быстрее, чем клиент" in text for text in anna.texts) == 1
    assert sum("/practice: выбрать" in text for text in anna.texts) < 60


async def test_it_waits_a_moment_for_what_is_under_way_and_owes_the_rest(api, bot, tmp_path, database):
    slow, under_way = Fault(status=502, body="down", delay=15), asyncio.Event()

    def weather(method):
        if method != "sendMessage":
            return None
        under_way.set()
        return slow

    api.weather = weather
    people = [Person(api, 1000 + n) for n in range(20)]
    for person in people:
        await person.say("/help")
        await person.say("/language")
    await under_way.wait()
    async with asyncio.timeout(30):
        assert await bot.stop() == 0
    assert "not everything under way was finished" in bot.log
    api.weather = lambda _method: None
    async with running_bot(api, tmp_path, database):
        for person in people:
            await person.hears("/practice: выбрать")
            await person.hears("На каком языке")


async def test_a_second_bot_on_the_same_file_is_refused(api, tmp_path):
    database = f"sqlite:///{tmp_path / 'a.db'}"
    async with running_bot(api, tmp_path, database):
        second = BotProcess(api, tmp_path, database=database)
        await second.start()
        assert await second.ends() == 1
        assert "in use by another bot" in second.log


async def test_the_webhook_takes_only_what_telegram_brings(api, anna, tmp_path, database):
    async with running_bot(api, tmp_path, database, mode="webhook") as bot:
        await greet(anna)
        await begin(anna, PASSIVE)
        address = f"http://127.0.0.1:{bot.port}/telegram"
        shown = {"X-Telegram-Bot-Api-Secret-Token": api.secret}
        forged = {"update_id": 5, "message": {"message_id": 1, "date": 1, "chat": {"id": 9, "type": "private"}}}
        async with httpx.AsyncClient() as client:
            for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": ""}, {"X-Telegram-Bot-Api-Secret-Token": "wrong"}):
                assert (await client.post(address, json=forged, headers=headers)).status_code == 403
            assert (await client.get(address, headers=shown)).status_code == 405
            assert (await client.post(address.replace("telegram", "else"), headers=shown)).status_code == 404
            for body in (
                b"no json",
                b"\xff\xfe",
                b"[" * 200_000,
                b"a" * 3_000_000,
                b"[]",
                b"null",
                b'{"update_id": 1e999}',
            ):
                answer = await client.post(address, content=body, headers=shown)
                assert answer.status_code == 200, body[:20]
        await anna.say("/pause")
        await anna.hears("Пауза")
        assert await bot.stop() == 0


async def test_from_webhook_back_to_polling(api, anna, tmp_path, database):
    async with running_bot(api, tmp_path, database, mode="webhook") as bot:
        await anna.say("/help")
        await anna.hears("/practice: выбрать")
        await bot.stop()
    async with running_bot(api, tmp_path, database):
        await anna.say("/language")
        await anna.hears("На каком языке")


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_workers_on_one_postgres_share_the_load_in_order(api, new_postgres, tmp_path, mode):
    database = new_postgres()
    fast = {"messages_per_second": "1000", "messages_per_second_and_chat": "1000"}
    people = [Person(api, 100 + n) for n in range(6)]
    async with (
        running_bot(api, tmp_path, database, mode=mode, **fast) as one,
        running_bot(api, tmp_path, database, mode=mode, **fast) as two,
    ):
        if mode == "webhook":
            api.balance = [f"http://127.0.0.1:{bot.port}/telegram" for bot in (one, two)]
        await asyncio.gather(*(greet(person) for person in people))
        await asyncio.gather(*(begin(person, PASSIVE) for person in people))
        said = [f"Реплика {number}: что для вас важно в телефоне?" for number in range(6)]
        for number, line in enumerate(said):
            for person in people:
                await person.say(line, date=60 * number)
            if number == 2:
                await one.stop(signal.SIGKILL)
                await one.start()
        for person in people:
            await person.say("/stop")
            await person.hears("Итог:")
            await person.press("Запись разговора")
            transcript = next(iter((await person.receives("sendDocument")).files.values())).decode()
            heard = re.findall(r"^\d+\. Вы\n> (.*)$", transcript, re.MULTILINE)
            assert heard
            assert heard == said[: len(heard)]
            assert len(heard) == len(said) or any("разговора нет" in text for text in person.texts)


async def test_a_lost_connection_doubles_at_most_the_message_on_its_way(api, anna, new_postgres, tmp_path):
    database = new_postgres()
    lines = [f"Сообщение {number}" for number in range(10)]
    store = await Store.open(database)
    steps = store.steps(time.time)
    messages = [Outgoing(chat=anna.id, method="sendMessage", payload=json.dumps({"text": line})) for line in lines]
    taken = Fault(status=200, body='{"ok": true, "result": true}', delay=0.6, done=True)
    api.weather = lambda method: taken if method == "sendMessage" else None
    fast = {"messages_per_second": "1000", "messages_per_second_and_chat": "1000"}
    async with (
        running_bot(api, tmp_path, database, **fast) as one,
        running_bot(api, tmp_path, database, **fast) as two,
    ):
        for bot in (one, two):
            await bot.says("the bot is on")
        await steps.commit(steps.new(), messages)
        await anna.reads(2)
        async with store.engine.connect() as connection:
            # The locks go with their connection; both processes live on and hold their lists.
            held = f"locktype = 'advisory' and cast(classid as bigint) >> 24 = {ClaimKind.SENDING}"
            lost = await connection.execute(text(f"select pg_terminate_backend(pid) from pg_locks where {held}"))
            assert lost.scalars().all() == [True]
        await api.until(lambda: set(lines) <= set(anna.texts))
        # What is under way is finished; after that nobody says anything any more.
        await asyncio.gather(one.stop(), two.stop())
    await store.close()
    assert list(dict.fromkeys(anna.texts)) == lines
    assert len(anna.texts) <= len(lines) + 1, anna.texts


async def test_it_ends_though_the_database_is_locked(api, anna, tmp_path):
    file = tmp_path / "sparring.db"
    async with running_bot(api, tmp_path, f"sqlite:///{file}") as bot:
        await anna.say("/help")
        await anna.hears("/practice: выбрать")
        with closing(sqlite3.connect(file, isolation_level=None, timeout=20)) as somebody:
            somebody.execute("BEGIN IMMEDIATE")
            handed = api.handed
            await anna.say("/language")
            await api.until(lambda: api.handed > handed)
            await asyncio.sleep(1.0)  # It tries to keep it by then, which tells nobody.
            async with asyncio.timeout(30):
                assert await bot.stop() == 0
    async with running_bot(api, tmp_path, f"sqlite:///{file}"):
        await anna.hears("На каком языке")
