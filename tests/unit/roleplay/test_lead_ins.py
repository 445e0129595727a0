"""How a customer begins an answer: in his manner, and only with words that fit what he says then."""

import pytest

from bot.roleplay.exchange.lead_ins import lead_ins
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Situation as S
from tests.support.talking import sell
from tests.support.worlds import graded, world_like, world_of

LONG = "Сначала считали на бумаге, потом купили программу, а теперь половина мастеров всё равно пишет в тетрадку."


@pytest.mark.parametrize(
    ("answer", "moments"),
    [
        pytest.param("Сам.", [], id="one word needs no introduction"),
        pytest.param("Суббота, гости к трём.", [], id="nor do four"),
        pytest.param("Ну, жалуются, что он совсем кислый.", [], id="he has begun already"),
        pytest.param("Жалуются, что он кислый и холодный.", [S.BEFORE_ANSWER], id="plain"),
        pytest.param("Двадцать человек, и все пьют по три чашки.", [S.BEFORE_ANSWER, S.BEFORE_FIGURES], id="numbers"),
        pytest.param("Nineteen drivers on twelve vans, most days.", [S.BEFORE_ANSWER, S.BEFORE_FIGURES], id="English"),
        pytest.param(LONG, [S.BEFORE_ANSWER, S.BEFORE_STORY], id="a story"),
    ],
)
def test_what_may_stand_before_an_answer_depends_on_what_it_tells(answer, moments):
    assert list(lead_ins(S.BEFORE_ANSWER, answer, counted=True)) == moments


def test_nobody_says_roughly_before_a_name_or_a_reason():
    who = "My daughter. She will be thirteen this Saturday."
    assert list(lead_ins(S.BEFORE_ANSWER, who)) == [S.BEFORE_ANSWER]


def test_yes_exactly_does_not_stand_before_a_no():
    assert list(lead_ins(S.LISTENED_TO, "Нет, с этим порядок.")) == []
    assert list(lead_ins(S.LISTENED_TO, "Решаю я.")) == [S.LISTENED_TO]


def test_a_one_word_answer_stands_alone_whatever_the_chance():
    """Twenty talks with a customer who likes to begin with "in short"."""
    scenario = world_of().scenario
    facts = tuple(fact.model_copy(update={"says": ("Двадцать.",)}) for fact in scenario.customer.facts)
    world = world_like(scenario, customer=scenario.customer.model_copy(update={"facts": facts}))
    asked = ("Сколько у вас человек?", graded(2, M.OPEN_QUESTION))
    answers = {sell(world, asked, at="needs", seed=seed).answers[0][0] for seed in range(20)}
    assert answers == {"Двадцать."}
