"""The same words are right in one place and wrong in another."""

import pytest

from bot.grading.types import ReplyContext
from bot.scenario.vocabulary import Language, Mode, Move, ObjectionKind, StageKind

ORDER = "Тогда оформляю счёт. На какую почту прислать и на какой день доставка?"
FOLLOW_UP = "Good to hear! How has it coped with the cold mornings? I'll ring in spring about the service."
DISCOUNT = "Сделаю вам скидку десять процентов."


def graded(grader, language, mode, stage, customer, reply, objection=None):
    return grader.grade_one(
        ReplyContext(
            language=Language(language),
            mode=Mode(mode),
            stage=StageKind(stage),
            customer=customer,
            reply=reply,
            objection=objection,
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
            ("en", "active", "bargaining", "Take fifty off and it's a deal."),
            id="a question about the past while the price is open",
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
    assert brushed.reason.missing is Move.REASON_FOR_CONTACT
    assert doubted.reason.missing is Move.CLARIFICATION
