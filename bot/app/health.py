"""/metrics, /healthz and /readyz on a port of this machine only."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import Enum

import structlog
import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.app.metrics import Metrics
from bot.storage.workload import workload
from bot.telegram.web_server import WebServer

HOST = "127.0.0.1"
GRACE = 60.0
"""Seconds beyond the wait for updates after which silence means trouble."""

STUCK = 180.0
"""Seconds that an update may wait to be handled; beyond that the work stands still, whatever else answers."""

WEBHOOK: Mapping[bool | None, str] = {
    None: "does not know the webhook yet",
    True: "ok",
    False: "brings no updates: the webhook was removed or replaced; restart to set it again",
}
"""What is said of Telegram by whether it has our address."""

DATABASE_SECONDS = 3.0

log = structlog.get_logger(__name__)


class Source(Enum):
    """Where updates come from, as seen from this process."""

    POLLING = 1  # it asks for them
    WEBHOOK = 2  # Telegram brings them
    OTHERS = 3  # it or another process asks: its silence means nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Whether the bot does its work.

    Args:
        metrics: what is counted.
        engine: of the database.
        source: where updates come from.
        poll_seconds: how long one request for updates waits.
        clock: UTC seconds since 1970.
    """

    metrics: Metrics
    engine: AsyncEngine
    source: Source
    poll_seconds: float
    clock: Callable[[], float]

    async def alive(self, _request: Request) -> Response:
        """The process answers."""
        return PlainTextResponse("ok\n")

    async def ready(self, _request: Request) -> Response:
        """Telegram gives updates, or knows where to bring them; the database answers; they are handled. 503 if not."""
        database, since = await self._database()
        checks = {"telegram": self._telegram(), "database": database, "updates": self._updates(since)}
        ready = all(words == "ok" for words in checks.values())
        return JSONResponse({"ready": ready, **checks}, 200 if ready else 503)

    async def counted(self, _request: Request) -> Response:
        """Everything that is counted."""
        await self._database()
        return Response(self.metrics.text(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    def _telegram(self) -> str:
        if self.source is Source.OTHERS:
            return "ok"
        if self.source is Source.WEBHOOK:
            return WEBHOOK[self.metrics.has_address]
        if self.metrics.polled_at is None:
            return "has given no updates yet"
        silent = self.clock() - self.metrics.polled_at
        return "ok" if silent <= self.poll_seconds + GRACE else f"has given no updates for {silent:.0f} s"

    def _updates(self, since: float | None) -> str:
        waited = 0.0 if since is None else self.clock() - since
        return "ok" if waited <= STUCK else f"one has waited for {waited:.0f} s"

    async def _database(self) -> tuple[str, float | None]:
        """Whether it answers, and since when an update waits."""
        try:
            found = await asyncio.wait_for(workload(self.engine), DATABASE_SECONDS)
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            return f"does not answer ({type(error).__name__})", None
        self.metrics.stands(found.sessions, found.waiting)
        return "ok", found.since


@asynccontextmanager
async def listening(health: Health, port: int) -> AsyncIterator[None]:
    """Answer on a port of this machine for as long as the context lasts.

    Raises:
        UserError: if the port is taken.
    """
    routes = [
        Route("/healthz", health.alive),
        Route("/readyz", health.ready),
        Route("/metrics", health.counted),
    ]
    config = uvicorn.Config(
        Starlette(routes=routes), HOST, port, log_config=None, access_log=False, ws="none", lifespan="off",
        timeout_graceful_shutdown=1,
    )  # fmt: skip
    server = WebServer(config)
    serving = asyncio.ensure_future(server.listen("metrics_port"))
    try:
        # It tells of its start by this attribute alone.
        while not server.started:
            if serving.done():
                await serving
            await asyncio.sleep(0.02)
        log.info("metrics and health are served", host=HOST, port=port)
        yield
    finally:
        server.should_exit = True
        await asyncio.wait({serving})
