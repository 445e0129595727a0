"""An extra has a price of its own: the price agreed stays, and what the file does not list is not put on the order."""

import pytest

from bot.grading.phrases.orders import packs_up
from bot.roleplay.next_talk import call_again
from bot.roleplay.prices.pieces import offers_another
from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.state.mood import Mood
from bot.roleplay.turn import open_talk
from bot.scenario.model import Bargaining, Extra
from bot.scenario.vocabulary import Achievement, Outcome, Situation
from bot.scenario.vocabulary import Move as M
from tests.support.goods import SUGAR, shipped
from tests.support.talking import ended, lines_of, says, sell, text
from tests.support.worlds import SCENARIOS, graded, world_like, world_of

MILK = Extra(id="milk", text=("овсяное молоко",), price=200, fits="к кофе")
OFFER = graded(3, M.UPSELL)


def at_the_close(stage="closing", extras=(SUGAR,)):
    scenario = world_of().scenario
    product = scenario.product.model_copy(update={"extras": extras})
    world = world_like(scenario, product=product, bargaining=Bargaining())
    talk = open_talk(world, 1, stage).talk
    talk.haggle.price, talk.haggle.settled, talk.haggle.offers = 1700, True, [1700]
    return world, talk


@pytest.mark.parametrize(
    ("reply", "grade", "taken"),
    [
        pytest.param("Мешок 1700, с сахаром 2000?", OFFER, ["sugar"], id="by its name"),
        pytest.param(
            "Мешок 1700, с сахаром 2000?", graded(3, M.PRICE), ["sugar"], id="an offer that only the sums show"
        ),
        pytest.param("Мешок 1700, сахар 300 рублей, картой?", graded(3, M.NEXT_STEP), ["sugar"], id="beside the order"),
        pytest.param("Ещё кое-что к нему за 300 рублей?", OFFER, ["sugar"], id="by its price"),
        pytest.param("Что-нибудь ещё к кофе?", OFFER, ["sugar"], id="whatever there is"),
        pytest.param("Мешок 1700, с кружкой 1900?", OFFER, [], id="what the file does not list"),
    ],
)
def test_an_extra_is_taken_and_the_price_agreed_stays(reply, grade, taken):
    world, talk = at_the_close()
    after = sell(world, (reply, grade), so_far=talk).talk
    assert (after.agreement.extras, after.haggle.price) == (taken, 1700)


@pytest.mark.parametrize(
    ("reply", "taken"),
    [
        ("Сахар 300 рублей и молоко 200 рублей, положить оба?", ["sugar", "milk"]),
        ("Сахар за 300 или молоко за 200?", ["sugar"]),
        ("Молоко за 200?", ["milk"]),
    ],
)
def test_of_two_extras_he_takes_both_and_of_a_choice_one(reply, taken):
    world, talk = at_the_close(extras=(SUGAR, MILK))
    assert sell(world, (reply, OFFER), so_far=talk).talk.agreement.extras == taken


def test_an_extra_that_is_given_away_is_thanked_for_and_not_sold():
    world, talk = at_the_close()
    _, talk, (turn,) = sell(world, ("А сахар дарю!", OFFER), so_far=talk)
    assert (talk.agreement.extras, talk.agreement.declined) == ([], [])
    assert says(world, turn, Situation.EXTRA_TAKEN)
    assert Achievement.EXTRA_SOLD not in talk.stages["closing"].reached


def test_what_is_thrown_in_for_the_price_or_less_is_no_extra_to_decline():
    world, talk = at_the_close()
    _, talk, (turn,) = sell(world, ("Отдам за 1650 с кружкой, последнее слово", OFFER), so_far=talk)
    assert not says(world, turn, Situation.EXTRA_DECLINED)
    assert talk.agreement.declined == []


def test_the_sum_of_both_is_no_new_price():
    world, talk = at_the_close()
    order = ("Тогда 2000, оформляем?", graded(3, M.NEXT_STEP, M.PRICE))
    talk = sell(world, ("Мешок 1700, с сахаром 2000?", OFFER), order, so_far=talk).talk
    assert talk.haggle.price == 1700


def test_an_offer_that_only_the_sums_show_counts_for_the_stage():
    world, talk = at_the_close()
    after = sell(world, ("Мешок 1700, с сахаром 2000?", graded(3, M.PRICE)), so_far=talk).talk
    assert M.UPSELL in after.stages["closing"].moves


def test_an_extra_that_the_price_hangs_on_is_his_and_only_counted_up_later():
    world, talk = at_the_close("bargaining")
    talk.haggle.price, talk.haggle.settled, talk.haggle.offers = None, False, []
    talk = sell(world, *[("Если возьмёте сахар, отдам за 1700", graded(3, M.TRADE))] * 2, so_far=talk).talk
    assert (talk.haggle.settled, talk.agreement.extras) == (True, ["sugar"])
    assert Achievement.EXTRA_SOLD not in talk.stages["bargaining"].reached
    talk.state = "closing"
    after = sell(world, ("Значит, сахар за 300 тоже кладу", OFFER), so_far=talk).talk
    assert after.agreement.extras == ["sugar"]
    assert after.stages["closing"].reached[Achievement.EXTRA_SOLD] == 1


def test_an_extra_that_he_has_declined_is_declined_once_when_the_price_hangs_on_it():
    world, talk = at_the_close()
    talk.agreement.declined = ["sugar"]
    sale = sell(world, ("Если возьмёте сахар, отдам мешок за 1650", graded(3, M.UPSELL, M.TRADE)), so_far=talk)
    declines = lines_of(world, Situation.EXTRA_DECLINED)
    assert [line in declines for line in sale.answers[0]].count(True) == 1
    assert (sale.talk.haggle.price, sale.talk.agreement.extras) == (1700, [])


def test_words_that_only_sound_like_an_extra_put_none_on_the_order():
    """Whoever pays by card takes no memory card."""
    offer = ("Если оплатите картой сейчас, отдам за 31 900", graded(3, M.TRADE, M.PRICE))
    after = sell(world_of(SCENARIOS / "phone-two-models.yaml"), offer, at="closing").talk
    assert (after.haggle.price, after.agreement.extras) == (31900, [])


@pytest.mark.parametrize(
    ("reply", "sold"),
    [
        ("Then a roof box at £260, fitted, would take the tent. Shall I add it?", (1, 260)),
        ("Then a tow bar at £310 would take the bikes. Shall I add it?", (0, 0)),
    ],
)
def test_what_is_taken_while_he_is_advised_after_a_deal_is_sold(reply, sold):
    world = world_of(SCENARIOS / "used-family-car.yaml")
    talk = call_again(world, ended(world, Outcome.DEAL), 2).talk
    talk.state, talk.told.facts = "consultation", [fact.id for fact in world.scenario.customer.facts]
    assert score_talk(*sell(world, (reply, graded(3, M.RECOMMENDATION, M.PRICE)), so_far=talk)).extras == sold


@pytest.mark.parametrize(
    "reply",
    [
        "shall I box them up or will you wear them home?",
        "Shall I bag it or do you want to wear it out?",
        "Вам упаковать или в них пойдёте?",
    ],
)
def test_how_he_takes_it_away_is_no_extra(reply):
    world, talk = at_the_close()
    _, talk, (turn,) = sell(world, (reply, graded(2, M.ALTERNATIVE_QUESTION, M.UPSELL)), so_far=talk)
    assert not talk.agreement.extras
    assert not talk.agreement.declined
    assert not says(world, turn, Situation.EXTRA_DECLINED)


@pytest.mark.parametrize(
    ("reply", "asks"),
    [
        ("shall I box them up or will you wear them home?", True),
        ("Упаковать или сразу наденете?", True),
        ("Завернуть вам?", True),
        ("Отлично. Упаковать?", True),
        ("В них пойдёте или в коробку?", True),
        ("How often do you wear them out in the rain?", False),
        ("Куда вы в них пойдёте?", False),
        ("Вы в нём поедете по трассе?", False),
        ("You can pack it in your suitcase", False),
        ("Do you pack everything in one bag?", False),
        ("Вам нужно упаковать хрупкое?", False),
        ("А завернуть как подарок?", False),
    ],
)
def test_how_he_takes_it_away_is_asked_in_few_ways(reply, asks):
    assert packs_up(reply) is asks


@pytest.mark.parametrize(
    ("path", "reply", "another"),
    [
        ("office-coffee-architects", "And a second machine for £900?", True),
        ("hiking-boots-coast-path", "Another pair for £150?", True),
        ("hiking-boots-coast-path", "And another pair of boots for £150?", True),
        ("coat-and-scarf", "Второе пальто за 17 900 берёте?", True),
        ("wrong-tile-glue", "Ещё один мешок клея за 1000?", True),
        ("wrong-tile-glue", "Ещё мешок клея за 1000?", True),
        ("wrong-tile-glue", "Ещё мешок за 1000?", True),
        ("wrong-tile-glue", "Ещё один мешок цемента за 500?", False),
        ("wrong-tile-glue", "А ещё клей держит тёплый пол. За 1090 берёте?", False),
        ("ads-furniture-maker", "Первый месяц сегодня, второй месяц 48 000 в конце. Куда прислать договор?", False),
        ("ads-furniture-maker", "А второй месяц за 48 000 берёте?", False),
        ("hiking-boots-coast-path", "And another pair of socks at £12? Cash or card?", False),
        ("hiking-boots-coast-path", "And another pair of socks at £92?", False),
        ("office-coffee-architects", "I'll bring another bag of beans, £12. What day suits you for delivery?", False),
        ("legal-audit-builder", "Второй платёж по договору 90 000, подойдёт?", False),
        ("new-flat-mortgage", "Второй взнос за квартиру 3 500 000, в марте?", False),
        ("card-terminal-bistro", "The second terminal is part of the £38.", False),
        ("card-terminal-bistro", "The second terminal is part of the £38, all right?", False),
    ],
)
def test_one_more_of_the_product_is_no_small_thing_and_no_payment(path, reply, another):
    assert offers_another(shipped(path), reply) is another


@pytest.mark.parametrize("stage", ["upsell", "closing"])
@pytest.mark.parametrize(
    "reply", ["Ещё один мешок клея за 1000?", "Второй мешок клея за 1000, если нужен?", "Второй мешок за 1000 берёте?"]
)
def test_what_one_more_would_cost_is_not_what_his_own_costs(stage, reply):
    world = world_of(SCENARIOS / "wrong-tile-glue.yaml")
    talk = open_talk(world, 1, stage).talk
    talk.haggle.settled = True
    sale = sell(world, (reply, graded(2, M.UPSELL, M.PRICE)), so_far=talk)
    assert (sale.talk.haggle.price, sale.talk.agreement.extras) == (None, [])
    assert says(sale.world, sale.turns[0], Situation.EXTRA_DECLINED)


@pytest.mark.parametrize("stage", ["upsell", "closing"])
@pytest.mark.parametrize(
    ("path", "reply", "price"),
    [
        ("commuter-e-bike", "If you take another bike I can do £1,600 each.", 1600),
        ("commuter-e-bike", "Take a second bike and I can do £1,600 each.", 1600),
        ("commuter-e-bike", "Another bike and they're £1,600 apiece, shall I add it?", 1600),
        ("wrong-tile-glue", "Если возьмёте второй мешок, отдам по 1000.", 1000),
        ("wrong-tile-glue", "Второй мешок добавим, и отдам за 1000 за каждый?", 1000),
        ("commuter-e-bike", "If you take another bike I can do £1,600.", 1600),
    ],
)
def test_what_each_costs_where_one_more_is_taken_is_what_his_own_costs_too(stage, path, reply, price):
    world = world_of(SCENARIOS / f"{path}.yaml")
    heard = sell(world, (reply, graded(2, M.UPSELL, M.TRADE, M.PRICE)), at=stage).talk
    assert heard.haggle.price == price


def test_who_lets_a_refused_extra_be_offers_none_and_may_go_on_with_the_order():
    world = world_of(SCENARIOS / "new-flat-mortgage.yaml")
    talk = open_talk(world, 1, "upsell").talk
    talk.agreement.declined, talk.mood = ["finishing"], Mood(interest=90, trust=90, patience=90)
    reply = ("Ну ладно, не надо так не надо. Давайте паспорт, оформим бронь", graded(1, M.UPSELL))
    sale = sell(world, reply, so_far=talk)
    assert sale.turns[0].stage == "closing"
    assert not says(world, sale.turns[0], Situation.EXTRA_DECLINED)


def test_an_extra_that_was_a_part_of_the_trade_is_his_and_he_does_not_say_that_he_wants_none():
    world = world_of(SCENARIOS / "commuter-e-bike.yaml")
    talk = open_talk(world, 1, "bargaining").talk
    first = sell(world, ("£1,600, if you take the panniers with it", graded(3, M.TRADE)), so_far=talk)
    assert not says(world, first.turns[0], Situation.TAKES_CONDITION)
    assert first.talk.agreement.extras == ["panniers"]
    reply = "With the panniers that makes £1,675. So a thousand down and the rest over twelve months?"
    _, after, (turn,) = sell(world, (reply, graded(2, M.PRICE, M.UPSELL, points=["panniers"])), so_far=first.talk)
    assert (after.agreement.extras, after.agreement.declined, after.haggle.price) == (["panniers"], [], 1600)
    assert not says(world, turn, Situation.NOTHING_ELSE, Situation.EXTRA_DECLINED)
    assert "the rest over twelve months" in text(turn)
