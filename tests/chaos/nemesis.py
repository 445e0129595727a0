"""All that goes wrong: the process killed, Telegram's bad days, a locked database, a full disk, a clock that jumps."""

import asyncio
import os
import random
import signal
import sqlite3
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from sqlalchemy import text

from bot.storage.engine import create_engine
from tests.chaos.clock import Clock
from tests.chaos.disk import Disk
from tests.support.worlds import ROOT
from tests.telegram.faults import GATEWAY, Cut, Fault, flood, refusal
from tests.telegram.server import TOKEN, BotApi

BAD_DAY = 0.06
"""Share of requests that get a fault."""

HANGS = 0.02
"""Share of the faults that are an answer which never comes."""

HOUR = 3600

LAST_WORDS = 8
"""Lines of the log that tell why a bot ended by itself."""

FAULTS = (
    flood(1),
    GATEWAY,
    refusal(500, "Internal Server Error"),
    Fault(body="<html>no JSON</html>"),
    Fault(status=502, body="taken, and the answer lost", done=True),
    Fault(status=502, body="late", delay=1.0),
    Fault(cut=Cut.NOTHING),
    Fault(cut=Cut.NOTHING, done=True),
    Fault(cut=Cut.HALF, done=True),
)

CUTS = {
    (Cut.NOTHING, False): "connections cut before the request counted",
    (Cut.NOTHING, True): "connections cut before the answer",
    (Cut.HALF, True): "connections cut in the answer",
    (Cut.HANGS, True): "answers that never came",
}
"""What a broken connection is counted as, by where it broke and whether what was asked is done."""


class Down(Exception):
    """The bot does not start; the message holds the end of its log."""


class Nemesis:
    """Runs the bot and breaks what it stands on; counts what it did."""

    def __init__(self, api: BotApi, folder: Path, database: str, disk: Disk, seed: int, *, hangs: bool) -> None:
        self._api = api
        self._folder = folder
        self._database = database
        self._disk = disk
        self._hangs = hangs
        self._clock = Clock(folder / "clock")
        self._log: list[str] = []
        self._lives = 0
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
                self._mourn()
                await self._spawn()
            await asyncio.sleep(0.1)
        raise Down(self.said[-3000:])

    async def _spawn(self) -> None:
        """Start the bot, at an address of the server's that is this process's own."""
        self._lives += 1
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "OMP_NUM_THREADS": "1",
            "SPARRING_TOKEN": TOKEN,
            "SPARRING_TELEGRAM_API": self._api.address(self._lives),
            "SPARRING_DATABASE": self._database,
            "SPARRING_UPLOADS": str(self._folder / "uploads"),
            "SPARRING_POLL_SECONDS": "2",
            "SPARRING_MESSAGES_PER_SECOND": "1000",
            "SPARRING_MESSAGES_PER_SECOND_AND_CHAT": "1000",
            "SPARRING_SESSIONS_PER_DAY": "100000",
            # Or a clock that jumps by an hour would pause talks, as it should.
            "SPARRING_IDLE_MINUTES": "1000",
        }
        command = (sys.executable, "-m", "tests.chaos.bot", str(self._folder / "clock"))
        self._process = await asyncio.create_subprocess_exec(
            *command,
            cwd=self._folder,
            env=environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        self._logging = asyncio.ensure_future(self._listen(self._process))

    async def kill(self, *, after: float = 0.0) -> None:
        """Let the bot work for so long, then cut its power."""
        await asyncio.sleep(after)
        await self._end(signal.SIGKILL)
        self.counts["kills"] += 1

    async def stop(self) -> float:
        """Ask the bot to end; the seconds that it took."""
        asked = time.monotonic()
        await self._end(signal.SIGTERM)
        return time.monotonic() - asked

    @property
    def said(self) -> str:
        """Everything that the bot has logged."""
        return "".join(self._log)

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
        """Leave no byte of the disk free for a while."""
        if self._process is None or self._process.returncode is not None:
            return
        self.counts[self._disk.kind] += 1
        with self._disk.full(self._process.pid):
            await asyncio.sleep(seconds)

    def jump(self) -> None:
        """Set the clock of the bot wrong by up to an hour, while it runs."""
        self.counts["jumps of the clock"] += 1
        self._clock.jump(self._rng.randint(-HOUR, HOUR))

    async def _listen(self, process: asyncio.subprocess.Process) -> None:
        """Keep what the bot says, where a full disk does not reach."""
        assert process.stdout is not None
        async for line in process.stdout:
            self._log.append(line.decode())

    async def _end(self, by: signal.Signals) -> None:
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(by)
        else:
            self._mourn()
        await self._process.wait()

    def _mourn(self) -> None:
        """Count a bot that ended by itself, and tell why it did."""
        self.counts["ended by itself"] += 1
        print(f"the bot ended by itself; the last that it said: {''.join(self._log[-LAST_WORDS:])}", file=sys.stderr)

    def _weather(self, method: str) -> Fault | None:
        if self._rng.random() > BAD_DAY:
            return None
        hangs = self._hangs and method != "getUpdates" and self._rng.random() < HANGS
        fault = Fault(cut=Cut.HANGS, done=True) if hangs else self._rng.choice(FAULTS)
        if method == "getUpdates" and fault.done and fault.cut is None:
            fault = GATEWAY
        self.counts[f"faults of {'getUpdates' if method == 'getUpdates' else 'other methods'}"] += 1
        if fault.cut:
            self.counts[CUTS[fault.cut, fault.done]] += 1
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
