"""The question how it went."""

import pytest

from bot.grading.aftercare import asks_how_it_went
from bot.grading.clauses import clauses


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ("Ирина, добрый день! Как всхожесть, всё ли приехало вовремя?", "Как всхожесть, всё ли приехало вовремя?"),
        ("Как съездили?", "Как съездили?"),
        ("Здравствуйте. Вам понравилось?", "Вам понравилось?"),
        ("Morning! How are they holding up?", "How are they holding up?"),
        ("how's the new van been", "how's the new van been"),
        ("Hi Tom. Has everything arrived?", "Has everything arrived?"),
    ],
)
def test_the_words_that_ask_how_it_went_are_quoted(reply, words):
    assert asks_how_it_went(reply, clauses(reply)) == words


@pytest.mark.parametrize(
    "reply",
    [
        "Как насчёт второй коробки?",
        "Как лучше с вами связаться?",
        "Как с вами связаться в мае?",
        "Как вам помочь?",
        "А как вас зовут?",
        "Я расскажу, как всё прошло.",
        "How about another one?",
        "Hello, how are you?",
        "Would you leave us five stars?",
    ],
)
def test_other_questions_are_none(reply):
    assert asks_how_it_went(reply, clauses(reply)) is None
