"""After the deal: asked how it went he tells it in his own words, of the thing that the question names."""

import random
from dataclasses import replace

import pytest

from bot.grading.text.words import same_word
from bot.roleplay.answers.how_it_went import naming, tell_how_it_went
from bot.roleplay.exchange.hearing import hear
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.next_talk import call_again
from bot.roleplay.turn import open_talk, take_turn
from bot.roleplay.understanding.promise_words import Kind, Topic
from bot.roleplay.understanding.promises import Promise
from bot.scenario.playbook import MoodShift
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Outcome, Situation
from tests.support.worlds import BOTH, ENGLISH, MINIMAL, SCENARIOS, ScriptedJudge, graded, world_of

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
CARE = graded(2, M.FOLLOW_UP, M.OPEN_QUESTION)
SEALED = graded(2)


def told_after(reply, lines, path=MINIMAL):
    """What he says to the first question some time after the deal."""
    customer = {**world_of(path).scenario.customer.model_dump(), "lines": {"how_it_went": lines}}
    world = world_of(path, customer=customer)
    talk = open_talk(world, 1, "feedback").talk
    return [line.text for line in take_turn(world, talk, reply, ScriptedJudge(CARE)).turn.answer]


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
def test_two_forms_of_a_word(one, other, same):
    assert same_word(one, other) is same
    assert same_word(other, one) is same


def test_a_question_names_no_thing_that_only_begins_alike():
    assert naming("How is the plant?", ["The plate arrived in one piece."]) == []
    assert naming("Как ваш стол?", ["Пальто стоит своих денег."]) == []


def test_of_two_things_asked_for_he_tells_both():
    assert told_after("Как смеситель? А жена что говорит?", TAP) == [TAP[0], TAP[2]]


def told(question, said=0):
    """Whether he tells how it went after so many lines of the same breath, and his mood then."""
    customer = {**world_of().scenario.customer.model_dump(), "lines": {"how_it_went": TAP}}
    world = world_of(customer=customer)
    pleased = {Situation.HOW_IT_WENT: MoodShift(trust=3)}
    world = replace(world, rules=replace(world.rules, situations=pleased))
    talk = open_talk(world, 1, "feedback").talk
    heard = hear(world, talk, question, CARE)
    scene = Scene(world=world, talk=talk, rng=random.Random(1), reply=question, grade=CARE, heard=heard)
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
        ("А что не понравилось, честно?", SEEDS, MINIMAL, SEEDS[1]),
        ("Были какие-то сложности?", SEEDS, MINIMAL, SEEDS[1]),
        ("Что нам улучшить?", SEEDS, MINIMAL, SEEDS[1]),
        ("What didn't you like, honestly?", BISTRO, ENGLISH, BISTRO[2]),
        ("Any hiccups at all?", BISTRO, ENGLISH, BISTRO[2]),
        ("What could we have done better?", BISTRO, ENGLISH, BISTRO[2]),
    ],
)
def test_asked_what_was_not_good_he_tells_of_trouble(question, lines, path, trouble):
    assert told_after(question, lines, path)[:1] == [trouble]


@pytest.mark.parametrize(
    ("question", "lines", "path"),
    [("Удобно?", SEEDS, MINIMAL), ("Ну и теперь нравится?", SEEDS, MINIMAL), ("Happy with it?", BISTRO, ENGLISH)],
)
def test_a_bare_word_asks_for_his_verdict(question, lines, path):
    customer = {**world_of(path).scenario.customer.model_dump(), "lines": {"how_it_went": lines}}
    talk = open_talk(world := world_of(path, customer=customer), 1, "feedback").talk
    answer = take_turn(world, talk, question, ScriptedJudge(graded(1, M.CLOSED_QUESTION))).turn.answer
    assert answer[0].text == lines[0]


def test_whatever_else_is_asked_for_yes_or_no_gets_no_trouble():
    customer = {**world_of().scenario.customer.model_dump(), "lines": {"how_it_went": SEEDS}}
    seconds = set()
    for seed in range(8):
        talk = open_talk(world := world_of(customer=customer), seed, "feedback").talk
        talk.spoken.lines.append(SEEDS[0])
        seconds.add(take_turn(world, talk, "Удобно вам?", ScriptedJudge(CARE)).turn.answer[0].text)
    assert seconds == {SEEDS[2], SEEDS[3]}


def test_how_it_went_on_the_whole_gets_any_of_his_lines():
    (answer,) = told_after("Как всё прошло?", TAP)
    assert answer in TAP


@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_without_words_of_his_own_the_playbook_speaks(path):
    world = world_of(path)
    general = world.playbook.lines[world.scenario.language]["how_it_went"]
    (answer,) = told_after("Как всё прошло? How did it go?", TAP[:1], path)
    assert answer == TAP[0]
    talk = open_talk(world, 1, "feedback").talk
    turn = take_turn(world, talk, "Как всё прошло? How did it go?", ScriptedJudge(CARE)).turn
    assert any(turn.answer[0].text in lines for lines in general.values())


def test_whoever_comes_back_is_glad_to_tell_how_the_last_purchase_did():
    world = world_of(SCENARIOS / "hiking-boots-coast-path.yaml")
    first = open_talk(world, 1, "closing").talk
    first.outcome, first.state = Outcome.DEAL, Outcome.DEAL.value
    opened = call_again(world, first, 2)
    judge = ScriptedJudge(graded(3, M.GREETING, M.OPEN_QUESTION, M.PERSONALISATION, M.PERMISSION))
    turn = take_turn(world, opened.talk, "Hello again! How did the boots do on the path?", judge).turn
    assert turn.answer[0].text in world.scenario.customer.lines["how_it_went"]


def test_he_says_goodbye_at_the_close_and_another_goodbye_later():
    outcomes = {"deal": ["Жду счёт."]}
    world = world_of(MINIMAL, outcomes=outcomes)
    talk, judge = open_talk(world, 1, "closing").talk, ScriptedJudge(graded(3, M.NEXT_STEP), SEALED, CARE, CARE)
    answers = []
    for reply in ("Оформляем?", "Спасибо, до свидания!", "Как всё прошло?", "Наберу вас в мае, хорошо?"):
        taken = take_turn(world, talk, reply, judge)
        talk = taken.talk
        answers.append([line.text for line in taken.turn.answer])
    assert answers[1][0] == "Жду счёт."
    assert talk.outcome is Outcome.DEAL
    assert "Жду счёт." not in answers[-1]


def test_the_words_of_the_deal_are_not_said_some_time_later():
    world = world_of(MINIMAL, outcomes={"deal": ["Жду счёт."]})
    talk = open_talk(world, 1, "feedback").talk
    taken = take_turn(world, talk, "Спасибо, всего доброго!", ScriptedJudge(SEALED))
    assert taken.talk.outcome is Outcome.DEAL
    assert "Жду счёт." not in [line.text for line in taken.turn.answer]


@pytest.mark.parametrize(
    ("question", "line"),
    [("Не течёт смеситель?", TAP[0]), ("Жене нравится?", TAP[2]), ("Автобус не подвёл?", TAP[3])],
)
def test_a_plain_question_is_answered_before_the_next_call_is_agreed(question, line):
    customer = {**world_of().scenario.customer.model_dump(), "lines": {"how_it_went": TAP}}
    world = world_of(customer=customer)
    for stage in ("feedback", "next_deal"):
        talk = open_talk(world, 1, stage).talk
        taken = take_turn(world, talk, question, ScriptedJudge(graded(1, M.CLOSED_QUESTION)))
        assert [said.text for said in taken.turn.answer] == [line]
        assert not taken.talk.ended


def test_who_says_when_he_will_call_has_asked_enough():
    customer = {**world_of().scenario.customer.model_dump(), "lines": {"how_it_went": TAP}}
    talk = open_talk(world := world_of(customer=customer), 1, "next_deal").talk
    reply = "Позвоню в мае, автобус тогда и обсудим?"
    assert take_turn(world, talk, reply, ScriptedJudge(graded(3, M.FOLLOW_UP))).talk.outcome is Outcome.DEAL


REFERRAL = {
    "ru": ["А кому ещё из знакомых это могло бы пригодиться?", "Порекомендуйте нас друзьям, пожалуйста."],
    "en": ["Do you know anyone who could use it too?", "Who else among your colleagues might need this?"],
}
AFTER_TALK = {
    "ru": ["Как вам наш прошлый разговор?", "Что думаете о предложении, которое мы прислали?"],
    "en": ["How did you like our last talk?", "What did you think of the proposal I sent?"],
}
NAMED = {
    "ru": {"referral": ("знаком", "коллег"), "talk": ("разговор",), "proposal": ("предложени",)},
    "en": {"referral": ("friend", "colleague"), "talk": ("talk", "chat", "conversation"), "proposal": ("proposal",)},
}


def answered(path, question, outcome=Outcome.DEAL):
    """What he says in a later talk to this question, at its first words."""
    world = world_of(path)
    first = open_talk(world, 1, "closing").talk
    first.outcome, first.state = outcome, outcome.value
    opened = call_again(world, first, 2)
    turn = take_turn(world, opened.talk, question, ScriptedJudge(graded(1, M.OPEN_QUESTION))).turn
    return world.scenario.language.value, " ".join(line.text for line in turn.answer)


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_asked_for_somebody_else_who_might_need_it_he_thinks_of_people(path, number):
    language = world_of(path).scenario.language.value
    _, said = answered(path, REFERRAL[language][number])
    assert any(name in said.lower() for name in NAMED[language]["referral"])


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("outcome", [Outcome.DEAL, Outcome.CALLBACK])
@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_asked_how_the_talk_was_he_speaks_of_the_talk(path, outcome, number):
    language = world_of(path).scenario.language.value
    _, said = answered(path, AFTER_TALK[language][number], outcome)
    assert any(name in said.lower() for name in NAMED[language]["proposal" if number else "talk"])


def later(questions, path=MINIMAL, outcome=Outcome.CALLBACK, grade=SEALED, promises=(), replies=(), **haggled):
    """What he answers to each question in a talk that follows one with that outcome."""
    world = world_of(path)
    first = open_talk(world, 1, "closing").talk
    first.outcome, first.state = outcome, outcome.value
    first.haggle = replace(first.haggle, **haggled)
    first.agreement.promises, first.spoken.replies = list(promises), list(replies)
    talk, answers = call_again(world, first, 2).talk, []
    for reply in questions:
        taken = take_turn(world, talk, reply, ScriptedJudge(grade))
        talk = taken.talk
        answers.append(" ".join(line.text for line in taken.turn.answer))
    return answers


@pytest.mark.parametrize(
    ("path", "question", "names"),
    [
        (MINIMAL, "Что скажете о том, что я вам предложил?", "предложени"),
        (MINIMAL, "Подумали над моим предложением?", "предложени"),
        (MINIMAL, "Как вам, понравилось, как мы пообщались?", "разговор"),
        (MINIMAL, "Наш прошлый разговор был полезен?", "разговор"),
        (ENGLISH, "How did you like what I proposed?", "proposal"),
        (ENGLISH, "Have you thought about my offer?", "proposal"),
        (ENGLISH, "Was our chat any good to you?", "talk"),
        (ENGLISH, "How did you find the way I explained it?", "talk"),
    ],
)
@pytest.mark.parametrize("outcome", [Outcome.CALLBACK, Outcome.REFUSED])
def test_the_talk_and_the_proposal_go_by_many_names(path, question, names, outcome):
    assert names in later([question], path, outcome)[0].lower()


def test_a_question_about_the_talk_is_never_beside_the_point():
    wrong = graded(0, M.IRRELEVANT)
    assert "proposal" in later(["How did you like what I proposed?"], ENGLISH, grade=wrong)[0]


@pytest.mark.parametrize(
    ("path", "question", "price"),
    [
        (MINIMAL, "Помните, сколько я называл?", "7 100"),
        (MINIMAL, "Не забыли цену?", "7 100"),
        (ENGLISH, "Do you remember the price I gave you?", "7,100"),
        (ENGLISH, "You haven't forgotten what I quoted?", "7,100"),
    ],
)
def test_he_remembers_the_price_that_was_named(path, question, price):
    assert price in later([question], path, price=7100.0)[0].replace("\u00a0", " ")


def test_what_he_never_heard_he_does_not_remember():
    assert not any(char.isdigit() for char in later(["Do you remember the price I gave you?"], ENGLISH, named=False)[0])


def test_he_remembers_what_was_promised():
    gift = Promise(topic=Topic.GIFT, kind=Kind.COST, value=0, words="сифон в подарок")
    warranty = Promise(topic=Topic.WARRANTY, kind=Kind.TERM, value=730, words="гарантия два года")
    (said,) = later(["Помните, я обещал вам гарантию?"], promises=[warranty, gift])
    assert "гарантия два года" in said


@pytest.mark.parametrize(
    ("path", "said", "question", "words"),
    [
        (
            MINIMAL,
            "Хорошо. Я отложу до пятницы, пришлю счёт.",
            "Я обещал отложить до пятницы, помните?",
            "отложу до пятницы",
        ),
        (
            ENGLISH,
            "Sure. I'll hold it till Friday.",
            "Do you remember I said I'd hold it for you?",
            "hold it till Friday",
        ),
    ],
)
def test_a_promise_bound_to_a_day_is_remembered_too(path, said, question, words):
    assert words in later([question], path, replies=[said])[0]


def test_asked_only_how_it_went_he_speaks_of_the_thing():
    lines = {answered(MINIMAL, "Как всё прошло?")[1] for _ in range(3)}
    assert not any(name in line.lower() for line in lines for name in ("разговор", "знаком", "предложени"))


@pytest.mark.parametrize(
    "reply",
    ["Наберу вас первого марта. Договорились?", "Записываю звонок на март?", "Позвоню осенью, по рукам?"],
)
def test_another_call_is_no_other_order(reply):
    world = world_of(MINIMAL)
    first = open_talk(world, 1, "closing").talk
    first.outcome, first.state = Outcome.DEAL, Outcome.DEAL.value
    talk = call_again(world, first, 2).talk
    for words in ("Как всё прошло?", reply):
        talk = take_turn(world, talk, words, ScriptedJudge(CARE)).talk
    assert not talk.agreement.reordered
    assert talk.outcome is Outcome.DEAL
