"""Time to think, asked for."""

import pytest

from bot.grading.phrases.time_to_think import wants_time


@pytest.mark.parametrize(
    "words",
    [
        "Дайте подумать…",
        "Ой, вы меня пугаете… Дайте подумать.",
        "Мне надо подумать. Сезон длинный.",
        "Можно я сначала подумаю?",
        "Мне бы подумать до завтра. Отложите, пожалуйста?",
        "Подумаю. Не люблю, когда гонят.",
        "Let me think about it.",
        "Please, let me think a bit.",
        "Oh, so quickly… no, I need to think.",
        "I'd like to sleep on it. Could you put it aside?",
        "Let me sleep on it.",
        "Can I think about it till tomorrow?",
        "Thank you, I'll think about it. Goodbye.",
    ],
)
def test_who_wants_time_says_so(words):
    assert wants_time(words)


@pytest.mark.parametrize(
    "words",
    [
        "Дайте подумать… в четверг удобно.",
        "Дайте подумать. В четверг удобно.",
        "Надо подумать... в четверг, наверное.",
        "Надо подумать, куда его поставить.",
        "Let me think… Thursday, then.",
        "Let me think. Thursday, then.",
        "We sleep on it every night, it sags.",
        "When I think about it, the old one was worse.",
        "I like to think it's warm.",
    ],
)
def test_who_only_thinks_aloud_wants_none(words):
    assert not wants_time(words)
