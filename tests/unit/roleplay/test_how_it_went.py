"""After the deal: asked how it went he tells it in his own words, of the thing that the question names."""

import random
from dataclasses import replace

import pytest

from bot.grading.text.words import same_word
from bot.roleplay.answers.how_it_went import asks_plans, naming, tell_how_it_went
from bot.roleplay.exchange.hearing import hear
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.next_talk import call_again
from bot.roleplay.turn import open_talk
from bot.scenario.playbook import MoodShift
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Outcome, Situation
from tests.support.talking import customer, ended, lines_of, says, sell
from tests.support.worlds import BOTH, ENGLISH, RUSSIAN, SCENARIOS, graded, world_of

TAP = [
    "Смеситель не течёт. Проверял салфеткой, утром и вечером.",
    "Дождь пошёл в субботу, и никто не заметил.",
    "Жена говорит, скучный. Но бак под него встаёт.",
    "Автобус на десять минут опоздал.",
]


BOOTS = [
    "The boots did the whole path, dear, and so did I!",
    "Not one blister! I'd thought of names for them, and they never came.",
    "It rained sideways, and no water got in.",
    "Going down, the ankle held. The knee still has opinions.",
]


CARING = graded(2, M.FOLLOW_UP, M.OPEN_QUESTION)


def telling(lines, path=RUSSIAN):
    """A sale to a customer with these words on how it went."""
    return world_of(path, customer=customer(path, lines={"how_it_went": lines}))


def told_after(reply, lines, path=RUSSIAN, grade=CARING):
    """What he says to the first question some time after the deal."""
    return sell(telling(lines, path), (reply, grade), at="feedback").answers[0]


@pytest.mark.parametrize(
    ("question", "lines", "index"),
    [
        pytest.param("Смеситель не подтекает?", TAP, 0, id="the thing itself"),
        pytest.param("А дождя не было?", TAP, 1, id="another form of a short word"),
        pytest.param("Жене нравится?", TAP, 2, id="a person"),
        pytest.param("Автобусы не подвели?", TAP, 3, id="the plural"),
        pytest.param("No blisters?", BOOTS, 1, id="the plural in English"),
        pytest.param("How did the boots do on the path?", BOOTS, 0, id="two words of one line"),
        pytest.param("Did they keep the water out?", BOOTS, 2, id="a word in the middle"),
        pytest.param("How was your knee?", BOOTS, 3, id="the second sentence"),
    ],
)
def test_a_question_finds_the_line_that_names_its_thing(question, lines, index):
    assert naming(question, lines)[:1] == [lines[index]]


@pytest.mark.parametrize("question", ["Как всё прошло?", "Всё ли хорошо?", "How did it go?", "What was it like?"])
def test_a_general_question_names_nothing(question):
    assert naming(question, [*TAP, *BOOTS]) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("дождь", "дождя", True),
        ("жена", "жене", True),
        ("жена", "женой", True),
        ("сын", "сына", True),
        ("клей", "клея", True),
        ("клей", "клеем", True),
        ("чай", "час", False),
        ("бак", "баки", True),
        ("чехол", "чехлом", True),
        ("автобусы", "автобус", True),
        ("boot", "boots", True),
        ("cat", "cats", True),
        ("walked", "walking", True),
        ("plate", "plant", False),
        ("story", "stove", False),
        ("wine", "wind", False),
        ("стол", "стоит", False),
        ("стол", "стоп", False),
        ("сын", "сынок", False),
    ],
)
def test_two_forms_of_a_word_are_told_from_words_that_only_begin_alike(one, other, same):
    assert same_word(one, other) is same
    assert same_word(other, one) is same


def test_a_question_names_no_thing_that_only_begins_alike():
    assert naming("How is the plant?", ["The plate arrived in one piece."]) == []
    assert naming("Как ваш стол?", ["Пальто стоит своих денег."]) == []


def test_of_two_things_asked_for_he_tells_both():
    assert told_after("Как смеситель? А жена что говорит?", TAP) == [TAP[0], TAP[2]]


def told(question, said=0):
    """Whether he tells how it went after so many lines of the same breath, and his mood then."""
    world = telling(TAP)
    pleased = {Situation.HOW_IT_WENT: MoodShift(trust=3)}
    world = replace(world, rules=replace(world.rules, situations=pleased))
    talk = open_talk(world, 1, "feedback").talk
    heard = hear(world, talk, question, CARING)
    scene = Scene(world=world, talk=talk, rng=random.Random(1), reply=question, grade=CARING, heard=heard)
    for _ in range(said):
        scene.tell(["Да."])
    return tell_how_it_went(scene), talk.mood


def test_he_is_pleased_once_however_much_he_tells():
    assert told("Как смеситель? А жена что говорит?") == told("Как смеситель?")


@pytest.mark.parametrize("question", ["Как смеситель?", "Как всё прошло?"])
def test_without_room_for_it_nothing_was_told(question):
    assert told(question)[0] is True
    assert told(question, said=3)[0] is False


def test_yes_or_no_to_what_he_has_no_words_for_gets_the_verdict():
    assert told_after("Everything in order? Are you pleased?", BOOTS, ENGLISH) == [BOOTS[0]]


SEEDS = [
    "Взошло почти всё. Пересевать нечего.",
    "Два пакета перепутали по цвету. Позвонила, заменили.",
    "Привезли в срок, и бумаги сразу.",
    "Схему посадки бригадир на сарай повесил.",
]


BISTRO = [
    "Smooth as butter, even on a Saturday.",
    "The terrace pays at the table now.",
    "One of the waiters got stuck on a long bill, once.",
]


@pytest.mark.parametrize(
    ("question", "lines", "path", "trouble"),
    [
        ("А что не понравилось, честно?", SEEDS, RUSSIAN, SEEDS[1]),
        ("Были какие-то сложности?", SEEDS, RUSSIAN, SEEDS[1]),
        ("Что нам улучшить?", SEEDS, RUSSIAN, SEEDS[1]),
        ("What didn't you like, honestly?", BISTRO, ENGLISH, BISTRO[2]),
        ("Any hiccups at all?", BISTRO, ENGLISH, BISTRO[2]),
        ("What could we have done better?", BISTRO, ENGLISH, BISTRO[2]),
    ],
)
def test_asked_what_was_not_good_he_tells_of_trouble(question, lines, path, trouble):
    assert told_after(question, lines, path)[:1] == [trouble]


@pytest.mark.parametrize(
    ("question", "lines", "path"),
    [("Удобно?", SEEDS, RUSSIAN), ("Ну и теперь нравится?", SEEDS, RUSSIAN), ("Happy with it?", BISTRO, ENGLISH)],
)
def test_a_bare_word_asks_for_his_verdict(question, lines, path):
    assert told_after(question, lines, path, graded(1, M.CLOSED_QUESTION))[0] == lines[0]


def test_whatever_else_is_asked_for_yes_or_no_gets_no_trouble():
    world, seconds = telling(SEEDS), set()
    for seed in range(8):
        talk = open_talk(world, seed, "feedback").talk
        talk.spoken.lines.append(SEEDS[0])
        seconds.add(sell(world, ("Удобно вам?", CARING), so_far=talk).answers[0][0])
    assert seconds == {SEEDS[2], SEEDS[3]}


def test_how_it_went_on_the_whole_gets_any_of_his_lines():
    (answer,) = told_after("Как всё прошло?", TAP)
    assert answer in TAP


@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_without_words_of_his_own_the_playbook_speaks(path):
    question = "Как всё прошло? How did it go?"
    assert told_after(question, TAP[:1], path) == TAP[:1]
    sale = sell(world_of(path), (question, CARING), at="feedback")
    assert sale.answers[0][0] in lines_of(sale.world, Situation.HOW_IT_WENT)


def test_whoever_comes_back_is_glad_to_tell_how_the_last_purchase_did():
    world = world_of(SCENARIOS / "hiking-boots-coast-path.yaml")
    hello = graded(3, M.GREETING, M.OPEN_QUESTION, M.PERSONALISATION, M.PERMISSION)
    talk = call_again(world, ended(world, Outcome.DEAL), 2).talk
    (answer,) = sell(world, ("Hello again! How did the boots do on the path?", hello), so_far=talk).answers
    assert answer[0] in world.scenario.customer.lines["how_it_went"]


def test_he_says_goodbye_at_the_close_and_another_goodbye_later():
    sale = sell(
        world_of(outcomes={"deal": ["Жду счёт."]}),
        ("Оформляем?", graded(3, M.NEXT_STEP)),
        ("Спасибо, до свидания!", graded(2)),
        ("Как всё прошло?", CARING),
        ("Наберу вас в мае, хорошо?", CARING),
        at="closing",
    )
    assert sale.answers[1][0] == "Жду счёт."
    assert sale.talk.outcome is Outcome.DEAL
    assert "Жду счёт." not in sale.answers[-1]


def test_the_words_of_the_deal_are_not_said_some_time_later():
    world = world_of(outcomes={"deal": ["Жду счёт."]})
    sale = sell(world, ("Спасибо, всего доброго!", graded(2)), at="feedback")
    assert sale.talk.outcome is Outcome.DEAL
    assert "Жду счёт." not in sale.answers[0]


@pytest.mark.parametrize(
    ("question", "line"),
    [("Не течёт смеситель?", TAP[0]), ("Жене нравится?", TAP[2]), ("Автобус не подвёл?", TAP[3])],
)
def test_a_plain_question_is_answered_before_the_next_call_is_agreed(question, line):
    for stage in ("feedback", "next_deal"):
        sale = sell(telling(TAP), (question, graded(1, M.CLOSED_QUESTION)), at=stage)
        assert sale.answers == [[line]]
        assert not sale.talk.ended


def test_who_says_when_he_will_call_has_asked_enough():
    call = ("Позвоню в мае, автобус тогда и обсудим?", graded(3, M.FOLLOW_UP))
    assert sell(telling(TAP), call, at="next_deal").talk.outcome is Outcome.DEAL


@pytest.mark.parametrize(
    ("path", "question"),
    [
        (RUSSIAN, "Что дальше планируете, новый год или весной куда выбраться?"),
        (RUSSIAN, "А на новый год думали что-то делать или весной на природу?"),
        (ENGLISH, "What have you got planned for next spring?"),
        (ENGLISH, "And what's next for you?"),
    ],
)
def test_asked_what_he_plans_he_leaves_it_open_and_a_day_may_follow(path, question):
    world = telling(TAP if path is RUSSIAN else BOOTS, path)
    call = "Давайте позвоню вам 10 января?" if path is RUSSIAN else "Shall I ring you on 10 January?"
    sale = sell(world, (question, graded(2, M.ALTERNATIVE_QUESTION)), (call, CARING), at="next_deal")
    assert says(world, sale.turns[0], Situation.LOOKS_AHEAD)
    assert len(sale.turns[0].answer) == 1
    assert says(world, sale.turns[1], Situation.NEXT_TIME)
    assert sale.talk.outcome is Outcome.DEAL


@pytest.mark.parametrize(
    ("question", "plans"),
    [
        ("Какие планы?", True),
        ("Какие планы на будущее?", True),
        ("Какие у вас дальнейшие планы?", True),
        ("Куда поедете в следующий раз?", True),
        ("Как планируете провести лето?", True),
        ("Чем будете заниматься летом?", True),
        ("Что на весну?", True),
        ("What do you want to do next?", True),
        ("Where to next?", True),
        ("Will you go away this summer?", True),
        ("Всё прошло как планировали летом?", False),
        ("Как съездили летом?", False),
        ("Как зимой машина заводилась?", False),
        ("Что было дальше?", False),
        ("Хватит на зиму?", False),
        ("Тепло будет зимой?", False),
        ("Как сидится впереди?", False),
        ("Как теперь планируете маршруты?", False),
        ("Что нам сделать иначе в следующий раз?", False),
        ("Did everything go as planned on the first evening?", False),
        ("How did it go this summer?", False),
        ("How is the van this summer?", False),
        ("Did you go ahead with the delivery?", False),
        ("Are the drivers happy with the new plan?", False),
        ("How do you plan routes now?", False),
    ],
)
def test_what_lies_ahead_is_told_from_what_has_been(question, plans):
    assert asks_plans(question) is plans


def test_beside_who_else_may_need_it_he_answers_what_he_has_words_for():
    world = telling([*TAP, "Знакомым уже рассказываю."])
    asked = ("А жена что сказала? И кому из знакомых тоже надо, не подскажете?", CARING)
    (said,) = sell(world, asked, at="next_deal").answers
    assert {TAP[2], "Знакомым уже рассказываю."} <= set(said)


def test_a_question_that_he_has_no_words_for_is_no_goodbye():
    asked = ("А директор теперь доверяет вам такие дела?", graded(1, M.FOLLOW_UP, M.CLOSED_QUESTION))
    sale = sell(telling(TAP), asked, at="next_deal")
    assert says(sale.world, sale.turns[0], Situation.DEFLECT)
    assert not sale.talk.ended
