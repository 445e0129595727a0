"""While a doubt stands open he answers what he is asked: his doubt, a fact, or that he does not know."""

import pytest

from bot.app.mind import Mind, open_mind
from bot.roleplay.state.doubts import RaisedObjection
from bot.roleplay.turn import open_talk, take_turn
from bot.roleplay.understanding.need_questions import goes_back, may_be_a_fact, probes
from bot.scenario.model import Objection
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import ObjectionKind, Situation
from tests.support.worlds import ScriptedJudge, graded, library, world_like, world_of


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
def test_ways_to_ask_what_is_behind_a_doubt(question):
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
def test_a_question_for_a_fact_is_none(question):
    assert not probes(question)


def test_why_and_compared_with_what_a_fact_may_answer():
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


DOUBT = Objection(
    id="trust",
    kind=ObjectionKind.TRUST,
    says=("А не обманете?",),
    behind="обжёгся",
    answers=(("Договор.",), ("Отзывы.",)),
    reveals=("Раз уже обманули.", "Боюсь остаться без кофе."),
    insists=("Не верю я.",),
)


def asked(question, *more, grade=None, told=()):
    """The talk and his answers to a question, put while his doubt stands open, and to those after it."""
    world = world_like(world_of().scenario, objections=(DOUBT,))
    talk = open_talk(world, 1, "objections").talk
    talk.doubts.raised, talk.told.facts = [RaisedObjection(id="trust")], list(told)
    answers = []
    for words in (question, *more):
        taken = take_turn(world, talk, words, ScriptedJudge(grade or graded(1, M.CLOSED_QUESTION)))
        talk = taken.talk
        answers.append(" ".join(line.text for line in taken.turn.answer))
    return world, talk, answers


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
    pools = world.playbook.lines["ru"][Situation.DEFLECT].values()
    assert answer in {line for pool in pools for line in pool}


@pytest.fixture(scope="module")
def mind() -> Mind:
    return open_mind()


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
def test_what_is_asked_is_answered(mind, scenario, doubt, question, answers):
    world = mind.world(library(), scenario)
    talk = open_talk(world, 1, "objections").talk
    talk.doubts.raised = [RaisedObjection(id=doubt)]
    said = " ".join(line.text for line in take_turn(world, talk, question, mind.grader).turn.answer)
    facts = {fact.id: fact.says for fact in world.scenario.customer.facts}
    expected = facts[answers] if answers else world.objection(doubt).reveals
    assert any(line in said for line in expected)
