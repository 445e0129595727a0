"""Of two facts near in meaning he tells the one that answers the question word."""

from dataclasses import replace

import pytest

from bot.roleplay.turn import open_talk
from bot.roleplay.understanding.answer_types import Wanted, giving, lacking, suited, wanted_by
from bot.roleplay.understanding.need_questions import seeks_need
from bot.scenario.model import Fact
from bot.scenario.vocabulary import Move as M
from tests.support.facts import START, WALK
from tests.support.talking import sell, text
from tests.support.worlds import graded, world_like, world_of


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Когда вам нужны семена?", Wanted.WHEN),
        ("А к какому числу?", Wanted.WHEN),
        ("Подскажите, когда сдаёте объект?", Wanted.WHEN),
        ("Что бывает, когда фургон в ремонте?", None),
        ("Сколько у вас человек?", Wanted.NUMBER),
        ("Какая площадь цветника?", Wanted.NUMBER),
        ("Сколько сейчас платите за кофе?", Wanted.MONEY),
        ("Во сколько вам обходится простой?", Wanted.MONEY),
        ("Какой у вас бюджет?", Wanted.MONEY),
        ("Сколько времени уходит на закупку?", Wanted.DURATION),
        ("Как давно вы с ними работаете?", Wanted.DURATION),
        ("Как далеко возите?", Wanted.DISTANCE),
        ("Сколько километров в день проезжаете?", Wanted.DISTANCE),
        ("Кто решает?", Wanted.WHO),
        ("Кто-нибудь за дозой следит?", None),
        ("А с кем вы советуетесь?", Wanted.WHO),
        ("Где вы берёте кофе?", Wanted.WHERE),
        ("Куда деваете остатки?", Wanted.WHERE),
        ("Знаете магазин, где дешевле?", None),
        ("Расскажите, как у вас устроено?", None),
        ("When do you set off?", Wanted.WHEN),
        ("And by when do you need it?", Wanted.WHEN),
        ("What happens when a van is in the workshop?", None),
        ("How many people work here?", Wanted.NUMBER),
        ("How much do you pay now?", Wanted.MONEY),
        ("Is there a budget?", Wanted.MONEY),
        ("How much will you carry?", None),
        ("How long have you got?", Wanted.DURATION),
        ("How many weeks is that?", Wanted.DURATION),
        ("So how far do you walk?", Wanted.DISTANCE),
        ("How many miles a day?", Wanted.DISTANCE),
        ("Who decides on that?", Wanted.WHO),
        ("Do you know anybody who has one?", None),
        ("Where are you going to walk?", Wanted.WHERE),
        ("What do you think?", None),
        ("А для чего она вам?", Wanted.PURPOSE),
        ("What do you need the car for?", Wanted.PURPOSE),
        ("What did you pay for it?", Wanted.MONEY),
        ("Сколько в месяц?", Wanted.MONEY),
        ("А сколько у вас сейчас уходит на это в месяц?", Wanted.MONEY),
        ("Сколько в год на ремонт?", Wanted.MONEY),
        ("Сколько отложили на покупку?", Wanted.MONEY),
        ("Сколько месяцев ждёте?", Wanted.DURATION),
        ("Сколько времени уходит на дверь?", Wanted.DURATION),
        ("Сколько кофе уходит в неделю?", Wanted.NUMBER),
        ("Сколько человек в день приходит?", Wanted.NUMBER),
        ("How much is that a month?", Wanted.MONEY),
        ("How much goes on fuel?", Wanted.MONEY),
        ("What had you set aside for it?", Wanted.MONEY),
        ("How much coffee do you get through a week?", None),
        ("Зачем звоните?", None),
        ("What matters most to you?", None),
        ("Скажите, зачем они вам?", Wanted.PURPOSE),
    ],
)
def test_a_question_word_shows_what_is_wanted_to_be_heard(question, wanted):
    assert wanted_by(question) is wanted


@pytest.mark.parametrize(
    ("wanted", "answer", "other"),
    [
        (Wanted.DISTANCE, "Ten miles a day, with my sister.", "Here, I'll show you on the map."),
        (Wanted.DISTANCE, "Сорок километров туда и обратно.", "Далеко, за город."),
        (Wanted.WHEN, "In five weeks.", "Soon enough."),
        (Wanted.WHEN, "Через две недели сдаём.", "Скоро уже."),
        (Wanted.WHEN, "К пятнице, край.", "Как получится."),
        (Wanted.MONEY, "£110 a day, and nobody pays me back.", "Plenty."),
        (Wanted.MONEY, "Тысяч двадцать рублей.", "Прилично."),
        (Wanted.NUMBER, "Двадцать человек.", "Хватает."),
        (Wanted.DURATION, "Три месяца.", "Долго."),
        (Wanted.WHO, "Me. Sunday evening, with a map.", "It's all on a whiteboard."),
        (Wanted.WHO, "Моя сестра.", "По-разному."),
    ],
)
def test_of_two_answers_the_one_is_known_that_holds_what_is_wanted(wanted, answer, other):
    assert giving([other, answer], wanted) == [answer]


OPEN = graded(2, M.OPEN_QUESTION)


def test_what_a_fact_may_be_asked_for_shows_in_its_questions_and_its_answers():
    assert suited(WALK) == {Wanted.WHERE, Wanted.DISTANCE}
    assert Wanted.WHEN in suited(START.model_copy(update={"about": ("What about the time?",)}))


def test_who_is_not_answered_by_how_many_there_are():
    vans = Fact(
        id="vans", about=("How many vans?",), says=("Six vans.", "Six, all yellow.", "Six. One was my brother's.")
    )
    staff = Fact(id="staff", about=("How many are you?",), says=("Five. My wife, me and three drivers.",))
    assert Wanted.WHO in lacking(vans)
    assert Wanted.WHO not in lacking(staff)
    assert Wanted.WHO not in lacking(vans.model_copy(update={"about": ("Who drives the vans?",)}))


@pytest.mark.parametrize("seed", range(6))
def test_of_his_answers_he_takes_one_that_says_how_far(seed):
    scenario = world_of().scenario
    customer = scenario.customer.model_copy(update={"facts": (WALK, *scenario.customer.facts)})
    world = world_like(scenario, customer=customer)
    talk = open_talk(world, seed, "needs").talk
    talk.told.facts = []
    _, _, (turn,) = sell(world, ("How far will you walk?", OPEN), so_far=talk)
    assert "Ten miles a day." in text(turn)


def test_told_of_the_walk_without_the_miles_he_adds_them_when_asked_how_far():
    scenario = world_of().scenario
    customer = scenario.customer.model_copy(update={"facts": (WALK,)})
    world = world_like(scenario, customer=customer)
    talk = open_talk(world, 1, "needs").talk
    talk.told.facts, talk.spoken.lines = ["walk"], [*talk.spoken.lines, WALK.says[2]]
    first = sell(world, ("How far will you walk?", OPEN), so_far=talk)
    assert first.answers[0][0] == "Ten miles a day."
    again = sell(world, ("Sorry, how far will you walk?", OPEN), so_far=replace(first.talk, state="needs"))
    assert again.answers[0][0] == "Ten miles a day.", "asked again he says the miles, and not the rest"


def test_a_question_that_wants_nothing_in_particular_may_be_answered_in_any_of_his_ways():
    scenario = world_of().scenario
    customer = scenario.customer.model_copy(update={"facts": (WALK.model_copy(update={"about": ("your walk",)}),)})
    world = world_like(scenario, customer=customer)
    heard = set()
    for seed in range(12):
        talk = open_talk(world, seed, "needs").talk
        talk.told.facts = []
        answer = text(sell(world, ("your walk ?", OPEN), so_far=talk).turns[0])
        heard |= {said for said in WALK.says if said in answer}
    assert len(heard) > 1


@pytest.mark.parametrize(
    ("question", "purpose", "things"),
    [
        ("А для чего она вам?", True, set()),
        ("зачем вам новый телефон", True, {"телефон"}),
        ("Под какие задачи?", True, set()),
        ("А для чего вам нужны они?", True, set()),
        ("Почему решили менять?", True, set()),
        ("Что для вас главное?", False, set()),
        ("Какие у вас пожелания?", False, set()),
        ("Что ищете?", False, set()),
        ("Здравствуйте, чем могу помочь?", False, set()),
        ("Добрый день! Вам что показать?", False, set()),
        ("What do you need a car for?", True, {"car"}),
        ("so what's it all for?", True, set()),
        ("Why do you need one?", True, set()),
        ("What are you looking for?", False, set()),
        ("What matters most to you?", False, set()),
        ("Well, what brings you here today?", False, set()),
    ],
)
def test_some_questions_any_need_answers(question, purpose, things):
    sought = seeks_need(question)
    assert sought
    assert (sought.purpose, sought.things) == (purpose, things)


@pytest.mark.parametrize(
    "question",
    [
        "Зачем вы соврали?",
        "Почему вы уходите?",
        "Who is it for?",
        "What are you paying the bank for?",
        "Что это значит?",
    ],
)
def test_other_questions_want_an_answer_of_their_own(question):
    assert seeks_need(question) is None
