"""Which words of a reply are pointed at, and how much of the reply is quoted."""

import numpy as np
import pytest

from bot.grading.detection.evidence import in_full, where
from bot.grading.text.clauses import clauses
from bot.scenario.vocabulary import Move


def quoted(reply, words, move=Move.PRICE):
    """The quotation that is made of the clause with these words."""
    cut = clauses(reply)
    return in_full(move, reply, cut, next(i for i, clause in enumerate(cut) if words in clause.text))


def pointed_at(move, reply, best, customer="", taken=()):
    """The words quoted where the detector likes the clause with these words best."""
    cut = clauses(reply)
    scores = np.array([2.0 if best in clause.text else 0.0 for clause in cut], dtype=np.float32)
    return in_full(move, reply, cut, where(move, customer, cut, scores, taken))


@pytest.mark.parametrize(
    ("reply", "words", "quote"),
    [
        pytest.param("Дешевле, и намного. Зато наш стоит годами.", "и намного", "Дешевле, и намного.", id="short"),
        pytest.param(
            "Тогда про стеновую панель из того же слэба: обрезок у вас остаётся так и так, за распил и полировку "
            "возьму 7 тысяч. Надо?",
            "и полировку",
            "за распил и полировку возьму 7 тысяч.",
            id="the half before",
        ),
        pytest.param(
            "На двоих берите шестиметровую с перегородкой, она тёплая: за стенкой спите, в тамбуре грязная обувь "
            "и плитка, и никто не мешает.",
            "в тамбуре",
            "На двоих берите шестиметровую с перегородкой, она тёплая: за стенкой спите, в тамбуре грязная обувь "
            "и плитка",
            id="the half after",
        ),
        pytest.param(
            "The drum takes 4.5 kilos at once and spins for an hour, so your kitchen is free again by nine each day.",
            "The drum",
            "The drum takes 4.5 kilos at once and spins for an hour",
            id="a decimal point",
        ),
    ],
)
def test_no_half_of_a_thought_is_quoted(reply, words, quote):
    assert quoted(reply, words) == quote


def test_what_is_given_is_quoted_with_its_condition():
    reply = "I can put the winter tyres on and leave the price as it stands, if you transfer the whole sum to us today."
    assert quoted(reply, "if you", Move.TRADE) == reply
    assert quoted(reply, "I can put", Move.TRADE) == reply


def test_long_dictated_words_are_not_quoted_whole():
    reply = "да понимаю вас прекрасно сама такая была в прошлом году " * 4 + "а сколько человек у вас работает"
    assert len(quoted(reply, "сколько").split()) < 26


@pytest.mark.parametrize(
    ("move", "reply", "best", "quote"),
    [
        (Move.GREETING, "Кричу! Антон, «Ярус», леса. Ваш щит вижу каждое утро.", "Ваш щит", "Антон, «Ярус», леса."),
        (Move.GREETING, "Ah, the tank. I'm Gwen. How does she manage?", "Ah, the tank", "I'm Gwen."),
        (Move.ACKNOWLEDGEMENT, "Верю. Самой щипало. Детская зона на озоне.", "Детская", "Верю."),
        (Move.RECOMMENDATION, "Берите длинную. Короткую не советую.", "Короткую", "Берите длинную."),
        (Move.HONESTY, "Лопнет, перекрасим. Если вмятина, не возьмусь.", "не возьмусь", "Если вмятина, не возьмусь."),
    ],
)
def test_the_clause_that_shows_the_move_is_pointed_at(move, reply, best, quote):
    assert pointed_at(move, reply, best) == quote


def test_a_summary_is_what_gives_his_words_back_and_no_question():
    reply = "Двадцать лет это целый паспорт. А что танцевали?"
    quote = pointed_at(Move.ACTIVE_LISTENING, reply, "А что", customer="Танцевала, лет двадцать назад.")
    assert quote == "Двадцать лет это целый паспорт."


def test_a_summary_is_what_gives_most_of_his_words_back():
    reply = "A taxi after a night shift, ouch. So twelve miles a day, a hill, no night bus."
    told = "Twelve miles, and a hill. The night bus is gone, so I take a taxi."
    quote = pointed_at(Move.ACTIVE_LISTENING, reply, "taxi", customer=told)
    assert quote == "So twelve miles a day, a hill, no night bus."


def test_where_he_is_told_what_he_said_that_is_the_summary():
    reply = "Nine hundred is two people for a week. And you told me the crane is four hundred a week."
    told = "Two people for a week, that's nine hundred, and the crane."
    quote = pointed_at(Move.ACTIVE_LISTENING, reply, "Nine", customer=told)
    assert quote == "And you told me the crane is four hundred a week."


def test_what_gives_nothing_back_is_no_summary_for_want_of_a_question_mark():
    reply = "Значит, в субботу к двум, кило вишнёвого, верно? Осталось записать телефон."
    quote = pointed_at(Move.ACTIVE_LISTENING, reply, "Значит", customer="Ладно.")
    assert quote == "Значит, в субботу к двум, кило вишнёвого, верно?"


def test_a_question_for_leave_is_no_word_meant_for_him():
    reply = "Ваш плед на «Вайлдберриз» с четырьмя фото. Пять минут вечером дадите?"
    assert pointed_at(Move.PERSONALISATION, reply, "минут") == "Ваш плед на «Вайлдберриз» с четырьмя фото."


def test_an_open_question_may_have_no_mark():
    reply = "Присаживайтесь, вот кофе. Расскажите, что ищете и для кого"
    assert pointed_at(Move.OPEN_QUESTION, reply, "кофе") == "Расскажите, что ищете и для кого"


@pytest.mark.parametrize(
    ("reply", "best", "question"),
    [
        ("Расскажите. Как вы сейчас ищете людей?", "Расскажите", "Как вы сейчас ищете людей?"),
        ("What slows you down most? Tell me more.", "Tell me", "What slows you down most?"),
    ],
)
def test_what_has_the_mark_is_the_question(reply, best, question):
    assert pointed_at(Move.OPEN_QUESTION, reply, best) == question


def test_what_accepts_a_doubt_sells_nothing():
    reply = "Понимаю, шесть тысяч разницы заметно. Зато пересев втрое реже."
    assert pointed_at(Move.VALUE_FRAMING, reply, "разницы") == "Зато пересев втрое реже."


def test_a_limit_is_not_owned_in_the_words_that_sell():
    reply = "Поцарапаете, он мягкий. Зато шлифуется за час."
    assert pointed_at(Move.HONESTY, reply, "Зато", taken={1}) == "Поцарапаете, он мягкий."
