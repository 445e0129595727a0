"""A Bot API server over HTTP on loopback: real offsets and redelivery, Telegram's limits, faults on demand."""

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.support.waiting import PATIENCE
from tests.telegram.faults import CutOff, Fault
from tests.telegram.wire import Refused, check_limits, read_form

TOKEN = "123456:" + "T" * 35
BOT = {"id": 123456, "is_bot": True, "first_name": "Sparring", "username": "sparring_test_bot"}
AHEAD = 10
"""An offset beyond the next number by more is taken for a mistake: Telegram answers from its oldest update then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request of the bot."""

    method: str
    fields: dict[str, Any]
    files: dict[str, bytes]
    text: str | None
    """The text as a person sees it."""
    message: int | None
    """The id of the message that was sent or changed."""
    life: int = 0
    """Which process of the bot it came from, where each has an address of its own (see `BotApi.address`)."""
    answered: bool = True
    """False when what Telegram did never reached the bot."""

    @property
    def chat(self) -> int | None:
        return int(self.fields["chat_id"]) if "chat_id" in self.fields else None

    @property
    def buttons(self) -> dict[str, str]:
        """The data of each button by its label."""
        rows = (self.fields.get("reply_markup") or {}).get("inline_keyboard", [])
        return {button["text"]: button["callback_data"] for row in rows for button in row}


@dataclass(eq=False)
class BotApi:
    """The state of the server; every method is called on its own event loop."""

    calls: list[Call] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    faults: defaultdict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    weather: Callable[[str], Fault | None] = lambda _method: None
    """May give any request a fault, by method."""
    redelivers: Callable[[], int] = lambda: 0
    """How many updates that were acknowledged come once more with the next ones."""
    conflicts: int = 0
    polls: int = 0
    handed: int = 0
    """Updates given to whoever asked, each as often as it was."""
    url: str = ""
    webhook: str | None = None
    secret: str | None = None
    balance: list[str] = field(default_factory=list)
    """Where a proxy hands the webhook's calls, in turn; empty where there is none."""
    troubles: dict[str, Any] = field(default_factory=lambda: {"pending_update_count": 0})
    """What else is told of the webhook."""
    pushes: int = 0
    hang_up: Callable[[Request], None] = lambda _request: None
    """Breaks the connection of a request, when what was written to it is on its way."""
    _acknowledged: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=50))
    _under_way: set[tuple[str, int]] = field(default_factory=set)
    _waiting: deque[dict[str, Any]] = field(default_factory=deque)
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    _poll: int = 0
    _last_update: int = 1000
    _last_message: int = 0

    async def put(self, body: dict[str, Any]) -> int:
        """Queue an update; its id."""
        async with self._changed:
            self._last_update += 1
            self._waiting.append({"update_id": self._last_update, **body})
            self._changed.notify_all()
            return self._last_update

    def taken(self) -> dict[str, Any]:
        """The oldest update, as if the bot had taken it."""
        return self._waiting.popleft()

    def count_from(self, number: int) -> None:
        """Number updates anew, as after a week without one."""
        self._last_update = number

    async def until(self, found: Callable[[], Any], seconds: float = PATIENCE) -> Any:
        """What `found` returns, once that is true."""
        async with asyncio.timeout(seconds), self._changed:
            await self._changed.wait_for(found)
            return found()

    async def close(self) -> None:
        """End a poll that still waits, so that the server can stop at once."""
        async with self._changed:
            self._poll += 1
            self._changed.notify_all()

    @property
    def unacknowledged(self) -> int:
        """Updates that the bot has not taken yet."""
        return len(self._waiting)

    def address(self, life: int) -> str:
        """The server's address for one process of the bot, whose calls are told apart by it."""
        return f"{self.url}/life{life}"

    def message_id(self) -> int:
        """The number of the next message."""
        self._last_message += 1
        return self._last_message

    async def call(self, request: Request) -> Response:
        """Answer one request of the bot."""
        method = request.path_params["method"]
        if request.path_params["token"] != TOKEN:
            return _refused(401, "Unauthorized")
        try:
            body = await request.body()
        except ClientDisconnect:  # killed in mid-sentence
            return Response()
        fields, files = read_form(request.headers.get("content-type", ""), body)
        asked = _Asked(method=method, fields=fields, files=files, life=int(request.path_params.get("life", 0)))
        fault = self.faults[method].popleft() if self.faults[method] else self.weather(method)
        if fault is None:
            return await self._answer(asked)
        await asyncio.sleep(fault.delay)
        right = await self._answer(replace(asked, answered=False)) if fault.done else Response(fault.body, fault.status)
        if fault.cut is not None:
            return CutOff(right.body, fault.cut, lambda: self.hang_up(request))
        return Response(fault.body, fault.status)

    async def _answer(self, asked: "_Asked") -> Response:
        if asked.method == "getUpdates":
            return await self._updates(asked.fields)
        try:
            shown = check_limits(asked.fields)
        except Refused as refused:
            self.calls.append(asked.call(f"refused {asked.method}"))
            return _refused(400, str(refused))
        return await self._done(asked, shown)

    async def _done(self, asked: "_Asked", shown: str | None) -> JSONResponse:
        method, fields = asked.method, asked.fields
        number: int | None = None
        result: Any = True
        if method in {"sendMessage", "sendPhoto", "sendDocument"}:
            number = self.message_id()
        elif method == "editMessageText":
            number = int(fields["message_id"])
        elif method == "getMe":
            result = BOT
        elif method == "getFile":
            name = str(fields["file_id"])
            result = {"file_id": name, "file_unique_id": name, "file_path": f"documents/{name}"}
        elif method == "setWebhook":
            await self._set_webhook(str(fields["url"]), str(fields["secret_token"]))
        elif method == "deleteWebhook":
            self.webhook = None
        elif method == "getWebhookInfo":
            result = {"url": self.webhook or "", "has_custom_certificate": False, **self.troubles}
        elif method not in {"answerCallbackQuery", "sendChatAction", "setMyCommands"}:
            return _refused(404, "Not Found")
        if number is not None:
            result = message_from_bot(number, int(fields["chat_id"]), shown)
        async with self._changed:
            self.calls.append(asked.call(method, shown, number))
            self._changed.notify_all()
        return JSONResponse({"ok": True, "result": result})

    async def _set_webhook(self, url: str, secret: str) -> None:
        async with self._changed:
            self.webhook, self.secret = url, secret
            self._changed.notify_all()

    async def push(self) -> None:
        """Bring updates to the webhook: those of one person and kind in order, until it says 2xx."""
        async with httpx.AsyncClient(timeout=10) as client, asyncio.TaskGroup() as group:
            while True:
                async with self._changed:
                    await self._changed.wait_for(lambda: self.webhook and self._next() is not None)
                    update = self._next()
                    assert update is not None
                    self._under_way.add(_queue(update))
                group.create_task(self._bring(client, update))

    def _next(self) -> dict[str, Any] | None:
        return next((update for update in self._waiting if _queue(update) not in self._under_way), None)

    async def _bring(self, client: httpx.AsyncClient, update: dict[str, Any]) -> None:
        wait = 0.05
        while True:
            self.pushes += 1
            url = self.balance[self.pushes % len(self.balance)] if self.balance else self.webhook
            headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret or ""}
            with suppress(httpx.HTTPError):
                answer = await client.post(str(url), json=update, headers=headers)
                if answer.is_success:
                    break
            await asyncio.sleep(wait)
            wait = min(1.0, 2 * wait)
        async with self._changed:
            self._waiting.remove(update)
            self._under_way.discard(_queue(update))
            self._changed.notify_all()

    async def _updates(self, fields: dict[str, Any]) -> JSONResponse:
        if self.webhook:
            words = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first"
            return _refused(409, words)
        async with self._changed:
            self._poll += 1
            self.polls += 1
            mine = self._poll
            offset = int(fields.get("offset", 0))
            if offset > self._last_update + 1 + AHEAD:  # what can't be acknowledged yet acknowledges nothing
                offset = 0
            while self._waiting and self._waiting[0]["update_id"] < offset:
                self._acknowledged.append(self._waiting.popleft())
            self._changed.notify_all()
            if again := list(self._acknowledged)[-count:] if (count := self.redelivers()) else []:
                return self._hand([*again, *list(self._waiting)[:50]])
            try:
                async with asyncio.timeout(float(fields.get("timeout", 0))):
                    await self._changed.wait_for(lambda: self._waiting or self._poll != mine)
            except TimeoutError:
                return self._hand([])
            if self._poll != mine:
                self.conflicts += 1
                return _refused(409, "Conflict: terminated by other getUpdates request")
            batch = list(self._waiting)[: int(fields.get("limit", 100))]
            return self._hand(batch)

    def _hand(self, batch: list[dict[str, Any]]) -> JSONResponse:
        self.handed += len(batch)
        self._changed.notify_all()
        return JSONResponse({"ok": True, "result": batch})

    async def download(self, request: Request) -> Response:
        """Give a file that a person sent."""
        content = self.files.get(request.path_params["name"])
        return Response(status_code=404) if content is None else Response(content)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A request as it came in."""

    method: str
    fields: dict[str, Any]
    files: dict[str, bytes]
    life: int
    answered: bool = True

    def call(self, method: str, text: str | None = None, message: int | None = None) -> Call:
        """What became of it."""
        return Call(
            method=method,
            fields=self.fields,
            files=self.files,
            text=text,
            message=message,
            life=self.life,
            answered=self.answered,
        )


def _queue(update: dict[str, Any]) -> tuple[str, int]:
    """Telegram's own queue of an update: its kind and its person."""
    kind = next(name for name in update if name != "update_id")
    content = update[kind]
    person = content.get("from") if isinstance(content, dict) else None
    return kind, person["id"] if person else 0


def message_from_bot(number: int, chat: int, text: str | None) -> dict[str, Any]:
    """A message as Telegram shows it to the bot that sent it."""
    private = {"id": chat, "type": "private", "first_name": "somebody"}
    body = {"message_id": number, "date": int(time.time()), "chat": private, "from": BOT}
    return {**body, "text": text} if text is not None else body


def _refused(status: int, words: str) -> JSONResponse:
    return JSONResponse({"ok": False, "error_code": status, "description": words}, status)


@asynccontextmanager
async def bot_api() -> AsyncIterator[BotApi]:
    """A server on a free port."""
    api = BotApi()
    routes = [
        Route("/bot{token}/{method}", api.call, methods=["GET", "POST"]),
        Route("/life{life:int}/bot{token}/{method}", api.call, methods=["GET", "POST"]),
        Route("/file/bot{token}/documents/{name}", api.download),
    ]
    config = uvicorn.Config(
        Starlette(routes=routes), port=0, log_level="error", ws="none", lifespan="off", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    # Whoever tests is interrupted as ever: the server takes no signals.
    server.capture_signals = _no_signals  # type: ignore[method-assign]

    def hang_up(request: Request) -> None:
        for connection in server.server_state.connections:
            if connection.client == request.scope["client"]:  # type: ignore[union-attr]
                connection.transport.close()  # type: ignore[union-attr]

    api.hang_up = hang_up
    async with asyncio.TaskGroup() as group:
        group.create_task(server.serve())
        pushing = group.create_task(api.push())
        # uvicorn tells of its start by this attribute alone.
        while not server.started:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        api.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        try:
            yield api
        finally:
            pushing.cancel()
            await api.close()
            server.should_exit = True


@contextmanager
def _no_signals() -> Iterator[None]:
    yield
