"""After the yes: whoever lowers the price then, unasked, gives money away."""

import pytest

from bot.grading.facts.undercutting import undercut
from bot.grading.list_price import Prices
from bot.grading.text.clauses import clauses
from bot.grading.types import FoundMove, Point, ReasonCode, ReplyContext
from bot.scenario.vocabulary import Language, Mode, Move, StageKind

SACKS = Prices(listed=1_090, floor=1_035, currency="₽", others=(3_120, 1_250))
CARD = Point(id="card", wordings=("По карте мастера скидка 5 %.",))
CAR = Prices(listed=11_400, floor=10_600, currency="£", others=(450,))


def cheaper(
    reply,
    settled=11_400.0,
    prices=CAR,
    customer="Right, I'll take it.",
    stage=StageKind.CLOSING,
    gift=False,
    earlier=(),
):
    russian = prices is SACKS
    context = ReplyContext(
        language=Language.RU if russian else Language.EN,
        mode=Mode.PASSIVE,
        stage=stage,
        customer=customer,
        reply=reply,
        facts=(CARD,) if russian else (),
        prices=prices,
        settled=settled,
        earlier=earlier,
    )
    moves = [FoundMove(move=Move.CONCESSION, confidence=0.9, evidence=reply)] if gift else []
    return undercut(context, clauses(reply), moves)


@pytest.mark.parametrize(
    "reply",
    [
        "If you skip the mats and pay today, I could do £11,000.",
        "Tell you what, call it 11,000.",
        "11,200 and you sign this week.",
        "Or £11,100 without the roof box.",
        "And I'll knock another hundred off for you.",
        "5% off, since you were so nice.",
        "Why don't we call it £11,000?",
        "Why don't I knock £200 off the price.",
        "I couldn't do 15% off, I'll do 5% off.",
        "I don't see why I couldn't take another £200 off.",
        "I'll knock £200 off, don't tell anyone.",
        "I'll do £11,000 and we don't do that for anyone.",
        "В виде исключения отдам за 11 000.",
        "Пусть будет 11 000, дешевле нельзя.",
        "Отдам за 11 000 рублей, никаких проблем.",
        "Пусть будет 11 000 рублей ни рублём дороже.",
        "Так нельзя, пусть будет 11 000 рублей.",
        "Call it £11,000 as I don't have a van free.",
        "I'll do £11,000 and delivery isn't included.",
    ],
)
def test_a_lower_price_after_the_yes_is_named_with_the_price_agreed(reply):
    reason = cheaper(reply)
    assert reason.code is ReasonCode.UNDERCUT
    assert reason.against == "£11,400"
    assert reason.quote in reply


@pytest.mark.parametrize("reply", ["Давайте ещё скину, по 1050 за мешок.", "Отлично! Ещё два процента скидки сделаю."])
def test_a_lower_price_after_the_yes_gives_money_away_in_russian_too(reply):
    assert cheaper(reply, 1_090.0, SACKS, "Беру, пробивайте.").code is ReasonCode.UNDERCUT


@pytest.mark.parametrize(
    "customer",
    [
        "Беру. Адрес сброшу в мессенджер.",
        "А минусы у него есть?",
        "Машина заедет снизу, с набережной.",
        "Ок, снижать скорость на въезде нужно?",
    ],
)
def test_what_only_sounds_like_haggling_asks_for_nothing(customer):
    assert cheaper("Давайте ещё скину, по 1050 за мешок.", 1_090.0, SACKS, customer).code is ReasonCode.UNDERCUT


def test_a_question_behind_the_yes_changes_nothing_in_english_too():
    words = "Fine, I'll take it. Does it reduce noise much?"
    assert cheaper("Tell you what, call it 11,000.", customer=words).code is ReasonCode.UNDERCUT


def test_a_gift_without_a_sum_is_known_by_the_move():
    assert cheaper("I could make it a bit cheaper still.", gift=True).code is ReasonCode.UNDERCUT
    assert cheaper("Lovely, thank you, see you on Friday.", gift=True) is None


@pytest.mark.parametrize(
    "reply",
    [
        "Great. Saturday at ten for the handover, card or bank transfer?",
        "So that's £11,400, and the mats are yours.",
        "If you take the second one for your wife too, it's 11,000 each.",
        "The deposit is £6,000, the rest when you collect it.",
        "It was £11,900 before, and £10,900 elsewhere.",
        "I can't go down to £11,000, you know that.",
        "We wouldn't sell it for £11,000.",
        "We don't sell it for £11,000 to anybody.",
        "We wont sell it for £11,000.",
        "I cant go down to £11,000, you know that.",
        "We couldnt do £11,000.",
        "I couldn't knock £200 off.",
        "I didn't say £11,000.",
        "£11,000 doesn't work for us.",
        "£11,000, I can't do that.",
        "I wouldn't be able to take another 5% off.",
        "A further 5% discount wouldn't be possible.",
        "За 11 000 никак нельзя.",
        "What's the postcode? Mine is 11 Mill Road.",
    ],
)
def test_what_an_order_takes_is_no_lower_price(reply):
    assert cheaper(reply) is None


def test_a_promotion_of_the_file_may_be_told():
    assert cheaper("Скидка пять процентов по карте, пойдёмте на кассу.", 1_090.0, SACKS, "Беру.") is None


def test_before_the_yes_and_to_whoever_still_haggles_it_is_haggling():
    assert cheaper("Call it 11,000.", settled=None) is None
    assert cheaper("Call it 11,000.", customer="Fine. But could you knock a bit off?") is None
    assert cheaper("Call it 11,000.", stage=StageKind.BARGAINING) is None


BIKE = Prices(listed=1_200, floor=1_050, currency="£")
PHONE = Prices(listed=42_000, floor=37_000, currency="₽")


@pytest.mark.parametrize(
    "reply",
    [
        "With the 5% discount that's £1,140 in all.",
        "You saved £60 thanks to the discount.",
        "So 1,140 with five per cent off, as agreed.",
        "Here's the invoice: 5% discount, £1,140.",
        "That's sixty pounds off the list price for you.",
    ],
)
def test_the_discount_agreed_may_be_told_again(reply):
    for earlier in (("I can take 5% off",), ()):
        assert cheaper(reply, 1_140.0, BIKE, earlier=earlier) is None


@pytest.mark.parametrize(
    "reply",
    [
        "Итого со скидкой 39 900 рублей.",
        "Со скидкой 5% выходит 39 900.",
        "Ваша скидка 2 100 рублей, пойдёмте на кассу.",
    ],
)
def test_the_discount_agreed_may_be_told_again_in_russian_too(reply):
    assert cheaper(reply, 39_900.0, PHONE, "Беру.") is None


@pytest.mark.parametrize(
    "reply",
    [
        "And another 5% off, why not.",
        "I'll knock a further £60 off.",
        "Let me take another £20 off that.",
        "Call it 1,100.",
    ],
)
def test_a_further_discount_is_a_new_one(reply):
    assert cheaper(reply, 1_140.0, BIKE, earlier=("I can take 5% off",)).code is ReasonCode.UNDERCUT


@pytest.mark.parametrize(
    ("reply", "stage"),
    [
        ("If you take the case as well, there is a 10% discount on it.", StageKind.UPSELL),
        ("There's 10% off the helmet today.", StageKind.UPSELL),
        ("На чехол сегодня скидка 10%.", StageKind.UPSELL),
        ("Если возьмёте ещё и чехол, скидка 10% на него.", StageKind.CLOSING),
        ("На следующий заказ скидка 5%.", StageKind.CLOSING),
        ("You get 10% off your next order.", StageKind.CLOSING),
        ("We also do 15% off your second year.", StageKind.CLOSING),
        ("Add a lock and it's 20% off.", StageKind.UPSELL),
        ("Bring a friend and they get 5% off.", StageKind.CLOSING),
    ],
)
def test_a_discount_on_something_else_leaves_the_price_as_it_is(reply, stage):
    assert cheaper(reply, 1_200.0, BIKE, stage=stage) is None


@pytest.mark.parametrize("reply", ["If you take it today, 5% off.", "Если возьмёте сегодня, скину 5%."])
def test_a_condition_that_takes_nothing_more_is_none(reply):
    assert cheaper(reply, 1_200.0, BIKE).code is ReasonCode.UNDERCUT


BOOK = Prices(listed=16, floor=13, currency="£")


@pytest.mark.parametrize(
    "reply",
    [
        "I'll be there on Thursday at 14, thank you.",
        "Shall I come on Thursday at 14?",
        "See you at 14.",
        "Tomorrow, say 14.",
        "Привезу в четверг, часам к 14.",
    ],
)
def test_an_hour_is_no_price(reply):
    assert cheaper(reply, 16.0, BOOK) is None


@pytest.mark.parametrize("reply", ["Call it £14.", "I'll do it at 14, tomorrow.", "14 and it's yours."])
def test_a_price_as_small_as_an_hour_is_one(reply):
    assert cheaper(reply, 16.0, BOOK).code is ReasonCode.UNDERCUT


def test_a_lower_rate_is_a_lower_price_where_the_file_has_none_like_it():
    line = Prices(listed=40, floor=32, currency="£", others=(35,))
    assert cheaper("Let's make it £34 a month.", 38.0, line).code is ReasonCode.UNDERCUT
    assert cheaper("The second number is £35 a month.", 38.0, line) is None
    assert cheaper("So it's £38 a month.", 38.0, line) is None


def test_a_price_is_looked_at_where_it_stands():
    assert cheaper("That's 1,199 with 12 months, call it 11.", 16.0, BOOK) is None
    assert cheaper("Room 214, call it 14.", 16.0, BOOK).code is ReasonCode.UNDERCUT
