"""What counts as a condition, which one a customer would rather not take, and what a reply offers beside it."""

import pytest

from bot.roleplay.extras import mentions, names_of, takes_along
from bot.roleplay.trading import condition, plain, would_rather_not
from bot.roleplay.turn import open_talk
from bot.scenario.model import Bargaining
from tests.support.worlds import SCENARIOS, world_like, world_of


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
        ("It's 1,640 and you pay today.", "It's 1,640 and you pay today"),
        ("1,640, provided it's paid today.", "1,640, provided it's paid today"),
    ],
)
def test_what_he_owes_for_it_is_one(words, asked):
    assert condition(words) == asked


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
    ],
)
def test_a_sum_stands_beside_a_condition_only_where_that_has_its_own(words, left):
    assert plain(words).strip() == left


def for_one():
    """A sale to somebody who would do something for a better price, but has no use for a second one."""
    scenario = world_of().scenario
    product = scenario.product.model_copy(update={"unit": "кофемашина", "promotions": (), "points": ()})
    world = world_like(scenario, product=product, bargaining=Bargaining(trades=("заберу сам",)))
    return world, open_talk(world, 1, "bargaining").talk


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


def shipped(scenario, extra):
    world = world_of(SCENARIOS / f"{scenario}.yaml")
    return next(one for one in world.scenario.product.extras if one.id == extra), world


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
    assert takes_along(words, *shipped(scenario, extra)) is taken


def test_an_extra_is_called_by_what_its_wordings_share_and_by_no_number():
    clips, world = shipped("ads-furniture-maker", "clips")
    assert names_of(clips, world) == ["ролики"]
    assert not mentions("Четыре месяца сразу", clips, world)
