"""Backup and restore around a bot that is on; on SQLite, PostgreSQL has tools of its own."""

import asyncio
import signal
from functools import partial

import pytest

from tests.support import commands
from tests.support.waiting import patient
from tests.telegram.talks import PASSIVE, begin, greet, talk

pytestmark = patient


@pytest.fixture
def sparring(tmp_path):
    """Run a command beside the bot, on its database; exit code and what was printed."""
    beside = partial(commands.sparring, cwd=tmp_path, SPARRING_DATABASE=f"sqlite:///{tmp_path / 'sparring.db'}")

    async def run(*words):
        done = await asyncio.to_thread(beside, *words)
        return done.returncode, done.stdout + done.stderr

    return run


async def test_a_talk_goes_on_from_the_copy(bot, anna, sparring, tmp_path):
    await greet(anna)
    await begin(anna, PASSIVE)
    copying = asyncio.ensure_future(sparring("backup", "copy.db"))
    await talk(anna, ["Добрый день! Для чего вам телефон?"])
    code, printed = await copying
    assert (code, "copy.db" in printed) == (0, True), printed
    await anna.say("/stop")
    await anna.hears("Итог:")

    code, printed = await sparring("restore", "copy.db")
    assert code == 1
    assert "stop the bot first" in printed
    assert "Traceback" not in printed

    await bot.stop(signal.SIGKILL)
    code, printed = await sparring("restore", "copy.db")
    assert code == 0, printed
    assert len(list(tmp_path.glob("sparring.db.replaced-*"))) >= 1
    await bot.start()
    await bot.ready()
    await anna.say("/resume")
    await anna.hears("Разговор и так идёт")


async def test_a_backup_of_nothing_is_explained(sparring):
    code, printed = await sparring("backup", "copy.db")
    assert code == 1
    assert "there is no database" in printed
