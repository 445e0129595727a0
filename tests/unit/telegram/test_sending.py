"""A message is sent once, and what became of it is written to its own row alone."""

import asyncio

import pytest
from sqlalchemy.exc import OperationalError
from telegram.error import Forbidden

from bot.storage.outbox import NotOurs, Outgoing
from bot.telegram.limits import RateLimiter
from bot.telegram.sending import Sender
from tests.support.product import Clock, practice_on
from tests.support.worlds import ScriptedJudge, graded

ANNA = 2**51


class Telegram:
    """Takes messages, or refuses them; something may happen while the first one is on its way."""

    def __init__(self, meanwhile=None, refuses=False):
        self.said = []
        self._meanwhile = meanwhile
        self._refuses = refuses

    async def do_api_request(self, method, api_kwargs):
        self.said.append(api_kwargs["text"])
        meanwhile, self._meanwhile = self._meanwhile, None
        if meanwhile:
            await meanwhile()
            if self._refuses:
                raise Forbidden("bot was blocked by the user")


def owed(text):
    return Outgoing(chat=ANNA, method="sendMessage", payload=f'{{"text": "{text}"}}')


def sender(bot, outbox, steps, practice):
    return Sender(bot, outbox, steps, practice, RateLimiter(1000, 1000), asyncio.Event())


@pytest.fixture
async def practice(database):
    async with practice_on(database, ScriptedJudge(graded(2))) as practice:
        yield practice


@pytest.mark.parametrize("refuses", [False, True])
async def test_a_message_on_its_way_at_a_deletion_takes_no_other_off_the_queue(store, practice, refuses):
    clock = Clock()
    outbox, steps = store.outbox(), store.steps(clock)
    await steps.commit(steps.new(), [owed("the last answer")])
    (answer,) = await outbox.items([ANNA])

    async def deletion():
        clock.now += 1
        step = steps.new()
        await step.repository.users.erase(ANNA)
        await steps.commit(step, [owed("farewell")])

    bot = Telegram(deletion, refuses)
    send = sender(bot, outbox, steps, practice)
    with pytest.raises(NotOurs):
        await send(answer, 1)
    # On SQLite it has the number of the one that is gone.
    (farewell,) = await outbox.items([ANNA])
    assert await send(farewell, 1) is None
    assert bot.said == ["the last answer", "farewell"]
    assert await outbox.items([ANNA]) == []


async def test_a_message_that_could_not_be_marked_as_sent_is_not_sent_again(store, practice):
    outbox, steps, bot = store.outbox(), store.steps(Clock()), Telegram()
    await steps.commit(steps.new(), [owed("hello")])
    (message,) = await outbox.items([ANNA])

    class Failing:
        failed = False

        async def sent(self, message):
            if not self.failed:
                self.failed = True
                raise OperationalError(None, None, OSError("the database is away"))
            await outbox.sent(message)

    send = sender(bot, Failing(), steps, practice)
    with pytest.raises(OperationalError):
        await send(message, 1)
    assert await send(message, 1) is None
    assert bot.said == ["hello"]
    assert await outbox.items([ANNA]) == []
