"""Somebody with a phone: says, presses, sends files, and reads what the bot answers."""

import time
from collections.abc import Callable, Sequence
from typing import Any

from tests.support.waiting import PATIENCE
from tests.telegram.server import BOT, BotApi, Call, message_from_bot

SHOWN = frozenset({"sendMessage", "sendPhoto", "sendDocument", "editMessageText"})


class Person:
    """One user in a private chat with the bot. Reading goes on from where it stopped."""

    def __init__(self, api: BotApi, number: int, name: str = "Анна", language: str = "ru") -> None:
        self._api = api
        self.id = number
        self._user = {"id": number, "is_bot": False, "first_name": name, "language_code": language}
        self._read = 0
        self.sent: list[int] = []
        """The ids of all updates that came from here, oldest first."""

    async def say(self, text: str, **extra: Any) -> int:
        """Write to the bot; the id of the update."""
        body: dict[str, Any] = {"text": text, **extra}
        if text.startswith("/"):
            body["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        return await self.send(**body)

    async def send(self, kind: str = "message", **body: Any) -> int:
        """Any message of this person, by the fields that make it special."""
        chat = {"id": self.id, "type": "private", "first_name": self._user["first_name"]}
        head = {"message_id": self._api.message_id(), "date": int(time.time()), "chat": chat, "from": self._user}
        return await self._put({kind: {**head, **body}})

    async def send_file(self, name: str, content: bytes, size: int | None = None) -> int:
        """Send a file; `size` is what Telegram says of it."""
        key = f"file{len(self._api.files)}"
        self._api.files[key] = content
        document = {"file_id": key, "file_unique_id": key, "file_name": name, "file_size": size or len(content)}
        return await self.send(document=document)

    async def press(self, label: str) -> Call:
        """Press the newest button with that label; the message it hangs on."""
        held = next(c for c in reversed(self.seen) if any(label in text for text in c.buttons))
        data = next(data for text, data in held.buttons.items() if label in text)
        await self.press_data(data, held.message or 0)
        return held

    async def press_data(self, data: str, message: int, date: int | None = None) -> int:
        """Press a button by what it says; `date` is when its message was sent."""
        held = message_from_bot(message, self.id, "…")
        if date is not None:
            held["date"] = date
        query = {"id": str(time.time_ns()), "from": self._user, "chat_instance": "1", "data": data, "message": held}
        return await self._put({"callback_query": query})

    async def blocks(self) -> int:
        """Block the bot."""
        return await self._lets_in("member", "kicked")

    async def unblocks(self) -> int:
        """Let the bot write again."""
        return await self._lets_in("kicked", "member")

    async def _lets_in(self, before: str, now: str) -> int:
        chat = {"id": self.id, "type": "private", "first_name": self._user["first_name"]}
        old, new = ({"user": BOT, "status": status, "until_date": 0} for status in (before, now))
        changed = {"chat": chat, "from": self._user, "date": int(time.time()), "old_chat_member": old}
        return await self._put({"my_chat_member": {**changed, "new_chat_member": new}})

    async def _put(self, body: dict[str, Any]) -> int:
        number = await self._api.put(body)
        self.sent.append(number)
        return number

    @property
    def seen(self) -> list[Call]:
        """Everything that ever came into this chat."""
        return [call for call in self._api.calls if call.chat == self.id and call.method in SHOWN]

    @property
    def texts(self) -> list[str]:
        """All texts of the chat, oldest first."""
        return [call.text for call in self.seen if call.text is not None]

    async def hears(self, part: str, seconds: float = PATIENCE) -> Call:
        """The next message, from the last one read on, with these words in it or on one of its buttons."""
        return await self.hears_any((part,), seconds)

    async def hears_any(self, parts: Sequence[str], seconds: float = PATIENCE) -> Call:
        """The next message with any of these words."""

        def found() -> Call | None:
            for number, call in enumerate(self.seen[self._read :], start=self._read + 1):
                if any(part in text for part in parts for text in (call.text or "", *call.buttons)):
                    self._next = number
                    return call
            return None

        try:
            call: Call = await self._api.until(found, seconds)
        except TimeoutError:
            raise AssertionError(f"{parts} were never said; unread: {self.texts[self._read :]}") from None
        self._read = self._next
        return call

    async def until(self, found: Callable[[], Any], seconds: float = PATIENCE) -> Any:
        """What `found` returns, once that is true."""
        return await self._api.until(found, seconds)

    async def receives(self, method: str) -> Call:
        """The first message of that kind in the chat."""
        call: Call = await self.until(lambda: next((call for call in self.seen if call.method == method), None))
        return call

    async def reads(self, count: int) -> list[Call]:
        """The next messages, at least so many."""
        start = self._read
        await self.until(lambda: len(self.seen) >= start + count)
        self._read = len(self.seen)
        return self.seen[start:]
