"""What lies behind a scorecard: the ladder, the curve, whom the customer saw, the classic mistakes."""

from dataclasses import replace

import pytest

from bot.grading.types import ReasonCode
from bot.roleplay.scorecard.aida import Rung, climbed, rungs
from bot.roleplay.scorecard.classic_mistakes import Classic, slips
from bot.roleplay.scorecard.mood_curve import curve
from bot.roleplay.scorecard.seller_type import SIGNS, SellerType, impression
from bot.roleplay.turn import open_talk
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Temperature
from tests.support.talking import ASK, DULL, LET_IN, ORDER, RUDE, SHOW, UP_TO_THE_YES, customer, numbered, sell
from tests.support.worlds import BOTH, RUSSIAN, graded, world_of

PRICED = dict(zip(BOTH, ("{}, цена 1800 ₽", "{}, it's $18"), strict=True))
"""Words that name the price, by the sale's file."""
BOAST = graded(1, M.INFO_DUMP, M.OVERPRAISE)
CHECK = graded(1, M.CLOSED_QUESTION)


def play(*grades, path=RUSSIAN, at=None, words="реплика {}", **changes):
    """A sale with these grades, one a reply."""
    return sell(world_of(path, **changes), *numbered(grades, words), at=at)


@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_a_sale_led_well_climbs_the_ladder_rung_by_rung(path):
    steps = climbed(*play(*UP_TO_THE_YES, path=path, words=PRICED[path]))
    assert [step.rung for step in steps] == list(Rung)
    turns = [step.turn for step in steps]
    assert turns == sorted(turns)
    assert turns[0] == 1, "he listens once he has let the seller in"
    assert turns[-1] == 7, "and acts when he says yes"


def test_whoever_is_not_let_in_stands_below_the_ladder():
    assert climbed(*play(DULL, DULL)) == ()


def test_whoever_came_himself_is_interested_from_the_start():
    steps = climbed(*play(DULL, customer=customer(temperature=Temperature.HOT)))
    assert [(step.rung, step.turn) for step in steps] == [(Rung.ATTENTION, 0), (Rung.INTEREST, 0)]


def test_nobody_wants_what_he_has_not_been_told_of():
    delighted = {"mood": {"interest": 90, "trust": 90, "patience": 90}}
    world, talk, turns = play(LET_IN, ASK, ASK, SHOW, overrides=delighted)
    assert [turn.stage for turn in turns] == ["contact", "needs", "needs", "presentation"]
    assert rungs(world, talk, turns)[1:3] == (Rung.INTEREST, Rung.INTEREST)
    assert rungs(world, talk, turns)[4] is Rung.DESIRE


def test_he_climbs_down_when_he_cools():
    world, talk, turns = play(LET_IN, ASK, ASK, graded(0, M.PRESSURE, M.FALSE_PROMISE))
    stood = rungs(world, talk, turns)
    assert (stood[-2], stood[-1]) == (Rung.INTEREST, Rung.ATTENTION)


def test_the_curve_names_the_replies_that_moved_him():
    found = curve(*play(LET_IN, ASK, RUDE))
    assert len(found.moods) == 4
    assert [swing.turn for swing in found.falls] == [3]
    assert {swing.turn for swing in found.rises} == {1, 2}
    fall = found.falls[0]
    assert (fall.reply, fall.interest < 0, fall.trust < 0, fall.patience < 0) == ("реплика 3", True, True, True)


def test_a_reply_that_harms_is_no_example_of_what_drew_him_nearer():
    harmful = graded(0, M.GREETING, M.REASON_FOR_CONTACT, M.PERMISSION, M.BENEFIT, M.PERSONALISATION)
    _, talk, turns = played = play(LET_IN, ASK)
    assert 2 in {swing.turn for swing in curve(*played).rises}
    turns[1] = replace(turns[1], grade=harmful)
    assert 2 not in {swing.turn for swing in curve(played[0], talk, turns).rises}


def test_a_dull_talk_moves_nobody():
    found = curve(*play(graded(2, M.CLOSED_QUESTION), at="needs"))
    assert (found.rises, found.falls) == ((), ())


def test_a_talk_from_a_later_stage_starts_its_curve_where_it_began():
    world, talk, turns = play(ORDER, at="closing")
    assert curve(world, talk, turns).moods[0] == open_talk(world, 1, "closing").talk.mood


@pytest.mark.parametrize(
    ("grades", "seller", "advised"),
    [
        pytest.param([LET_IN, ASK, ASK, SHOW], SellerType.EXPERT, 0, id="asks, listens and knows his product"),
        pytest.param([BOAST, graded(1, M.BENEFIT), graded(1, M.BENEFIT)], SellerType.PRESENTER, 2, id="shows"),
        pytest.param([CHECK, CHECK, graded(1, M.PRICE)], SellerType.CONSULTANT, 2, id="informs"),
    ],
)
def test_whom_the_customer_saw(grades, seller, advised):
    world, _, turns = play(*grades)
    seen = impression(turns)
    assert seen.seller is seller
    assert all(sign.quote for sign in seen.signs)
    assert len(seen.towards_expert) == advised
    assert all(move in world.playbook.tips for move in seen.towards_expert), "each is told in a sentence"


def test_nobody_is_advised_to_do_what_he_did_well():
    informs = graded(1, M.CLOSED_QUESTION, M.PRICE, M.DETAILS)
    once = graded(3, *(move for move in SIGNS[SellerType.EXPERT] if move is not M.TRADE))
    seen = impression(play(once, *[informs] * 4)[2])
    assert seen.seller is SellerType.CONSULTANT
    assert seen.towards_expert == (M.TRADE,)


def test_what_two_replies_show_may_be_chance():
    assert impression(play(BOAST, DULL, BOAST)[2]) is None


def test_questions_that_mostly_annoy_show_no_expert():
    weak = graded(1, M.OPEN_QUESTION, M.CLARIFICATION)
    assert impression(play(LET_IN, weak, weak)[2]) is None


def test_questions_alone_show_no_expert_yet():
    assert impression(play(LET_IN, ASK, ASK)[2]) is None


def test_what_harms_is_no_sign_of_skill():
    rude = graded(0, M.CLOSED_QUESTION, M.PRICE, M.RUDENESS)
    assert impression(play(rude, rude, rude)[2]) is None


def test_a_talk_that_shows_nothing_shows_nobody():
    assert impression(play(DULL)[2]) is None


PITCH = graded(1, M.BENEFIT, M.PRICE)
FALSE = graded(0, code=ReasonCode.TOO_CHEAP)


@pytest.mark.parametrize(
    ("grades", "stage", "found"),
    [
        pytest.param([graded(1, M.GREETING), DULL], None, [Classic.NO_SCRIPT], id="never says why he calls"),
        pytest.param([graded(0, M.GIVING_UP)], None, [Classic.INEXPERIENCE], id="gives up"),
        pytest.param([graded(1, M.OVERPRAISE)], "presentation", [Classic.OVERLOAD], id="praises"),
        pytest.param([FALSE], "bargaining", [Classic.PRODUCT_UNKNOWN], id="below the floor"),
        pytest.param([graded(1, M.ARGUING)], "objection", [Classic.NOT_LISTENING], id="argues"),
        pytest.param([PITCH], "needs", [Classic.NOT_LISTENING], id="reads out the catalogue"),
        pytest.param([graded(1, M.CLICHE)], None, [Classic.HACKNEYED], id="opens with a stock phrase"),
        pytest.param([graded(1, M.CLICHE)], "closing", [], id="a stock phrase later on is no opening"),
        pytest.param([LET_IN, ASK], None, [], id="none"),
        pytest.param(
            [graded(1, M.CLICHE, M.INFO_DUMP), graded(1, M.ARGUING)],
            None,
            [Classic.NO_SCRIPT, Classic.OVERLOAD, Classic.NOT_LISTENING, Classic.HACKNEYED],
            id="several, as they are taught",
        ),
    ],
)
def test_a_classic_mistake_is_named_by_the_reply_that_shows_it(grades, stage, found):
    world, _, turns = play(*grades, at=stage)
    assert [slip.classic for slip in slips(world, turns)] == found
    assert all(slip.quote and slip.turn for slip in slips(world, turns))


@pytest.mark.parametrize(
    ("grades", "found"),
    [
        pytest.param([graded(1, M.BENEFIT)], [Classic.WRONG_PERSON], id="sells to the secretary"),
        pytest.param([graded(1, M.GREETING)] * 2, [Classic.WRONG_PERSON], id="never asks who decides"),
        pytest.param([graded(2, M.GREETING, M.DECISION_MAKER)], [], id="asks who decides"),
    ],
)
def test_whoever_sells_to_the_one_who_picks_up_has_the_wrong_person(grades, found):
    secretary = [{"role": "секретарь", "gatekeeper": True}]
    world, _, turns = play(*grades, customer=customer(influencers=secretary))
    assert [slip.classic for slip in slips(world, turns) if slip.classic is Classic.WRONG_PERSON] == found
