"""The least Bot API server that a bot can work with, so that the bot is what is measured.

It hands out the updates of a script, acknowledges by offset or brings them to the webhook, and prints its port, `begun`
with the first update handed out, and what it measured, as JSON, once the last answer was taken:
python -m tests.bench.fast_api PEOPLE REPLIES [--rate UPDATES-A-SECOND] [--cohort PEOPLE].
"""

import argparse
import asyncio
import json
import time
from collections import defaultdict, deque
from typing import Any
from urllib.parse import parse_qsl, urlsplit

BOT = {"id": 123456, "is_bot": True, "first_name": "Sparring", "username": "sparring_test_bot"}
SCENARIO = "phone-two-models"
LINES = (
    "Добрый день! Меня зовут Денис. Для чего вам телефон?",
    "Понимаю. А что в нынешнем не устраивает больше всего?",
    "Тогда вам подойдёт первый: батарея держит два дня.",
    "Хотите, покажу обе модели рядом?",
)
WEBHOOK_CONNECTIONS = 40


def script(people: int, replies: int, cohort: int | None = None, first: int = 1) -> list[dict[str, Any]]:
    """Updates: everybody begins a talk in exam mode, so that each update has one answer, and says his replies.

    Args:
        people: who write.
        replies: of each.
        cohort: so many talk at the same time, then the next; all of them when left out.
        first: number of the first update; a bot that has seen a number before does not answer it again.
    """
    updates: list[dict[str, Any]] = []
    size = cohort or people
    for start in range(1, people + 1, size):
        for step in range(replies + 1):
            for person in range(start, min(start + size, people + 1)):
                updates.append(_update(len(updates) + first, person, step))
    return updates


def _update(number: int, person: int, step: int) -> dict[str, Any]:
    user = {"id": person, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
    chat = {"id": person, "type": "private", "first_name": "Анна"}
    # Minutes apart: each is a reply of its own, however many wait.
    head = {"message_id": number, "date": int(time.time()) + 60 * step, "chat": chat}
    if step == 0:
        press = {"id": str(number), "from": user, "chat_instance": "1", "data": f"b:exam:{SCENARIO}"}
        return {"update_id": number, "callback_query": {**press, "message": {**head, "from": BOT, "text": "…"}}}
    text = f"{LINES[(step - 1) % len(LINES)]} ({person})"
    return {"update_id": number, "message": {**head, "from": user, "text": text}}


def _person(update: dict[str, Any]) -> int:
    content = update.get("message") or update["callback_query"]
    return int(content["from"]["id"])


class State:
    """What all connections share."""

    def __init__(self, updates: list[dict[str, Any]], rate: float | None) -> None:
        self.updates = updates
        self.rate = rate
        self.first = 0.0
        self.messages = 0
        self.waits: defaultdict[int, deque[float]] = defaultdict(deque)
        """When each update that has no answer yet was there for the bot to take, by person."""
        self.latencies: list[float] = []
        self.taken = 0
        """How many of the updates the bot has acknowledged; those are never handed out again, as with Telegram."""
        self.bringing: asyncio.Future[None] | None = None
        self._told = 0

    def available(self) -> int:
        """How many updates have come so far."""
        now = time.perf_counter()
        if not self.first:
            self.first = now
            print("begun", flush=True)
        count = len(self.updates)
        if self.rate:
            count = min(count, 1 + int((now - self.first) * self.rate))
        for number in range(self._told, count):
            came = self.first + (number / self.rate if self.rate else 0.0)
            self.waits[_person(self.updates[number])].append(came)
        self._told = max(self._told, count)
        return count

    def acknowledge(self, offset: int) -> None:
        """Updates with smaller numbers have reached the bot."""
        self.taken = max(self.taken, offset - int(self.updates[0]["update_id"]))

    def until_next(self) -> float:
        """Seconds until the next update comes, for whoever found none."""
        if not self.rate or self._told >= len(self.updates):
            return 0.2
        return max(0.001, self.first + self._told / self.rate - time.perf_counter())

    def answered(self, chat: int) -> None:
        """The bot has sent a message into a chat; everything is measured with the last one."""
        self.messages += 1
        if self.waits[chat]:
            self.latencies.append(time.perf_counter() - self.waits[chat].popleft())
        if self.messages == len(self.updates):
            seconds = time.perf_counter() - self.first
            figures = {"seconds": seconds, "updates": len(self.updates), "latencies": self.latencies}
            print(json.dumps(figures), flush=True)


class Server(asyncio.Protocol):
    """One connection."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end].decode("latin-1")
            lines = head.lower().split("\r\n")
            length = next((int(line.split(":")[1]) for line in lines if line.startswith("content-length")), 0)
            if len(self._buffer) < end + 4 + length:
                return
            body, self._buffer = self._buffer[end + 4 : end + 4 + length], self._buffer[end + 4 + length :]
            method = head.split(" ", 2)[1].rsplit("/", 1)[1].lower()
            fields = _fields(body)
            if method == "getupdates":
                self._updates(int(fields.get("offset") or 0))
            else:
                self._send(self._result(method, fields))

    def _updates(self, offset: int) -> None:
        self._state.acknowledge(offset)
        count = self._state.available()
        batch = self._state.updates[self._state.taken : count][:100]
        if batch:
            self._send(batch)
        else:
            asyncio.get_running_loop().call_later(self._state.until_next(), self._again)

    def _again(self) -> None:
        if self._state.rate and self._state.available() > self._state.taken:
            self._updates(0)
        else:
            self._send([])

    def _result(self, method: str, fields: dict[str, Any]) -> Any:
        if method == "getme":
            return BOT
        if method == "setwebhook" and fields.get("url"):
            secret = str(fields.get("secret_token", ""))
            self._state.bringing = asyncio.ensure_future(bring(self._state, str(fields["url"]), secret))
        if method not in {"sendmessage", "sendphoto"}:
            return True
        chat = int(fields.get("chat_id") or 0)
        self._state.answered(chat)
        message = {"message_id": self._state.messages, "date": 1, "text": "…"}
        return {**message, "chat": {"id": chat, "type": "private", "first_name": "Анна"}}

    def _send(self, result: Any) -> None:
        if self._transport.is_closing():
            return
        body = json.dumps({"ok": True, "result": result}).encode()
        head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n".encode()
        self._transport.write(head + body)  # type: ignore[attr-defined]


def _fields(body: bytes) -> dict[str, Any]:
    """Of a request: JSON, a form, or a form of several parts, of which only plain fields are read."""
    if body[:1] == b"{":
        return dict(json.loads(body))
    if body[:2] != b"--":
        return dict(parse_qsl(body.decode()))
    parts = (part.split(b"\r\n\r\n", 1) for part in body.split(body.split(b"\r\n", 1)[0])[1:-1])
    named = ((head.split(b'name="', 1)[1].split(b'"', 1)[0], value) for head, value in parts if b"filename" not in head)
    return {name.decode(): value.removesuffix(b"\r\n").decode() for name, value in named}


async def bring(state: State, url: str, secret: str) -> None:
    """Bring the updates to a webhook over many connections at once, those of one person in order."""
    address = urlsplit(url)
    head = (
        f"POST {address.path} HTTP/1.1\r\nhost: {address.netloc}\r\ncontent-type: application/json\r\n"
        f"x-telegram-bot-api-secret-token: {secret}\r\ncontent-length: "
    )
    lanes: list[asyncio.Queue[dict[str, Any]]] = [asyncio.Queue() for _ in range(WEBHOOK_CONNECTIONS)]

    async def carry(lane: "asyncio.Queue[dict[str, Any]]") -> None:
        while True:
            try:
                reader, writer = await asyncio.open_connection(address.hostname, address.port)
                break
            except OSError:  # it says where it will listen before it does
                await asyncio.sleep(0.05)
        while True:
            body = json.dumps(await lane.get()).encode()
            writer.write(f"{head}{len(body)}\r\n\r\n".encode() + body)
            answer = await reader.readuntil(b"\r\n\r\n")
            if b" 200 " not in answer.split(b"\r\n", 1)[0]:
                raise RuntimeError(f"the webhook said {answer!r}")

    async with asyncio.TaskGroup() as group:
        for lane in lanes:
            group.create_task(carry(lane))
        told = 0
        while told < len(state.updates):
            count = state.available()
            for update in state.updates[told:count]:
                lanes[_person(update) % len(lanes)].put_nowait(update)
            told = count
            await asyncio.sleep(state.until_next())


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("people", type=int)
    parser.add_argument("replies", type=int)
    parser.add_argument("--rate", type=float)
    parser.add_argument("--cohort", type=int)
    parser.add_argument("--first", type=int, default=1)
    options = parser.parse_args()
    state = State(script(options.people, options.replies, options.cohort, options.first), options.rate)
    server = await asyncio.get_running_loop().create_server(lambda: Server(state), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
