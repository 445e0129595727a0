"""Commands over the talks that are kept: shown, scored by the rules of today, moved to another database."""

import asyncio
import json

import pytest

from tests.support.commands import sparring
from tests.support.product import ANNA, COFFEE, practice_on
from tests.support.talking import LET_IN
from tests.support.worlds import RUSSIAN, ScriptedJudge

pytestmark = pytest.mark.timeout(240)

DEARER = "playbook: ours\nextends: active\ntitle: {ru: Наш, en: Ours}\nhelp: {hints: {hint_cost: 10}}\n"


@pytest.fixture
async def kept(tmp_path):
    """The address of a database with one talk, in which a hint was taken; and that talk."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    async with practice_on(url, ScriptedJudge(LET_IN)) as practice:
        await practice.users.remember(ANNA, "Анна", 1.0)
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        await practice.talks.hint(ANNA)
        for number in range(3):
            await practice.talks.reply(ANNA, f"реплика {number}")
        return url, (await practice.talks.stop(ANNA)).played.session


async def test_a_talk_is_shown_as_text_with_its_trainee_and_its_number(kept):
    url, session = kept
    shown = await asyncio.to_thread(sparring, "transcripts", SPARRING_DATABASE=url)
    assert shown.stdout.startswith(f"# {session.id}\n")
    assert "1. Анна\n> реплика 0\n[3 из 3] " in shown.stdout


async def test_a_rule_changed_since_is_tried_on_old_talks_and_nothing_is_written(kept, tmp_path):
    url, session = kept
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    (shelf / "ours.yaml").write_text(DEARER, encoding="utf-8")
    coffee = RUSSIAN.read_text(encoding="utf-8").replace("playbook: active", "playbook: ours")
    (shelf / "coffee.yaml").write_text(coffee, encoding="utf-8")

    async def tried(*words):
        today = {"SPARRING_DATABASE": url, "SPARRING_SCENARIOS": str(shelf)}
        return (await asyncio.to_thread(sparring, "regrade", "--dry-run", *words, **today)).stdout

    told = json.loads(await tried("--json"))
    assert (told["session"], told["before"]) == (session.id, session.score)
    assert told["after"] == pytest.approx(session.score - 7)
    assert f"{session.id} {COFFEE}, user {ANNA}: {told['before']:g} -> {told['after']:g}\n" in await tried()


async def test_everything_is_moved_and_counted_table_by_table(kept, tmp_path):
    url, session = kept
    new = f"sqlite:///{tmp_path / 'new.db'}"
    moved = await asyncio.to_thread(sparring, "db", "move", url, new)
    assert "sessions: 1\n" in moved.stdout
    assert "turns: 3\n" in moved.stdout
    again = await asyncio.to_thread(sparring, "db", "move", url, new)
    assert (again.returncode, "not empty" in again.stderr) == (1, True)
    async with practice_on(new, ScriptedJudge(LET_IN)) as practice:
        assert (await practice.past.review(session.id)).played.session == session
