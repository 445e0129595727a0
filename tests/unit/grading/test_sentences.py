"""One text is cut in a few ways, each for its reader."""

import pytest

from bot.grading.text.sentences import in_sentence, sentences, stretches, thoughts, trained_sentences, written_sentences


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("It is 4.5 metres long. Will it fit?", ("It is 4.5 metres long.", " Will it fit?")),
        ("No. I can't.", ("No.", " I can't.")),
        ("Model No. 5 fits. Shall we?", ("Model No. 5 fits.", " Shall we?")),
        ("Я скажу им. Когда вам удобно?", ("Я скажу им.", " Когда вам удобно?")),
        ("I'm ringing for Dr. Hale. Is he in?", ("I'm ringing for Dr. Hale.", " Is he in?")),
        ("Гарантия, т. е. бумага, на 1.5 года. Показать?", ("Гарантия, т. е. бумага, на 1.5 года.", " Показать?")),
        ("Живу на ул. Мира. Привезёте?", ("Живу на ул. Мира.", " Привезёте?")),
        ("It ends at 5. Then we talk.", ("It ends at 5.", " Then we talk.")),
        ("Это 1500 руб. за штуку, т. е. дешевле. Берёте?", ("Это 1500 руб. за штуку, т. е. дешевле.", " Берёте?")),
        ("Some do, e.g. the larger ones.", ("Some do, e.g. the larger ones.",)),
        ("Сколько вас?! 😊", ("Сколько вас?!",)),
        ("…", ()),
    ],
)
def test_a_reader_sees_no_end_in_a_decimal_point_or_a_shortened_word(text: str, cut: tuple[str, ...]) -> None:
    assert sentences(text) == cut


@pytest.mark.parametrize(
    ("reply", "heard"),
    [
        ("Скажите… сколько вас?", ("Скажите… сколько вас?",)),
        ("Shall we say 8.40 or 9.20? Fine.", ("Shall we say 8.40 or 9.20?", " Fine.")),
        ("Have you spoken to Mr. Dunn about it?", ("Have you spoken to Mr. Dunn about it?",)),
        ("это 5000 руб. вас устроит?", ("это 5000 руб.", " вас устроит?")),
        ("у нас от 900 руб. а сколько вам нужно?", ("у нас от 900 руб.", " а сколько вам нужно?")),
        ("3 млн. 700 тыс. за всё, берёте?", ("3 млн. 700 тыс.", " за всё, берёте?")),
        ("👍", ()),
    ],
)
def test_whoever_listens_hears_no_end_in_a_pause_or_a_decimal_point(reply: str, heard: tuple[str, ...]) -> None:
    assert thoughts(reply) == heard


def test_the_trained_features_see_an_end_at_every_mark() -> None:
    assert trained_sentences("It's 4.5 metres… ok.") == ("It's 4.", "5 metres…", " ok.")


def test_a_written_sentence_ends_at_a_mark_and_a_space() -> None:
    assert written_sentences("Пишите на info@les.ru. Жду… Спасибо") == ["Пишите на info@les.ru.", "Жду…", "Спасибо"]
    assert in_sentence("Среда? Скажем, ", " утра. Или позже?") == ("Скажем, ", " утра.")


def test_a_sum_is_held_together_with_what_it_is_for() -> None:
    assert stretches("коврики (пара) 900; с машиной\n11 300.\nберёте?\n\nили") == [
        "коврики (пара",
        "900",
        "с машиной\n11 300",
        "берёте",
        "или",
    ]
