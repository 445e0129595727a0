"""The webhook over a real socket."""

import asyncio
import logging

import pytest

from bot.telegram.asking import PATH
from bot.telegram.webhook import SECRET, Webhook
from tests.support.ports import free_port

HOST = "127.0.0.1"
HEAD = f"POST {PATH} HTTP/1.1\r\nHost: bot\r\n{SECRET}: shown\r\nContent-Length: %d\r\n\r\n"


class Telegram:
    """Takes any webhook."""

    async def set_webhook(self, *_, **__):
        pass

    async def do_api_request(self, _method):
        pass


@pytest.fixture
def kept():
    return []


@pytest.fixture
async def port(kept):
    number = free_port()

    async def keep(batch):
        kept.extend(batch)

    settings = {"url": "https://bot.example", "secret": "shown", "host": HOST, "port": number}
    webhook = Webhook(bot=Telegram(), keep=keep, most=1000, look_seconds=30, tell=lambda _ours: None, **settings)
    stop = asyncio.Event()
    running = asyncio.ensure_future(webhook.run(stop))
    yield number
    stop.set()
    await running


async def send(port: int, body: bytes, length: int) -> bytes:
    """Send what is said to be so long; the answer, or nothing where less was sent and the line cut."""
    for _ in range(100):
        try:
            reader, writer = await asyncio.open_connection(HOST, port)
            break
        except ConnectionRefusedError:  # it begins to listen
            await asyncio.sleep(0.05)
    writer.write((HEAD % length).encode() + body)
    await writer.drain()
    answer = await reader.readline() if len(body) == length else b""
    writer.close()
    await writer.wait_closed()
    return answer


async def test_a_peer_that_breaks_off_is_no_error_and_keeps_nothing(port, kept, caplog, monkeypatch):
    assert b"200" in await send(port, b"[]", 2)
    monkeypatch.setattr(logging.getLogger("uvicorn"), "propagate", True)
    await send(port, b'{"update', 200)
    assert b"200" in await send(port, b"{}", 2)
    await asyncio.sleep(0.2)
    assert kept == [[], {}]
    assert not caplog.records
