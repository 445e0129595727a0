"""After the yes: whoever lowers the price then, unasked, gives money away."""

import pytest

from bot.grading.facts.claims import undercut
from bot.grading.phrases.concessions import bares_floor
from bot.grading.text.clauses import clauses
from bot.grading.types import FoundMove, Point, Prices, ReasonCode, ReplyContext
from bot.scenario.vocabulary import Language, Mode, Move, StageKind

SACKS = Prices(listed=1_090, floor=1_035, currency="₽", others=(3_120, 1_250))
CARD = Point(id="card", wordings=("По карте мастера скидка 5 %.",))
CAR = Prices(listed=11_400, floor=10_600, currency="£", others=(450,))


def cheaper(reply, settled=11_400.0, prices=CAR, customer="Right, I'll take it.", stage=StageKind.CLOSING, gift=False):
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
    ],
)
def test_a_lower_price_after_the_yes_is_named_with_the_price_agreed(reply):
    reason = cheaper(reply)
    assert reason.code is ReasonCode.UNDERCUT
    assert reason.against == "£11,400"
    assert reason.quote in reply


@pytest.mark.parametrize("reply", ["Давайте ещё скину, по 1050 за мешок.", "Отлично! Ещё два процента скидки сделаю."])
def test_so_it_is_in_russian(reply):
    assert cheaper(reply, 1_090.0, SACKS, "Беру, пробивайте.").code is ReasonCode.UNDERCUT


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


@pytest.mark.parametrize(
    ("words", "bared"),
    [
        ("our lowest is £10,800, but if you pay today", True),
        ("I can't go below ten thousand nine hundred", True),
        ("I won't sell it for less than 10,900", True),
        ("11,000, if you take it today", False),
        ("I can't go under that: it's £11,400", False),
    ],
)
def test_ones_own_limit_is_told_by_a_sum_below_the_list(words, bared):
    assert bares_floor(words, CAR) is bared


def test_thousands_may_go_unsaid():
    ads = Prices(listed=48_000, floor=42_000)
    assert bares_floor("Сорок не могу, ниже 42 мы не опускаемся.", ads)
    assert not bares_floor("Ниже 48 не могу.", ads)
    assert not bares_floor("Ниже 42 мы не опускаемся.", None)
