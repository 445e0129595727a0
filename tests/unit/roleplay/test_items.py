"""What is priced beside the product: extras at another price, several of them, extras and product for one sum."""

import pytest

from bot.roleplay.prices.bundles import with_extras
from bot.roleplay.prices.extras import mentions, names_of
from bot.roleplay.prices.items import extras_for_all, leaves_price, sold_for, sums_for_all, sums_of_extras
from bot.roleplay.prices.offers import offered_price, quoted
from bot.roleplay.prices.pieces import pieces_ordered
from bot.roleplay.scorecard.card import score_talk
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Outcome
from tests.support.goods import shipped
from tests.support.talking import sell
from tests.support.worlds import SCENARIOS, graded, world_of

PRICED = graded(2, M.PRICE)


BOOTS = shipped("hiking-boots-coast-path")
COAT = shipped("coat-and-scarf")
GLUE = shipped("wrong-tile-glue")
COFFEE = shipped("office-coffee-architects")
SEEDS = shipped("seeds-landscape-designer")
OUTING = shipped("tour-company-outing")
HEADSET = shipped("vr-headset-birthday")


@pytest.mark.parametrize(
    ("product", "reply", "sold"),
    [
        (BOOTS, "The poles are £50 for you today, they carry you downhill.", {"poles": (1, 50)}),
        (BOOTS, "I'll do the poles at £45 instead of £55.", {"poles": (1, 45)}),
        (BOOTS, "Two pairs of poles, £55 each, so £110.", {"poles": (2, 110)}),
        (BOOTS, "With two poles your knee has company, £55 the pair.", {"poles": (1, 55)}),
        (BOOTS, "The boots at 155 plus the poles at 55, that makes 210.", {"poles": (1, 55)}),
        (BOOTS, "Poles spare your knee. 165 + 55 = 220, all in.", {"poles": (1, 55)}),
        (COAT, "Шарф с пальто отдам за 1 920 вместо 2 400.", {"scarf": (1, 1920)}),
        (COAT, "Два шарфа, себе и дочке, за 4 000 оба.", {"scarf": (2, 4000)}),
        (COAT, "Перчатки и шарф вместе за 3 500.", {"scarf": (1, 1953.49), "gloves": (1, 1546.51)}),
        (COAT, "Шарф и пальто вместе за 20 820.", {"scarf": (1, 1920)}),
        (COAT, "Пальто 18 900, шарф 1 920, вместе 20 820.", {"scarf": (1, 1920)}),
        (GLUE, "Нужен грунт, два ведра по 1 250, это 2 500.", {"primer": (2, 2500)}),
        (GLUE, "Шпатель отдам за 400.", {"trowel": (1, 400)}),
        (GLUE, "Пять мешков и ведро грунта, 5 450 + 1 250 = 6 700.", {"primer": (1, 1250)}),
        (SEEDS, "Три мешка теневого газона по 3 400, это 10 200.", {"shade-lawn": (3, 10_200)}),
        (OUTING, "Пледы по 500 на человека, на сорок человек 20 000.", {"blankets": (1, 20_000)}),
        (COFFEE, "Two milk fridges, £14 each, so £28 a month.", {"fridge": (2, 28)}),
        (HEADSET, "Two cases, £39 each, £78 for both.", {"case": (2, 78)}),
        (BOOTS, "The poles carry you downhill.", {"poles": (1, 55)}),
        (BOOTS, "The poles weigh 200 grams and are 110 centimetres long.", {"poles": (1, 55)}),
        (BOOTS, "The poles cost a thousand elsewhere.", {"poles": (1, 55)}),
    ],
)
def test_an_extra_is_booked_as_it_was_sold_and_else_at_the_files_price(product, reply, sold):
    booked = sold_for(product, [reply], list(sold), product.price)
    assert dict(zip([e.id for e in product.extras if e.id in sold], booked, strict=True)) == sold


def test_the_last_word_on_an_extra_counts():
    replies = ["The poles are £55.", "Make it £45 for the poles.", "Shall I wrap them?"]
    assert list(sold_for(BOOTS, replies, ["poles"], 165)) == [(1, 45)]


@pytest.mark.parametrize(
    ("product", "reply", "whole", "own"),
    [
        (BOOTS, "Boots and poles together for £210.", 210, 155),
        (BOOTS, "With the poles for your knee it's 210 for both.", 210, 155),
        (BOOTS, "Poles spare your knee. Both for 210.", 210, 155),
        (BOOTS, "Boots and poles for 220", 220, 165),
        (BOOTS, "Boots and poles for 200", 200, 150),
        (COAT, "С шарфом выйдет двадцать одна тысяча", 21_000, 18_600),
        (COAT, "Шарф и пальто вместе за 20 820", 20_820, 18_900),
        (COFFEE, "Add the fridge and it's 154 a month in all", 154, 140),
        (COFFEE, "Machine and fridge together for £150 a month", 150, 136),
        (GLUE, "Пять мешков и грунт, всего 6 700", 6700, 1090),
    ],
)
def test_of_a_sum_for_all_the_product_bears_what_is_off_down_to_its_lowest_price(product, reply, whole, own):
    assert sums_for_all(product, reply) == {whole: own}


@pytest.mark.parametrize(
    "reply",
    [
        "If you take the poles, I can do the boots for £155",
        "£155 if you get the poles",
        "Boots 155, poles 55, that's 210",
        "The poles are £50",
        "The boots are 165 and they last",
    ],
)
def test_a_sum_for_one_thing_is_none_for_all(reply):
    assert not extras_for_all(BOOTS, reply)


@pytest.mark.parametrize(
    ("product", "reply", "price"),
    [
        (BOOTS, "Two pairs of poles, £55 each, so £110.", None),
        (BOOTS, "155 + 55 = 210, with the poles", 155),
        (SEEDS, "Три мешка теневого газона по 3 400, это 10 200.", None),
        (GLUE, "Если возьмёте пять, за все пять выйдет 5 175.", 1035),
        (GLUE, "Пять мешков за 5 200 при оплате картой.", 1040),
        (OUTING, "Сделаю 6 400 с носа, если подпишем сегодня.", 256_000),
        (COFFEE, "£9 a head a month for 14 people.", 126),
        (COFFEE, "That's £1,560 a year.", 130),
        (COFFEE, "That's £1,680 a year.", None),
        (HEADSET, "Two for £700", None),
        (shipped("used-family-car"), "In return for a deposit today: £11,100.", 11_100),
    ],
)
def test_the_products_price_is_told_from_totals_rates_and_the_sums_of_extras(product, reply, price):
    assert offered_price(product, reply, PRICED) == price


@pytest.mark.parametrize(
    ("reply", "whole", "own"),
    [
        ("Пальто с шарфом\n18500", 18_500, 17_900),
        ("Пальто вместе с шарфом отдам\nза 18 500 рублей", 18_500, 17_900),
        ("Пальто с шарфом:\n20900", 20_900, 18_500),
    ],
)
def test_a_sum_in_the_next_line_is_for_what_the_line_before_names(reply, whole, own):
    assert sums_for_all(COAT, reply) == {whole: own}
    assert offered_price(COAT, reply, PRICED) == own


def test_with_something_else_too_it_may_stand_in_the_next_line():
    assert with_extras(COAT, "Пальто с шарфом\n18500") == {18_500}


def test_what_several_of_an_extra_make_it_dearer_by_does_not_raise_the_product():
    assert quoted(COAT, "Два шарфа и пальто, всё вместе 23 700.") == [21_300]
    assert sums_of_extras(BOOTS, "Three pairs of poles, £55 each, £165.") == {55, 165}


def test_an_extra_may_be_what_is_cheaper_where_the_price_was_agreed():
    assert leaves_price(COAT, "Два шарфа и пальто за 22 000", 18_300)
    assert not leaves_price(BOOTS, "Boots and poles for 160", 155)


@pytest.mark.parametrize(
    ("ordered", "terms", "price", "pieces"),
    [
        (["Пять мешков, 5 450. Картой?"], "", 1090, 5),
        (["Пять мешков по 1 035, это 5 175."], "", 1035, 5),
        (["Тогда пять мешков и грунт, всего 6 700."], "", 1090, 5),
        (["Картой?"], "Если возьмёте пять, выйдет по 1 035", 1035, 5),
        (["Итого 5450 минус пять процентов, 5177, и грунт 1250."], "", 1035, 5),
        (["Итого 6 430 с грунтом."], "", 1035, 1),
        (["Пять мешков. Картой?"], "", 1090, 1),
        (["Картой? Через пять минут на кассе."], "", 1090, 1),
        (["Вместо пяти мешков за 7 000 один."], "", 1090, 1),
    ],
)
def test_so_many_are_sold_as_the_order_or_the_terms_and_their_sum_say(ordered, terms, price, pieces):
    assert pieces_ordered(GLUE, ordered, terms, price) == pieces


POLICY = shipped("fleet-insurance-couriers")
TERMINALS = shipped("card-terminal-bistro")
TAP = shipped("kitchen-tap")
CAR = shipped("used-family-car")
AUDIT = shipped("legal-audit-builder")


@pytest.mark.parametrize(
    ("product", "terms"),
    [
        (OUTING, "Если внесёте предоплату сегодня за 40 человек, сделаю 262 000"),
        (POLICY, "If you sign today for all twelve vans, I can do 20,900"),
        (POLICY, "If you sign for the twelve, 20,900"),
        (TERMINALS, "If you take both terminals for 2 years, £35"),
        (TERMINALS, "If you take all two for 2 years, £35"),
        (COFFEE, "If you sign a contract for 14 people, £130"),
        (AUDIT, "Если берём все двенадцать договоров, 175 000"),
        (TAP, "Если оставите отзыв на двух сайтах, 26 000"),
        (TAP, "Если возьмёте оба, смеситель за 26 000"),
        (CAR, "Если возьмёте 4 колеса, отдам за 11 100"),
        (CAR, "If you take four wheels for the car, £11,100"),
        (CAR, "If you pay in full for two sets of keys, £11,100"),
        (CAR, "If you take both the car and the warranty, £11,100"),
        (COAT, "Если возьмёте две вещи, пальто за 18 000"),
    ],
)
def test_what_terms_count_is_no_number_of_pieces(product, terms):
    assert pieces_ordered(product, [], terms, product.price) == 1


@pytest.mark.parametrize(
    ("product", "terms", "pieces"),
    [
        (GLUE, "Если возьмёте три мешка, по 1 035", 3),
        (GLUE, "За все пять картой по 1 035", 5),
        (TAP, "Если берёте три, выйдет по 26 000", 3),
        (TAP, "26 000 за смеситель, если возьмёте три", 3),
        (BOOTS, "If you take two pairs, £155 each", 2),
        (BOOTS, "If you take two, £155 each", 2),
        (HEADSET, "If you take two, £349 each", 2),
    ],
)
def test_terms_that_hang_on_several_sell_several(product, terms, pieces):
    assert pieces_ordered(product, [], terms, product.price) == pieces


def test_an_order_for_several_whose_sum_says_so_holds_whatever_the_name_counts():
    assert pieces_ordered(TERMINALS, ["Two sets, £76 a month."], "", 38) == 2


def test_all_of_something_unnamed_are_pieces_only_where_the_file_speaks_of_so_many():
    assert pieces_ordered(GLUE, [], "Если за все пять сразу", GLUE.price) == 5
    assert pieces_ordered(GLUE, [], "Если за все три сразу", GLUE.price) == 1
    assert pieces_ordered(BOOTS, [], "If you take all three, £155", 155) == 1


def test_an_extra_without_a_name_in_all_its_wordings_has_that_of_two():
    trowel = next(extra for extra in GLUE.extras if extra.id == "trowel")
    assert "шпатель" in names_of(trowel, GLUE)


def test_an_extra_is_called_by_the_name_that_its_file_has_in_quotation_marks():
    cake = shipped("cake-callback")
    (pastries,) = cake.extras
    assert mentions("Брусничку гостям с собой возьмёте?", pastries, cake)
    assert not mentions("Торт с брусникой и кремом", pastries, cake), "the taste of the cake is no pastry"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("сцепка с плиткой отличная", False),
        ("Сцепка с плиткой отличная", False),
        ("Берите этот клей для лучшей сцепки", False),
        ("Сцепка с плиткой отличная, берите", False),
        ("«Сцепка» для этого и есть", True),
        ("На старую плитку нужна Сцепка", True),
        ("Сцепку к клею возьмёте?", True),
    ],
)
def test_a_name_in_quotation_marks_that_is_a_common_word_is_known_by_its_capital(words, named):
    primer = next(extra for extra in GLUE.extras if extra.id == "primer")
    assert mentions(words, primer, GLUE) is named


def sold(scenario, stage, *replies):
    """The talk after these replies, and its scorecard."""
    sale = sell(world_of(SCENARIOS / f"{scenario}.yaml"), *replies, at=stage)
    return sale.talk, score_talk(*sale)


def test_both_for_a_sum_settle_it_in_the_haggling_and_the_extra_is_on_the_order():
    talk, card = sold("hiking-boots-coast-path", "bargaining", ("Boots and poles for 210.", PRICED))
    assert (talk.haggle.price, talk.haggle.terms, talk.agreement.extras) == (155, "Boots and poles for 210", ["poles"])
    assert card.extras == (1, 55)


def test_nothing_is_cheaper_for_extras_that_he_does_not_take():
    talk, card = sold("hiking-boots-coast-path", "closing", ("Boots and poles for 210.", graded(0, M.PRICE)))
    assert (talk.haggle.price, talk.agreement.extras, card.price) == (None, [], 165)


def test_an_extra_sold_at_the_price_of_another_one_is_that_alone():
    offer = graded(2, M.UPSELL, M.PRICE, points=("parking",))
    talk, card = sold("new-flat-mortgage", "upsell", ("Отделка под ключ 650 тысяч вместо 690.", offer))
    assert (talk.agreement.extras, card.extras) == (["finishing"], (1, 650_000))


def test_five_bags_are_booked_as_five():
    order = graded(2, M.NEXT_STEP, M.DETAILS)
    talk, card = sold(
        "wrong-tile-glue",
        "closing",
        ("Тогда пять мешков и грунт, всего 6 700. Картой?", order),
        ("На какое имя карта мастера, какой телефон?", order),
        ("Готово, меняю мешки.", order),
    )
    assert talk.outcome is Outcome.DEAL
    assert (card.price, card.extras) == (5450, (1, 1250))


@pytest.mark.parametrize("words", ["два шарфа ", "пальто и ", "шарф за 1 "])
@pytest.mark.timeout(20)
def test_the_longest_reply_is_read_in_no_time(words):
    reply = ("шарф и пальто " + words * 2000)[:4000] + " 20 820"
    sums_for_all(COAT, reply)
    offered_price(COAT, reply, PRICED)
    assert list(sold_for(COAT, [reply], ["scarf"], 18_900))
