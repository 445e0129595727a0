"""A talk is played and looked back on with the scenario it began with, whatever the rules of a later version say."""

import pytest

from bot.cli.transcripts import latest, readable
from bot.errors import UserError
from bot.scenario.parsing import parse_playbook, parse_scenario
from bot.scenario.problems import ScenarioRefused
from bot.scenario.vocabulary import Language
from bot.scenario.vocabulary import Move as M
from bot.storage.records import Status
from bot.telegram.handling import WORDS
from bot.texts.catalogue import texts
from tests.support.product import ANNA, BORIS, COFFEE, KEPT, UNREADABLE, finish, played_from, practice_on
from tests.support.worlds import ScriptedJudge, graded

GOOD, RUDE = graded(2, M.GREETING), graded(0, M.RUDENESS)
REFUSED = KEPT.text.replace("floor: 1600", "floor: 1900").replace("goal: ", "goal: Для {whom}. ")
REFUSED_PLAYBOOK = KEPT.playbook_text.replace("{product}", "{goods}")


async def test_rules_that_came_later_change_no_talk(database):
    playbook = parse_playbook(KEPT.playbook_text, "playbook").playbook
    assert parse_scenario(REFUSED, "s.yaml", {playbook.playbook: playbook}).scenario is None
    assert parse_playbook(REFUSED_PLAYBOOK, "playbook").playbook is None
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        first = await practice.beginning.start(ANNA, COFFEE, seed=1)
        await practice.talks.reply(ANNA, "здравствуйте")
    await played_from(database, REFUSED, REFUSED_PLAYBOOK)
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        assert (await practice.talks.reply(ANNA, "расскажите о кофе")).turn.number == 2
        assert (await practice.talks.stop(ANNA)).played.session.id == first.session.id
        assert len((await practice.past.review(first.session.id)).played.turns) == 2


async def test_a_talk_that_cannot_be_read_any_more_hinders_no_other(database, capsys):
    async with practice_on(database, ScriptedJudge(RUDE)) as practice:
        for user in (ANNA, BORIS):
            await practice.beginning.start(user, COFFEE, seed=1)
        old = (await finish(practice)).session.id
        left = (await practice.talks.reply(BORIS, "здравствуйте")).session.id
    await played_from(database, UNREADABLE)
    async with practice_on(database, ScriptedJudge(RUDE)) as practice:
        for asked in (practice.past.review(old), practice.talks.reply(BORIS, "алло?"), practice.talks.stop(BORIS)):
            with pytest.raises(ScenarioRefused):
                await asked
        await practice.beginning.start(BORIS, COFFEE, seed=2)
        assert (await practice.repository.sessions.find(left)).session.status is Status.STOPPED
        last = (await finish(practice, BORIS)).session.id
        listed = readable(practice, await latest(practice, 9, trials=False))
        assert [review.played.session.id async for review in listed] == [last]
        told = capsys.readouterr().err
        assert all(f"session {session} is left out" in told for session in (old, left))
        assert [session.id for session in (await practice.past.progress(ANNA)).sessions] == [old]
        with pytest.raises(UserError, match="no session 'abc'"):
            [review async for review in readable(practice, ["abc"])]


async def test_a_talk_that_cannot_be_scored_does_not_stand_in_the_way_of_the_next(database):
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        left = (await practice.beginning.start(ANNA, COFFEE, seed=1)).session.id
        await practice.talks.reply(ANNA, "здравствуйте")
    await played_from(database, KEPT.text, KEPT.playbook_text.replace("- id: contact", "- id: hello"))
    async with practice_on(database, ScriptedJudge(GOOD)) as practice:
        with pytest.raises(KeyError):
            await practice.past.review(left)
        new = (await practice.beginning.start(ANNA, COFFEE, seed=2)).session.id
        kept = (await practice.repository.sessions.find(left)).session
        assert (kept.status, kept.score) == (Status.STOPPED, None)
        assert (await practice.repository.sessions.open_session(ANNA)).session.id == new


@pytest.mark.parametrize(("language", "way_out"), [(Language.RU, "не ваша вина"), (Language.EN, "not your fault")])
def test_a_person_is_told_how_to_go_on_from_there(language, way_out):
    told = texts(language)(WORDS[ScenarioRefused])
    assert way_out in told
    assert "/practice" in told
