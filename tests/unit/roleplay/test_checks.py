"""A seller's check ("does that suit you?") is answered as a check, not taken for a question about the customer."""

import pytest

from bot.roleplay.state.mood import Mood
from bot.roleplay.turn import open_talk
from bot.roleplay.understanding.check_questions import Check, checked
from bot.scenario.vocabulary import Move as M
from tests.support.talking import lines_of, quoting, sell
from tests.support.worlds import ENGLISH, RUSSIAN, graded, world_of


@pytest.mark.parametrize(
    ("question", "check"),
    [
        ("Похоже на то, что вам нужно?", Check.FITS),
        ("Так годится?", Check.FITS),
        ("Насколько вам это подходит?", Check.FITS),
        ("Привезём во вторник, так годится?", Check.FITS),
        ("Как вам такой вариант?", Check.FITS),
        ("Это снимает вопрос?", Check.FITS),
        ("Это то, что искали?", Check.FITS),
        ("Правильно понимаю?", Check.UNDERSTOOD),
        ("То есть вам важны сроки, верно?", Check.UNDERSTOOD),
        ("Does that answer it?", Check.FITS),
        ("How does that fit you?", Check.FITS),
        ("Is that what you were after?", Check.FITS),
        ("So you need it by May, right?", Check.UNDERSTOOD),
        ("So blisters on both heels, the knee on the way down: have I got that right?", Check.UNDERSTOOD),
        ("Как вы сейчас работаете?", None),
        ("Что вас устраивает в нынешнем поставщике?", None),
        ("Какой размер вам подходит?", None),
        ("Как вам нынешний поставщик?", None),
        ("How do you do it now?", None),
        ("Does it work in winter?", None),
        ("What do you do now?", None),
    ],
)
def test_a_question_that_checks_is_told_from_one_about_him(question, check):
    what = checked(question)
    assert (what.check if what else None) is check


def test_a_check_may_name_what_it_checks():
    what = checked("Правильно ли я понимаю, что поставщик вас подводил?")
    assert what.content == "поставщик вас подводил"


def say(reply, grade, stage, *, interest=60.0, told=(), path=RUSSIAN):
    """What he answers to one reply, in that mood and after what he has told."""
    world = world_of(path)
    talk = open_talk(world, 1, stage).talk
    talk.told.facts = list(told)
    talk.mood = Mood(interest=interest, trust=60.0, patience=60.0)
    return world, sell(world, (reply, grade), so_far=talk).turns[0]


SHOWN = graded(3, M.BENEFIT, M.EVIDENCE, points=["fresh"])


@pytest.mark.parametrize(
    ("grade", "interest", "situation"),
    [
        pytest.param(SHOWN, 60, "fits", id="what he needs: yes"),
        pytest.param(SHOWN, 10, "fits_partly", id="what he needs, and he is cool: half"),
        pytest.param(graded(2, M.BENEFIT), 60, "fits_partly", id="well said, no need of his: half"),
        pytest.param(graded(1), 60, "fits_not", id="neither: no"),
    ],
)
def test_asked_whether_it_suits_him_he_says_so_by_what_he_was_told_and_how_warm_he_is(grade, interest, situation):
    told = ("taste",)
    world, turn = say(
        "Обжариваем в день отгрузки. Похоже на то, что нужно?", grade, "presentation", interest=interest, told=told
    )
    assert turn.answer[0].text in lines_of(world, situation)


def test_asked_in_english_whether_it_suits_him_he_says_so_too():
    world, turn = say("Roasted the day it ships. Is that what you were after?", graded(1), "presentation", path=ENGLISH)
    assert turn.answer[0].text in lines_of(world, "fits_not")


def test_asked_whether_he_was_got_right_he_hears_no_second_asking():
    """What he has told is summed up: he says yes to it, and not "you asked that before"."""
    summary = "Какой кофе пьёте, правильно понимаю?"
    world, turn = say(summary, quoting(2, (M.ACTIVE_LISTENING, summary)), "needs", told=("taste", "shop"))
    assert turn.answer[0].text in lines_of(world, "listened_to")
    assert len(turn.answer) == 2, "and waits for the offer"


def test_a_bare_check_in_the_needs_is_not_met_with_i_do_not_know():
    check = "Правильно понимаю?"
    world, turn = say(check, quoting(1, (M.CLARIFICATION, check)), "needs", told=("taste",))
    assert turn.answer[0].text in lines_of(world, "fits_partly")


def test_a_summary_of_what_he_has_not_told_gets_him_to_tell_it():
    summary = "Какой кофе пьёте, верно?"
    _, turn = say(summary, quoting(2, (M.ACTIVE_LISTENING, summary)), "needs")
    assert "Жалуются, что кислый." in turn.answer[0].text
