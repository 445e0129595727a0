"""What hides behind a doubt comes out for a question, at the close at the latest, and in fitting words."""

import pytest

from bot.roleplay.answers.objections import MAX_ATTEMPTS
from bot.roleplay.state.doubts import RaisedObjection, Standing
from bot.roleplay.state.mood import Mood
from bot.roleplay.state.talk import Why
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import ObjectionKind as Kind
from bot.scenario.vocabulary import Outcome
from tests.support.doubting import ORDERED, PRICED, doubt, doubtful, persuade
from tests.support.talking import sell, text
from tests.support.worlds import graded

PRETEXT = doubt(Kind.NEED, hides="trust", reveals=("правда в другом",))
MISSED = ("мимо", graded(1))
ASKED = ("что смущает", graded(2, M.CLARIFICATION))


def test_a_pretext_yields_to_no_argument_but_to_a_question():
    best = graded(3, M.EVIDENCE, points=["need/0", "need/1"])
    _, argued, _ = persuade([PRETEXT, doubt(Kind.TRUST)], PRICED, ("довод", best))
    assert argued.doubts.open.id == "need"
    _, asked, turns = persuade([PRETEXT, doubt(Kind.TRUST)], PRICED, ASKED)
    assert asked.doubts.open.id == "trust"
    assert "правда в другом" in text(turns[-1])


def test_asked_at_the_very_last_what_is_behind_a_doubt_comes_out_all_the_same():
    misses = [MISSED] * (MAX_ATTEMPTS - 1)
    _, talk, turns = persuade([PRETEXT, doubt(Kind.TRUST)], PRICED, *misses, ASKED)
    assert "правда в другом" in text(turns[-1])
    assert talk.doubts.open.id == "trust"
    _, talk, turns = persuade([doubt(Kind.TRUST, reveals=("вот почему",))], PRICED, *misses, ASKED)
    assert "вот почему" in text(turns[-1])
    assert talk.doubts.open.id == "trust", "and whoever knows it now may answer it"


def test_a_pretext_is_not_raised_where_what_it_hides_was_dealt_with_in_advance():
    both = graded(3, M.BENEFIT, M.EVIDENCE, points=["fresh", "delivery", "trust/0", "trust/1"])
    _, talk, _ = persuade([PRETEXT, doubt(Kind.TRUST)], ("за 1800 рублей", both))
    assert talk.doubts.forestalled == ["trust"]
    assert talk.doubts.raised == []


def test_a_hidden_doubt_takes_all_its_answers_to_be_dealt_with_unasked_and_a_pretext_yields_to_none():
    three = doubt(Kind.TRUST, answers=(("one",), ("two",), ("three",)))
    points = ["fresh", "delivery", "trust/0", "trust/1", "need/0", "need/1"]
    stray = graded(3, M.BENEFIT, M.EVIDENCE, M.ACTIVE_LISTENING, points=points)
    _, talk, turns = persuade([PRETEXT, three], ("за 1800 рублей", stray))
    assert talk.doubts.forestalled == []
    assert "need says" in text(turns[0])


def test_a_question_asked_rudely_uncovers_nothing():
    rude = ("вам не стыдно?", graded(0, M.OPEN_QUESTION, M.RUDENESS))
    _, _, turns = persuade([PRETEXT, doubt(Kind.TRUST)], PRICED, rude)
    assert "правда в другом" not in text(turns[-1])


def at_the_close(*replies):
    """A talk at the close after a pretext was argued away; each reply is its words and its grade."""
    world, talk = doubtful(PRETEXT, doubt(Kind.TRUST), at="closing")
    talk.mood = Mood(interest=90, trust=90, patience=90)
    talk.doubts.raised = [RaisedObjection(id="need", standing=Standing.LEFT, attempts=MAX_ATTEMPTS)]
    return sell(world, *replies, so_far=talk)


def test_behind_a_pretext_that_was_argued_away_the_true_doubt_comes_out_at_the_close():
    _, talk, turns = at_the_close(ORDERED)
    assert talk.outcome is None
    assert talk.agreement.outcome is None
    assert "правда в другом" in text(turns[0])
    assert talk.doubts.open.id == "trust"


def test_whoever_answers_the_true_doubt_at_the_close_sells():
    answered = ("вот почему", graded(3, M.ACKNOWLEDGEMENT, M.EVIDENCE, points=["trust/0", "trust/1"]))
    _, talk, _ = at_the_close(ORDERED, answered, ORDERED)
    assert talk.agreement.outcome is Outcome.DEAL
    assert [(o.id, o.standing) for o in talk.doubts.raised] == [("need", Standing.LEFT), ("trust", Standing.MET)]


def test_whoever_never_answers_the_true_doubt_is_put_off_however_much_he_wants_the_thing():
    past = [(f"ну что вы, раз {number}", graded(2)) for number in range(MAX_ATTEMPTS)]
    _, talk, turns = at_the_close(ORDERED, *past, ORDERED, *past[:2], ORDERED)
    assert talk.agreement.outcome is None
    assert (talk.outcome, talk.why) == (Outcome.CALLBACK, Why.OBJECTION_OPEN)
    assert "trust insists" in " ".join(map(text, turns)), "he came back to it once more"


def test_a_pretext_hides_nothing_once_the_true_doubt_was_dealt_with_in_advance():
    world, talk = doubtful(PRETEXT, doubt(Kind.TRUST), at="closing")
    talk.doubts.raised, talk.doubts.forestalled = [RaisedObjection(id="need", standing=Standing.LEFT)], ["trust"]
    _, _, (turn,) = sell(world, ORDERED, so_far=talk)
    assert "need insists" in text(turn)
    assert "правда в другом" not in text(turn)


@pytest.mark.parametrize(("asked", "named"), [("А что смущает?", False), ("А что смущает, неужели Зоя?", True)])
def test_what_is_behind_a_doubt_is_told_without_a_name_that_nobody_has_said(asked, named):
    secret = doubt(Kind.TRUST, reveals=("да не в Зое дело, а во мне", "да во мне дело"))
    question = graded(2, M.CLARIFICATION, M.OPEN_QUESTION)
    told = set()
    for seed in range(6):
        _, _, turns = persuade([secret], PRICED, (asked, question), seed=seed)
        told.add("Зое" in text(turns[-1]))
    assert (True in told) is named


@pytest.mark.parametrize(
    "line",
    [
        "We left on the Saturday.",
        "in a drawer by March",
        "it was just before Christmas Eve",
        "по телефону на Новый год, на Пасху тоже",
        "видела в Москве, потом на Авито",
        "the manual is in English, from Amazon",
        "«Вскрыт, не положено», и всё",
        "А то начнётся. «Руслан Тимурович, а зачем?»",
    ],
)
def test_a_day_a_place_or_quoted_words_are_no_name(line):
    secret = doubt(Kind.TRUST, reveals=(line, "да не в Зое дело, а во мне"))
    question = graded(2, M.CLARIFICATION, M.OPEN_QUESTION)
    for seed in range(6):
        _, _, turns = persuade([secret], PRICED, ("А что смущает?", question), seed=seed)
        assert line in text(turns[-1])
