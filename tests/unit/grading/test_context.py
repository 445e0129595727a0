"""The same words are right in one place and wrong in another."""

import pytest

from bot.grading.judging.core_moves import granted
from bot.grading.judging.sincerity import adds_nothing, says_who
from bot.grading.types import ReasonCode, ReplyContext
from bot.scenario.vocabulary import Language, Mode, Move, ObjectionKind, StageKind

ORDER = "Тогда оформляю счёт. На какую почту прислать и на какой день доставка?"
FOLLOW_UP = "Good to hear! How has it coped with the cold mornings? I'll ring in spring about the service."
DISCOUNT = "Сделаю вам скидку десять процентов."


def graded(grader, language, mode, stage, customer, reply, objection=None, said=()):
    return grader.grade_one(
        ReplyContext(
            language=Language(language),
            mode=Mode(mode),
            stage=StageKind(stage),
            customer=customer,
            reply=reply,
            objection=objection,
            said=said,
        )
    )


@pytest.mark.parametrize(
    ("reply", "right", "wrong"),
    [
        pytest.param(
            ORDER,
            ("ru", "active", "closing", "Хорошо, я согласен."),
            ("ru", "active", "needs", "Возим воду сами, из магазина."),
            id="an order asked for before a need is known",
        ),
        pytest.param(
            FOLLOW_UP,
            ("en", "active", "follow_up", "The boiler's been in for a month."),
            ("en", "active", "presentation", "I need it quiet."),
            id="a question about the past while nothing is sold yet",
        ),
        pytest.param(
            "Для детской советую эту, потому что свет тёплый и яркость убавляется, ночью не слепит.",
            ("ru", "passive", "consultation", "Подойдёт эта лампа для детской?"),
            ("ru", "active", "qualification", "Директора нет, я секретарь."),
            id="advice to somebody who decides nothing",
        ),
    ],
)
def test_words_that_are_right_elsewhere_are_weak_here(grader, reply, right, wrong):
    assert graded(grader, *right, reply).value >= 2
    assert graded(grader, *wrong, reply).value <= 1


def test_a_discount_against_something_in_return_is_a_trade_and_as_a_first_answer_a_gift(grader):
    traded = graded(
        grader,
        "ru",
        "active",
        "bargaining",
        "Скиньте десять процентов.",
        "Десять процентов сделаю, если возьмёте на весь год. Оформляем?",
    )
    given = graded(grader, "ru", "active", "objection", "Дорого.", DISCOUNT)
    assert traded.value >= 2
    assert traded.has(Move.TRADE)
    assert given.value <= 1
    assert given.has(Move.CONCESSION)


def test_an_answer_to_a_question_that_was_not_asked_is_weak(grader):
    asked = "Подойдёт эта лампа для детской?"
    answer = "Доставка у нас по вторникам, а оплата картой или наличными."
    assert graded(grader, "ru", "passive", "consultation", asked, answer).value <= 1


def test_a_brush_off_asks_for_another_thing_than_an_objection(grader):
    heard, reply = "Ничего не надо, пришлите на почту.", "Хорошо, отправлю сегодня письмо с ценами."
    brushed = graded(grader, "ru", "active", "objection", heard, reply, ObjectionKind.BRUSH_OFF)
    doubted = graded(grader, "ru", "active", "objection", heard, reply, ObjectionKind.PRICE)
    assert brushed.reason.missing in {Move.REASON_FOR_CONTACT, Move.PERMISSION}
    assert doubted.reason.missing in {Move.CLARIFICATION, Move.BENEFIT}


@pytest.mark.parametrize(
    ("stage", "reply", "shown", "also"),
    [
        pytest.param("needs", "А как вы ищете людей?", Move.CLOSED_QUESTION, Move.OPEN_QUESTION, id="begins with how"),
        pytest.param("objection", "Anything that worries you?", Move.CLOSED_QUESTION, Move.CLARIFICATION, id="asks"),
    ],
)
def test_nobody_is_told_to_ask_what_he_asks(stage, reply, shown, also):
    language = Language.RU if stage == "needs" else Language.EN
    context = ReplyContext(
        language=language, mode=Mode.ACTIVE, stage=StageKind(stage), customer="…", reply=reply, objection=None
    )
    assert granted(context, [shown]) == {shown, also}


def test_what_a_grade_lacked_is_what_its_advice_is_about(grader):
    grade = graded(grader, "en", "active", "needs", "We mend sails, mostly in winter.", "Do you mend them here?")
    assert grade.value < 3
    assert grade.reason.missing is grade.advice


@pytest.mark.parametrize(
    ("stage", "reply", "shown", "objection"),
    [
        pytest.param(
            "needs", "Как я и говорил, доставка завтра. Берём?", Move.NEXT_STEP, None, id="how, and no question"
        ),
        pytest.param("objection", "Берёте?", Move.NEXT_STEP, ObjectionKind.PRICE, id="an order"),
        pytest.param(
            "objection", "Sure, is it info@?", Move.CLOSED_QUESTION, ObjectionKind.BRUSH_OFF, id="brushed off"
        ),
    ],
)
def test_a_question_about_something_else_counts_for_nothing(stage, reply, shown, objection):
    context = ReplyContext(
        language=Language.RU,
        mode=Mode.ACTIVE,
        stage=StageKind(stage),
        customer="…",
        reply=reply,
        objection=objection,
    )
    assert granted(context, [shown]) == {shown}


@pytest.mark.parametrize(
    ("reply", "named"),
    [
        ("Здравствуйте, это очень выгодное предложение", False),
        ("Hi, it's cheap and good", False),
        ("Это Вам выгодное предложение", False),
        ("меня зовут алексей, агентство красная нить", True),
        ("this is jane from harbour", True),
        ("Hi, I’m Jane", True),
        ("здравствуйте меня зовут компания поэтому звоню удобно минутку две минуты вопрос интерес повод", False),
    ],
)
def test_a_name_is_told_from_what_is_on_offer(reply, named):
    context = ReplyContext(
        language=Language.RU, mode=Mode.ACTIVE, stage=StageKind.CONTACT, customer="А кто это? Who is this?", reply=reply
    )
    assert says_who(context) is named


@pytest.mark.parametrize(
    ("said", "customer", "reply"),
    [
        (
            (),
            "Хм. Ну, про цветник можно.",
            "Спасибо! Расскажите, какие проблемы бывают с семенами, что вас не устраивает?",
        ),
        (
            ("Напор слабый, вода жёсткая.", "До потолка 29 см. И чтоб запчасти были."),
            "Главное, чтоб стоял.",
            "Понял. Итого: слабый напор, жёсткая вода, потолок 29 см, и чтоб запчасти были. Ничего не забыл?",
        ),
    ],
    ids=["an open question", "a summary"],
)
def test_what_surely_finds_out_needs_is_good_while_they_are_found_out(grader, said, customer, reply):
    assert graded(grader, "ru", "active", "needs", customer, reply, said=said).value >= 2


def test_a_name_given_to_whoever_asks_who_it_is_is_an_answer(grader):
    reply = "Виталий, здравствуйте. Это Алексей, агентство Красная нить, реклама. Удобно? Вы кухни делаете, да?"
    grade = graded(grader, "ru", "active", "contact", "Цех, Лапин. У меня разгрузка, кто это?", reply)
    assert grade.reason.code is not ReasonCode.UNRELATED


@pytest.mark.parametrize(
    ("reply", "adds"),
    [
        ("which half isn't happy?", True),
        ("why is half of you happy?", True),
        ("half of you happy with it, the other half isn't", False),
        ("half happy with it, other half isn't?", False),
    ],
)
def test_a_short_real_question_about_his_words_is_no_echo(reply, adds):
    said = ReplyContext(
        language=Language.EN,
        mode=Mode.PASSIVE,
        stage=StageKind.NEEDS,
        customer="Half of me is happy with it. The other half isn't happy.",
        reply=reply,
    )
    assert adds_nothing(said) is not adds
