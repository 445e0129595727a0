"""A summary that names another number than the customer did is put right; one that names his is not."""

import pytest

from bot.grading.types import ReasonCode
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Situation
from tests.support.talking import sell, text
from tests.support.worlds import graded, world_of

CORRECTED = "«Двадцать человек, кофе пьют почти все»"


def turn_after(summary):
    asked = ("Сколько у вас человек?", graded(2, M.OPEN_QUESTION))
    _, talk, turns = sell(world_of(), asked, (summary, graded(2, M.ACTIVE_LISTENING)), at="needs")
    assert "people" in talk.told.facts
    return turns[-1]


def answer_to(summary):
    return text(turn_after(summary))


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
def test_a_number_that_he_or_the_file_says_is_not_put_right(summary):
    assert CORRECTED not in answer_to(summary)


def test_a_summary_with_a_wrong_number_is_no_listening_and_the_reason_holds_both_numbers_together():
    grade = turn_after("Понятно. Значит, у вас тридцать пять человек, верно?").grade
    assert (grade.value, grade.has(M.ACTIVE_LISTENING)) == (1, False)
    assert grade.reason.code is ReasonCode.MISHEARD
    assert grade.reason.quote == "Значит, у вас тридцать пять человек, верно?"
    assert grade.reason.against == "Двадцать человек, кофе пьют почти все"


def test_every_playbook_has_words_to_put_a_summary_right_in_both_languages():
    lines = world_of().playbook.lines
    assert all("{told}" in line for pools in lines.values() for line in pools[Situation.MISHEARD]["any"])
