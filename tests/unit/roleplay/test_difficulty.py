"""Easy, medium and hard are three behaviours of the customer, not three labels."""

import pytest

from bot.roleplay.state.doubts import Standing
from bot.scenario.vocabulary import Difficulty, Temperament
from bot.scenario.vocabulary import Move as M
from tests.support.talking import DULL, customer, numbered, sell
from tests.support.worlds import BOTH, graded, world_of

pytestmark = pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
EASY, MEDIUM, HARD = Difficulty

ANSWER = graded(2, M.ACKNOWLEDGEMENT, M.EVIDENCE, points=["expensive/0"])


def played(path, difficulty, stage, *replies):
    """The talk after these replies, from a stage on."""
    # Of a temperament that neither adds to the haggling nor takes from it.
    average = customer(path, temperament=Temperament.INDECISIVE)
    return sell(world_of(path, difficulty=difficulty, customer=average), *replies, at=stage).talk


def test_the_harder_he_is_the_sooner_patience_runs_out(path):
    left = [played(path, level, "contact", *numbered([DULL] * 2)).mood.patience for level in Difficulty]
    assert left == sorted(left, reverse=True)
    assert len(set(left)) == 3


def test_a_hard_one_needs_more_proof_before_a_doubt_is_gone(path):
    answer = ("вот почему", ANSWER)
    standing = {level: played(path, level, "objection", answer).doubts.raised[0].standing for level in Difficulty}
    assert standing == {EASY: Standing.MET, MEDIUM: Standing.MET, HARD: Standing.OPEN}


def test_proof_never_asks_for_more_than_there_is_to_say(path):
    world = world_of(path, difficulty=HARD)
    (objection,) = world.scenario.objections
    assert world.rules.proof_needed(objection) == len(objection.answers) == 2
    assert world.rules.proof_needed(objection.model_copy(update={"needed": 2})) == 2


def test_a_harder_one_tells_fewer_facts_at_a_time(path):
    facts = world_of(path).scenario.customer.facts
    three = (" ".join(f"{fact.about[0]}?" for fact in facts), graded(2, M.CLOSED_QUESTION))
    told = {level: len(played(path, level, "needs", three).told.facts) for level in Difficulty}
    assert told == {EASY: 3, MEDIUM: 2, HARD: 2}, "two questions are answered by everybody"


def test_the_harder_he_is_the_more_trust_a_hidden_need_takes(path):
    guarded = [world_of(path, difficulty=level).rules.difficulty.guarded for level in Difficulty]
    assert guarded == sorted(guarded)
    assert len(set(guarded)) == 3


def test_a_hard_one_haggles_on_for_longer(path):
    value = ("на чашку выходит немного", graded(2, M.VALUE_FRAMING))
    settled = {level: played(path, level, "bargaining", value).haggle.settled for level in Difficulty}
    assert settled == {EASY: True, MEDIUM: True, HARD: False}


def test_the_harder_he_is_the_more_doubts_he_raises(path):
    most = [world_of(path, difficulty=level).rules.objections for level in Difficulty]
    assert most == sorted(most)
    assert len(set(most)) == 3
