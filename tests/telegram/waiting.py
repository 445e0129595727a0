"""Waiting for what tells nobody that it has come: a file, a log, a row of the database."""

import asyncio
from collections.abc import Callable
from typing import Any


async def eventually(found: Callable[[], Any], seconds: float = 60.0) -> None:
    """Wait until `found` is true."""
    async with asyncio.timeout(seconds):
        while not found():  # noqa: ASYNC110
            await asyncio.sleep(0.05)
