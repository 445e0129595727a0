"""An update that takes the whole process with it is tried a few times, told to its person, and kept aside."""

import asyncio
import json
import signal

import pytest
from sqlalchemy import select

from bot.storage.engine import create_engine
from bot.storage.tables import InboxRow, SessionRow, TurnRow
from bot.telegram.suspects import CRASHED, TRIES
from tests.support.dying import DEADLY
from tests.support.waiting import PATIENCE
from tests.telegram.person import Person
from tests.telegram.process import BotProcess
from tests.telegram.talks import PASSIVE, begin, greet

LIVES = TRIES + 1
pytestmark = pytest.mark.timeout(2 * LIVES * PATIENCE)

DEADLY_REPLY = f"Здравствуйте! {DEADLY}, расскажите, что для вас важно?"
GIVEN_UP = "несколько раз сломался"


async def kept(database: str) -> tuple[list[tuple[str, int, str | None]], list[tuple[int, str]]]:
    """The dead letters by their words, tries and reason; and every graded reply with its person."""
    engine = create_engine(database)
    async with engine.connect() as connection:
        dead = await connection.execute(
            select(InboxRow.body, InboxRow.tries, InboxRow.error).where(InboxRow.state == "dead")
        )
        letters = [(json.loads(row.body)["message"]["text"], row.tries, row.error) for row in dead]
        turns = await connection.execute(
            select(SessionRow.user_id, TurnRow.turn).join(SessionRow).order_by(SessionRow.user_id, TurnRow.number)
        )
        graded = [(row.user_id, json.loads(row.turn)["reply"]) for row in turns]
    await engine.dispose()
    return letters, graded


async def supervised(bot: BotProcess, done: asyncio.Event) -> int:
    """Start the bot again whenever it dies, as systemd would; how often it died."""
    deaths = 0
    over = asyncio.ensure_future(done.wait())
    while True:
        ended = asyncio.ensure_future(bot.ends(None))
        try:
            await asyncio.wait({ended, over}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            ended.cancel()
        if done.is_set():
            return deaths
        deaths += 1
        await bot.start()


async def test_an_update_that_kills_the_process_is_given_up_and_nothing_else_is_lost(api, anna, tmp_path, database):
    others = [Person(api, 200 + n) for n in range(2)]
    bot = BotProcess(api, tmp_path, database=database, command=("tests.support.dying",))
    await bot.start()
    over = asyncio.Event()
    supervisor = asyncio.ensure_future(supervised(bot, over))
    try:
        await bot.ready()
        for person in (anna, *others):
            await greet(person)
            await begin(person, PASSIVE)
        said = [f"Реплика {number}: чем вы пользуетесь сейчас?" for number in range(2)]
        await anna.say(DEADLY_REPLY)
        await anna.say("/pause")
        for number, line in enumerate(said):
            for person in others:
                await person.say(line, date=60 * number)
        told = await anna.hears(GIVEN_UP, LIVES * PATIENCE)
        await anna.hears("Пауза")
        for person in others:
            await person.say("/pause")
            await person.hears("Пауза")
        over.set()
        assert await supervisor == LIVES
        letters, graded = await kept(database)
        assert letters == [(DEADLY_REPLY, TRIES, CRASHED)]
        assert graded == [(person.id, line) for person in others for line in said]
        code = (told.text or "").partition("код ")[2].rstrip(".")
        assert f"code={code}" in bot.log
    finally:
        supervisor.cancel()
        await bot.stop(signal.SIGKILL)
