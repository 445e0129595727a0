"""The bot as it runs for people: a process of its own, talking HTTP to the server given."""

import asyncio
import os
import secrets
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.support.ports import free_port
from tests.support.waiting import PATIENCE, eventually
from tests.support.worlds import ROOT
from tests.telegram.server import TOKEN, BotApi

MANAGER = 77


class BotProcess:
    """`python -m bot run` in a folder of its own; started again it finds its database there.

    Args:
        api: that it talks to.
        folder: its own.
        token: that it shows.
        database: by its address; a file in the folder when left out.
        command: the module that is run in its place, with its arguments.
        settings: by their names.
    """

    def __init__(
        self,
        api: BotApi,
        folder: Path,
        token: str = TOKEN,
        database: str | None = None,
        command: tuple[str, ...] = ("bot", "run"),
        **settings: object,
    ) -> None:
        self._api = api
        self._command = command
        self._folder = folder
        self._token = token
        self._log = folder / f"log-{secrets.token_hex(3)}"
        self._database = database or f"sqlite:///{folder / 'sparring.db'}"
        self._settings = {f"SPARRING_{name.upper()}": str(value) for name, value in settings.items()}
        self._process: asyncio.subprocess.Process | None = None
        self.port = 0

    @property
    def log(self) -> str:
        """Everything it has written so far."""
        return self._log.read_text(encoding="utf-8")

    @property
    def pid(self) -> int:
        """The number of the process."""
        assert self._process is not None
        return self._process.pid

    async def says(self, part: str) -> None:
        """Wait until these words stand in the log."""
        await eventually(lambda: part in self.log)

    async def start(self) -> None:
        """Start it; ready when it has asked for updates."""
        self.port = free_port()
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "OMP_NUM_THREADS": "1",
            "SPARRING_TOKEN": self._token,
            "SPARRING_TELEGRAM_API": self._api.url,
            "SPARRING_DATABASE": self._database,
            "SPARRING_UPLOADS": str(self._folder / "uploads"),
            "SPARRING_MANAGERS": str(MANAGER),
            "SPARRING_POLL_SECONDS": "2",
            "SPARRING_WEBHOOK_URL": f"http://127.0.0.1:{self.port}",
            "SPARRING_WEBHOOK_PORT": str(self.port),
            **self._settings,
        }
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", *self._command, cwd=self._folder, env=environment, stdout=log, stderr=log
            )

    async def ready(self) -> None:
        """Wait until it asks for updates, or says where they are to be brought."""
        before = self._api.polls
        try:
            await self._api.until(lambda: self._api.polls > before or self._api.webhook)
        except TimeoutError:
            raise AssertionError(f"the bot did not start:\n{self.log}") from None

    async def ends(self, seconds: float | None = PATIENCE) -> int:
        """The exit code, once it ends by itself; without `seconds` however long it takes."""
        assert self._process is not None
        return await asyncio.wait_for(self._process.wait(), seconds)

    async def stop(self, by: signal.Signals = signal.SIGTERM) -> int:
        """End it with a signal; the exit code."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(by)
        return await self.ends()


@asynccontextmanager
async def running_bot(
    api: BotApi, folder: Path, database: str | None = None, *, wait: bool = True, **settings: object
) -> AsyncIterator[BotProcess]:
    """A bot with these settings, as a rule once it is on; it is ended in the end, whatever came."""
    bot = BotProcess(api, folder, database=database, **settings)
    await bot.start()
    try:
        if wait:
            await bot.ready()
        yield bot
    finally:
        await bot.stop(signal.SIGKILL)
