"""A doubt that the reply goes past."""

import numpy as np
import pytest

from bot.grading.detection.artefact import MOVES, PLACES
from bot.grading.detection.detector import Detected
from bot.grading.judging.passing_over import passes_over
from bot.grading.text.clauses import clauses
from bot.grading.types import FoundMove, FoundPoint, ReplyContext
from bot.scenario.vocabulary import Language, Mode, Move, ObjectionKind, StageKind

DOUBT = next(kind for kind in ObjectionKind if not kind.is_brush_off)
BRUSH_OFF = next(kind for kind in ObjectionKind if kind.is_brush_off)


def goes_past(customer, reply, objection=DOUBT, points=(), stage=StageKind.OBJECTION, agreed=False, **chances):
    heard = {Move(name): chance for name, chance in chances.items()}
    probabilities = np.zeros(len(MOVES), dtype=np.float32)
    for move, chance in heard.items():
        probabilities[PLACES[move]] = chance
    context = ReplyContext(
        language=Language.EN,
        mode=Mode.PASSIVE,
        stage=stage,
        customer=customer,
        reply=reply,
        objection=objection,
        agreed=agreed,
    )
    detected = Detected(
        row=np.zeros(1, dtype=np.float32),
        probabilities=probabilities,
        levels=np.zeros(3, dtype=np.float32),
        moves=tuple(FoundMove(move=m, confidence=c, evidence=reply) for m, c in heard.items() if c >= 0.4),
        clauses=clauses(reply),
        vectors=np.zeros((1, 1), dtype=np.float32),
    )
    return passes_over(context, detected, points)


@pytest.mark.parametrize(
    ("customer", "reply", "heard"),
    [
        ("What if it gets stolen?", "Shall I get one ready for Friday?", {"next_step": 0.9}),
        ("And if it dies on a Saturday?", "It's £38 a month. Where shall I send it?", {"price": 0.9, "details": 0.8}),
        ("Меня уже обманули с матрасом.", "Оформляем? Какой у вас адрес?", {"next_step": 0.9, "details": 0.9}),
    ],
)
def test_whoever_goes_on_to_the_close_passes_over_a_doubt(customer, reply, heard):
    assert goes_past(customer, reply, **heard)


def test_whatever_may_meet_the_doubt_does_not_pass_over_it():
    customer, reply = "What if it gets stolen?", "Shall I get one ready for Friday?"
    assert not goes_past(customer, reply, next_step=0.9, acknowledgement=0.4)
    assert not goes_past(customer, reply, next_step=0.9, benefit=0.6)
    assert not goes_past(customer, "If it's stolen we replace it. Friday then?", next_step=0.9)
    assert not goes_past(
        customer, reply, points=(FoundPoint(id="lock", confidence=0.8, evidence=reply),), next_step=0.9
    )
    assert not goes_past(customer, reply, objection=BRUSH_OFF, next_step=0.9)
    assert not goes_past("Too expensive for us.", "It's six pounds a week.", price=0.9)


@pytest.mark.parametrize(
    ("customer", "reply", "past"),
    [
        ("I'm not sure about the gearbox, to be honest.", "Great. 11,200, tyres on. Roof box too?", True),
        ("Even so. What if it gets stolen?", "Shall I get one ready for Friday?", True),
        ("Страшновато как-то.", "Супер, тогда оформляю, адрес какой?", True),
        ("Мне надо подумать.", "Отлично, багажник тоже берёте?", True),
        ("Мне надо подумать.", "Хорошо, позвоню вам в четверг.", False),
        ("I think I'm ready. Sort of.", "Shall I get one ready for Friday?", False),
        ("Не сомневаюсь, что доедет.", "Тогда оформляю, адрес какой?", False),
    ],
)
def test_after_the_doubts_one_is_known_by_its_words(customer, reply, past):
    assert goes_past(customer, reply, objection=None, stage=StageKind.CLOSING, next_step=0.9, upsell=0.9) is past


@pytest.mark.parametrize(
    ("customer", "reply", "past"),
    [
        ("What if I pay today?", "Then it's 26,500, shall we sign?", False),
        ("And what if we take both?", "Then it's 26,500, shall we sign?", False),
        ("А если я сегодня заберу сама, уступите?", "Тогда 26 500, оформляем.", False),
        ("А если возьму два?", "Тогда 26 500, оформляем.", False),
        ("А если сразу оплатим?", "Тогда 26 500, оформляем.", False),
        ("А если 25?", "Тогда 26 500, оформляем.", False),
        ("Ну вдруг скинете ещё.", "Тогда 26 500, оформляем.", False),
        ("What if it gets stolen?", "Then it's 26,500, shall we sign?", True),
        ("А если машину угонят?", "Тогда 26 500, оформляем.", True),
        ("А если не понравится?", "Тогда 26 500, оформляем.", True),
    ],
)
def test_an_offer_in_the_haggling_is_no_doubt(customer, reply, past):
    assert goes_past(customer, reply, objection=None, stage=StageKind.BARGAINING, next_step=0.9) is past


def test_the_right_answer_to_an_offer_is_not_held_at_weak_for_it(grader):
    for customer in ("А если я сегодня заберу сама, уступите?", "А если возьму два?"):
        context = ReplyContext(
            language=Language.RU,
            mode=Mode.PASSIVE,
            stage=StageKind.BARGAINING,
            customer=customer,
            reply="Тогда 26 500, оформляем.",
        )
        grade = grader.grade_one(context)
        assert (grade.value, grade.advice) != (1, Move.CLARIFICATION)


def test_after_the_yes_nothing_is_passed_over():
    customer, reply = "What if it gets stolen?", "Shall I get one ready for Friday?"
    assert not goes_past(customer, reply, objection=None, stage=StageKind.CLOSING, agreed=True, next_step=0.9)
