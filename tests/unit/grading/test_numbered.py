"""A number that is the name of a thing counts nothing."""

import pytest

from bot.grading.text.numbered import names_thing


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("it's on page ", ""),
        ("pages 9 and ", " say so"),
        ("room no. ", ""),
        ("на странице ", ""),
        ("см. стр. ", ""),
        ("договор №", " от мая"),
        ("подъезд номер ", ""),
        ("на ", " этаже"),
        ("on the ", "th floor"),
        ("its in the book, page ", "."),
        ("room ", ""),
        ("кабинет ", ""),
        ("стр. ", ""),
        ("размер ", ""),
        ("come to gate ", " and ask for kev"),
        ("приезжайте в офис ", ""),
    ],
)
def test_a_number_beside_the_name_of_a_thing_is_part_of_it(before, after):
    assert names_thing(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the price per unit ", ""),
        ("отдам за дом ", ""),
        ("скидка в размере ", ""),
        ("i'd say ", ""),
        ("no, ", ""),
        ("за номер ", " сутки"),
        ("for ", " rooms"),
        ("both items ", "."),
        ("i can do both units ", " each."),
        ("no.", " then."),
        ("no. ", " is the lowest i can do."),
        ("i can do the desk ", " delivered."),
        ("the suite ", " a night."),
        ("i could do the room ", ", breakfast in."),
        ("my best number ", ""),
        ("my floor ", ""),
        ("the lot ", ""),
        ("a page ", " if you take ten"),
        ("all pages ", ""),
        ("i can do you a ", " room"),
        ("полка ", " с доставкой."),
        ("офис ", ", если на год"),
        ("ворота ", " с доставкой."),
        ("любой размер ", ""),
        ("i can do them in your size ", ""),
        ("i can do my room ", " a night."),
        ("отдам ваш размер ", ""),
        ("за страницу ", ""),
        ("доставка, подъем и т. д. ", ""),
    ],
)
def test_a_sum_beside_other_words_is_none(before, after):
    assert not names_thing(before, after)
