import pytest

from bot.grading.judging.rubric import earned, job_done, stage_score
from bot.scenario.playbook import Stage
from bot.scenario.vocabulary import Achievement, Move

TEXT = {"ru": "т", "en": "t"}
STAGE = Stage.model_validate(
    {
        "id": "needs",
        "kind": "needs",
        "title": TEXT,
        "job": TEXT,
        "hint": TEXT,
        "pass_mark": 60,
        "penalties": {"pressure": 15, "rudeness": 30},
        "criteria": [
            {"id": "found", "text": TEXT, "reached": "needs_found", "weight": 4},
            {"id": "open", "text": TEXT, "any": ["open_question"], "weight": 3, "required": True},
            {"id": "listened", "text": TEXT, "any": ["active_listening"], "weight": 3},
        ],
    }
)
APPLIES = frozenset(Achievement)
FOUND, OPEN, LISTENED = Achievement.NEEDS_FOUND, Move.OPEN_QUESTION, Move.ACTIVE_LISTENING


@pytest.mark.parametrize(
    ("moves", "found", "grades", "score", "done"),
    [
        pytest.param([OPEN, LISTENED], 1.0, [3, 3], 100, True, id="all of it, excellently"),
        pytest.param([OPEN, LISTENED], 1.0, [2, 2], 83.3, True, id="all of it, well"),
        pytest.param([OPEN], 0.5, [2], 58.3, False, id="half the needs count half"),
        pytest.param([LISTENED], 1.0, [3], 85, False, id="a required thing is missing"),
        pytest.param([], 0.0, [1, 1], 16.7, False, id="on topic, nothing earned"),
        pytest.param([OPEN, LISTENED, Move.PRESSURE], 1.0, [3], 85, True, id="a mistake costs its points"),
        pytest.param([Move.PRESSURE, Move.PRESSURE], 0.0, [1], 1.7, False, id="the same mistake costs once"),
        pytest.param([Move.PRESSURE, Move.RUDENESS], 0.0, [0], 0, False, id="never below zero"),
        pytest.param([], 0.0, [], None, False, id="no reply, no score"),
    ],
)
def test_a_stage_scores_what_was_earned_in_it(moves, found, grades, score, done):
    shares = earned(STAGE, moves, {FOUND: found}, APPLIES)
    assert stage_score(STAGE, shares, grades, moves).score == score
    assert job_done(shares, STAGE.pass_mark) is done


def test_a_criterion_that_does_not_apply_is_left_out():
    shares = earned(STAGE, [OPEN, LISTENED], {}, applies=frozenset())
    assert [e.criterion.id for e in shares] == ["open", "listened"]
    assert job_done(shares, STAGE.pass_mark)


ASKED = Stage.model_validate(
    {
        **STAGE.model_dump(exclude={"criteria"}),
        "criteria": [
            {
                "id": "asked",
                "text": TEXT,
                "any": ["open_question"],
                "reached": "needs_found",
                "enough": 0.75,
                "required": True,
            }
        ],
    }
)


@pytest.mark.parametrize(
    ("moves", "found", "share"),
    [([OPEN], 0.0, 1.0), ([], 0.75, 1.0), ([], 0.7, 0.0), ([LISTENED], 0.0, 0.0)],
)
def test_with_enough_reached_a_criterion_needs_no_move(moves, found, share):
    (asked,) = earned(ASKED, moves, {FOUND: found}, APPLIES)
    assert asked.share == share
    assert job_done((asked,), ASKED.pass_mark) is bool(share)
