"""The question how it went."""

import pytest

from bot.grading.phrases.aftercare import (
    Matter,
    Remembered,
    asks_how_it_went,
    asks_of_trouble,
    asks_to_remember,
    matter_of,
)
from bot.grading.text.clauses import clauses


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
def test_other_questions_do_not_ask_how_it_went(reply):
    assert asks_how_it_went(reply, clauses(reply)) is None


@pytest.mark.parametrize(
    "question",
    [
        "Как вам наш прошлый разговор?",
        "Что думаете о предложении, которое мы прислали?",
        "Скажите, понравилась ли вам наша встреча?",
        "Успели посмотреть расчёт?",
        "How did you like our talk last time?",
        "What did you think of the proposal I sent?",
        "Any thoughts on the quote?",
        "Have you had a chance to read my offer?",
    ],
)
def test_a_question_after_the_talk_or_the_proposal(question):
    assert matter_of(question) is Matter.TALK


@pytest.mark.parametrize(
    "question",
    [
        "Кому ещё из знакомых это могло бы пригодиться?",
        "А кто из ваших коллег ищет что-то похожее?",
        "Есть ли среди ваших знакомых те, кому тоже нужен юрист?",
        "Порекомендуйте нас, пожалуйста, друзьям.",
        "Кому бы вы нас посоветовали?",
        "Do you know anyone who could use this?",
        "Who else in your trade might need it?",
        "Would you recommend us to a friend?",
        "Could you introduce me to somebody?",
        "Any colleagues who would find it useful?",
    ],
)
def test_who_asks_for_somebody_else_asks_for_a_referral(question):
    assert matter_of(question) is Matter.REFERRAL


@pytest.mark.parametrize(
    "reply",
    [
        "Как всходят семена?",
        "Кто ещё принимает решение?",
        "Вам понравился торт?",
        "Когда вам удобно поговорить?",
        "Я отправил предложение на почту.",
        "Какие планы на осень?",
        "How are the boots holding up?",
        "Who else decides on this?",
        "When shall I call you?",
        "What do you need next?",
        "Did everything arrive?",
    ],
)
def test_other_questions_ask_for_no_matter_of_after_the_sale(reply):
    assert matter_of(reply) is None


@pytest.mark.parametrize(
    ("question", "what"),
    [
        ("Помните, сколько я называла?", Remembered.PRICE),
        ("Не забыли цену?", Remembered.PRICE),
        ("Did you remember the price I gave you?", Remembered.PRICE),
        ("Я обещал отложить до пятницы, помните?", Remembered.PROMISE),
        ("Do you recall I said I'd hold it?", Remembered.PROMISE),
        ("Помните меня?", None),
        ("Do you remember me?", None),
        ("Какая цена вам подойдёт?", None),
    ],
)
def test_what_he_is_asked_to_remember(question, what):
    assert asks_to_remember(question) is what


@pytest.mark.parametrize(
    ("question", "of_trouble"),
    [
        ("А что не понравилось, честно?", True),
        ("Что нам улучшить?", True),
        ("What went wrong?", True),
        ("Any snags?", True),
        ("Как всё прошло?", False),
        ("What did you like best?", False),
    ],
)
def test_whether_he_is_asked_what_was_not_good(question, of_trouble):
    assert asks_of_trouble(question) is of_trouble
