"""Whatever he is asked in one reply, and however it is put, he answers."""

import pytest

from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Situation
from tests.support.talking import asking, lines_of, quoting, sell, text
from tests.support.worlds import graded, world_of


def test_two_questions_in_one_message_are_both_answered():
    both = "Сколько у вас человек? Какой кофе пьёте?"
    _, talk, turns = sell(world_of(), (both, asking("Сколько у вас человек?", "Какой кофе пьёте?")), at="needs")
    assert set(talk.told.facts) == {"people", "taste"}
    assert "Двадцать человек" in text(turns[0])
    assert "кислый" in text(turns[0])


def test_two_questions_in_one_sentence_are_both_answered():
    both = "Сколько у вас человек, и какой кофе вы пьёте?"
    _, talk, turns = sell(world_of(), (both, asking(both)), at="needs")
    assert set(talk.told.facts) == {"people", "taste"}
    assert "Двадцать человек" in text(turns[0])
    assert "кислый" in text(turns[0])


def test_a_short_question_without_its_mark_is_answered():
    _, talk, turns = sell(world_of(), ("а какой кофе пьёте", graded(1)), at="needs")
    assert talk.told.facts == ["taste"]
    assert "кислый" in text(turns[0])


def test_a_step_proposed_is_no_question_about_him():
    proposal = "Пьёте кофе с нами в четверг?"
    _, talk, _ = sell(world_of(), (proposal, quoting(2, (M.NEXT_STEP, proposal))), at="needs")
    assert talk.told.facts == []


def test_a_question_is_understood_however_long_its_introduction():
    lead = "Чтобы письмо вышло не наугад и вам не пришлось читать лишнего про нас и про всё подряд, один вопрос"
    question = f"{lead}: где вы берёте кофе?"
    _, talk, turns = sell(world_of(), (question, asking(question)), at="needs")
    assert talk.told.facts == ["shop"]
    assert "надоело" in text(turns[0])


def test_a_question_that_he_can_answer_is_answered_even_where_it_seemed_beside_the_point():
    question = "Какой кофе пьёте?"
    doubted = quoting(0, (M.IRRELEVANT, question), (M.OPEN_QUESTION, question))
    world, talk, turns = sell(world_of(), (question, doubted), at="needs")
    assert talk.told.facts == ["taste"]
    assert not any(line in text(turns[0]) for line in lines_of(world, Situation.CONFUSED))


def test_a_point_and_a_question_in_one_message_are_both_taken_up():
    grade = graded(3, M.BENEFIT, M.EVIDENCE, M.OPEN_QUESTION, points=["fresh"])
    _, talk, turns = sell(world_of(), ("Сколько у вас человек? Обжариваем в день отгрузки.", grade), at="presentation")
    assert "people" in talk.told.facts
    assert talk.told.points == ["fresh"]
    assert "Двадцать человек" in text(turns[0])


@pytest.mark.parametrize(
    ("reply", "facts"),
    [
        pytest.param("подскажите, сколько у вас человек", ["people"], id="announced"),
        pytest.param("Мы сами всё привезём и настроим, а сколько у вас человек", ["people"], id="behind what is told"),
        pytest.param("Сколько у вас человек, какой кофе пьёте?", ["people", "taste"], id="a list"),
        pytest.param("скока у вас чел", ["people"], id="in haste"),
        pytest.param("скольо у вас человк", ["people"], id="with slips"),
        pytest.param("Покажу, как это работает, и сколько экономит", [], id="what is promised to be shown"),
    ],
)
def test_a_question_is_heard_however_it_is_put(reply, facts):
    _, talk, _ = sell(world_of(), (reply, graded(1)), at="needs")
    assert talk.told.facts == facts


def test_a_fact_that_he_had_no_breath_to_tell_counts_as_not_told():
    first = ("Доставка бесплатная.", graded(2, M.BENEFIT))
    much = "Марина, доставка 600 рублей, шучу, ха-ха. Сколько у вас человек?"
    _, talk, turns = sell(world_of(), first, (much, asking("Сколько у вас человек?")), at="needs")
    assert len(turns[1].answer) == 3
    assert "Двадцать человек" not in text(turns[1])
    assert "people" not in talk.told.facts
