"""/privacy: what is kept, all of it as a file, all of it gone."""

import json
import time
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from bot.storage.engine import create_engine
from bot.storage.tables import Base
from tests.support.rows import everything
from tests.support.waiting import eventually, patient
from tests.telegram.process import running_bot
from tests.telegram.talks import PASSIVE, begin, greet, talk

pytestmark = patient
WORDS = "Добрый день! Для чего вам телефон, канарейка?"


@pytest.fixture
async def practised(bot_on_both, anna):
    await greet(anna)
    await begin(anna, PASSIVE)
    await talk(anna, [WORDS])
    return anna


async def rows(database):
    """Every row of every table, as text."""
    engine = create_engine(database)
    try:
        return {table: [repr(row) for row in kept] for table, kept in (await everything(engine)).items()}
    finally:
        await engine.dispose()


async def test_all_that_is_kept_is_sent(practised):
    await practised.say("/privacy")
    said = await practised.hears("Что здесь о вас хранится")
    assert "пока вы их не удалите" in said.text
    await practised.press("Прислать всё")
    file = await practised.receives("sendDocument")
    ((name, content),) = file.files.items()
    assert name.endswith(".json")
    document = json.loads(content)
    assert document["user"] == practised.id
    assert document["users"][0]["name"] == "Анна"
    assert document["turns"][0]["turn"]["reply"] == WORDS
    second = await practised.until(lambda: [c for c in practised.seen if "sparring-my-data.txt" in c.files])
    text = second[0].files["sparring-my-data.txt"].decode("utf-8-sig")
    assert text.startswith(f"Что здесь о вас хранится\n\nАнна, номер в Telegram: {practised.id}.")
    assert f"\n\n1. Вы\n> {WORDS}\n[" in text


async def test_all_that_is_kept_of_a_busy_year_is_sent_in_one_file(practised, database):
    engine = create_engine(database)
    async with engine.begin() as connection:
        turns = Base.metadata.tables["turns"]
        row = dict((await connection.execute(select(turns))).mappings().first())
        del row["id"]
        await connection.execute(turns.insert(), [{**row, "number": number} for number in range(2, 5000)])
    await engine.dispose()
    await practised.say("/privacy")
    await practised.hears("Что здесь о вас хранится")
    await practised.press("Прислать всё")
    file = await practised.receives("sendDocument")
    with ZipFile(BytesIO(file.files["sparring-my-data.zip"])) as packed:
        document = json.loads(packed.read("sparring-my-data.json"))
    assert len(document["turns"]) == 4999
    assert document["turns"][-1]["turn"]["reply"] == WORDS
    assert document["left_out"] == {}


async def test_after_deletion_nothing_is_left(practised, boris, database):
    await greet(boris)
    await practised.say("/privacy")
    await practised.hears("Что здесь о вас хранится")
    await practised.press("Удалить всё")
    await practised.hears("Вернуть будет нельзя")
    assert any(WORDS in row for row in (await rows(database))["turns"])
    await practised.press("Да, удалить")
    await practised.hears("больше ничего нет")

    async def gone():
        found = (row for kept in (await rows(database)).values() for row in kept)
        return not any(str(practised.id) in row or "канарейка" in row for row in found)

    # The farewell is owed until Telegram has confirmed it.
    await eventually(gone)
    assert any("Борис" in row for row in (await rows(database))["users"])
    await greet(practised)  # a newcomer again


async def test_soon_after_a_deletion_the_files_do_not_hold_the_words_either(api, anna, tmp_path):
    async with running_bot(api, tmp_path) as bot:
        await greet(anna)
        await begin(anna, PASSIVE)
        await talk(anna, [WORDS])
        # The first round lets the log go, whatever came before it; what is deleted now is left to the next.
        await eventually(lambda: not (tmp_path / "sparring.db-wal").stat().st_size)
        await anna.say("/privacy")
        await anna.press_data(f"D:{int(time.time()) + 60}", 1)
        await anna.hears("больше ничего нет")
        forms = ("канарейка".encode(), json.dumps("канарейка")[1:-1].encode())

        def held():
            return [f.name for f in tmp_path.glob("sparring.db*") if any(form in f.read_bytes() for form in forms)]

        await eventually(lambda: not held())
        assert await bot.stop() == 0


async def test_a_press_that_comes_again_after_the_deletion_deletes_nothing_more(practised, api, database):
    await practised.say("/privacy")
    await practised.hears("Что здесь о вас хранится")
    await practised.press("Удалить всё")
    await practised.hears("Вернуть будет нельзя")
    await practised.press("Да, удалить")
    await practised.hears("больше ничего нет")
    await greet(practised)
    await api.until(lambda: api.unacknowledged == 0)
    api.redelivers = lambda: 20
    await practised.say("/pause")
    await practised.hears("Сейчас разговора нет")
    api.redelivers = lambda: 0
    await practised.say("/language")
    await practised.hears("На каком языке")
    assert sum("больше ничего нет" in text for text in practised.texts) == 1
    assert any("Анна" in row for row in (await rows(database))["users"])


async def test_old_and_made_up_buttons_delete_nothing(practised, database):
    for until in ("1", "", "x", "-5"):
        await practised.press_data(f"D:{until}", 1)
        await practised.hears("ничего не удалено")
    assert any(WORDS in row for row in (await rows(database))["turns"])


async def test_a_forged_button_deletes_only_whoever_pressed_it(practised, boris, database):
    await greet(boris)
    await boris.press_data(f"D:{int(time.time()) + 60}", 1)
    await boris.hears("больше ничего нет")
    assert any(WORDS in row for row in (await rows(database))["turns"])
    assert not any("Борис" in row for row in (await rows(database))["users"])


async def test_how_long_talks_are_kept_is_said(api, tmp_path, anna):
    async with running_bot(api, tmp_path, keep_days=30):
        await anna.say("/privacy")
        said = await anna.hears("Что здесь о вас хранится")
        assert "30 дней" in said.text
