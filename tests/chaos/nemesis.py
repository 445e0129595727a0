"""Everything that goes wrong: the process killed, Telegram's bad days, a database that is locked, a full disk."""

import asyncio
import os
import random
import resource
import signal
import sqlite3
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from sqlalchemy import text

from bot.storage.engine import create_engine
from tests.telegram.process import ROOT
from tests.telegram.server import GATEWAY, TOKEN, BotApi, Fault, flood, refusal

BAD_DAY = 0.06
"""Share of requests that get a fault."""

HOUR = 3600


class Down(Exception):
    """The bot does not start; the message holds the end of its log."""


class Nemesis:
    """Runs the bot and breaks what it stands on; counts what it did."""

    def __init__(self, api: BotApi, folder: Path, database: str, seed: int) -> None:
        self._api = api
        self._folder = folder
        self._database = database
        self._rng = random.Random(f"nemesis {seed}")
        self._process: asyncio.subprocess.Process | None = None
        self._start_seconds = 0.0
        self.counts: Counter[str] = Counter()
        api.weather = self._weather
        api.redelivers = lambda: self._rng.choice((0, 0, 0, 0, 1, 3))

    def calm(self) -> None:
        """Telegram's good days."""
        self._api.weather = lambda _method: None
        self._api.redelivers = lambda: 0

    async def start(self) -> None:
        """Start the bot and wait until it works; like any supervisor, again if it ends by itself.

        Raises:
            Down: if it does not work within ten minutes.
        """
        before, began = self._api.polls, time.monotonic()
        await self._spawn()
        for _ in range(6000):
            if self._api.polls > before:
                self._start_seconds = time.monotonic() - began
                return
            if self._process is not None and self._process.returncode is not None:
                self.counts["ended by itself"] += 1
                await self._spawn()
            await asyncio.sleep(0.1)
        raise Down(self.said[-3000:])

    async def _spawn(self) -> None:
        """Start the bot, with a clock that is wrong by up to an hour."""
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "OMP_NUM_THREADS": "1",
            "CLOCK_WRONG_BY": str(self._rng.randint(-HOUR, HOUR)),
            "SPARRING_TOKEN": TOKEN,
            "SPARRING_TELEGRAM_API": self._api.url,
            "SPARRING_DATABASE": self._database,
            "SPARRING_UPLOADS": str(self._folder / "uploads"),
            "SPARRING_POLL_SECONDS": "2",
            "SPARRING_MESSAGES_PER_SECOND": "1000",
            "SPARRING_MESSAGES_PER_SECOND_AND_CHAT": "1000",
            "SPARRING_SESSIONS_PER_DAY": "100000",
            # Or a clock that jumps by an hour would pause talks, as it should.
            "SPARRING_IDLE_MINUTES": "1000",
        }
        command = (sys.executable, "-m", "tests.support.constant")
        self._process = await asyncio.create_subprocess_exec(
            *command,
            cwd=self._folder,
            env=environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        self._logging = asyncio.ensure_future(self._log(self._process))

    async def kill(self, *, after: float = 0.0) -> None:
        """Let the bot work for so long, then cut its power."""
        await asyncio.sleep(after)
        await self._end(signal.SIGKILL)
        self.counts["kills"] += 1

    async def stop(self) -> None:
        """Ask the bot to end."""
        await self._end(signal.SIGTERM)

    @property
    def said(self) -> str:
        """Everything that the bot has logged."""
        log = self._folder / "log"
        return log.read_text(encoding="utf-8") if log.exists() else ""

    async def end(self) -> None:
        """Whatever came, leave no bot behind."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def kill_again_and_again(self, times: int) -> None:
        """Kill and start the bot at random moments; where it starts slowly it also works slowly, and lives longer."""
        for _ in range(times):
            await self.kill(after=self._rng.uniform(0.05, max(3.0, 1.5 * self._start_seconds)))
            await self.start()

    async def lock(self, seconds: float) -> None:
        """Hold the database's write lock, as a backup or a careless script would."""
        self.counts["locks"] += 1
        if self._database.startswith("sqlite"):
            with closing(
                sqlite3.connect(self._database.removeprefix("sqlite:///"), isolation_level=None)
            ) as connection:
                await _begin(connection)
                await asyncio.sleep(seconds)
            return
        engine = create_engine(self._database)
        try:
            async with engine.begin() as connection_:
                await connection_.execute(text("lock table inbox, outbox, sessions in exclusive mode"))
                await asyncio.sleep(seconds)
        finally:
            await engine.dispose()

    async def fill_disk(self, seconds: float) -> None:
        """Let the bot write no file any further for a while: what it writes then fails as on a full disk."""
        if self._process is None or self._process.returncode is not None:
            return
        self.counts["full disks"] += 1
        pid = self._process.pid
        _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, hard))
        await asyncio.sleep(seconds)
        if self._process.returncode is None and self._process.pid == pid:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard, hard))

    async def _log(self, process: asyncio.subprocess.Process) -> None:
        """Write down what the bot says, where a full disk does not reach."""
        assert process.stdout is not None
        async for line in process.stdout:
            with (self._folder / "log").open("ab") as log:
                log.write(line)

    async def _end(self, by: signal.Signals) -> None:
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(by)
        else:
            self.counts["ended by itself"] += 1
        await self._process.wait()

    def _weather(self, method: str) -> Fault | None:
        if self._rng.random() > BAD_DAY:
            return None
        fault = self._rng.choice(
            (
                flood(1),
                GATEWAY,
                refusal(500, "Internal Server Error"),
                Fault(body="<html>no JSON</html>"),
                Fault(status=502, body="taken, and the answer lost", done=method != "getUpdates"),
                Fault(status=502, body="late", delay=1.0),
            )
        )
        self.counts[f"faults of {'getUpdates' if method == 'getUpdates' else 'other methods'}"] += 1
        if fault.done:
            self.counts["answers lost"] += 1
        return fault


async def _begin(connection: sqlite3.Connection) -> None:
    """Take the write lock, without a thread that would wait for it when nobody else does any more."""
    connection.execute("PRAGMA busy_timeout=0")
    while True:
        try:
            connection.execute("BEGIN IMMEDIATE")
            return
        except sqlite3.OperationalError:
            await asyncio.sleep(0.005)
