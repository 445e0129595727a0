"""The least Bot API server that a bot can work with, so that the bot is what is measured.

It hands out the updates of a script, acknowledges by offset, and prints its port, `begun` with the first batch handed
out, and the seconds from then to the last answer taken: python -m tests.bench.fast_api PEOPLE REPLIES.
"""

import asyncio
import json
import sys
import time
from typing import Any
from urllib.parse import parse_qsl

BOT = {"id": 123456, "is_bot": True, "first_name": "Sparring", "username": "sparring_test_bot"}
SCENARIO = "phone-two-models"
LINES = (
    "Добрый день! Меня зовут Денис. Для чего вам телефон?",
    "Понимаю. А что в нынешнем не устраивает больше всего?",
    "Тогда вам подойдёт первый: батарея держит два дня.",
    "Хотите, покажу обе модели рядом?",
)


def script(people: int, replies: int) -> list[dict[str, Any]]:
    """Updates: everybody begins a talk in exam mode, so that each update has one answer, and says his replies."""
    updates: list[dict[str, Any]] = []
    for step in range(replies + 1):
        for person in range(1, people + 1):
            user = {"id": person, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
            chat = {"id": person, "type": "private", "first_name": "Анна"}
            head = {"message_id": len(updates) + 1, "date": int(time.time()), "chat": chat}
            number = {"update_id": len(updates) + 1}
            if step == 0:
                press = {"id": str(len(updates)), "from": user, "chat_instance": "1", "data": f"b:exam:{SCENARIO}"}
                updates.append({**number, "callback_query": {**press, "message": {**head, "from": BOT, "text": "…"}}})
            else:
                text = f"{LINES[(step - 1) % len(LINES)]} ({person})"
                updates.append({**number, "message": {**head, "from": user, "text": text}})
    return updates


class Server(asyncio.Protocol):
    """One connection; the state is shared by all."""

    updates: list[dict[str, Any]]
    first = 0.0
    taken = 0
    messages = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._buffer = b""

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end].decode("latin-1")
            lines = head.lower().split("\r\n")
            length = next((int(line.split(":")[1]) for line in lines if line.startswith("content-length")), 0)
            if len(self._buffer) < end + 4 + length:
                return
            body, self._buffer = self._buffer[end + 4 : end + 4 + length], self._buffer[end + 4 + length :]
            method = head.split(" ", 2)[1].rsplit("/", 1)[1]
            if method == "getUpdates":
                self._updates(dict(parse_qsl(body.decode())))
            else:
                self._send(self._result(method))

    def _updates(self, fields: dict[str, str]) -> None:
        offset = int(fields.get("offset", 0))
        batch = self.updates[max(0, offset - 1) :][:100]
        if batch:
            if not Server.first:
                Server.first = time.perf_counter()
                print("begun", flush=True)
            self._send(batch)
        else:
            asyncio.get_running_loop().call_later(0.2, self._send, [])

    def _result(self, method: str) -> Any:
        if method == "getMe":
            return BOT
        if method not in {"sendMessage", "sendPhoto"}:
            return True
        Server.messages += 1
        if Server.messages == len(self.updates):
            print(json.dumps({"seconds": time.perf_counter() - Server.first, "updates": len(self.updates)}), flush=True)
        return {"message_id": Server.messages, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "…"}

    def _send(self, result: Any) -> None:
        body = json.dumps({"ok": True, "result": result}).encode()
        head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n".encode()
        self._transport.write(head + body)  # type: ignore[attr-defined]


async def main() -> None:
    people, replies = int(sys.argv[1]), int(sys.argv[2])
    Server.updates = script(people, replies)
    server = await asyncio.get_running_loop().create_server(Server, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
