"""What a reply plainly misstates, by its number alone or by a charge for what is free."""

import pytest

from bot.grading.facts.misstated import misstated
from bot.grading.list_price import Prices
from bot.grading.text.clauses import clauses
from bot.grading.types import Point

VANS = (
    Point(id="goods", wordings=("The goods are covered up to £10,000 a van, medicines too.",)),
    Point(id="claims", wordings=("We decide a claim within five working days, and pay you £50 a day if we are late.",)),
    Point(id="breakdown", wordings=("Breakdown cover for all vans at £720 a year.",)),
    Point(id="cameras", wordings=("Until the end of the month the dash cameras are free for every van.",)),
    Point(id="replacement", wordings=("The replacement van comes within 24 hours, for up to 30 days.",)),
    Point(id="redline", wordings=("Redline Parcels has been with us for four years.",)),
)
COFFEE = (
    Point(id="cup", wordings=("A cup comes to sixteen pence, with the beans in it.",)),
    Point(id="trial", wordings=("You have it for two weeks on trial, free, with nothing to sign.",)),
    Point(id="service", wordings=("If it stops, somebody is with you within four hours.",)),
)
OUTING = (
    Point(id="pavilion", wordings=("На случай дождя есть тёплый крытый павильон на 60 человек.",)),
    Point(id="photographer", wordings=("До первого сентября фотограф на весь выезд бесплатно.",)),
    Point(id="smell", wordings=("Запах слабый и через десять минут уходит.",)),
    Point(id="instalments", wordings=("Есть рассрочка на десять месяцев, без переплаты.",)),
    Point(id="start", wordings=("Первый платёж через 60 дней после запуска.",)),
)
ALARM = (Point(id="plan", wordings=("The monthly fee for the alarm plan is £49.",)),)
PRICE = Prices(listed=21_600, floor=19_400, currency="£", others=(720, 90, 50, 10_000))


@pytest.mark.parametrize(
    ("points", "reply"),
    [
        (VANS, "The goods are covered up to £25,000 a van."),
        (VANS, "Breakdown cover is £360 a year for all vans."),
        (VANS, "The replacement van is there within three days."),
        (VANS, "The dash cameras cost £40 a van."),
        (COFFEE, "A cup comes to 8p, with the beans in it."),
        (COFFEE, "You have it for three months on trial, free."),
        (COFFEE, "If it stops, somebody is with you within two days."),
        (OUTING, "Павильон тёплый, крытый, на 120 человек."),
        (OUTING, "Запах слабый и уходит за два часа."),
        (OUTING, "Фотограф на весь выезд за отдельную плату, 15 тысяч."),
        (OUTING, "Рассрочка есть, но с переплатой пять процентов."),
        (OUTING, "Первый платёж через 10 дней после запуска."),
    ],
)
def test_a_plain_lie_is_found_with_its_words(points, reply):
    claim = misstated(points, clauses(reply), PRICE, ())
    assert claim is not None
    assert claim.quote in reply
    assert claim.fact in [wording for point in points for wording in point.wordings]


@pytest.mark.parametrize(
    ("points", "reply"),
    [
        pytest.param(VANS, "The goods are covered up to ten thousand pounds a van.", id="as the file says"),
        pytest.param(VANS, "The goods of all twelve vans are covered up to £120,000.", id="so many times a known sum"),
        pytest.param(VANS, "Breakdown cover for all vans is £60 a month.", id="by another period"),
        pytest.param(VANS, "Is the breakdown cover worth £360 a year to you?", id="a question"),
        pytest.param(VANS, "Breakdown cover is about £700 a year.", id="in round figures"),
        pytest.param(VANS, "They charge £900 a year for breakdown cover.", id="another seller's"),
        pytest.param(VANS, "Breakdown cover could be £500 a year for fewer vans.", id="only supposed"),
        pytest.param(VANS, "The goods are covered up to at least £5,000 a van.", id="less than is promised"),
        pytest.param(VANS, "A claim takes us three days at most.", id="better within the bound"),
        pytest.param(VANS, "If we decide a claim ten days late, you get £500.", id="in the condition"),
        pytest.param(VANS, "The replacement van comes within a day, for up to four weeks.", id="a month in weeks"),
        pytest.param(VANS, "The dash cameras are free, you save £90 a van.", id="what is saved"),
        pytest.param(VANS, "I've dealt with claims for fifteen years.", id="how long, and how soon"),
        pytest.param(COFFEE, "We bring it for the trial in three days.", id="how soon, and how long"),
        pytest.param(COFFEE, "Ten cups more and the beans are used up.", id="a number of something else"),
        pytest.param(OUTING, "Павильон на 60 человек, вас сорок, так что двадцать мест про запас.", id="what is left"),
        pytest.param(OUTING, "Рассрочка на десять месяцев, переплаты нет.", id="free in other words"),
        pytest.param(
            OUTING, "На павильон вас сорок человек, ещё двадцать человек поместится.", id="what two differ by"
        ),
        pytest.param(
            ALARM, "You get £20 off on your first monthly alarm plan fee.", id="what is taken off on the first"
        ),
        pytest.param(OUTING, "После сентября фотограф платный, а в этом месяце бесплатно.", id="free at one time"),
    ],
)
def test_what_is_true_or_no_claim_accuses_nobody(points, reply):
    assert misstated(points, clauses(reply), PRICE, ()) is None


def test_a_number_that_was_named_before_is_no_lie():
    reply = "The goods are covered up to £25,000 a van."
    assert misstated(VANS, clauses(reply), PRICE, ("Make it £25,000 a van and we have a deal.",)) is None


@pytest.mark.parametrize("reply", ["Four times £180 interest-free.", "Рассрочка на десять месяцев, без комиссии."])
def test_what_costs_nothing_more_charges_nothing(reply):
    assert misstated((*COFFEE, *OUTING), clauses(reply), PRICE, ()) is None


@pytest.mark.parametrize(
    "reply",
    [
        "Вы говорите, дорого, зато павильон тёплый, крытый, на 120 человек.",
        "Вы же сказали про запах: у нас он слабый и уходит за два часа.",
        "Вы говорили о дожде, но наш павильон тёплый и крытый, на 120 человек.",
        "You mentioned breakdown: our breakdown cover is £360 a year for all vans.",
        "You told me it stops at times, but somebody is with you within two days if it stops.",
    ],
)
def test_his_words_excuse_nothing_that_the_seller_adds(reply):
    assert misstated((*OUTING, *VANS, *COFFEE), clauses(reply), PRICE, ()) is not None


@pytest.mark.parametrize(
    "reply",
    [
        "Вы говорили, что павильон тёплый, крытый, на 120 человек.",
        "Вы сами сказали — павильон на 120 человек.",
        "You said the goods are covered up to £25,000 a van.",
        "As you said, the replacement van is there within three days.",
    ],
)
def test_his_own_words_are_no_claim(reply):
    assert misstated((*OUTING, *VANS), clauses(reply), PRICE, ()) is None
