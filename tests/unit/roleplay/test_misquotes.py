"""A summary that names another number than the customer did is put right; one that names his is not."""

import pytest

from bot.grading.types import ReasonCode
from bot.roleplay.turn import open_talk, take_turn
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Situation
from tests.support.worlds import ScriptedJudge, graded, world_of

CORRECTED = "«Двадцать человек, кофе пьют почти все»"


def turn_after(summary):
    world = world_of()
    talk = open_talk(world, 1, "needs").talk
    judge = ScriptedJudge(graded(2, M.OPEN_QUESTION), graded(2, M.ACTIVE_LISTENING))
    asked = take_turn(world, talk, "Сколько у вас человек?", judge).talk
    assert asked.told.facts == ["people"]
    return take_turn(world, asked, summary, judge).turn


def answer_to(summary):
    return " ".join(line.text for line in turn_after(summary).answer)


@pytest.mark.parametrize(
    "summary",
    [
        "Значит, у вас тридцать пять человек, верно?",
        "Понял, вас около сорока человек, и кофе пьют все. Правильно?",
        "У вас 45 человек. Я правильно понял?",
    ],
)
def test_a_number_he_never_named_is_put_right(summary):
    assert CORRECTED in answer_to(summary)


@pytest.mark.parametrize(
    "summary",
    [
        "Значит, у вас двадцать человек, верно?",
        "Вас человек двадцать, почти все пьют кофе. Всё так?",
        "То есть кофе пьют почти все, верно?",
        "Вас двадцать человек, на каждого две чашки в день, верно?",
        "Вас двадцать человек, а это 0,8 чашки на каждого, верно?",
        "Двадцать человек. Правильно понял, что 1800 за килограмм не страшно?",
    ],
)
def test_what_he_said_or_the_file_says_is_not(summary):
    assert CORRECTED not in answer_to(summary)


def test_such_a_summary_is_no_listening_and_the_reason_holds_both_numbers_together():
    grade = turn_after("Понятно. Значит, у вас тридцать пять человек, верно?").grade
    assert (grade.value, grade.has(M.ACTIVE_LISTENING)) == (1, False)
    assert grade.reason.code is ReasonCode.MISHEARD
    assert grade.reason.quote == "Значит, у вас тридцать пять человек, верно?"
    assert grade.reason.against == "Двадцать человек, кофе пьют почти все"


def test_every_playbook_has_words_for_it_in_both_languages():
    lines = world_of().playbook.lines
    assert all("{told}" in line for pools in lines.values() for line in pools[Situation.MISHEARD]["any"])
