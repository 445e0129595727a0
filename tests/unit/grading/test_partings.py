"""A goodbye that asks for nothing, and a moment more that is asked for."""

import pytest

from bot.grading.phrases.asking_leave import holds_on
from bot.grading.phrases.orders import says_goodbye


@pytest.mark.parametrize(
    ("reply", "goodbye"),
    [
        ("Пожалуйста!", True),
        ("Всегда пожалуйста.", True),
        ("С удовольствием!", True),
        ("Take care, Paul!", True),
        ("Не за что!", True),
        ("Enjoy the ride! Let me know how it goes.", True),
        ("I hope she enjoys it.", True),
        ("Хорошего вечера! Напишите, если что.", True),
        ("Продиктуйте адрес, пожалуйста.", False),
        ("Оплатите, пожалуйста, сегодня, а то цена вырастет.", False),
        ("We'll take care of the delivery, just sign here.", False),
        ("You will enjoy it, pay now.", False),
        ("Хорошего дня, только продиктуйте адрес.", False),
        ("Sign here now. Have a good day.", False),
        ("С удовольствием бы помог, но решайте сами.", False),
        ("Have a great weekend, I just need your postcode.", False),
    ],
)
def test_a_goodbye_asks_for_nothing(reply, goodbye):
    assert says_goodbye(reply) is goodbye


@pytest.mark.parametrize(
    ("reply", "more"),
    [
        ("Минуту!", True),
        ("Дайте одну секунду, я посмотрю.", True),
        ("Нет, подождите минуту.", True),
        ("Just a moment, please.", True),
        ("Перезвоню через минуту, не буду навязываться.", False),
        ("Каждую минуту вам звонят, понимаю.", False),
        ("I'll be gone in a minute.", False),
        ("I'll ring off in half a minute.", False),
    ],
)
def test_a_moment_is_asked_for_and_not_merely_named(reply, more):
    assert holds_on(reply) is more
