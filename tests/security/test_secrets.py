"""The token of a running bot is nowhere but in its memory: not in what it says, logs, stores or shows of itself."""

import sqlite3
from pathlib import Path

import pytest

from tests.support.waiting import patient
from tests.telegram.faults import GATEWAY, refusal
from tests.telegram.person import Person
from tests.telegram.process import MANAGER, BotProcess, running_bot
from tests.telegram.server import TOKEN, bot_api
from tests.telegram.talks import PASSIVE, begin, greet, talk

pytestmark = patient
SECRET = TOKEN.partition(":")[2]


def holds(folder: Path, secret: str) -> list[str]:
    """Files under a folder with the secret in them."""
    return [str(file) for file in folder.rglob("*") if file.is_file() and secret.encode() in file.read_bytes()]


def command_line(process: int) -> str:
    """What every user of the machine may see of a process; empty where there is no such place to look."""
    file = Path(f"/proc/{process}/cmdline")
    return file.read_text(encoding="utf-8") if file.exists() else ""


@pytest.mark.parametrize("form", ["text", "json"])
async def test_a_whole_talk_in_debug_on_a_bad_day(tmp_path, form):
    async with bot_api() as api:
        anna, manager = Person(api, 4, "Анна\n[error] \x1b[31m"), Person(api, MANAGER, "Ольга")
        async with running_bot(api, tmp_path, log_level="debug", log_format=form) as bot:
            api.faults["sendMessage"] += [GATEWAY, refusal(403, "Forbidden: bot was blocked by the user")]
            api.faults["getUpdates"] += [GATEWAY, refusal(409, "Conflict")]
            await anna.say("/help")
            await anna.say("/help")
            await anna.hears("/practice: выбрать")
            await greet(anna)
            await begin(anna, PASSIVE)
            await talk(anna, ["Добрый день! Для чего вам телефон?"])
            await api.put({"callback_query": {"id": "1", "from": {"id": 1}, "data": "x"}})
            await manager.send_file("a.yaml", b"\xff")
            await manager.hears("пока на полку не добавить")
            await anna.say("/stop")
            await anna.hears("Итог:")
            assert SECRET not in command_line(bot.pid)
        assert bot.log, "there is something to look at"
        assert holds(tmp_path, SECRET) == []
        assert not [call for call in api.calls if SECRET in repr(call)], "no message holds it"
        with sqlite3.connect(tmp_path / "sparring.db") as database:
            assert SECRET not in "\n".join(database.iterdump())


@pytest.mark.parametrize("refused", [refusal(401, "Unauthorized"), refusal(404, "Not Found")], ids=["401", "404"])
async def test_a_refused_token_is_not_repeated(tmp_path, refused):
    async with bot_api() as api:
        api.faults["getMe"] += [refused]
        bot = BotProcess(api, tmp_path, log_level="debug")
        await bot.start()
        assert await bot.ends() == 1
        assert "BotFather" in bot.log
        assert holds(tmp_path, SECRET) == []


async def test_a_server_that_is_away_is_told_of_without_the_token(tmp_path):
    async with bot_api() as api:
        bot = BotProcess(api, tmp_path, log_level="debug", telegram_api="http://127.0.0.1:9")
        await bot.start()
        try:
            await bot.says("cannot reach Telegram")
        finally:
            await bot.stop()
        assert holds(tmp_path, SECRET) == []
