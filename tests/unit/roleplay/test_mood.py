"""How interest, trust and patience move, and what they are enough for."""

from dataclasses import replace

import pytest

from bot.grading.types import FoundMove
from bot.roleplay.state.mood import Mood, move_weight, scaled
from bot.scenario.playbook import MoodLevels, MoodShift, TemperamentFactors
from bot.scenario.vocabulary import Move
from tests.support.talking import sell
from tests.support.worlds import graded, world_of

CALM = TemperamentFactors()
TOUCHY = TemperamentFactors(gain=0.5, loss=2, patience=1.5)


@pytest.mark.parametrize(
    ("factors", "difficulty", "shift", "felt"),
    [
        pytest.param(CALM, 1, MoodShift(interest=4, trust=-2, patience=-3), (4, -2, -3), id="calm"),
        pytest.param(TOUCHY, 1, MoodShift(interest=4, trust=-2, patience=-4), (2, -4, -6), id="touchy"),
        pytest.param(CALM, 2, MoodShift(patience=-3), (0, 0, -6), id="hard: patience goes twice as fast"),
        pytest.param(CALM, 2, MoodShift(patience=3), (0, 0, 3), id="hard: patience comes back no faster"),
    ],
)
def test_a_shift_is_felt_by_temperament_and_difficulty(factors, difficulty, shift, felt):
    result = scaled(shift, factors, difficulty)
    assert (result.interest, result.trust, result.patience) == felt


@pytest.mark.parametrize(
    ("move", "value", "seen", "weight"),
    [
        pytest.param(Move.BENEFIT, 3, [], 1.25, id="excellent"),
        pytest.param(Move.BENEFIT, 2, [], 1.0, id="good"),
        pytest.param(Move.BENEFIT, 0, [], 0.0, id="a nice word in a harmful reply"),
        pytest.param(Move.BENEFIT, 2, [Move.BENEFIT], 0.5, id="again"),
        pytest.param(Move.RUDENESS, 0, [Move.RUDENESS], 0.95, id="mistakes count every time, as they are likely"),
    ],
)
def test_a_move_weighs_by_the_grade_and_less_when_seen_before(move, value, seen, weight):
    grade = graded(value, move)
    assert move_weight(grade.moves[0], grade, seen) == weight


def test_mood_stays_within_its_range():
    mood = Mood(interest=99, trust=1, patience=50)
    assert mood.shifted(MoodShift(interest=20, trust=-20)) == Mood(interest=100, trust=0, patience=50)


def test_patience_does_not_count_for_buying():
    assert Mood(interest=60, trust=60, patience=0).reaches(MoodLevels(interest=55, trust=50, patience=90))


@pytest.mark.parametrize(("sure", "felt"), [(0.45, False), (0.6, True)])
def test_a_mistake_that_decided_nothing_is_felt_only_where_it_is_sure(sure, felt):
    world = world_of()
    rude = FoundMove(move=Move.RUDENESS, confidence=sure, evidence="…")
    fine, doubted = graded(2, Move.OPEN_QUESTION), graded(2, Move.OPEN_QUESTION)
    doubted = replace(doubted, moves=(*doubted.moves, rude))
    moods = [sell(world, ("Что для вас важнее?", grade), at="needs").talk.mood for grade in (fine, doubted)]
    assert (moods[0].trust > moods[1].trust) is felt
