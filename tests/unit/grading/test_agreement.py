"""What makes two texts about a product agree or gainsay each other: numbers within bounds, opposites, contrasts."""

import pytest

from bot.grading.facts.agreement import concordant, opposed
from bot.grading.facts.matters import matter
from bot.grading.text.amounts import conflict
from bot.grading.text.contrast import belong_together, contrast
from bot.grading.text.oppositions import sides


@pytest.mark.parametrize(
    ("point", "told"),
    [
        ("There is no setup fee.", "There's a setup fee of 400."),
        ("The room rate includes lunch.", "Lunch is charged extra."),
        ("Вывоз мебели входит в стоимость.", "За вывоз дивана отдельно 1 500."),
        ("Цена фиксируется в договоре.", "Цену можем поднять в любой момент."),
        ("Мясо охлаждённое.", "Мясо замороженное."),
        ("Занятия индивидуальные.", "Занятия в группе."),
        ("Возврат можно сделать в любой день.", "Возврат сделать нельзя."),
    ],
)
def test_words_that_exclude_each_other_oppose(point, told):
    assert sides(point, told) == -1
    assert opposed(point, told)


@pytest.mark.parametrize(
    ("point", "told"),
    [
        ("There is no setup fee.", "Setup is free."),
        ("Доставка бесплатная.", "За доставку доплачивать не нужно."),
        ("Training is included in the price.", "You don't pay extra for training."),
        ("Цена фиксируется до конца года.", "Подорожания в этом году не будет."),
    ],
)
def test_a_not_before_one_side_is_the_other(point, told):
    assert sides(point, told) == 1
    assert concordant(point, told)


@pytest.mark.parametrize(
    ("point", "told"),
    [
        ("Всхожесть не ниже 92 процентов.", "Всхожесть 95 процентов."),
        ("Support answers in under 15 minutes.", "We answer in ten minutes."),
        ("В зале не больше восьми человек.", "У нас восемь тренажёров."),
        ("Курс длится полгода, дважды в неделю по полтора часа.", "Полгода учимся, дважды в неделю."),
        ("Гарантия два года, а не год.", "Гарантия два года."),
        ("Минимальный заказ 20 коробок.", "У нас четыре цвета."),
    ],
)
def test_numbers_within_bounds_or_of_other_things_do_not_clash(point, told):
    assert conflict(contrast(point).affirmed, contrast(told).affirmed) is None


@pytest.mark.parametrize(
    ("point", "told"),
    [
        ("Всхожесть не ниже 92 процентов.", "Всхожесть 70 процентов."),
        ("The desk takes up to 80 kilos.", "The desk takes up to 30 kilos."),
        ("Ключи отдаём в день сделки.", "Ключи будут через два месяца."),
    ],
)
def test_other_numbers_of_the_same_thing_clash(point, told):
    assert conflict(point, told) is not None


@pytest.mark.parametrize(
    ("text", "affirmed", "denied"),
    [
        ("Гарантия два года, а не год.", "гарантия два года", "год"),
        ("Гарантия не год, а два года.", "два года", "год"),
        ("Delivery takes a day, not a week.", "delivery takes a day", "a week"),
        ("В группе не больше восьми человек.", "в группе не больше восьми человек", ""),
    ],
)
def test_of_a_contrast_only_one_half_is_claimed(text, affirmed, denied):
    halves = contrast(text)
    assert affirmed in halves.affirmed
    assert halves.denied == denied


def test_the_halves_of_a_contrast_belong_together():
    assert belong_together("Гарантия два года,", "а не год.")
    assert belong_together("Гарантия не год,", "а два.")
    assert not belong_together("Это не самая дешёвая модель на рынке сегодня,", "а гарантия два года.")


def test_a_not_may_be_spoken():
    assert opposed("Деньги лежат на счёте эскроу.", "Деньги застройщику на карту, счёта эскроу нету.")


def test_a_not_beside_another_word_denies_nothing_told():
    point = "Бисквит с брусникой, сметанный крем, сахара меньше обычного."
    assert not opposed(point, "Бисквит с брусникой, сметанный крем, сахара меньше обычного, не приторный.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The first year of theft insurance is free, so if it goes you get a new one.",
            "It goes 40 miles on a charge.",
        ),
        ("Мы гарантируем дату, чтобы бригада не ждала одиннадцать дней.", "Пришлю, чтобы не наугад, один вопрос."),
    ],
)
def test_words_of_any_talk_make_no_common_matter(one, other):
    assert not matter(one) & matter(other)
