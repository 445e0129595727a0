"""CPU of a turn by part, the bot's own way from an update to the message sent: python -m tests.bench.turn_costs."""

import argparse
import asyncio
import json
import statistics
import tempfile
import time
import warnings
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from functools import partial

from aiohttp import web
from pydantic import SecretStr
from telegram import Bot
from telegram.warnings import PTBUserWarning

from bot.app.mind import Models, default_models
from bot.app.product import open_app
from bot.config import Settings, load_settings
from bot.grading.embedding import Embedder, Vectors
from bot.grading.training import labelled
from bot.grading.types import Grade, Judge, ReplyContext
from bot.practice.errors import NoSession
from bot.practice.service import Practice
from bot.scenario.model import Scenario
from bot.scenario.vocabulary import Mode
from bot.storage.inbox import Received, take_off
from bot.storage.outbox import Outgoing
from bot.storage.store import Store
from bot.telegram.outbox import Outbox
from bot.telegram.requesting import Requests
from bot.texts.rendering import lines_pieces

PARTS = ("embedding", "detection", "machine", "storage", "send")
"""Storage is all that is neither the core nor the request to Telegram: the database, and what runs between."""

ME = 1
PENDING = 1000
BOT = {"id": 1, "is_bot": True, "first_name": "bench", "username": "bench_bot"}

Cost = dict[str, float]
"""Milliseconds of CPU, by part."""


async def turn_costs(settings: Settings, scenario: str | None, turns: int, models: Models | None = None) -> list[Cost]:
    """Play so many replies, and say what each cost.

    Args:
        settings: with a database of its own, for it is written to.
        scenario: its id; the first on the shelf when left out.
        turns: how many.
        models: other than the default ones.
    """
    account, models = _Account(), models or default_models()
    counted = Models(
        embedder=_CountedEmbedder(models.embedder, account),
        reader=models.reader.over(lambda own: _CountedEmbedder(own, account)),
    )
    async with open_app(settings, models=counted) as product, _telegram() as bot:
        practice = product.practice
        shelf = {entry.id: entry for entry in practice.shelf.scenarios()}
        chosen = scenario or min(shelf)
        lines = _replies(shelf[chosen].scenario, practice.shelf.mode_of(shelf[chosen]))
        watched = replace(practice, judge=_CountedJudge(practice.judge, account))
        trainee = _Trainee(watched, product.store, bot, account, chosen)
        await trainee.begin()
        costs = [await trainee.turn(number, lines[number % len(lines)]) for number in range(turns + 1)]
        return costs[1:]  # the first does what is done once only


class _Account:
    """CPU of one thread by part; what a part spends on another within is the other's."""

    def __init__(self) -> None:
        self._spent: defaultdict[str, float] = defaultdict(float)
        self._within = 0.0

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        outer, self._within, began = self._within, 0.0, time.thread_time()
        try:
            yield
        finally:
            spent = time.thread_time() - began
            self._spent[name] += spent - self._within
            self._within = outer + spent

    def take(self, name: str) -> float:
        """Seconds of a part since it was last taken."""
        return self._spent.pop(name, 0.0)


class _CountedEmbedder:
    def __init__(self, within: Embedder, account: _Account) -> None:
        self._within = within
        self._account = account

    @property
    def identity(self) -> str:
        return self._within.identity

    def embed(self, texts: Sequence[str]) -> Vectors:
        with self._account.part("embedding"):
            return self._within.embed(texts)


class _CountedJudge:
    def __init__(self, within: Judge, account: _Account) -> None:
        self._within = within
        self._account = account

    def grade_one(self, context: ReplyContext) -> Grade:
        with self._account.part("detection"):
            return self._within.grade_one(context)


class _Trainee:
    """Somebody whose updates are handled one after the other, as the bot handles them."""

    def __init__(self, practice: Practice, store: Store, bot: Bot, account: _Account, scenario: str) -> None:
        self._practice = practice
        self._inbox, self._outbox = store.inbox(PENDING), store.outbox()
        self._steps = store.steps(practice.now)
        self._bot = bot
        self._account = account
        self._scenario = scenario

    async def begin(self) -> None:
        """Begin a talk, its scenario's meanings ready."""
        opened = await self._practice.beginning.start(ME, self._scenario, seed=0)
        await self._practice.core.run(lambda: [None for _ in opened.world.warming()])

    async def turn(self, number: int, line: str) -> Cost:
        """Take one reply from the update to the message sent."""
        for part in PARTS:
            self._account.take(part)
        core, process = await self._practice.core.run(time.thread_time), time.process_time()
        try:
            message = await self._handle(number, line)
        except NoSession:  # the customer has ended the last one
            await self.begin()
            return await self.turn(number, line)
        # The core first: its thread still makes the meaning of what the customer has just said.
        core = await self._practice.core.run(time.thread_time) - core
        process = time.process_time() - process
        embedding, detection = self._account.take("embedding"), self._account.take("detection")
        began = time.thread_time()
        await self._bot.do_api_request(message.method, api_kwargs={"chat_id": ME, **json.loads(message.payload)})
        send = time.thread_time() - began
        costs = (embedding, detection, core - embedding - detection, process - core, send)
        return {part: 1000 * cost for part, cost in zip(PARTS, costs, strict=True)}

    async def _handle(self, number: int, line: str) -> Outgoing:
        """All that is done for an update but for the request to Telegram; the message that is owed."""
        now = self._practice.now()
        await self._inbox.put([Received(update_id=number, lane=ME, body=json.dumps({"text": line}))], now)
        (letter,) = await self._inbox.items(await self._inbox.lanes((), 1))
        step, said = self._steps.new(), Outbox()
        replied = await self._practice.within(step.repository).talks.reply(ME, line)
        said.send(ME, lines_pieces(replied.turn.answer))
        await self._steps.commit(step, said.messages, take_off(letter, now))
        for owed in await self._outbox.items(await self._outbox.lanes((), 1)):
            await self._outbox.sent(owed)
        return said.messages[0]


def _replies(scenario: Scenario, mode: Mode) -> list[str]:
    """Labelled replies in the language of a scenario, for a sale of its kind; the same each time."""
    wanted = scenario.language, mode
    return [row.context.reply for row in labelled() if (row.context.language, row.context.mode) == wanted]


@asynccontextmanager
async def _telegram() -> AsyncIterator[Bot]:
    """A bot of a server of our own."""
    warnings.filterwarnings("ignore", message=r"Please use 'Bot\.", category=PTBUserWarning)
    async with _server() as url:
        request, updates = Requests(1, url), Requests(1, url)
        async with Bot("1:bench", base_url=f"{url}/bot", request=request, get_updates_request=updates) as bot:
            yield bot


@asynccontextmanager
async def _server() -> AsyncIterator[str]:
    """The address of a server that takes everything, in a thread whose CPU nobody counts."""
    loop = asyncio.get_running_loop()
    ready: asyncio.Future[tuple[str, Callable[[], object]]] = loop.create_future()

    async def serve() -> None:
        application, stop = web.Application(), asyncio.Event()
        application.router.add_route("*", "/{any:.*}", _take)
        runner = web.AppRunner(application)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        url = "http://{}:{}".format(*runner.addresses[0])
        end = partial(asyncio.get_running_loop().call_soon_threadsafe, stop.set)
        loop.call_soon_threadsafe(ready.set_result, (url, end))
        await stop.wait()
        await runner.cleanup()

    serving = asyncio.ensure_future(asyncio.to_thread(lambda: asyncio.run(serve())))
    url, end = await ready
    try:
        yield url
    finally:
        end()
        await serving


async def _take(request: web.Request) -> web.Response:
    await request.read()
    return web.json_response({"ok": True, "result": BOT})


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.turn_costs", description=__doc__)
    parser.add_argument("--turns", type=int, default=40)
    parser.add_argument("--scenario")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        own = {"database": SecretStr(f"sqlite:///{folder}/turns.db"), "sessions_per_day": 10**6, "metrics_port": None}
        settings = load_settings().model_copy(update=own)
        costs = asyncio.run(turn_costs(settings, options.scenario, options.turns))
    figures = {part: [cost[part] for cost in costs] for part in PARTS}
    figures["all but embedding"] = [sum(cost.values()) - cost["embedding"] for cost in costs]
    print(f"{options.turns} turns, CPU in ms")
    for part, found in figures.items():
        steps = statistics.quantiles(found, n=20)
        print(f"{part + ':':19}p50 {statistics.median(found):.1f} (5 % {steps[0]:.1f}, 95 % {steps[-1]:.1f})")


if __name__ == "__main__":
    main()
