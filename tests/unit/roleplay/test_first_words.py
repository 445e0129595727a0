"""How a talk gets going: an invitation to ask is taken, nobody greets twice, and what is told early is heard."""

from dataclasses import replace

import pytest

from bot.grading.types import FoundPoint
from bot.roleplay.exchange.hearing import hear
from bot.roleplay.exchange.questions_put import questions_put
from bot.roleplay.turn import open_talk
from bot.roleplay.understanding.first_words import greets, invites_to_ask, without_greeting
from bot.roleplay.understanding.small_talk import with_a_smile
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Situation, Temperament
from tests.support.talking import DULL, lines_of, says, sell
from tests.support.worlds import SCENARIOS, graded, with_temperament, world_like, world_of

SHOP = SCENARIOS / "phone-two-models.yaml"
FLAT = SCENARIOS / "new-flat-mortgage.yaml"
FEARS = "Деньги на эскроу в банке. Что для вас самое страшное в этой сделке?"
CALL = SCENARIOS / "tour-company-outing.yaml"


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param("ну давайте спрашивайте", id="ask"),
        pytest.param("Слушаю вас.", id="listening"),
        pytest.param("какой у вас вопрос?", id="which question"),
        pytest.param("Чем помочь?", id="help"),
        pytest.param("Go ahead.", id="go ahead"),
        pytest.param("What's your question?", id="your question"),
        pytest.param("Can I help you?", id="can I help"),
        pytest.param("How can I help?", id="how can I help"),
        pytest.param("I’m all ears", id="all ears"),
        pytest.param("Могу я вам помочь?", id="may I help in Russian"),
        pytest.param("Чем могу быть полезна?", id="of use"),
        pytest.param("Что вам показать?", id="what to show"),
        pytest.param("А что вам показать?", id="and what to show"),
        pytest.param("Что же вам показать?", id="what then to show"),
        pytest.param("Здравствуйте, вам что показать?", id="what to show, behind a greeting"),
    ],
)
def test_an_invitation_to_ask_is_heard(reply):
    assert invites_to_ask(reply)


@pytest.mark.parametrize(
    "reply",
    [
        "Берите «Стриж», он лучше.",
        "I'm not listening to this.",
        "Я уже спрашивал.",
        "Я вас не слушаю",
        "Не говорите так",
        "Не задавайте вопросов",
        "Рассказывайте сказки",
        "Что вы такое говорите?",
        "Can I help you choose faster?",
        "Есть что показать!",
        "Нам есть, что показать!",
        "Нам есть что вам показать",
        "Не знаю, что показать клиенту",
        "Не знаю, что показать?",
        "А есть что показать?",
        "Что ещё показать?",
        "Что мне вам показать?",
    ],
)
def test_what_only_sounds_like_an_invitation_to_ask_is_none(reply):
    assert not invites_to_ask(reply)


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("Morning. I want an e-bike.", "I want an e-bike."),
        ("Evening. My daughter wants VR.", "My daughter wants VR."),
        ("Afternoon!", ""),
        ("Здрасте. Мне матрас.", "Мне матрас."),
        ("Здрасьте. Затирка где?", "Затирка где?"),
        ("День добрый. Мне серую затирку.", "Мне серую затирку."),
        ("Вечер добрый.", ""),
        ("Добрый.", ""),
        ("Добрый. Хотя какой он добрый, я с пяти утра за рулём.", ""),
        ("Добрый день вам, ищу пальто", "Ищу пальто"),
        ("Hello, dear. Boots, please.", "Boots, please."),
    ],
)
def test_a_greeting_is_known_and_cut_off(words, rest):
    assert greets(words)
    assert without_greeting(words) == rest


@pytest.mark.parametrize("words", ["Morning beans, please.", "Evening shifts only.", "Добрый вы человек."])
def test_what_only_begins_like_a_greeting_is_none(words):
    assert not greets(words)


@pytest.mark.parametrize("temperament", Temperament)
def test_a_visitor_greets_once(temperament):
    world = world_like(with_temperament(world_of(SHOP).scenario, temperament))
    answers = sell(world, "берите стриж", "этот лучше", "ну берите").answers
    assert not any(greets(line) for answer in answers for line in answer)


@pytest.mark.parametrize("seed", range(4))
def test_invited_to_ask_a_visitor_says_what_he_came_for(seed):
    world = world_of(SHOP)
    _, asked = sell(world, "берите стриж", "ну давайте спрашивайте", seed=seed).answers
    openings = [opening.lower() for opening in world.scenario.customer.opening]
    assert any(line.lower() in opening for line in asked for opening in openings)
    assert not lines_of(world, Situation.WHO_IS_IT, Situation.WHAT_IS_IT_ABOUT).intersection(asked)


@pytest.mark.parametrize("sure", [0.96, 0.5])
def test_what_answers_his_fear_is_heard_as_he_keeps_it_to_himself(sure):
    world = world_of(FLAT)
    tells = replace(DULL, points=(FoundPoint(id="escrow", confidence=sure, evidence="деньги в банке"),))
    _, talk, (turn,) = sell(world, ("Деньги на эскроу в банке.", tells), at="needs")
    assert talk.state == "needs"
    assert says(world, turn, Situation.LISTENING) is (sure > 0.9)
    assert not says(world, turn, Situation.HALF_ACCEPT), "he has not said any doubt yet"
    assert says(world, turn, Situation.SO_WHAT) is (sure < 0.9)


def test_nobody_asks_for_proof_of_whoever_has_just_brought_it():
    world = world_of(FLAT)
    tells = replace(graded(2, M.OPEN_QUESTION), points=(FoundPoint(id="escrow", confidence=0.96, evidence="в банке"),))
    for seed in range(6):
        (answer,) = sell(world, (FEARS, tells), at="needs", seed=seed).answers
        assert answer
        assert not any("докажите" in line for line in answer)


def test_whoever_begins_with_a_point_that_he_needs_is_not_asked_to_begin():
    world = world_of(CALL)
    points = (FoundPoint(id="pavilion", confidence=0.96, evidence="крытый павильон"),)
    talk = open_talk(world, 1, "needs").talk
    talk.told.facts.extend(fact.id for fact in world.scenario.customer.facts)
    _, talk, (turn,) = sell(world, ("Крытый павильон на всех.", replace(DULL, points=points)), so_far=talk)
    assert talk.state == "presentation"
    assert not says(world, turn, Situation.WHAT_DO_YOU_OFFER)


def test_a_single_bracket_behind_a_question_is_no_joke():
    assert not with_a_smile("а клей вы куда берете, если не секрет?", "а клей вы куда берете, если не секрет?)")
    assert with_a_smile("а клей вы куда берете?", "а клей вы куда берете?))")
    assert with_a_smile("а клей вы куда берете?", "а клей вы куда берете? :)")


@pytest.mark.parametrize(
    "reply", ["так берете станок или нет? 98 тыс в месяц", "ну что берете?", "So are you buying it?"]
)
def test_a_push_to_decide_asks_for_no_fact(reply):
    talk = open_talk(world_of(), 1, "needs").talk
    assert questions_put(talk, reply, graded(1)).plain == ()


@pytest.mark.parametrize(
    "reply",
    [
        "А сейчас мыть посуду удобно?",
        "А сейчас вам спать удобно?",
        "А за рулём неудобно?",
        "Do you have one moment in the day when the queue for paying is worst?",
        "Детям сзади удобно?",
        "Have you got a minute to clean it each morning?",
        "How far is the walk, five minutes?",
    ],
)
@pytest.mark.parametrize("opening", [True, False])
def test_a_question_about_a_need_asks_for_no_leave(reply, opening):
    talk = open_talk(world_of(), 1, "needs").talk
    assert questions_put(talk, reply, graded(2), opening=opening).plain == (reply,)


@pytest.mark.parametrize(
    "reply",
    ["one minute before lunch?", "Вам удобно говорить?", "есть минутка?", "Have you got two minutes?", "Не отвлекаю?"],
)
def test_leave_to_talk_is_asked_for_in_the_opening_alone(reply):
    talk = open_talk(world_of(), 1, "needs").talk
    assert questions_put(talk, reply, graded(2), opening=True).plain == ()
    assert questions_put(talk, reply, graded(2)).plain == (reply,)


@pytest.mark.parametrize(("stage", "asked"), [("contact", 0), ("needs", 1)])
def test_the_stage_shows_whether_leave_is_asked_for(stage, asked):
    world = world_of()
    heard = hear(world, open_talk(world, 1, stage).talk, "Вам сейчас удобно?", graded(2))
    assert heard.questions == asked


@pytest.mark.parametrize("path", [SHOP, CALL])
def test_whoever_agrees_to_be_asked_does_not_refuse_in_the_same_breath(path):
    world = world_of(path)
    hello = graded(3, M.GREETING, M.REASON_FOR_CONTACT, M.PERMISSION)
    for seed in range(6):
        _, _, (turn,) = sell(world, ("Добрый день! Чай, кофе? Что у вас там, вид усталый?", hello), seed=seed)
        assert not says(world, turn, Situation.DEFLECT)
