"""How long tests wait, and waiting for what tells nobody that it has come: a log, a row of the database."""

import asyncio
from collections.abc import Callable
from inspect import isawaitable
from typing import Any

import pytest

PATIENCE = 120.0
"""Seconds after which something is said never to come. Only a test that fails waits so long; a busy machine is slow."""

patient = pytest.mark.timeout(5 * PATIENCE)
"""The mark of tests that start processes and wait for them."""


async def eventually(found: Callable[[], Any]) -> Any:
    """What `found` returns, or what comes of awaiting that, once it is true."""
    async with asyncio.timeout(PATIENCE):
        while True:
            result = found()
            if isawaitable(result):
                result = await result
            if result:
                return result
            await asyncio.sleep(0.05)
