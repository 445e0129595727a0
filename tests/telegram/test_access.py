"""Who is let in: by invitation, by the list, and how everybody else is answered."""

import re
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text

from bot.storage.engine import create_engine
from tests.support.waiting import patient
from tests.telegram.person import Person
from tests.telegram.process import running_bot
from tests.telegram.talks import PASSIVE, begin, greet

pytestmark = patient
CLOSED = "вход по приглашению"


@pytest.fixture
async def by_invitation(api, tmp_path):
    async with running_bot(api, tmp_path, access="invitation", allowed="5") as process:
        yield process


async def link(manager, words="/invite"):
    await manager.say(words)
    said = await manager.hears("https://t.me/sparring_test_bot?start=")
    return re.search(r"start=([A-Za-z0-9_-]{22})$", said.text)[1]


async def test_a_stranger_is_answered_once_and_does_nothing(api, by_invitation, anna, manager):
    await anna.say("/start")
    await anna.hears(CLOSED)
    await anna.say("Здравствуйте!")
    await anna.say("/practice")
    await anna.hears("Команды заработают, как только")
    await anna.say("/help")
    await anna.press_data("p", 1)
    await anna.send_file("a.yaml", b"a: 1")
    await anna.say("/start wrong-token")
    await anna.hears("уже не открывает")
    await anna.say("/start wrong-token")
    await anna.say("/privacy")
    await anna.hears("о вас здесь ничего нет")
    await anna.say("/privacy")
    await anna.press_data("x", 1)
    await manager.say("/help")
    await manager.hears("/practice: выбрать")
    await api.until(lambda: api.unacknowledged == 0)
    assert len(anna.seen) == 4
    assert not [call for call in api.calls if call.method == "getFile"]
    await api.until(lambda: len([call for call in api.calls if call.method == "answerCallbackQuery"]) == 2)


async def test_a_stranger_who_blocks_the_bot_or_lets_it_in_again_has_said_nothing(by_invitation, anna):
    await anna.blocks()
    await anna.unblocks()
    await anna.say("/start")
    await anna.hears(CLOSED)
    await anna.say("/start wrong-token")
    await anna.hears("уже не открывает")
    assert len(anna.seen) == 2


async def test_a_stranger_is_answered_though_the_first_try_could_not_be_kept(api, tmp_path, database, anna):
    async with running_bot(api, tmp_path, database, access="invitation") as bot:
        async with refusing_messages(database):
            await anna.say("/start")
            await bot.says("the work stands still")
        await anna.hears(CLOSED)
        await anna.say("Есть кто?")
        await api.until(lambda: api.unacknowledged == 0)
    assert len(anna.seen) == 1


async def test_who_may_not_practise_any_more_still_has_his_data(api, tmp_path, database, anna):
    async with running_bot(api, tmp_path, database):
        await greet(anna)
    async with running_bot(api, tmp_path, database, access="invitation"):
        await anna.say("/practice")
        await anna.hears(CLOSED)
        await anna.say("/privacy")
        await anna.hears("Что здесь о вас хранится")
        await anna.press("Прислать всё")
        assert (await anna.receives("sendDocument")).files
        await anna.press("Удалить всё")
        await anna.hears("Вернуть будет нельзя")
        await anna.press("Да, удалить")
        await anna.hears("ничего нет")
        await anna.say("/privacy")
        await anna.hears("о вас здесь ничего нет")


@asynccontextmanager
async def refusing_messages(database):
    """For a while the database takes no message that is owed."""
    engine = create_engine(database)
    begin = "alter table outbox add constraint full_disk check (false) not valid"
    end = "alter table outbox drop constraint full_disk"
    if engine.dialect.name == "sqlite":
        begin = "create trigger full_disk before insert on outbox begin select raise(abort, 'full'); end"
        end = "drop trigger full_disk"
    try:
        for statement in (begin, end):
            async with engine.begin() as connection:
                await connection.execute(text(statement))
            if statement is begin:
                yield
    finally:
        await engine.dispose()


async def test_a_link_lets_one_in_and_the_next_not(api, tmp_path, database, anna, boris, manager):
    async with running_bot(api, tmp_path, database, access="invitation", allowed="5"):
        token = await link(manager)
        await anna.say(f"/start {token}")
        await anna.hears("Русский")
        await anna.press("Русский")
        await anna.hears("Это тренажёр продаж")
        await begin(anna, PASSIVE)
        stranger = Person(api, 99, "Вера")
        await stranger.say(f"/start {token}")
        await stranger.hears("уже не открывает")
        await greet(boris)  # his number is on the list


async def test_links_for_several_and_withdrawn(by_invitation, anna, manager):
    await manager.say("/invite 5 14")
    said = await manager.hears("на 5 человек, действует 14 дней")
    token = said.text.rpartition("=")[2]
    await manager.say("/invite off")
    await manager.hears("Отозвана 1 ссылка")
    await anna.say(f"/start {token}")
    await anna.hears("уже не открывает")


@pytest.mark.parametrize("words", ["/invite 0", "/invite many", "/invite 5 14 3", "/invite 9999 1", "/invite -1"])
async def test_a_wrong_invitation_is_explained(by_invitation, manager, words):
    await manager.say(words)
    await manager.hears("Напишите так: /invite 5 14")


async def test_only_managers_invite(by_invitation, boris):
    await boris.say("/invite")
    await boris.hears("для руководителей")


async def test_the_list_names_whom_it_misses(api, tmp_path, anna, boris):
    async with running_bot(api, tmp_path, access="allow_list", allowed="5"):
        await anna.say("/start")
        await anna.hears(str(anna.id))
        await greet(boris)


async def test_an_open_bot_needs_no_invitation(bot, manager):
    await manager.say("/invite")
    await manager.hears("Приглашение не нужно")
