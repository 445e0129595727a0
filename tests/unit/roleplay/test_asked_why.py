"""While a doubt stands open he answers what he is asked: his doubt, a fact, or that he does not know."""

import pytest

from bot.roleplay.state.doubts import RaisedObjection
from bot.roleplay.turn import open_talk
from bot.roleplay.understanding.need_questions import asks_why, goes_back, may_be_a_fact, probes
from bot.scenario.model import Objection
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import ObjectionKind, Situation
from tests.support.talking import lines_of, sell, text
from tests.support.worlds import graded, library, world_like, world_of


@pytest.mark.parametrize(
    "question",
    [
        "Что именно вас смущает?",
        "А что в гарантии не так?",
        "Чего вы опасаетесь?",
        "С чем сравниваете?",
        "Дорого относительно чего?",
        "О чём хотите подумать?",
        "Почему не доверяете?",
        "Дело только в цене?",
        "Что вас убедило бы?",
        "What exactly worries you about the warranty?",
        "What are you comparing it with?",
        "What's holding you back?",
        "Is it the price or something else?",
        "What would you need to think over?",
        "Why so careful?",
        "what makes you say that",
    ],
)
def test_a_question_for_what_is_behind_a_doubt_is_known_in_many_words(question):
    assert probes(question)


@pytest.mark.parametrize(
    "question",
    [
        "Сколько у вас сейчас уходит на это в месяц?",
        "Когда вам нужен торт?",
        "Кто принимает решение?",
        "How many people work here?",
        "When does your contract end?",
        "What did you pay for the last one?",
        "Where do you keep it?",
    ],
)
def test_a_question_for_a_fact_asks_for_nothing_behind_a_doubt(question):
    assert not probes(question)


def test_why_and_compared_with_what_may_be_answered_by_a_fact():
    assert may_be_a_fact("Почему именно осенью?")
    assert may_be_a_fact("What are you comparing it with?")
    assert not may_be_a_fact("Что вас смущает?")


@pytest.mark.parametrize(
    ("question", "back"),
    [
        ("Вы говорили про сына, сколько ему?", True),
        ("You mentioned a trip, when is it?", True),
        ("Вы сами сказали, что долго", True),
        ("Сколько лет сыну?", False),
        ("When is your trip?", False),
    ],
)
def test_a_question_may_go_back_to_what_he_told(question, back):
    assert goes_back(question) is back


CLOSED = graded(1, M.CLOSED_QUESTION)
DOUBT = Objection(
    id="trust",
    kind=ObjectionKind.TRUST,
    says=("А не обманете?",),
    behind="обжёгся",
    answers=(("Договор.",), ("Отзывы.",)),
    reveals=("Раз уже обманули.", "Боюсь остаться без кофе."),
    insists=("Не верю я.",),
)


def asked(question, *more, grade=CLOSED, told=()):
    """The talk and his answers to a question, put while his doubt stands open, and to those after it."""
    world = world_like(world_of().scenario, objections=(DOUBT,))
    talk = open_talk(world, 1, "objections").talk
    talk.doubts.raised, talk.told.facts = [RaisedObjection(id="trust")], list(told)
    _, talk, turns = sell(world, question, *more, grade=grade, so_far=talk)
    return world, talk, [text(turn) for turn in turns]


def test_asked_what_worries_him_he_says_so_whatever_the_question_is_held_for():
    _, talk, (answer,) = asked("Что именно смущает?")
    assert any(line in answer for line in DOUBT.reveals)
    assert talk.doubts.raised[0].revealed


def test_asked_again_he_says_it_in_other_words_and_then_insists():
    _, _, answers = asked("Что именно смущает?", "И что же пугает?", "Но чего вы боитесь?")
    first, second, third = answers
    assert {first, second} == set(DOUBT.reveals)
    assert third == "Не верю я."


def test_asked_for_a_fact_he_tells_the_fact_and_keeps_his_doubt():
    _, talk, (answer,) = asked("Сколько у вас человек?", grade=graded(2, M.OPEN_QUESTION))
    assert "Двадцать человек" in answer
    assert not talk.doubts.raised[0].revealed


def test_a_fact_told_before_is_told_of_again_and_not_passed_over():
    _, _, (answer,) = asked("Сколько у вас человек?", told=["people"])
    assert answer
    assert answer != "Не верю я."


def test_asked_for_something_definite_that_he_cannot_tell_he_does_not_answer_with_his_doubt():
    world, _, (answer,) = asked("Когда закрывается метро?")
    assert answer in lines_of(world, Situation.DEFLECT)


@pytest.mark.parametrize(
    ("scenario", "doubt", "question", "answers"),
    [
        pytest.param(
            "used-family-car", "warranty-short", "What exactly worries you about the warranty?", None, id="worry"
        ),
        pytest.param("tour-company-outing", "think", "О чём конкретно хотите подумать?", None, id="to think over"),
        pytest.param("hiking-boots-coast-path", "five-weeks", "When exactly do you set off?", "start", id="a day"),
        pytest.param("cake-callback", "a-bit-dear", "А сколько человек за столом будет?", "guests", id="a number"),
    ],
)
def test_with_a_doubt_open_what_is_asked_is_answered_in_every_sale(mind, scenario, doubt, question, answers):
    world = mind.world(library(), scenario)
    talk = open_talk(world, 1, "objections").talk
    talk.doubts.raised = [RaisedObjection(id=doubt)]
    said = text(sell(world, question, grade=mind.grader, so_far=talk).turns[0])
    facts = {fact.id: fact.says for fact in world.scenario.customer.facts}
    expected = facts[answers] if answers else world.objection(doubt).reveals
    assert any(line in said for line in expected)


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("Why worse?", True),
        ("А почему?", True),
        ("Why?", True),
        ("Why not?", True),
        ("Why is it worse?", True),
        ("Понимаю. А почему?", True),
        ("Really? Why?", True),
        ("Oh, why?", True),
        ("А почему вы так думаете?", True),
        ("Почему не нравится?", True),
        ("Почему вы не берёте у них?", False),
        ("Why not Tuesday?", False),
        ("Почему не вторник?", False),
        ("Почему бы не встретиться?", False),
        ("Why? Do you bake on Sundays?", False),
        ("Зачем вам сайт?", False),
    ],
)
def test_a_short_why_hangs_on_his_last_words(question, why):
    assert asks_why(question) is why


def test_asked_why_he_says_more_of_what_he_has_just_told_and_not_his_next_need():
    scenario = world_of().scenario
    facts = tuple(
        f.model_copy(update={"more": ("Потому что вода жёсткая.",)}) if f.id == "taste" else f
        for f in scenario.customer.facts
    )
    world = world_like(scenario, customer=scenario.customer.model_copy(update={"facts": facts}))
    question = "Какой кофе пьёте?"
    good = graded(2, M.OPEN_QUESTION)
    _, _, (_, why, again) = sell(world, (question, good), ("А почему?", good), ("А почему?", good), at="needs")
    assert text(why).endswith("Потому что вода жёсткая.")
    assert text(again) in lines_of(world, Situation.DEFLECT)


def test_to_a_question_that_answers_nothing_of_his_doubt_he_does_not_half_agree():
    half = graded(2, M.BENEFIT)
    world, talk, (answer,) = asked("У нас свежее. А у тех что входит в цену?", grade=half)
    assert talk.doubts.raised[0].softened
    assert answer in lines_of(world, Situation.DEFLECT)
