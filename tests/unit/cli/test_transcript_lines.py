"""Finished talks as JSON Lines: what a coach reads is what the grader judged."""

import asyncio
import json

import pytest

from bot.scenario.vocabulary import Move as M
from tests.support.commands import sparring
from tests.support.product import ANNA, COFFEE, practice_on
from tests.support.worlds import ScriptedJudge, graded

pytestmark = pytest.mark.timeout(240)

ASKS = graded(3, M.GREETING, M.REASON_FOR_CONTACT, M.PERMISSION, M.OPEN_QUESTION, M.PERSONALISATION)
TELLS = graded(3, M.RECOMMENDATION, M.BENEFIT, M.ACTIVE_LISTENING, points=("fresh", "delivery"))
SAID = (
    "Добрый день, Ольга! Звоню про кофе в офис, удобно говорить?",
    "Что вам не нравится в вашем кофе?",
    "Подскажите, а",
    "где вы его берёте?",
    "Обжариваем в день отгрузки, привозим за день.",
    "Килограмм стоит 1800 ₽.",
    "На чашку выходит двенадцать рублей.",
)


async def told(tmp_path, judge, form):
    """The lines in which the command tells of a talk."""
    database = f"sqlite:///{tmp_path / 'a.db'}"
    async with practice_on(database, judge) as practice:
        await practice.users.remember(ANNA, "Анна", 1.0)
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        for reply in SAID:
            if (await practice.talks.reply(ANNA, reply)).scorecard:
                break
        await practice.talks.stop(ANNA)
    printed = await asyncio.to_thread(sparring, "transcripts", form, SPARRING_DATABASE=database)
    return [json.loads(line) for line in printed.stdout.splitlines()]


async def test_a_reply_to_learn_from_is_told_as_it_was_judged(tmp_path):
    judge = ScriptedJudge(ASKS, ASKS, ASKS, TELLS)
    rows = await told(tmp_path, judge, "--training")
    assert "Подскажите, а\nгде вы его берёте?" in [row["reply"] for row in rows], "a thought in two messages is one"
    assert len(rows) == len(SAID) - 1
    judged = {context.reply: context for context in judge.contexts}
    for row in rows:
        context = judged[row["reply"]]
        assert (row["stage"], row["customer"]) == (context.stage.value, context.customer)
        assert row.get("objection") == (context.objection.value if context.objection else None)
    assert any("objection" in row for row in rows)
    assert "Анна" not in json.dumps(rows, ensure_ascii=False)


async def test_a_talk_says_whose_it_is(tmp_path):
    (document,) = await told(tmp_path, ScriptedJudge(ASKS), "--json")
    assert (document["user"], document["trainee"]) == (ANNA, "Анна")
