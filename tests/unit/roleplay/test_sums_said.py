"""Which words name a sum of money that may be the price, and which count something else."""

import pytest

from bot.roleplay.prices.price_mentions import sums


@pytest.mark.parametrize(
    ("words", "listed", "found"),
    [
        pytest.param("отдам за семнадцать тысяч", 18500, [17000], id="words"),
        pytest.param("отдам за 17", 18500, [17000], id="thousands left unsaid"),
        pytest.param("17 500 ₽, и доставка 600 рублей", 18500, [17500], id="not the delivery"),
        pytest.param("I can do 1,700", 1800, [1700], id="English"),
        pytest.param("20 человек, 2 недели", 1800, [], id="no price at all"),
        pytest.param("Shall we say Wednesday at eleven?", 11, [], id="an hour"),
        pytest.param("Давайте завтра в 17", 18, [], id="an hour tomorrow"),
        pytest.param("yours today at 11,200", 11900, [11200], id="a price today"),
        pytest.param("I can do it today at 145", 155, [145], id="a small price today"),
        pytest.param("Сегодня в 17 500 уложимся", 18500, [17500], id="a price today, in Russian"),
        pytest.param("Shall we say half 10?", 11, [], id="half an hour"),
        pytest.param("any driver over 21 is covered", 21000, [], id="an age"),
        pytest.param("Both items 156.", 165, [156], id="of things counted"),
        pytest.param("I can do both units 156 each.", 165, [156], id="of each"),
        pytest.param("No.156 then.", 165, [156], id="behind a no"),
        pytest.param("No. 450 is the lowest I can do.", 480, [450], id="behind a no, apart"),
        pytest.param("I can do the desk 450 delivered.", 480, [450], id="of a desk"),
        pytest.param("The suite 180 a night.", 190, [180], id="of a suite"),
        pytest.param("Полка 900 с доставкой.", 950, [900], id="of a shelf"),
        pytest.param("its in the book, page 9.", 9, [], id="of a page"),
        pytest.param("We meet in room 12.", 12, [], id="of a room"),
        pytest.param("Приходите, кабинет 12", 12, [], id="of an office"),
        pytest.param("Это стр. 40", 40, [], id="of a page in short"),
        pytest.param("Размер 42 есть", 42, [], id="a size"),
        pytest.param("А грунт, если берёте пять, отдам за тысячу.", 1090, [], id="a bare thousand of something else"),
        pytest.param("А грунт — отдам за тысячу", 1035, [], id="a bare thousand behind a dash"),
        pytest.param(
            "Клей по 1 090, а грунт, ладно, отдам за тысячу.", 1090, [1090], id="a bare thousand beside a sum"
        ),
        pytest.param("А доставку, так и быть, сделаю за тысячу.", 1090, [], id="a bare thousand of a delivery"),
        pytest.param("Скину тысячу", 1090, [], id="a thousand off"),
    ],
)
def test_a_sum_is_heard_in_figures_and_words_and_no_hour_page_or_count(words, listed, found):
    assert list(sums(words, listed)) == found


@pytest.mark.parametrize(
    ("words", "sum_said"),
    [
        ("Отдам за семнадцать", 17_000),
        ("Семнадцать, если возьмёте два", 17_000),
        ("Ладно, 17 500, ниже не могу", 17_500),
        ("Поставим на двенадцать машин сразу", None),
        ("Приедем через день вместо двенадцати", None),
    ],
)
def test_a_number_is_a_price_only_where_nothing_else_is_counted_by_it(words, sum_said):
    assert next(sums(words, 18_500), None) == sum_said


def test_a_price_by_the_month_is_heard_where_the_product_is_sold_by_the_month():
    assert list(sums("Это 98 000 в месяц", 98_000, "месяц")) == [98_000]
    assert list(sums("Это 98 000 в месяц", 98_000, "станок")) == []


def test_the_price_of_a_thing_may_be_said_to_be_for_the_thing():
    assert list(sums("Сделаю 1700 рублей за килограмм", 1_800, "килограмм")) == [1_700]
    assert list(sums("$17 per person", 18)) == [17]
    assert list(sums("1700 рублей за человека", 1_800, "месяц")) == []
