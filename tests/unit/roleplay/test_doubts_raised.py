"""Which doubt comes up, when, and what waits for the next reply."""

from dataclasses import replace

import pytest

from bot.roleplay.state.doubts import RaisedObjection, Standing
from bot.roleplay.state.mood import Mood
from bot.roleplay.state.objection_choice import next_objection
from bot.scenario.vocabulary import Difficulty, Situation, StageKind
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import ObjectionKind as Kind
from tests.support.doubting import ORDERED, doubt, doubtful
from tests.support.talking import SHOW, numbered, on_and_on, says, sell, text
from tests.support.worlds import graded


@pytest.mark.parametrize(
    ("stage", "mood", "raised"),
    [
        pytest.param(StageKind.PRESENTATION, 10, None, id="not after the offer"),
        pytest.param(StageKind.CLOSING, 10, "undecided", id="at the close, unsure"),
        pytest.param(StageKind.CLOSING, 90, None, id="at the close, sure"),
    ],
)
def test_i_will_think_about_it_is_said_by_the_undecided_at_the_close(stage, mood, raised):
    world, talk = doubtful(doubt(Kind.UNDECIDED), at="closing")
    talk.mood = Mood(interest=mood, trust=mood, patience=50)
    assert next_objection(world.scenario, world.rules, talk, stage) == raised


def test_distrust_comes_first_where_trust_is_what_lacks():
    world, talk = doubtful(doubt(Kind.TIME), doubt(Kind.TRUST), at="presentation")
    talk.mood = Mood(interest=60, trust=20, patience=50)
    assert next_objection(world.scenario, world.rules, talk, StageKind.PRESENTATION) == "trust"


def test_a_doubt_that_hides_is_not_raised_by_itself():
    world, talk = doubtful(doubt(Kind.NEED, hides="trust"), doubt(Kind.TRUST), at="presentation")
    assert next_objection(world.scenario, world.rules, talk, StageKind.PRESENTATION) == "need"
    talk.doubts.raised.append(RaisedObjection(id="need", standing=Standing.LEFT))
    assert next_objection(world.scenario, world.rules, talk, StageKind.PRESENTATION) is None


THREE_QUESTIONS = "Сколько у вас человек? Какой кофе пьёте? Где вы берёте кофе? Всё вместе 1800 рублей."


def out_of_breath(*doubts):
    """A reply whose three questions he answers, so that he has no breath left for more; and a short one after it."""
    world, talk = doubtful(*doubts, at="presentation", difficulty=Difficulty.EASY)
    talk.told.facts, talk.haggle.named = [], False
    first = sell(world, (THREE_QUESTIONS, SHOW), so_far=talk)
    assert len(first.turns[0].answer) == 3
    return first, sell(world, "ну вот", so_far=first.talk)


def test_a_doubt_for_which_he_has_no_breath_left_waits_for_the_next_reply():
    first, second = out_of_breath(doubt(Kind.TRUST))
    assert "trust says" not in text(first.turns[0])
    assert first.talk.doubts.raised == []
    assert "trust says" in text(second.turns[0])
    assert [o.id for o in second.talk.doubts.raised] == ["trust"]


def test_better_terms_that_he_had_no_breath_to_ask_for_are_asked_for_later():
    first, second = out_of_breath()
    assert (first.talk.state, first.talk.haggle.rounds) == ("bargaining", 0)
    assert second.talk.haggle.rounds == 1
    assert "А скидку дадите?" in text(second.turns[0])


def test_while_a_doubt_stands_open_questions_leave_room_to_speak_of_it():
    world, talk = doubtful(doubt(Kind.TRUST, yields=("ну, раз так",)), difficulty=Difficulty.EASY)
    talk.told.facts = []
    whole = graded(3, M.ACKNOWLEDGEMENT, points=["trust/0"])
    _, talk, (turn,) = sell(world, (THREE_QUESTIONS, whole), so_far=talk)
    assert talk.doubts.raised[0].standing is Standing.MET
    assert "ну, раз так" in text(turn)


def test_he_comes_back_once_to_what_was_brushed_aside():
    world, talk = doubtful(doubt(Kind.TRUST), at="closing")
    talk.doubts.raised = [RaisedObjection(id="trust", standing=Standing.LEFT)]
    _, talk, (turn,) = sell(world, ORDERED, so_far=talk)
    assert "trust insists" in text(turn)
    assert talk.doubts.open.returned


def test_he_says_once_that_his_patience_runs_low():
    world, talk = doubtful(at="needs")
    talk.mood = replace(talk.mood, patience=world.rules.leaves_at + 14)
    weak = on_and_on(graded(1, M.CLOSED_QUESTION))
    _, talk, turns = sell(world, *numbered(weak, "Чашек сколько, {}?"), so_far=talk)
    warned = [says(world, turn, Situation.TIRED) for turn in turns]
    assert talk.ended
    assert warned.count(True) == 1
    assert not warned[-1], "a warning, not the last word"
