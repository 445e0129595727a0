"""Easy, medium and hard are three behaviours of the customer, not three labels."""

import pytest

from bot.roleplay.state.doubts import Standing
from bot.roleplay.turn import open_talk, take_turn
from bot.scenario.vocabulary import Difficulty, Temperament
from bot.scenario.vocabulary import Move as M
from tests.support.worlds import BOTH, ScriptedJudge, graded, world_of

pytestmark = pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
EASY, MEDIUM, HARD = Difficulty

ANSWER = graded(2, M.ACKNOWLEDGEMENT, M.EVIDENCE, points=["expensive/0"])
HOLD = graded(2, M.VALUE_FRAMING)
ASK = graded(2, M.CLOSED_QUESTION)
DULL = graded(1)


def played(path, difficulty, stage, *grades, replies=None):
    """The talk after these grades, from a stage on."""
    # Of a temperament that neither adds to the haggling nor takes from it.
    customer = {**world_of(path).scenario.customer.model_dump(), "temperament": Temperament.INDECISIVE}
    world = world_of(path, difficulty=difficulty, customer=customer)
    talk, judge = open_talk(world, 1, stage).talk, ScriptedJudge(*grades)
    for reply in replies or [f"реплика {n}" for n in range(len(grades))]:
        talk = take_turn(world, talk, reply, judge).talk
    return world, talk


def test_patience_runs_out_sooner(path):
    left = [played(path, level, "contact", DULL, DULL)[1].mood.patience for level in Difficulty]
    assert left == sorted(left, reverse=True)
    assert len(set(left)) == 3


def test_more_proof_is_needed_before_a_doubt_is_gone(path):
    standing = {level: played(path, level, "objection", ANSWER)[1].doubts.raised[0].standing for level in Difficulty}
    assert standing == {EASY: Standing.MET, MEDIUM: Standing.MET, HARD: Standing.OPEN}


def test_proof_never_asks_for_more_than_there_is_to_say(path):
    world = world_of(path, difficulty=HARD)
    (objection,) = world.scenario.objections
    assert world.rules.proof_needed(objection) == len(objection.answers) == 2
    assert world.rules.proof_needed(objection.model_copy(update={"needed": 2})) == 2


def test_fewer_facts_come_out_at_a_time(path):
    facts = world_of(path).scenario.customer.facts
    three_questions = " ".join(f"{fact.about[0]}?" for fact in facts)
    told = {
        level: len(played(path, level, "needs", ASK, replies=[three_questions])[1].told.facts) for level in Difficulty
    }
    assert told == {EASY: 3, MEDIUM: 2, HARD: 2}, "two questions are answered by everybody"


def test_hidden_needs_take_more_trust(path):
    guarded = [world_of(path, difficulty=level).rules.difficulty.guarded for level in Difficulty]
    assert guarded == sorted(guarded)
    assert len(set(guarded)) == 3


def test_he_haggles_on_for_longer(path):
    settled = {level: played(path, level, "bargaining", HOLD)[1].haggle.settled for level in Difficulty}
    assert settled == {EASY: True, MEDIUM: True, HARD: False}


def test_more_objections_are_raised(path):
    most = [world_of(path, difficulty=level).rules.objections for level in Difficulty]
    assert most == sorted(most)
    assert len(set(most)) == 3
