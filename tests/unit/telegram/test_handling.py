"""What waits in the inbox is handled, or is told to its person and kept aside."""

import json
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import select, text
from structlog.testing import capture_logs
from telegram import Bot

from bot.config import Access, Settings
from bot.practice.access import Door
from bot.practice.privacy import People
from bot.practice.service import Product
from bot.storage.inbox import Received
from bot.storage.records import Status
from bot.storage.store import Store
from bot.storage.tables import InboxRow
from bot.telegram.handling import Handling
from bot.telegram.presence import Presence
from bot.telegram.processing import Unripe
from bot.telegram.suspects import Suspects
from bot.telegram.thoughts import Thoughts
from bot.telegram.watching import DONE, FAILED, Unwatched
from tests.support.product import ANNA, COFFEE, UNREADABLE, played_from, practice_on
from tests.support.worlds import ScriptedJudge, graded

SENDER = {"id": ANNA, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
CHAT = {"id": ANNA, "type": "private"}


def said(number, text):
    message = {"message_id": number, "date": 100, "chat": CHAT, "from": SENDER, "text": text}
    return Received(update_id=number, lane=ANNA, body=json.dumps({"update_id": number, "message": message}))


def blocked(number):
    bot = {"id": 99, "is_bot": True, "first_name": "Sparring"}
    old, new = {"user": bot, "status": "member"}, {"user": bot, "status": "kicked", "until_date": 0}
    changed = {"chat": CHAT, "from": SENDER, "date": 100, "old_chat_member": old, "new_chat_member": new}
    return Received(update_id=number, lane=ANNA, body=json.dumps({"update_id": number, "my_chat_member": changed}))


class Noted(Unwatched):
    """Notes what came of each try, and how long updates had waited."""

    def __init__(self):
        self.outcomes, self.waits = [], []

    def handled(self, kind, outcome, seconds):
        self.outcomes.append(outcome)

    def waited(self, seconds):
        self.waits.append(seconds)


class StumblingJudge(ScriptedJudge):
    """Grades replies until it is told to fail."""

    error = None

    def grade_one(self, context):
        if self.error:
            raise self.error
        return super().grade_one(context)


class Desk:
    """A practice and its inbox, without Telegram: what waits, what becomes of it, and what is owed then."""

    def __init__(self, store, practice, most=30):
        self.store, self.practice, self.judge = store, practice, practice.judge
        self.clock, self.watch = practice.now, Noted()
        self.inbox = store.inbox(most)
        suspects, bot = Suspects(self.inbox), Bot("1:token")
        memberships = store.repository().memberships
        door = Door(access=Access.OPEN, named=frozenset(), memberships=memberships, clock=self.clock)
        people = People(door=door, privacy=None)
        self.thoughts = Thoughts(self.inbox, suspects)
        self.handle = Handling(
            product=Product(settings=Settings(), practice=practice, people=people, store=store),
            bot=bot,
            inbox=self.inbox,
            steps=store.steps(self.clock),
            presence=Presence(bot),
            watch=self.watch,
            suspects=suspects,
        )
        self.look = suspects.look

    async def waiting(self):
        return await self.thoughts.items([ANNA])

    async def rows(self):
        async with self.store.engine.connect() as connection:
            columns = (InboxRow.state, InboxRow.tries, InboxRow.error, InboxRow.body)
            return [tuple(row) for row in await connection.execute(select(*columns).order_by(InboxRow.seq))]

    async def owed(self):
        return [json.loads(message.payload)["text"] for message in await self.store.outbox().items([ANNA])]

    async def status(self):
        """How the talk stands."""
        return (await self.practice.sessions.underway(ANNA)).session.status


@asynccontextmanager
async def desk_on(url, **limits):
    """A desk at which Anna is in the middle of a talk; opened again it is the same one after a restart."""
    store = await Store.open(url)
    async with practice_on(url, StumblingJudge(graded(1))) as practice:
        if await practice.sessions.underway(ANNA) is None:
            await practice.beginning.start(ANNA, COFFEE, seed=1)
        desk = Desk(store, practice, **limits)
        await desk.look()
        yield desk
    await store.close()


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'a.db'}"


@pytest.fixture
async def desk(url):
    async with desk_on(url) as desk:
        yield desk


async def test_a_thought_that_breaks_its_handler_is_told_once_and_all_its_messages_are_kept_aside(desk):
    desk.judge.error = RuntimeError()
    pieces = [said(1, "Мы делаем кухни на заказ."), said(2, "Что для вас важно?")]
    await desk.inbox.put(pieces, desk.clock())
    (thought,) = await desk.waiting()
    waits = [await desk.handle(thought, attempt) for attempt in (1, 2, 3)]
    assert waits[2] is None
    assert all(waits[:2])
    rows = await desk.rows()
    assert [row[0] for row in rows] == ["dead", "dead"]
    assert [row[1] for row in rows] == [2, 0]
    assert [row[2] for row in rows] == ["RuntimeError", "RuntimeError"]
    assert [row[3] for row in rows] == [piece.body for piece in pieces]
    assert len(await desk.owed()) == 1
    assert desk.watch.outcomes == [FAILED] * 3


async def test_a_beginning_is_handled_once_nothing_more_has_come_and_that_moment_is_no_delay(desk):
    await desk.inbox.put([said(1, "Здравствуйте!")], desk.clock())
    (thought,) = await desk.waiting()
    with pytest.raises(Unripe) as unripe:
        await desk.handle(thought, 1)
    desk.clock.now += unripe.value.seconds + 0.25
    assert await desk.handle(thought, 1) is None
    assert desk.watch.waits == [pytest.approx(0.25)]


async def test_a_scenario_that_cannot_be_read_any_more_is_our_fault_and_is_named_in_the_log(url):
    async with desk_on(url):
        pass
    await played_from(url, UNREADABLE)
    async with desk_on(url) as desk:
        await desk.inbox.put([said(1, "Что для вас важно?")], desk.clock())
        with capture_logs() as logs:
            assert await desk.handle((await desk.waiting())[0], 1) is None
        assert desk.watch.outcomes == [FAILED]
        assert [(one["log_level"], COFFEE in one["reason"]) for one in logs] == [("error", True)]
        assert len(await desk.owed()) == 1


async def test_who_blocks_the_bot_after_a_flood_is_taken_for_gone_and_told_nothing(url):
    async with desk_on(url, most=1) as desk:
        await desk.inbox.put([said(1, "Что для вас важно?"), blocked(2)], desk.clock())
        *_, block = await desk.waiting()
        assert block.excess
        assert await desk.handle(block, 1) is None
        assert (await desk.status(), await desk.owed(), desk.watch.outcomes) == (Status.PAUSED, [], [DONE])


async def test_what_nobody_has_sent_is_taken_off_the_queue_and_answered_to_nobody(desk):
    message = {"message_id": 1, "date": 100, "chat": {"id": -5, "type": "group", "title": "Продажи"}, "text": "/help"}
    message["entities"] = [{"type": "bot_command", "offset": 0, "length": 5}]
    nobodys = Received(update_id=1, lane=ANNA, body=json.dumps({"update_id": 1, "message": message}))
    await desk.inbox.put([nobodys], desk.clock())
    assert await desk.handle((await desk.waiting())[0], 1) is None
    assert (await desk.owed(), desk.watch.outcomes, (await desk.rows())[0][0]) == ([], [DONE], "done")


async def test_who_blocks_the_bot_hears_nothing_of_its_faults(desk):
    refuses = "create trigger refuses before update on sessions begin select raise(abort, 'a fault of ours'); end"
    async with desk.store.engine.begin() as connection:
        await connection.execute(text(refuses))
    await desk.inbox.put([blocked(1)], desk.clock())
    (block,) = await desk.waiting()
    assert [await desk.handle(block, attempt) for attempt in (1, 2, 3)][-1] is None
    assert (await desk.owed(), (await desk.rows())[0][0]) == ([], "dead")
    assert await desk.status() is Status.ACTIVE
