"""What was deleted is let go from the database's log at the next round, and until that has worked."""

import asyncio

from sqlalchemy.exc import OperationalError

from bot.config import Settings
from bot.practice.privacy import People, Privacy
from bot.practice.service import Product
from bot.storage.claims import FileClaims
from bot.telegram.upkeep import Upkeep
from tests.support.product import Clock, practice_on
from tests.support.worlds import ScriptedJudge


class Data:
    """A database whose log is let go as it is told, and which is told of deletions meanwhile."""

    def __init__(self, results, stop):
        self.results, self.stop, self.tries = results, stop, 0

    async def forget_log(self):
        result = self.results.pop(0)
        self.tries += 1
        if self.tries in (1, 4):
            self.privacy.erased()
        if not self.results:
            asyncio.get_running_loop().call_later(0.3, self.stop.set)
        if isinstance(result, Exception):
            raise result
        return result


async def test_it_is_tried_at_the_start_after_each_deletion_and_again_while_it_does_not_work(store, database):
    stop = asyncio.Event()
    # At the start; after a deletion, which twice does not work; after another one, which came meanwhile.
    data = Data([True, False, OperationalError(None, None, OSError("locked")), True, True], stop)
    memberships = store.repository().memberships
    data.privacy = Privacy(data=data, memberships=memberships, keep_days=None, clock=Clock())
    people = People(door=None, privacy=data.privacy)
    async with practice_on(database, ScriptedJudge()) as practice:
        product = Product(settings=Settings(), practice=practice, people=people, store=store)
        inbox, steps = store.inbox(30), store.steps(practice.now)
        upkeep = Upkeep(product=product, inbox=inbox, steps=steps, claims=FileClaims(None), every=0.02)
        async with asyncio.timeout(10):
            await upkeep.run(stop)
    assert data.tries == 5
