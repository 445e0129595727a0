"""CPU of a message sent: the library's own HTTP client beside ours, eight at once: python -m tests.bench.sending."""

import argparse
import asyncio
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable

from telegram import Bot
from telegram.request import BaseRequest, HTTPXRequest
from telegram.warnings import PTBUserWarning

from bot.telegram.requesting import Requests
from bot.telegram.sending import AT_ONCE
from bot.telegram.serving import CONNECTIONS
from tests.support.worlds import ROOT
from tests.telegram.server import TOKEN


async def milliseconds(address: str, request: BaseRequest, messages: int) -> float:
    """Of CPU for each message."""
    bot = Bot(TOKEN, base_url=f"{address}/bot", request=request, get_updates_request=request)
    await bot.initialize()

    async def send(count: int) -> None:
        for _ in range(count):
            await bot.do_api_request("sendMessage", api_kwargs={"chat_id": 1, "text": "Добрый день!"})

    await send(AT_ONCE)
    start = time.process_time()
    await asyncio.gather(*(send(messages // AT_ONCE) for _ in range(AT_ONCE)))
    spent = time.process_time() - start
    await bot.shutdown()
    return 1000 * spent / (messages // AT_ONCE * AT_ONCE)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.sending", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--messages", type=int, default=200)
    options = parser.parse_args()
    warnings.filterwarnings("ignore", message=r"Please use 'Bot\.", category=PTBUserWarning)
    command = [sys.executable, "-m", "tests.bench.fast_api", "1", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as api:
        assert api.stdout
        address = f"http://127.0.0.1:{api.stdout.readline().strip()}"
        clients: dict[str, Callable[[], BaseRequest]] = {
            "the library's client": lambda: HTTPXRequest(connection_pool_size=CONNECTIONS, pool_timeout=30),
            "ours": lambda: Requests(CONNECTIONS, address),
        }
        found: dict[str, list[float]] = {name: [] for name in clients}
        for _ in range(options.rounds):
            for name, client in clients.items():
                found[name].append(asyncio.run(milliseconds(address, client(), options.messages)))
        api.kill()
    first = statistics.median(next(iter(found.values())))
    for name, times in found.items():
        middle = statistics.median(times)
        print(f"{name}: {middle:.2f} ms ({min(times):.2f} to {max(times):.2f}), {middle / first:.2f} of the library's")


if __name__ == "__main__":
    main()
