"""One thing advised with its reason."""

import pytest

from bot.grading.phrases.advice import advises


@pytest.mark.parametrize(
    "reply",
    [
        "take number six: gearbox was rebuilt, warranty. Fancy a drive?",
        "Then I'd go for the leather pair, because it keeps dry.",
        "Go for the wide one: same rail, so you both ride on it.",
        "Берите «Эласт»: воды не боится. Перегружаем?",
        "Тогда советую «Дуэт», он разный на половинах.",
        "Честно, я бы взяла матовую: на ней не видно царапин.",
    ],
)
def test_one_thing_is_advised_and_why(reply):
    assert advises(reply)


@pytest.mark.parametrize(
    "reply",
    [
        "Take your time: there is no hurry at all.",
        "Take a seat: the coffee is on its way.",
        "Take the red one.",
        "What would you take: the red or the blue one?",
        "So you need three seats: two at the back and one in front.",
        "Берите.",
        "Что посоветуете: синий или красный цвет?",
        "We take cards: Visa and the rest.",
    ],
)
def test_an_invitation_a_summary_or_a_question_advises_nothing(reply):
    assert not advises(reply)
