"""The webhook: Telegram brings updates by itself. They are kept in the database before it gets its 200."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Callable
from time import monotonic
from typing import Any

import structlog
import uvicorn
from pydantic import SecretStr
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot
from telegram.error import TelegramError

from bot.errors import UserError
from bot.telegram.asking import PATH, webhook_address
from bot.telegram.polling import KINDS, Keep
from bot.telegram.waiting import REFUSED, TOKEN_REFUSED, pause, until_it_works
from bot.telegram.web_server import WebServer

# The name of a header, no secret.
SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105
CONNECTIONS = 40
"""That Telegram may open at once."""

BROUGHT_AGAIN = 120.0
"""Seconds after which Telegram brings an update again at the latest that found nobody listening."""

LAST_ANSWERS = 2
"""Seconds for requests under way when the bot is asked to stop."""

log = structlog.get_logger(__name__)


def secret_of(token: str, chosen: SecretStr | None) -> str:
    """What Telegram shows to the webhook: what the settings say, or what every process derives from the token."""
    if chosen is not None:
        return chosen.get_secret_value()
    return hmac.new(token.encode(), b"sparring webhook", hashlib.sha256).hexdigest()


class Webhook:
    """A small web server for Telegram alone; a proxy in front of it speaks TLS.

    Args:
        bot: to tell Telegram the address with.
        keep: commits raw updates to the database.
        url: the public address of the server, without the path.
        secret: that Telegram must show.
        host: to listen on.
        port: to listen on.
        most: bytes that an update may have.
        look_seconds: after which Telegram is asked again whether it still has the address.
        tell: hears whether it has.
    """

    def __init__(
        self,
        *,
        bot: Bot,
        keep: Keep,
        url: str,
        secret: str,
        host: str,
        port: int,
        most: int,
        look_seconds: float,
        tell: Callable[[bool], None],
    ) -> None:
        self._bot = bot
        self._keep = keep
        self._look_seconds = look_seconds
        self._tell = tell
        self._is_ours = False
        self._url = webhook_address(url)
        self._secret = secret.encode()
        self._host = host
        self._port = port
        self._most = most
        self._began = monotonic()

    def is_behind(self) -> bool:
        """True while Telegram may still hold what people wrote before anybody listened."""
        return monotonic() - self._began < BROUGHT_AGAIN

    async def run(self, stop: asyncio.Event) -> None:
        """Take updates until `stop` is set.

        Raises:
            UserError: if the port is taken.
        """
        config = uvicorn.Config(
            Starlette(routes=[Route(PATH, self.take, methods=["POST"])]),
            host=self._host,
            port=self._port,
            access_log=False,
            log_level="error",
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=LAST_ANSWERS,
        )
        server = WebServer(config)
        async with asyncio.TaskGroup() as group:
            group.create_task(server.listen("webhook_port"))
            group.create_task(self._stay_registered(stop))
            await stop.wait()
            server.should_exit = True

    async def take(self, request: Request) -> Response:
        """Keep one update."""
        shown = request.headers.get(SECRET, "").encode("latin-1")
        if not hmac.compare_digest(shown, self._secret):
            return Response(status_code=403)
        body = bytearray()
        try:
            async for chunk in request.stream():
                body += chunk
                if len(body) > self._most:
                    log.warning("an update is too large", limit=self._most)
                    # Anything but a success would bring it again and again, and hold up those behind it.
                    return Response(status_code=200)
        except ClientDisconnect:
            return Response(status_code=503)  # nobody reads that: whoever broke off brings it again
        try:
            raw = json.loads(body)
        except (ValueError, RecursionError):
            raw = body.decode("utf-8", "replace")
        try:
            await self._keep([raw])
        except SQLAlchemyError as error:
            log.warning("an update is not kept", reason=type(error).__name__)
            return Response(status_code=503, headers={"Retry-After": "1"})
        return Response(status_code=200)

    async def _stay_registered(self, stop: asyncio.Event) -> None:
        if await until_it_works(self._register, stop, "Telegram does not take the webhook"):
            self._found(True)
        while not stop.is_set():
            await pause(stop, self._look_seconds)
            if not stop.is_set():
                await self._look()

    async def _look(self) -> None:
        """Ask Telegram where it brings updates. Another address is not put right: somebody wanted it there."""
        try:
            told: Any = await self._bot.do_api_request("getWebhookInfo")
        except TOKEN_REFUSED:
            raise UserError(REFUSED) from None
        except TelegramError:
            return  # nothing is known; sending says what is wrong
        url = told.get("url") if isinstance(told, dict) else None
        if isinstance(url, str):
            self._found(url.casefold() == self._url.casefold())

    def _found(self, ours: bool) -> None:
        if self._is_ours and not ours:
            log.error("the webhook was removed or replaced: no updates come; a restart sets it again")
        self._is_ours = ours
        self._tell(ours)

    async def _register(self) -> None:
        await self._bot.set_webhook(
            self._url,
            secret_token=self._secret.decode(),
            allowed_updates=KINDS,
            max_connections=CONNECTIONS,
        )
