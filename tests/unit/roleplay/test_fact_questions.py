"""In whatever words he is asked, he knows which of his facts it is about, and when it is about none."""

from functools import cache

import pytest

from bot.roleplay.exchange.facts_asked import ASKING_ON
from bot.roleplay.exchange.hearing import hear
from bot.roleplay.exchange.reply_context import context_of
from bot.roleplay.state.world import World
from bot.roleplay.turn import open_talk
from bot.roleplay.understanding.answer_types import wanted_by
from bot.roleplay.understanding.fact_questions import DOUBT, Asking
from bot.scenario.model import Fact
from tests.support.facts import START, WALK
from tests.support.talking import sell
from tests.support.worlds import library

TILES, TERMINAL, SEEDS = "wrong-tile-glue", "card-terminal-bistro", "seeds-landscape-designer"


@cache
def asking(mind, scenario):
    facts = library().scenarios[scenario].scenario.customer.facts
    return Asking.of(facts, mind.embedder, mind.grader.centre)


def asking_stage(world):
    """The stage in which question follows question."""
    return next(stage.id for stage in world.playbook.stages if stage.kind in ASKING_ON)


def about(mind, known, question, told=(), doubt=0.0):
    """The id of the fact that a question is about, None for none."""
    vector = mind.embedder.embed([question])[0]
    fact = known.fact(question, vector, told, wanted_by(question), doubt=doubt)
    return fact and fact.id


@pytest.mark.parametrize(
    ("scenario", "question", "fact"),
    [
        (TILES, "скок квадратов", "area"),
        (TILES, "в машину влезет столько?", "car"),
        (TILES, "Вижу, на часы поглядываете. Вас там кто-то ждёт?", "wife"),
        (TILES, "Расскажите, как там всё будет устроено: где вода польётся, будет ли кабина.", "shower"),
        (SEEDS, "что щас в работе, какая площадь", "current-project"),
        (SEEDS, "А кто у вас говорит последнее слово, что покупать: заказчик, партнёр, вы?", "decides"),
        (SEEDS, "По бухгалтерской части: какие бумаги от нас понадобятся и как быстро?", "documents"),
        (SEEDS, "Наверняка приходится брать с запасом. И какова судьба тех пакетов, что не пригодились?", "leftovers"),
        (TERMINAL, "who u with now for cards", "provider"),
        ("office-coffee-architects", "what do people do for coffee now", "now"),
        ("office-coffee-architects", "How do you manage for coffee these days?", "now"),
        ("commuter-e-bike", "What do you use at the moment to get to your shifts?", "bus"),
        ("mattress-sore-back", "А пока на чём перебиваетесь?", "sagged"),
        (TERMINAL, "when do u actually get ur money", "payout"),
        (TERMINAL, "Tell me about your worst night with the thing, when it simply wouldn't work.", "outage"),
        (TERMINAL, "Suppose you liked it. Who else would have to say yes before we could go ahead?", "decides"),
    ],
)
def test_a_question_in_words_that_the_file_does_not_have_finds_its_fact(mind, scenario, question, fact):
    assert about(mind, asking(mind, scenario), question) == fact


@pytest.mark.parametrize(
    ("scenario", "question"),
    [
        (TILES, "А затирку какого цвета хотите?"),
        (SEEDS, "Вы сами за городом живёте?"),
        (TERMINAL, "Where did you learn to cook?"),
        (TERMINAL, "What's your best-selling dish at the moment?"),
    ],
)
def test_a_question_about_nothing_that_he_could_tell_finds_none(mind, scenario, question):
    assert about(mind, asking(mind, scenario), question) is None


def test_where_nobody_is_finding_out_a_fact_must_be_likelier(mind):
    known = asking(mind, TILES)
    assert about(mind, known, "Чем раствор мешать и чем его по стене разравнивать будете?", doubt=DOUBT) == "tools"
    assert about(mind, known, "Сантехнику уже купили, унитаз, раковину?", doubt=DOUBT) is None


SHOES = Fact(id="shoes", about=("What do you wear now?",), says=("Old trainers.",))


@pytest.fixture(scope="module")
def trip(mind):
    return Asking.of((WALK, START, SHOES), mind.embedder, mind.grader.centre)


@pytest.mark.parametrize(
    ("question", "fact"),
    [("When is the walk?", "start"), ("How far do you go?", "walk"), ("Where are you going?", "walk")],
)
def test_of_two_near_facts_the_one_is_told_that_answers_the_question_word(mind, trip, question, fact):
    assert about(mind, trip, question) == fact
    assert about(mind, trip, question, told=["walk"]) == fact, "asked how far, he does not name the day"


def test_people_ask_on_and_seldom_ask_twice(mind):
    twins = (WALK.model_copy(update={"id": "one"}), WALK.model_copy(update={"id": "other"}), SHOES)
    known = Asking.of(twins, mind.embedder, mind.grader.centre)
    assert about(mind, known, "How far do you go?", told=["one"]) == "other"
    assert about(mind, known, "How far do you go?", told=["other"]) == "one"


@pytest.mark.parametrize(
    ("scenario", "reply", "fact"),
    [
        pytest.param("kitchen-tap", "накипь сильная в чайнике", "hardness", id="no mark and no question word"),
        pytest.param("office-coffee-architects", "got room on the worktop", "kitchen", id="the same in English"),
        pytest.param(
            "office-coffee-architects",
            "You sound a little wary of machines. Is there a story behind that?",
            "titanic",
            id="understood by what was said before",
        ),
        pytest.param(
            "leasing-wood-workshop",
            "Стол у него два на три метра, да ещё его занести надо. Как у вас с помещением?",
            "space",
            id="the same in Russian",
        ),
    ],
)
def test_a_question_is_heard_that_only_the_whole_reply_makes_clear(mind, scenario, reply, fact):
    world = mind.world(library(), scenario)
    assert fact in sell(world, reply, grade=mind.grader, at=asking_stage(world)).talk.told.facts


def test_who_calls_and_why_asks_for_nothing(mind):
    opening = (
        "Good morning, Marco! This is Anna from Plainpay, card terminals. Your terrace opens in three weeks. "
        "Have you got two minutes?"
    )
    world = mind.world(library(), TERMINAL)
    assert sell(world, opening, grade=mind.grader).talk.told.facts == []


@pytest.mark.parametrize("remark", ["Понятно, спасибо.", "Большая плитка, тяжёлая", "Да, бывает такое."])
def test_a_remark_is_no_question_asked_again(mind, remark):
    world = mind.world(library(), TILES)
    talk = sell(world, "Какая у вас плитка?", grade=mind.grader, at=asking_stage(world)).talk
    assert "tile" in talk.told.facts
    heard = hear(world, talk, remark, mind.grader.grade_one(context_of(world, talk, remark)))
    assert heard.asked == ()


def test_before_the_first_reply_nothing_is_understood(mind):
    class Forbidden:
        identity = "none"

        def embed(self, texts):
            raise AssertionError(f"nobody has said anything, and {texts} is to be understood")

    scenario = library().scenarios[TILES].scenario
    world = World.build(scenario, library().playbooks.models[scenario.playbook], Forbidden(), mind.grader.centre)
    assert open_talk(world, 1, "needs").lines


CAR, COAT, BIKE = "used-family-car", "coat-and-scarf", "commuter-e-bike"


def asked_at(mind, scenario, stage, question):
    """Ids of the facts that he hears a question for."""
    world = mind.world(library(), scenario)
    talk = open_talk(world, 1, stage).talk
    heard = hear(world, talk, question, mind.grader.grade_one(context_of(world, talk, question)))
    return [fact.id for fact in heard.asked]


@pytest.mark.parametrize(
    ("scenario", "stage", "question", "fact"),
    [
        pytest.param(CAR, "needs", "What do you need a car for?", "family", id="what for"),
        pytest.param(CAR, "consultation", "what do u need it for", "family", id="typed in haste"),
        pytest.param(COAT, "needs", "А для чего оно вам?", "old-coat", id="the same in Russian"),
        pytest.param(BIKE, "needs", "What are you looking for?", "way", id="what he wishes"),
        pytest.param(CAR, "objections", "What are you driving now?", "old-car", id="a bare question beside a doubt"),
        pytest.param(TERMINAL, "presentation", "What do you use now?", "provider", id="or in a presentation"),
        pytest.param(
            "new-flat-mortgage", "needs", "Сколько вас, и когда надо въехать?", "family", id="the first of two"
        ),
    ],
)
def test_a_plain_question_is_answered_wherever_it_is_put(mind, scenario, stage, question, fact):
    assert fact in asked_at(mind, scenario, stage, question)


def test_what_he_needs_a_foreign_thing_for_is_not_what_he_needs_this_one_for(mind):
    world = mind.world(library(), COAT)
    assert world.sells({"пальто"})
    assert not world.sells({"собака"})


def test_a_cold_customer_tells_nobody_at_hello_what_he_needs(mind):
    assert asked_at(mind, "leasing-wood-workshop", "contact", "Что для вас главное?") == []


def test_how_he_is_asks_for_no_fact(mind):
    assert asked_at(mind, CAR, "needs", "How are you today?") == []
