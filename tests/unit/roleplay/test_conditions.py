"""What counts as a condition, which one a customer would rather not take, and what a reply offers beside it."""

import pytest

from bot.roleplay.prices.conditions import condition, plain, would_rather_not
from bot.roleplay.prices.extras import is_gift, mentions, names_of, takes_along
from tests.support.goods import shipped
from tests.support.haggling import for_one


@pytest.mark.parametrize(
    "words",
    [
        "С вас 1 700, картой?",
        "С вас тысяча семьсот.",
        "Итого с вас ровно 1 700 за мешок",
        "С вас, получается, 1 700",
        "1 700 с вас, пробиваю.",
        "Вы платите 1 700, и всё.",
        "You pay 1,640, all in.",
        "It's lighter and significantly cheaper at 1,640.",
        "Delivery and collection are included, 1,640.",
        "It's 1,640 and payment is by card.",
        "It's 1,640, and booking is easy.",
        "A helmet is provided, 1,640.",
    ],
)
def test_what_is_to_be_paid_or_comes_with_it_is_no_condition(words):
    assert condition(words) == ""


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Отдам за 1 700, с вас отзыв.", "Отдам за 1 700, с вас отзыв"),
        ("1 700, но с вас — два контакта.", "1 700, но с вас — два контакта"),
        ("1 700, с вас предоплата 500 рублей.", "с вас предоплата 500 рублей"),
        ("1 700, и вы платите сегодня.", "1 700, и вы платите сегодня"),
        ("цена 165 руб. если оплатите сегодня, 150 руб. итого", "если оплатите сегодня, 150 руб"),
        ("It's 1,640 and you pay today.", "It's 1,640 and you pay today"),
        ("1,640, provided it's paid today.", "1,640, provided it's paid today"),
    ],
)
def test_what_he_owes_for_a_price_is_a_condition(words, asked):
    assert condition(words) == asked


@pytest.mark.parametrize(
    "words",
    [
        "Provided you sign today, I can do £130",
        "8% off with quarterly payment",
        "For a twelve month commitment I'd go to 131",
        "Only against a signature this week: £130",
        "£133 it is, as long as the first quarter is paid up front",
        "Were you to pay quarterly, I could do 129",
        "Given a signature today, £130",
        "With a yearly contract I can offer £130",
        "£130, and you recommend us to the other offices",
        "£130 when the contract is signed this week",
        "11,000, conditional on full payment today",
        "265 000, если договор сегодня",
        "Скину десять тысяч под предоплату",
        "Аванс сегодня, и я отдаю за 262 тысячи",
        "Минус 10 тысяч, раз платите сразу",
        "33 500, только оплата сегодня",
    ],
)
def test_whatever_leads_to_a_deed_of_his_makes_it_a_condition(words):
    assert condition(words) == words


@pytest.mark.parametrize(
    "words",
    [
        "It's £140 a month, and the contract is one page",
        "Beans and cleaning are in it, £140 a month with one contract",
        "The review from the last office gave us five stars, £140",
        "Given the beans you drink, £140 is cheap",
        "The papers are signed, the price is 11,400",
        "I'd like to book the barista for the 20th, £140",
        "276 000 за выезд, договор на одну страницу",
        "Под дождь есть шатры, всё в цене, 276 000",
        "Если хотите, покажу договор, цена 276 000",
    ],
)
def test_a_contract_or_a_payment_that_is_only_told_of_is_no_condition(words):
    assert condition(words) == ""


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("I can do 1,700 but then you take both", True),
        ("If you pay today it's 1,700", True),
        ("1,700 for a review on the site", True),
        ("If you like, I can do 1,700", False),
        ("Take it for 1,700", False),
    ],
)
def test_a_deed_asked_for_in_return_is_a_condition_and_the_order_alone_is_none(words, asks):
    assert bool(condition(words)) is asks


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("1 740, если заберёте сами", "1 740, если заберёте сами"),
        ("Понимаю, но за наличные отдам по 1 740. Берёте?", "за наличные отдам по 1 740"),
        ("Отдам за 1 740. Только оплатите сегодня", "Только оплатите сегодня"),
        ("I see, but I can do 18 if you pick it up today.", "I can do 18 if you pick it up today"),
        ("Pay today and it's yours for 18.", "Pay today and it's yours for 18"),
        ("If you have any questions, ask me. It's 18.", ""),
        ("Если передумаете, деньги вернём. Цена 1 740", ""),
        ("Отдам за 1 740", ""),
        ("10% off, £34.20 a month, a year paid in advance. Deal?", "£34.20 a month, a year paid in advance"),
        ("Отдам за 17.5 тысяч, если оплатите сегодня", "Отдам за 17.5 тысяч, если оплатите сегодня"),
    ],
)
def test_a_condition_is_told_in_the_words_of_the_sentence_that_holds_it(words, terms):
    assert condition(words) == terms


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Отдам за 1 700. Но только если возьмёте два.", ""),
        ("Отдам за 1 700, но только если возьмёте два.", ""),
        ("Возьмёте два — отдам по 1 700. А если возьмёте три, то и по 1 600.", ""),
        ("Отдам за 1 760. Если возьмёте два, отдам по 1 700.", "Отдам за 1 760."),
        ("Один 1 760, а если возьмёте два, по 1 700.", "Один 1 760,"),
        ("It's 1,760, but if you take two, 1,700 each.", "It's 1,760,"),
        ("I can do 1,700. Only if you take two.", ""),
        ("цена 165 руб. если оплатите сегодня, 150 руб. итого", "цена 165 руб.  итого"),
        ("ну 165 тыс. а если берёте сегодня, 160 тыс.", "ну 165 тыс."),
    ],
)
def test_a_sum_stands_beside_a_condition_only_where_that_has_its_own(words, left):
    assert plain(words).strip() == left


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Заберёте сами — сделаю 1 650", "Заберёте сами — сделаю 1 650"),
        ("Понимаю вас, заберёте сами — сделаю 1 650.", "заберёте сами — сделаю 1 650"),
        ("Оплачиваете сегодня — минус пять процентов", "Оплачиваете сегодня — минус пять процентов"),
        ("Оплата сегодня, и скидываю пять процентов.", "Оплата сегодня, и скидываю пять процентов"),
        ("Оставите отзыв, уступлю тысячу", "Оставите отзыв, уступлю тысячу"),
        ("Возьмите фильтры, и мешок выйдет 1 650", "Возьмите фильтры, и мешок выйдет 1 650"),
        ("Берёте каждый месяц — по 1 650", "Берёте каждый месяц — по 1 650"),
        ("Поедете в четверг — будет 1 650, идёт?", "Поедете в четверг — будет 1 650"),
        ("Подпишем сегодня, отдам за 1 650", "Подпишем сегодня, отдам за 1 650"),
        ("Наличными — 1 650", "Наличными — 1 650"),
        ("Take the mats with it and I can do 9,400", "Take the mats with it and I can do 9,400"),
        ("pay up front and it's 900", "pay up front and it's 900"),
        ("Well, leave me a review, I'll take 5% off", "leave me a review, I'll take 5% off"),
        ("Commit to two years, it drops to 900", "Commit to two years, it drops to 900"),
        ("Start in May and we'll do 129 a month", "Start in May and we'll do 129 a month"),
        ("900, so long as it's paid by Friday", "900, so long as it's paid by Friday"),
        ("You'd have to pay today for 900", "You'd have to pay today for 900"),
        ("900 for you, but I'd need the order today", "900 for you, but I'd need the order today"),
        ("Paid up front it's 900", "Paid up front it's 900"),
    ],
)
def test_a_deed_with_a_sum_behind_it_is_a_condition_without_an_if(words, asked):
    assert condition(words) == asked


@pytest.mark.parametrize(
    "words",
    [
        "Берите за 1 650",
        "Возьмите мешок за 1 650.",
        "Берёте мешок — 1 650?",
        "Добавите чехол, 1 490?",
        "Смотрите сами: 1 650",
        "Позвоните мне, и сделаю 1 650",
        "Оплатите картой или наличными?",
        "Заберёте сами — в 12 всё будет готово?",
        "Take it and I'll do 900",
        "Add the case, it's £39",
        "Call me and I'll do 900",
        "Give me a minute and I'll see about 900",
        "Have a look, it's 900",
        "Leave it with me, I'll do 900",
    ],
)
def test_what_only_sells_or_asks_for_a_word_is_no_condition(words):
    assert condition(words) == ""


@pytest.mark.parametrize(
    "terms",
    [
        "Если заберёте сегодня до 6, отдам за 1 700",
        "Если возьмёте сегодня к 18, 1 700",
        "Если возьмёте за 50 тысяч",
        "Если заберёте 15 числа",
        "If you take it by 5 today, it's 1,700",
        "if you order before 10",
        "if you take it for 18",
        "If you take a two-year plan",
        "if you order within 3 days",
    ],
)
def test_hours_sums_and_terms_are_no_pieces(terms):
    assert not would_rather_not(*for_one(), terms)


@pytest.mark.parametrize(
    "terms",
    ["если возьмёте два", "если заберёте сразу две", "Если купите ещё 3", "if you take two", "if you order 12 today"],
)
def test_whoever_needs_one_would_rather_not_take_several(terms):
    assert would_rather_not(*for_one(), terms)


def extra_of(scenario, extra):
    """An extra, and what it goes with."""
    goods = shipped(scenario)
    return next(one for one in goods.extras if one.id == extra), goods


@pytest.mark.parametrize(
    ("scenario", "extra", "words", "taken"),
    [
        ("phone-two-models", "card", "Если оплатите картой сейчас, отдам за 31 900", False),
        ("phone-two-models", "card", "Если возьмёте сегодня и оплатите картой", False),
        ("phone-two-models", "card", "Если возьмёте сразу и карту памяти, 31 900", True),
        ("phone-two-models", "case", "Если чехол тоже возьмёте, 31 900", True),
        ("phone-two-models", "case", "Если не возьмёте чехол, 31 900", False),
        ("phone-two-models", "case", "Если возьмёте без чехла", False),
        ("vr-headset-birthday", "case", "If you pay today, in that case I can do £360", False),
        ("vr-headset-birthday", "case", "If you take it today, in that case £360", False),
        ("vr-headset-birthday", "case", "If you take it today in that case it's £360", False),
        ("vr-headset-birthday", "case", "£360 if you add the carry case", True),
        ("ads-furniture-maker", "clips", "Если оплатите четыре месяца сразу, 45 000", False),
        ("ads-furniture-maker", "clips", "Если возьмёте и ролики, 45 000", True),
        ("hiking-boots-coast-path", "poles", "If you take it easy on that knee", False),
        ("hiking-boots-coast-path", "poles", "£155 if you get a pair of walking poles with them", True),
        ("commuter-e-bike", "panniers", "If you take the panniers, £1,640", True),
        ("commuter-e-bike", "panniers", "If you don't take the panniers, £1,640", False),
        ("coat-and-scarf", "scarf", "Если к пальто берёте шарф, 18 000", True),
    ],
)
def test_an_extra_is_taken_along_only_where_a_word_of_taking_says_so(scenario, extra, words, taken):
    assert takes_along(words, *extra_of(scenario, extra)) is taken


def test_an_extra_is_called_by_what_its_wordings_share_and_by_no_number():
    clips, product = extra_of("ads-furniture-maker", "clips")
    assert names_of(clips, product) == ["ролики"]
    assert not mentions("Четыре месяца сразу", clips, product)


@pytest.mark.parametrize(
    ("scenario", "extra", "words", "gift"),
    [
        ("phone-two-models", "case", "Чехол дарю.", True),
        ("phone-two-models", "case", "Чехол — за наш счёт, договорились?", True),
        ("phone-two-models", "case", "Чехол 1 490 рублей, и стекло в подарок", False),
        ("phone-two-models", "case", "Если возьмёте чехол, стекло дарю", False),
        ("vr-headset-birthday", "case", "The case is on me.", True),
        ("vr-headset-birthday", "case", "I'll throw in a case for free", True),
        ("vr-headset-birthday", "case", "The case for £39, and wrapping is on us", False),
        ("commuter-e-bike", "panniers", "Panniers keep your hands free", False),
    ],
)
def test_an_extra_given_away_is_a_gift_and_one_with_a_sum_is_sold(scenario, extra, words, gift):
    assert is_gift(words, *extra_of(scenario, extra)) is gift
