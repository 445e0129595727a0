"""A test in a scenario file fails for what did not happen, and says what happened instead."""

from collections.abc import Mapping

import pytest

from bot.roleplay.rehearsal import Unmet, rehearse, unmet
from bot.scenario.expectation import ScenarioTest
from bot.scenario.money import decimal
from bot.scenario.problems import Problem
from bot.scenario.vocabulary import Language, Move
from tests.support.talking import RUDE
from tests.support.worlds import ScriptedJudge, graded, world_of

GOOD = graded(3, Move.GREETING, Move.REASON_FOR_CONTACT, Move.PERSONALISATION, Move.PERMISSION, Move.OPEN_QUESTION)
REPLIES = ("Здравствуйте, Ольга!", "Как у вас с кофе?", "Сколько вас?", "Кто закупает?")


def failures(expect: Mapping[str, object], grade: object = GOOD, start: str | None = None) -> list[Unmet]:
    test = ScenarioTest.model_validate({"name": "t", "replies": REPLIES, "start": start, "expect": expect})
    return list(unmet(rehearse(world_of(), test, ScriptedJudge(grade))))


@pytest.mark.parametrize(
    ("grade", "met", "missed", "code"),
    [
        (RUDE, {"outcome": ["hung_up", "refused"]}, {"outcome": "deal"}, "test-outcome"),
        (GOOD, {}, {"outcome": "deal"}, "test-unended"),
        (GOOD, {"stage": "needs"}, {"stage": "closing"}, "test-stage"),
        (GOOD, {"reaches": ["contact", "needs"]}, {"reaches": "closing"}, "test-reaches"),
        (GOOD, {"score": {"at_least": 50}}, {"score": {"at_most": 10}}, "test-score"),
        (GOOD, {"facts": ["shop"]}, {"untold": ["shop"]}, "test-untold"),
        (RUDE, {"untold": ["taste"]}, {"facts": ["taste"]}, "test-fact"),
        (RUDE, {"discount": {"at_most": 0}}, {"discount": {"at_least": 5}}, "test-discount"),
        (RUDE, {"met": []}, {"met": ["expensive"]}, "test-met"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_test_fails_for_what_did_not_happen_and_for_nothing_else(grade, met, missed, code):
    assert failures(met, grade) == []
    (failure,) = failures(missed, grade)
    assert (failure.key, failure.code) == (next(iter(missed)), code)
    for language in Language:
        assert Problem(source="s", line=1, column=1, code=code, values=failure.values).message(language)


def test_a_failure_says_what_happened_instead():
    (failure,) = failures({"outcome": "deal"}, RUDE)
    told = Problem(source="s", line=1, column=1, code=failure.code, values=failure.values).message()
    assert "ends with `hung_up` instead of `deal`, at reply 2 of 4 in stage `contact`" in told


def test_says_a_discount_as_each_language_writes_it():
    values = {"test": "t", "found": 1.2, "found_ru": decimal(1.2, Language.RU), "bounds": "≥ 5"}
    problem = Problem(source="s", line=1, column=1, code="test-discount", values=values)
    assert problem.message(Language.RU).endswith("цена снижена на 1,2 %, ожидалось ≥ 5")
    assert "1.2% was taken off" in problem.message(Language.EN)


def test_a_test_may_begin_at_a_later_stage():
    assert failures({"reaches": ["bargaining"]}, RUDE, start="bargaining") == []
    assert failures({"reaches": ["bargaining"]}, RUDE) != []


def test_in_a_preparation_the_first_reply_is_the_plan():
    test = ScenarioTest.model_validate(
        {"name": "t", "replies": ["Скоро сезон\nЧто мешает?", "Здравствуйте"], "start": "preparation", "expect": {}}
    )
    played = rehearse(world_of(), test, ScriptedJudge(GOOD))
    assert played.talk.plan is not None
    assert [(turn.stage, turn.reply) for turn in played.turns] == [("contact", "Здравствуйте")]


def test_the_plan_counts_among_the_replies():
    test = ScenarioTest.model_validate(
        {"name": "t", "replies": ["План", *REPLIES[:2]], "start": "preparation", "expect": {"outcome": "deal"}}
    )
    (failure,) = unmet(rehearse(world_of(), test, ScriptedJudge(GOOD)))
    assert (failure.values["turn"], failure.values["replies"]) == (3, 3)


def test_an_answer_comes_before_the_next_reply_where_its_doubt_or_stage_stands():
    test = ScenarioTest.model_validate(
        {
            "name": "t",
            "replies": ["первая", "вторая"],
            "start": "objections",
            "answers": {
                "expensive": ["про цену", "ещё про цену"],
                "objections": "на этом этапе",
                "closing": "не здесь",
            },
            "expect": {"stage": "objections"},
        }
    )
    played = rehearse(world_of(), test, ScriptedJudge(graded(1)))
    assert [turn.reply for turn in played.turns] == ["про цену", "ещё про цену", "на этом этапе", "первая", "вторая"]
