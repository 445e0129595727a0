"""A list of what the customer has told, checked with him, sums up; a list of anything else does not."""

import pytest

from bot.grading.judging.plain_jobs import worded
from bot.grading.phrases.summing_up import sums_up
from bot.grading.types import ReplyContext
from bot.scenario.vocabulary import Language, Mode, StageKind

TOLD = (
    "Напор слабый, вода жёсткая.",
    "До потолка 29 см, и чтоб запчасти были.",
    "The boiler's loud, the kitchen's small, and gas is dear.",
)


def listed(reply):
    context = ReplyContext(
        language=Language.RU, mode=Mode.ACTIVE, stage=StageKind.NEEDS, customer="Ну да.", said=TOLD, reply=reply
    )
    return [found.evidence for found in worded(context, (), job=True)]


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (
            "Понял. Итого: слабый напор, жёсткая вода, потолок 29 см. Ничего не забыл?",
            "Итого: слабый напор, жёсткая вода, потолок 29 см.",
        ),
        ("Слабый напор, жёсткая вода, запчасти, верно понял?", "Слабый напор, жёсткая вода, запчасти, верно понял?"),
        ("A loud boiler, a small kitchen, dear gas. Did I miss anything?", "A loud boiler, a small kitchen, dear gas."),
    ],
)
def test_what_he_told_is_summed_up(reply, words):
    assert listed(reply) == [words]


@pytest.mark.parametrize(
    "reply",
    [
        "Вчера смотрел футбол, пиво, чипсы. Ничего не забыл?",
        "У нас есть семена, удобрения, шланги, насосы. Ничего не забыл?",
        "Берёте газон, семена, удобрения, оплата картой. Ничего не забыл?",
        "Да, да, да, правильно понял, всё.",
        "Did I forget my keys, phone, wallet?",
        "My name's Ann, I'm from Grow Ltd, in Leeds, hi. Did I miss your call?",
        "Hi, it's Ann, I'm outside, did I miss what you said?",
    ],
)
def test_what_he_did_not_tell_is_not_summed_up(reply):
    assert listed(reply) == []


@pytest.mark.parametrize(
    "reply",
    [
        "Если я правильно понимаю, то вы, короче, ничего не решаете?",
        "Я, если честно, не знаю, правильно ли я понял.",
        "Слабый напор, жёсткая вода, запчасти. Хорошо. Ничего не забыл?",
        "Loud, small, dear. Did I miss your call?",
        "Did I forget my keys, phone, wallet?",
    ],
)
def test_what_checks_no_list_sums_up_nothing(reply):
    assert sums_up(reply, ()) is None
