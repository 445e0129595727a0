"""What a price below the lowest one that may be asked costs."""

import pytest

from bot.roleplay.haggling.deal import haggled
from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.scorecard.whole_score import UNDERSOLD
from bot.roleplay.state.mood import Mood
from bot.roleplay.turn import open_talk
from bot.scenario.model import Bargaining
from bot.scenario.vocabulary import Achievement, Band, Language, Outcome, Temperament
from bot.scenario.vocabulary import Move as M
from bot.texts.catalogue import texts
from bot.texts.scorecard import scorecard_pieces
from tests.support.haggling import GIFT, haggle
from tests.support.talking import numbered, on_and_on, sell
from tests.support.worlds import graded, with_temperament, world_like, world_of


def test_a_price_below_the_floor_is_named_in_the_scorecard():
    world, talk, turns = haggle(("Отдам за 1500", GIFT), temperament=Temperament.BUSY)
    assert score_talk(world, talk, turns).haggled.below_floor == 100


def sold_at(price):
    """A sale without a fault in which this price was agreed on."""
    scenario = with_temperament(world_of().scenario, Temperament.TALKER)
    product = scenario.product.model_copy(update={"floor": 1600})
    world = world_like(scenario, product=product, bargaining=Bargaining(target_discount=20), objections=())
    talk = open_talk(world, 1, "bargaining").talk
    talk.mood = Mood(interest=95, trust=95, patience=95)
    best = graded(3, M.TRADE, M.PRICE, M.VALUE_FRAMING, M.ACKNOWLEDGEMENT, M.NEXT_STEP, M.DETAILS, M.FOLLOW_UP)
    offer = (f"если берёте два, отдам за {price}", best)
    return sell(world, offer, *numbered(on_and_on(best), "оформляем, {}"), so_far=talk)


def test_a_deal_below_the_floor_is_worth_little_however_well_it_was_talked_into():
    low, held = (score_talk(*sold_at(price)) for price in (1550, 1650))
    assert (low.outcome, held.outcome) == (Outcome.DEAL, Outcome.DEAL)
    assert (low.undersold, held.undersold) == (True, False)
    assert low.score == UNDERSOLD < held.score
    assert low.band is Band.WEAK


def test_below_the_floor_nothing_of_the_price_was_held_though_he_had_hoped_for_more():
    def kept(price):
        return sold_at(price)[1].stages["bargaining"].reached[Achievement.PRICE_HELD]

    assert kept(1599) == 0
    assert kept(1600) > 0


@pytest.mark.parametrize(("language", "words"), [("ru", "Продавать дешевле"), ("en", "Nothing may be sold below")])
def test_the_scorecard_says_below_what_nothing_may_be_sold(language, words):
    for price, said in ((1550, True), (1650, False)):
        world, talk, turns = sold_at(price)
        pieces = scorecard_pieces(score_talk(world, talk, turns), world, turns, texts(Language(language)))
        found = [piece.text for piece in pieces if words in piece.text]
        assert bool(found) is said
        assert all("1" in text and "600" in text and f"{UNDERSOLD:g}" in text for text in found)


def test_a_price_below_the_floor_costs_also_where_he_never_haggled_for_it():
    world = world_like(world_of().scenario, bargaining=None)
    talk = open_talk(world, 1, "presentation").talk
    talk = sell(world, ("отдам за 1500", GIFT), so_far=talk).talk
    talk.haggle.rounds = 0
    assert haggled(world, talk).below_floor == 100


def test_a_price_offered_below_the_floor_and_not_taken_caps_nothing():
    world, talk, turns = haggle(("Отдам за 1500", GIFT), temperament=Temperament.BUSY)
    assert not score_talk(world, talk, turns).undersold
