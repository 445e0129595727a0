"""An echo bot with nothing but aiohttp: python -m tests.bench.echo_aiohttp URL; says back what it hears, 32 at once."""

import asyncio
import sys
from typing import Any

import aiohttp

AT_ONCE = 32


async def main(url: str, token: str) -> None:
    """Poll, and answer each update with one message, while the next ones are fetched."""
    connector = aiohttp.TCPConnector(limit=2 * AT_ONCE)
    async with aiohttp.ClientSession(connector=connector) as session, asyncio.TaskGroup() as group:
        slots = asyncio.Semaphore(AT_ONCE)

        async def echo(update: dict[str, Any]) -> None:
            content = update.get("message") or update["callback_query"]
            fields = {"chat_id": content["from"]["id"], "text": content.get("text", "…")}
            async with session.post(f"{url}/bot{token}/sendMessage", data=fields) as answer:
                await answer.read()
            slots.release()

        offset = 0
        while True:
            wanted = {"offset": offset, "timeout": 30}
            async with session.post(f"{url}/bot{token}/getUpdates", data=wanted) as answer:
                batch = (await answer.json())["result"]
            for update in batch:
                offset = update["update_id"] + 1
                await slots.acquire()
                group.create_task(echo(update))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
