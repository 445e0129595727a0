"""A bot as a process of its own against the small Bot API server, measured from its first update to its last answer."""

import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.ports import free_port
from tests.support.worlds import ROOT
from tests.telegram.server import TOKEN

AIOGRAM = "aiogram==3.28.2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bot:
    """What is measured.

    Args:
        name: for people.
        command: after `python -m`, or with a Python of its own after that; {url} is the server's address.
        settings: by their names.
        processes: of it, on one database.
        python: that runs it, where it is not ours.
    """

    name: str
    command: tuple[str, ...]
    settings: Mapping[str, str] = field(default_factory=dict)
    processes: int = 1
    python: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """What the bot has to do; see `tests.bench.fast_api`."""

    people: int
    replies: int
    rate: float | None = None
    cohort: int | None = None
    first: int = 1
    """Number of the first update: on a database used before, one that it has not seen."""

    @property
    def words(self) -> list[str]:
        """The server's arguments."""
        given = {"--rate": self.rate, "--cohort": self.cohort, "--first": self.first}
        options = [word for name, value in given.items() if value for word in (name, str(value))]
        return [str(self.people), str(self.replies), *options]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What came of it."""

    rate: float
    """Updates a second."""
    cpu: float
    """Milliseconds of CPU of the bot for each update, its start left out."""
    memory: float
    """MB that the bot held in the end."""
    latencies: Sequence[float]
    """Seconds from when each update could be taken to when its answer came."""

    def latency(self, share: float) -> float:
        """Milliseconds within which so large a share of the answers came."""
        ordered = sorted(self.latencies)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


PTB = Bot(name="python-telegram-bot, echo, one at a time", command=("tests.bench.echo_ptb", "{url}", "1"))
PTB_32 = Bot(name="python-telegram-bot, echo, 32 at once", command=("tests.bench.echo_ptb", "{url}", "32"))
AIOHTTP = Bot(name="aiohttp alone, echo, 32 at once", command=("tests.bench.echo_aiohttp", "{url}", TOKEN))
OURS = Bot(name="ours, constant embedder, polling", command=("tests.support.constant",))
WEBHOOK = Bot(
    name="ours, constant embedder, webhook", command=("tests.support.constant",), settings={"mode": "webhook"}
)
REAL = Bot(name="ours, real embedder, polling", command=("bot", "run"))
REAL_WEBHOOK = Bot(name="ours, real embedder, webhook", command=("bot", "run"), settings={"mode": "webhook"})


@contextmanager
def aiogram() -> Iterator[Bot]:
    """The echo of aiogram, in an environment made for it: it wants another pydantic than we do."""
    uv = str(Path(sys.executable).with_name("uv"))
    with tempfile.TemporaryDirectory(prefix="aiogram-") as folder:
        python = f"{folder}/bin/python"
        subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, folder], check=True)
        subprocess.run([uv, "pip", "install", "--quiet", "--python", python, AIOGRAM], check=True)
        file = str(ROOT / "tests" / "bench" / "echo_aiogram.py")
        yield Bot(name="aiogram, echo, a task each", command=(file, "{url}", TOKEN), python=python)


def measure(bot: Bot, traffic: Traffic, database: str | None = None) -> Figures:
    """Run a bot through the traffic; on a new SQLite database where none is given."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, ExitStack() as stack:
        folder = Path(name)
        api = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.fast_api", *traffic.words],
            stdout=subprocess.PIPE, text=True, cwd=ROOT,
        )  # fmt: skip
        stack.callback(_end, api)
        assert api.stdout
        url = f"http://127.0.0.1:{api.stdout.readline().strip()}"
        log = stack.enter_context((folder / "log").open("wb"))
        bots = []
        for _ in range(bot.processes):
            environment = _environment(bot, folder, url, database or f"sqlite:///{folder}/a.db")
            words = [word.format(url=url) for word in bot.command]
            command = [bot.python, *words] if bot.python else [sys.executable, "-m", *words]
            process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
            stack.callback(_end, process)
            bots.append(process)
        if api.stdout.readline() != "begun\n":
            raise RuntimeError((folder / "log").read_text(encoding="utf-8")[-2000:])
        started = sum(_cpu(process.pid) for process in bots)
        figures = json.loads(api.stdout.readline())
        cpu = sum(_cpu(process.pid) for process in bots) - started
        memory = sum(_memory(process.pid) for process in bots)
        return Figures(
            rate=figures["updates"] / figures["seconds"],
            cpu=1000 * cpu / figures["updates"],
            memory=memory,
            latencies=figures["latencies"],
        )


def told(figures: Sequence[float], digits: int = 0) -> str:
    """Median, lowest and highest."""
    return f"{statistics.median(figures):.{digits}f} ({min(figures):.{digits}f} to {max(figures):.{digits}f})"


def load() -> str:
    """How busy the machine is, for whoever reads the figures."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {time.strftime('%d %b %H:%M')}"


def _environment(bot: Bot, folder: Path, url: str, database: str) -> dict[str, str]:
    port = free_port()
    settings = {
        "token": TOKEN,
        "telegram_api": url,
        "database": database,
        "uploads": f"{folder}/uploads",
        "messages_per_second": "100000",
        "messages_per_second_and_chat": "100000",
        "sessions_per_day": "100000",
        "webhook_url": f"http://127.0.0.1:{port}",
        "webhook_port": str(port),
        "log_level": "warning",
        **bot.settings,
    }
    own = {f"SPARRING_{name.upper()}": value for name, value in settings.items()}
    return {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", **own}


def _cpu(pid: int) -> float:
    """Seconds of CPU that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> float:
    """MB that a process holds."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _end(process: "subprocess.Popen[str] | subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()
