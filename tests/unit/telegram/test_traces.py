"""What was deleted is let go from the database's log at the next round, and until that has worked."""

import asyncio

from sqlalchemy.exc import OperationalError

from bot.config import Settings
from bot.storage.claims import FileClaims
from bot.telegram.upkeep import Upkeep


class Nothing:
    """A practice in which nobody is idle, and an inbox without old receipts."""

    talks = property(lambda self: self)

    def now(self):
        return 0.0

    async def idle(self, before):
        return []

    async def forget(self, before):
        return 0


async def test_it_is_tried_at_the_start_after_each_deletion_and_again_while_it_does_not_work():
    stop, tries, nothing = asyncio.Event(), [], Nothing()
    # At the start; after a deletion, which twice does not work; after another one, which came meanwhile.
    results = [True, False, OperationalError(None, None, OSError("locked")), True, True]

    async def forget_log():
        tries.append(results.pop(0))
        if len(tries) in (1, 4):
            upkeep.erased()
        if not results:
            asyncio.get_running_loop().call_later(0.3, stop.set)
        if isinstance(tries[-1], Exception):
            raise tries[-1]
        return tries[-1]

    upkeep = Upkeep(
        practice=nothing, inbox=nothing, steps=nothing, claims=FileClaims(None), settings=Settings(),
        forget_log=forget_log, every=0.02,
    )  # fmt: skip
    async with asyncio.timeout(10):
        await upkeep.run(stop)
    assert len(tries) == 5
