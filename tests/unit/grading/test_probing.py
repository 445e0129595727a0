"""Good questions after talkative customers are no beside-the-point, and plain good answers are good ones.

The trades are those of the shelf, which no training reply is about.
"""

import time

import numpy as np
import pytest

from bot.grading.judging.genuineness import no_answer
from bot.grading.text.questions import merely_asks
from bot.grading.types import FoundMove, Point, ReasonCode, ReplyContext
from bot.scenario.vocabulary import Language, Mode, Move, ObjectionKind, StageKind

HOOD = "Вот пристали. Я подписываю. На капоте. Сорок страниц, мелко, и мне через час людей выводить."
HEADS = "Человек сорок… Но монтажники могут на объект уехать, и всё, минус пять."
BRIDGE = "Oh, they drive past each other. Two vans on the same bridge, waving! Lovely, but I pay the diesel."
MEDICINES = "Seven weeks. Four clerks. Each of them wanted the same photographs."


def judged(grader, language, stage, customer, reply, **more):
    place = {"language": Language(language), "mode": Mode.ACTIVE, "stage": stage}
    return grader.grade_one(ReplyContext(**place, customer=customer, reply=reply, **more))


@pytest.mark.parametrize(
    ("language", "customer", "question"),
    [
        pytest.param("ru", HOOD, "Понимаю, злость берёт. Чем кончился самый тяжёлый суд?", id="the worst case"),
        pytest.param("ru", HEADS, "Ясно, список плавает. А чего вы сами боитесь больше всего?", id="fear"),
        pytest.param(
            "en", BRIDGE, "I see, all that diesel. What was the worst that came of a missed visit?", id="loss"
        ),
        pytest.param("en", MEDICINES, "And what happens to the round when a van is in the workshop?", id="consequence"),
    ],
)
def test_a_question_that_goes_deeper_is_neither_rude_nor_beside_the_point(grader, language, customer, question):
    grade = judged(grader, language, StageKind.NEEDS, customer, question)
    assert grade.value >= 1
    assert grade.reason.move not in {Move.IRRELEVANT, Move.RUDENESS}


@pytest.mark.parametrize(
    "hello",
    [
        "Hi " + "a" * 3900 + "_ b c d e f g h.",
        "Hi " + "a_" * 1950 + " b c d e f g h.",
        "Привет " + "мама_ " * 780 + ".",
    ],
)
def test_a_long_word_after_hello_is_read_in_a_moment(grader, hello):
    reply = f"{hello} What do you use it for?"
    started = time.monotonic()
    assert not merely_asks(reply, BRIDGE)
    assert time.monotonic() - started < 3
    assert judged(grader, "en", StageKind.NEEDS, BRIDGE, reply).value <= 3


def test_a_name_after_hello_is_no_summing_up():
    assert merely_asks("Hi, I'm Anna_Lee from Fit. What do you use it for?", BRIDGE)


def test_the_first_question_about_what_is_sold_is_to_the_matter(grader):
    beans = Point(id="fresh", wordings=("The coffee is roasted on the day it leaves.",))
    place = {"language": Language.EN, "mode": Mode.ACTIVE, "stage": StageKind.NEEDS}
    customer = "Two minutes. Go on. To the point."
    grade = grader.grade_one(
        ReplyContext(**place, customer=customer, reply="How do you get your coffee now?", facts=(beans,))
    )
    assert grade.value >= 1
    assert not grade.has(Move.IRRELEVANT)


def test_a_plain_question_about_what_the_product_is_like_is_to_the_matter(grader):
    customer = "Так, показывайте. И почему этот, а не соседний."
    firm = Point(id="firm", wordings=("Середина с двух сторон разной жёсткости.",))
    place = {"language": Language.RU, "mode": Mode.PASSIVE, "stage": StageKind.CONSULTATION}
    grade = grader.grade_one(ReplyContext(**place, customer=customer, reply="А жёсткость какую любите?", facts=(firm,)))
    assert grade.value >= 1
    assert not grade.has(Move.IRRELEVANT)


@pytest.mark.parametrize(
    ("language", "stage", "customer", "reply", "objection", "facts"),
    [
        pytest.param(
            "ru",
            StageKind.OBJECTION,
            "Дорого, у других дешевле.",
            "Понимаю, сумма немаленькая. А с чем сравниваете? Гарантия в договоре, ремонт вам ничего не стоит.",
            ObjectionKind.PRICE,
            (),
            id="price",
        ),
        pytest.param(
            "en",
            StageKind.PRESENTATION,
            "We can't afford downtime.",
            "A spare machine is with you in four hours, that's in the contract, so your people don't stand idle.",
            None,
            (),
            id="benefit",
        ),
        pytest.param(
            "ru",
            StageKind.OBJECTION,
            "А если… двести сорок? Мне бы тогда и объяснять не пришлось.",
            "Понимаю, хочется дешевле. Но в этой цене павильон, медик и Света, это шесть девятьсот с человека за двое "
            "суток. Что директору важнее, цена или спокойный праздник?",
            ObjectionKind.PRICE,
            (Point(id="all-in", wordings=("В цену входят павильон, медик и ведущая Света, на двое суток",)),),
            id="value",
        ),
    ],
)
def test_a_plain_good_answer_is_a_good_one(grader, language, stage, customer, reply, objection, facts):
    assert judged(grader, language, stage, customer, reply, objection=objection, facts=facts).value >= 2


CAKE = (
    Point(id="berries", wordings=("Бисквит с брусникой и черникой, сметанный крем, сахара меньше обычного.",)),
    Point(id="size", wordings=("Три килограмма, это двадцать порций, на пятнадцать гостей хватит и ещё останется.",)),
    Point(id="no-nuts", wordings=("Орехов в составе нет, но на кухне с ними работают, следы возможны.",)),
    Point(id="box", wordings=("Везём на своей машине в жёсткой коробке с холодом, приедет помятым, вернём деньги.",)),
    Point(id="fresh", wordings=("Печём утром в день праздника, к трём часам он свежий.",)),
    Point(id="words", wordings=("Надпись шоколадом и свечи входят в цену.",)),
    Point(id="hours", wordings=("Привозим с точностью до часа, курьер звонит за двадцать минут.",)),
)


def advised(grader, reply):
    return judged(
        grader, "ru", StageKind.CONSULTATION, "Племяннику орехи нельзя, сразу в пятнах весь.", reply, facts=CAKE
    )


def test_a_long_answer_full_of_the_product_is_not_taken_for_somebody_elses(grader):
    grade = advised(
        grader,
        "Значит, мамин юбилей, четырнадцать гостей и главное, чтобы без орехов. Верно? Советую «Лесную ягоду»: три "
        "килограмма, двадцать порций, орехов в составе нет, 6900 рублей. Честно скажу: на кухне с орехами работают, "
        "следы возможны.",
    )
    assert grade.value == 3


@pytest.mark.parametrize(
    ("last", "code"), [("и 13 сентября.", None), ("и всё это рядом, по желанию.", ReasonCode.RECITED)]
)
def test_a_scrap_of_a_sentence_is_no_fact_recited(grader, last, code):
    here = ReplyContext(
        language=Language.RU,
        mode=Mode.ACTIVE,
        stage=StageKind.PRESENTATION,
        customer="Могу только в субботу.",
        reply="В субботу на базе и посмотрите, заедем за вами?",
    )
    told = {*(point.wordings[0] for point in CAKE[:5]), last}
    step = FoundMove(move=Move.NEXT_STEP, confidence=0.9, evidence=here.reply)
    row = np.zeros(len(grader._artefact.gate_weights[0]), dtype=np.float32)
    assert no_answer(here, grader._artefact, row, told, [step], ()) is code


def test_the_products_file_recited_is_no_answer(grader):
    grade = advised(grader, " ".join(point.wordings[0] for point in CAKE))
    assert grade.value == 1
    assert grade.reason.code is ReasonCode.RECITED
