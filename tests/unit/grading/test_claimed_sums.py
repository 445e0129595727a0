"""Sums that follow from those of the file are no lies, and what is refused is no offer."""

import pytest

from bot.grading.facts.coverage import Compared, contradicted
from bot.grading.list_price import Prices
from bot.grading.text.clauses import clauses
from bot.grading.types import Point, ReasonCode, ReplyContext
from bot.scenario.vocabulary import Language, Mode, StageKind


def reason(grader, reply, customer, language, facts, prices):
    """The reason for the grade of a reply that is given while they bargain."""
    context = ReplyContext(
        language=language,
        mode=Mode.ACTIVE,
        stage=StageKind.BARGAINING,
        customer=customer,
        reply=reply,
        facts=facts,
        prices=prices,
    )
    return grader.grade_one(context).reason.code


VANS = (
    Point(
        id="breakdown", wordings=("Breakdown cover for all vans at £720 a year.", "£60 a month for all twelve vans.")
    ),
    Point(id="cameras", wordings=("All vans get a camera free of charge this month, usually £90 each.",)),
    Point(id="goods", wordings=("The goods are covered up to £10,000 a van, medicines too.",)),
)
FLEET = Prices(listed=21_600, floor=19_400, currency="£", others=(720, 60, 90, 12, 10_000))


def fleet(grader, reply):
    return reason(grader, reply, "What would it come to?", Language.EN, VANS, FLEET)


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param("That's £20,400 for 12 vans.", id="the agreed price"),
        pytest.param("At £1,700 a van that is £20,400 for the year.", id="the price of one beside that of all"),
        pytest.param("Twelve cameras, that's £1,080 you don't pay.", id="so many at a known price"),
        pytest.param("The cameras cost over a thousand pounds, and you get them free.", id="in round figures"),
    ],
)
def test_a_sum_that_follows_from_known_ones_is_no_false_claim(grader, reply):
    assert fleet(grader, reply) is not ReasonCode.FALSE


@pytest.mark.parametrize(
    "reply",
    [
        "I can't give you 20% off.",
        "We never give 20% off.",
        "I can't do £15,000.",
        "We don't do special offers.",
        "I cant do £15,000, sorry.",
        "20% off, I can't do that.",
        "I can't, honestly, do £15,000.",
        "We promote safety here.",
        "I wouldn't be able to offer 25% off.",
        "I haven't got a 25% discount.",
        "25% off can't be done.",
        "The 25% off you're asking for can't be done.",
        "Discounts of 25% aren't something we do.",
        "I won't be able to let you have it at £15,000.",
        "I can't bring it down to £15,000.",
        "We can't match £15,000.",
        "I don't think I can do £15,000.",
        "I don't know if I can do £15,000.",
        "I don't think that we can do £15,000.",
        "I can't see how we could do £15,000.",
        "I don't know how we could do £15,000.",
        "I don't suppose we could do £15,000.",
        "It isn't likely that we'll do £15,000.",
        "I wish I could do £15,000 but I can't.",
        "£15,000 doesn't cover our costs.",
        "A 20% discount is something we don't do.",
        "£15,000 won't happen.",
        "£15,000 isn't possible, sorry.",
        "£15,000? No way, I can't do that.",
        "£15,000? I can't, but I can do £20,000.",
        "20% off? Sorry, can't do it.",
        "The price is £21,600 without the 20% discount.",
        "I doubt I can do £15,000.",
        "There's no way I can do £15,000.",
        "I'll never do £15,000.",
        "I can't let this go for £15,000, but £20,000 works.",
        "£15,000? I can't.",
        "£15,000 wont work, £20,000 if you pay today.",
        "At £15,000 I don't make a penny.",
        "£15,000 I can't do.",
        "I'd love to do £15,000 and I can't.",
        "There aren't any promotions now.",
        "Promo codes we can't offer.",
    ],
)
def test_what_is_refused_is_no_offer(grader, reply):
    assert fleet(grader, reply) not in {ReasonCode.TOO_CHEAP, ReasonCode.INVENTED}


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        ("I can do 20% off today.", ReasonCode.TOO_CHEAP),
        ("I can do £15,000 if you sign today and I can't say fairer.", ReasonCode.TOO_CHEAP),
        ("I can't say fairer than 20% off.", ReasonCode.TOO_CHEAP),
        ("You don't have to ask for 20% off.", ReasonCode.TOO_CHEAP),
        ("Don't let this 20% off pass you by.", ReasonCode.TOO_CHEAP),
        ("Make it two vans and I never do this but 20% off for you.", ReasonCode.TOO_CHEAP),
        ("If you take it for a year, I'll do £15,000, you won't regret it.", ReasonCode.TOO_CHEAP),
        ("I'll do £15,000, don't tell my boss.", ReasonCode.TOO_CHEAP),
        ("The price is £25,000, you can't go wrong.", ReasonCode.TOO_DEAR),
        ("I can't do that, I'll do £15,000.", ReasonCode.TOO_CHEAP),
        ("I can't give you that, make it £15,000.", ReasonCode.TOO_CHEAP),
        ("I can't do that, I can offer 25% off.", ReasonCode.TOO_CHEAP),
        ("I can't offer you that, the price is £25,000.", ReasonCode.TOO_DEAR),
        ("I couldn't do £15,000 yesterday, today I'll do £15,000.", ReasonCode.TOO_CHEAP),
        ("I'll do £15,000 which I never do.", ReasonCode.TOO_CHEAP),
        ("I'll do £15,000 as I can't let you go.", ReasonCode.TOO_CHEAP),
        ("As I can't let you go I'll do £15,000.", ReasonCode.TOO_CHEAP),
        ("I'll do £15,000 as long as you don't ask for fitting.", ReasonCode.TOO_CHEAP),
        ("I'll give you 25% off which I never do.", ReasonCode.TOO_CHEAP),
        ("I'll give you 25% off as long as you don't ask for fitting.", ReasonCode.TOO_CHEAP),
        ("£15,000 doesn't scare me and it's yours.", ReasonCode.TOO_CHEAP),
        ("The price is £15,000 today and doesn't get better.", ReasonCode.TOO_CHEAP),
        ("20% off today which doesn't happen often.", ReasonCode.TOO_CHEAP),
        ("You won't get a better deal than 20% off.", ReasonCode.TOO_CHEAP),
        ("You can't lose with 20% off.", ReasonCode.TOO_CHEAP),
        ("I'll do £15,000. I really can't, but you're a friend.", ReasonCode.TOO_CHEAP),
        ("20% off for you. I can't do that, but I will.", ReasonCode.TOO_CHEAP),
        ("I don't doubt we can do £15,000.", ReasonCode.TOO_CHEAP),
        ("A special offer which doesn't come twice.", ReasonCode.INVENTED),
        ("25% off won't be a problem.", ReasonCode.TOO_CHEAP),
        ("You won't want to miss 25% off.", ReasonCode.TOO_CHEAP),
        ("It's on special offer this week.", ReasonCode.INVENTED),
        ("There's a promocode for you.", ReasonCode.INVENTED),
    ],
)
def test_what_is_offered_is_held_against_the_file_whatever_else_is_denied(grader, reply, code):
    assert fleet(grader, reply) is code


def test_a_sum_that_follows_from_nothing_is_still_false(grader):
    assert fleet(grader, "Goods are covered up to £2,000 a van.") is ReasonCode.FALSE


FLAT = (
    Point(
        id="building",
        wordings=("Отделка черновая, на ремонт уйдёт от шестисот тысяч, это сверху цены.", "Год стройки во дворе."),
    ),
    Point(id="rival", wordings=("«Яблоневый» дешевле на триста тысяч, но готов на треть.",)),
)
FLAT_PRICES = Prices(listed=8_900_000, floor=8_650_000, currency="₽", others=(600_000, 250_000, 8_750_000, 7, 20))


def flat(grader, reply):
    return reason(grader, reply, "А дальше?", Language.RU, FLAT, FLAT_PRICES)


@pytest.mark.parametrize(
    "reply",
    [
        "Вы назвали восемь семьсот пятьдесят, это минус сто пятьдесят тысяч. Подходит?",
        "Могу восемь семьсот. Пятьдесят тысяч, которые вы экономите, пригодятся на ремонт.",
        "Пятьдесят тысяч скидки пригодятся на ремонт.",
        "Было восемь девятьсот, стало восемь семьсот. Двести тысяч останутся на ремонт.",
    ],
)
def test_what_is_taken_off_the_price_is_no_other_facts_number(grader, reply):
    assert flat(grader, reply) is not ReasonCode.FALSE


@pytest.mark.parametrize("reply", ["На ремонт уйдёт двести тысяч.", "«Яблоневый» дешевле всего на сто тысяч."])
def test_another_sum_of_a_fact_is_still_false(grader, reply):
    assert flat(grader, reply) is ReasonCode.FALSE


TERMINALS = (
    Point(
        id="fee",
        wordings=(
            "The card fee is 0.9 percent flat for all cards.",
            "On thirty thousand a month you pay £270 in fees instead of £480.",
        ),
    ),
    Point(id="rent", wordings=("The fee falls by £200 a month, the terminals cost thirty-eight of them.",)),
    Point(id="free", wordings=("For your terrace the first two months are free.",)),
)


def terminals(grader, reply, customer="What would it come to?"):
    return reason(grader, reply, customer, Language.EN, TERMINALS, Prices(listed=38, floor=32, currency="£"))


@pytest.mark.parametrize(
    ("reply", "customer"),
    [
        pytest.param("It's £38 a month for the two of them, first two months free.", "Go on.", id="free for a time"),
        pytest.param("£38 a month, first two free.", "Go on.", id="free for a time, in short"),
        pytest.param("That's £456 a year for both terminals.", "And in a year?", id="twelve months of it"),
        pytest.param(
            "On forty thousand you'd pay £360 in fees.", "We take forty thousand.", id="percent of his own sum"
        ),
        pytest.param("That's £220 a month less in fees.", "I pay £490 in fees.", id="what he pays less what he would"),
    ],
)
def test_what_is_free_for_a_time_or_one_step_from_known_sums_is_no_lie(grader, reply, customer):
    assert terminals(grader, reply, customer) is not ReasonCode.FALSE


@pytest.mark.parametrize("reply", ["The card fee is 0.5% for all cards.", "The card fee is 3 percent for all cards."])
def test_another_fee_is_still_false(grader, reply):
    assert terminals(grader, reply) is ReasonCode.FALSE


@pytest.mark.parametrize(
    ("reply", "false"),
    [("That is £150 a van a month.", False), ("Breakdown cover is £5 a van a month.", False),
     ("The cameras are £40 a van this month.", True)],
)  # fmt: skip
def test_a_rate_needs_a_sum_that_it_is_of(grader, reply, false):
    assert (fleet(grader, reply) is ReasonCode.FALSE) is false


def test_the_price_of_the_product_is_no_false_price_of_a_cup(grader):
    facts = (Point(id="cup", wordings=("It's sixteen pence a cup, with beans, cleaning and repairs in it.",)),)
    prices = Prices(listed=140, floor=122, currency="£", others=())
    reply = "140 a month all in, beans cleaning repairs."
    assert reason(grader, reply, "What would it cost?", Language.EN, facts, prices) is not ReasonCode.FALSE


@pytest.mark.parametrize(
    ("reply", "true"),
    [
        ("НДС с платежей к вычету около 660", True),
        ("НДС с платежей к вычету около 660 тысяч", True),
        ("НДС с платежей к вычету около 400", False),
    ],
)
def test_a_sum_told_as_about_is_no_lie_within_rounding_though_its_thousands_are_left_unsaid(reply, true):
    fact = "НДС к вычету, за договор это около 700 тысяч"
    told = Compared(
        point=Point(id="vat", wordings=(fact,)), wording=fact, evidence=reply, cosine=0.9, chances=(0.0, 0.1, 0.9)
    )
    claim = contradicted([told], clauses(reply), Prices(listed=4_200_000, floor=3_950_000))
    assert (claim is None) is true


@pytest.mark.parametrize("reply", ["We have thirty fitters.", "Our fitters are about thirty."])
def test_a_count_of_things_is_no_sum_of_another_fact_without_its_thousands(reply):
    facts = ("We have twelve fitters of our own", "The warranty covers up to £30,000")
    told = [
        Compared(point=Point(id=fact, wordings=(fact,)), wording=fact, evidence=reply, cosine=0.9, chances=chances)
        for fact, chances in zip(facts, ((0.0, 0.1, 0.9), (0.9, 0.1, 0.0)), strict=True)
    ]
    claim = contradicted(told, clauses(reply), Prices(listed=40_000, floor=38_000))
    assert claim is not None
    assert claim.fact == facts[0]
