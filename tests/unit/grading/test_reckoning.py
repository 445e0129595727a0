"""Sums that nobody wrote into a file and that are known all the same."""

import pytest

from bot.grading.facts.reckoning import follows, lies_between, reckoned, sums_told
from bot.grading.list_price import Prices
from bot.grading.text.amounts import amounts, conflict
from bot.grading.text.quantities import quantities
from bot.roleplay.exchange.reply_context import context_of
from bot.roleplay.turn import open_talk
from tests.support.worlds import world_of

FLAT = Prices(listed=8_900_000, floor=8_650_000, others=(8_750_000, 600_000, 650_000))


@pytest.mark.parametrize(
    ("sum_named", "reply", "known"),
    [
        pytest.param("150 тысяч", "Это на 150 тысяч меньше.", True, id="the list price less one offered"),
        pytest.param("200 тысяч", "Восемь семьсот вместо прежней цены, 200 тысяч ваши.", True, id="less one in words"),
        pytest.param("30 тысяч", "Там 120 тысяч, у нас 90 тысяч, это 30 тысяч.", True, id="of two beside it"),
        pytest.param("50 тысяч", "Останется 50 тысяч.", False, id="of two facts that are no prices of it"),
        pytest.param("170 тысяч", "Это минус 170 тысяч.", False, id="of none"),
        pytest.param("0 рублей", "Доставка 0 рублей, раньше была 500 рублей.", False, id="nothing to pay"),
    ],
)
def test_a_difference_of_known_prices_is_known(sum_named, reply, known):
    (number,) = quantities(sum_named)
    assert reckoned(number, reply, quantities("Паркинг 650 тысяч, ремонт от 600 тысяч"), FLAT) is known


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("Восемьдесят-девяносто тысяч в месяц.", 85_000),
        ("От 80 до 90 тысяч.", 80_000),
        ("Eighty to ninety pounds a month.", 85),
        ("От двух до трёх миллионов.", 2_500_000),
        ("В ноябре было 140 тысяч.", 140_000),
    ],
)
def test_a_customer_names_sums_and_all_between_two(told, named):
    assert named in list(sums_told(told))


@pytest.mark.parametrize(
    "told", ["Дочке десять, сыну четыре.", "15-20 человек", "0-0", "От нуля до пяти.", "Нас двенадцать."]
)
def test_what_counts_no_money_is_no_sum(told):
    assert list(sums_told(told)) == []


@pytest.mark.parametrize(
    "told",
    ["минус 50 тысяч", "скину вам 50 тысяч", "50 тысяч, которые вы экономите", "you save £50", "£50 off", "50 less"],
)
def test_a_sum_taken_off(told):
    assert [amount.off for amount in amounts(told)] == [True]


@pytest.mark.parametrize(
    "told", ["Ремонт 50 тысяч, скидок нет.", "Доставка 500, дешевле не бывает.", "500 рублей, и вы экономите время."]
)
def test_a_sum_beside_other_words_of_saving_is_not_taken_off(told):
    (amount,) = amounts(told)
    assert not amount.off


def test_a_sum_saved_gainsays_only_savings():
    assert conflict("На ремонт уйдёт 600 тысяч.", "Скидка 50 тысяч пойдёт на ремонт.") is None
    assert conflict("Скидка до 250 тысяч.", "Скидка 300 тысяч.") is not None


def test_all_that_the_customer_has_said_is_known_but_not_his_bids():
    world = world_of()
    talk = open_talk(world, 1).talk
    product = world.scenario.product
    talk.spoken.lines += ["Я плачу восемьдесят-девяносто тысяч.", f"Возьму за {product.floor - 100:.0f}."]
    talk.haggle.offers, talk.haggle.bids = [product.floor + 20, product.floor - 50], [product.floor - 100]
    prices = context_of(world, talk, "Хорошо.").prices
    assert prices.tells(85_000)
    assert prices.tells(product.floor + 20)
    assert prices.tells(product.price - talk.haggle.bids[0]), "what he asks off"
    assert not prices.tells(product.floor - 100)
    assert not prices.tells(product.floor - 50), "sold too cheaply once is no price to name again"


def test_numbers_without_end_are_no_sums_to_reckon_with():
    endless = "9" * 400
    assert quantities(endless) == ()
    assert 85_000 not in list(sums_told(f"80-{endless} рублей"))


@pytest.mark.parametrize(
    ("years", "found"), [((1, 10), True), ((1, 9), False), ((10,), False), ((), False), ((12, 3, 1), True)]
)
def test_a_number_may_be_what_two_others_differ_by(years, found):
    assert lies_between(9, years, 0.09) is found


OUTING = Prices(listed=276_000, floor=252_000)
ABOUT_IT = ("Квиз 18 тысяч.", "Пледы 22 тысячи на всех.", "Завод, 38 человек, ездит третий год.")


@pytest.mark.parametrize(
    ("sum_named", "reply", "heard", "known"),
    [
        ("6 900 рублей", "На сорок человек это 6 900 рублей с человека.", (), True),
        ("6 900 рублей", "Это 6 900 рублей с человека.", ("Нас сорок человек.",), True),
        ("6 900 рублей", "Это 6 900 рублей с человека.", ("Нас двадцать человек.",), False),
        ("40 тысяч", "Квиз 18 тысяч и пледы 22 тысячи, вместе 40 тысяч.", (), True),
        ("24 тысячи", "Это на 24 тысячи меньше.", ("У других 300 тысяч.",), True),
        ("248 400 рублей", "Десять процентов долой, выйдет 248 400 рублей.", (), True),
        ("90 тысяч", "Это 90 тысяч.", ("Нас сорок человек.",), False),
        ("23 тысячи", "Это 23 тысячи в месяц.", ("Платим за год.",), True),
        ("31 тысяча", "Это 31 тысяча в месяц.", ("Платим за год.",), False),
        ("1,100", "1,100 in hire alone.", ("Ten days without the van.", "We hire one, a hundred and ten a day."), True),
        (
            "1,400",
            "1,400 in hire alone.",
            ("Ten days without the van.", "We hire one, a hundred and ten a day."),
            False,
        ),
        ("15 000", "Это 15 000 впустую.", ("Десять выездов.", "Выезд стоит 1 500 рублей."), True),
    ],
)
def test_what_is_one_step_from_known_sums_follows(sum_named, reply, heard, known):
    (number,) = quantities(sum_named)
    assert follows(number, reply, reply, ABOUT_IT, heard, OUTING) is known
