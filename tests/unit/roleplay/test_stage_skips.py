"""A seller who goes on by himself: from what he has learned to his offer, and from the extras to the order."""

from dataclasses import replace

import pytest

from bot.grading.types import FoundPoint
from bot.roleplay.state.machine import Trigger
from bot.roleplay.state.mood import Mood
from bot.roleplay.turn import open_talk
from bot.scenario.vocabulary import Achievement, Outcome
from bot.scenario.vocabulary import Move as M
from tests.support.talking import sell
from tests.support.worlds import SCENARIOS, graded, world_of

SHOP = SCENARIOS / "phone-two-models.yaml"
NEEDS = ("battery", "photos", "drops", "budget")
WARM = Mood(interest=90, trust=90, patience=90)


def said(grade, *, stage, told=(), mood=None, reply="реплика"):
    """One reply of that grade at that stage."""
    world = world_of(SHOP)
    talk = open_talk(world, 1, stage).talk
    talk.told.facts.extend(told)
    talk.record.reached[Achievement.NEEDS_FOUND] = sum(fact in NEEDS for fact in told) / len(NEEDS)
    talk.mood = mood or talk.mood
    _, talk, (turn,) = sell(world, (reply, grade), so_far=talk)
    return talk, turn


@pytest.mark.parametrize(
    ("grade", "told", "stage"),
    [
        pytest.param(graded(2, M.RECOMMENDATION), NEEDS[:2], "consultation", id="advice, half of the needs known"),
        pytest.param(graded(2, M.RECOMMENDATION), ("work", "memory", "friend"), "consultation", id="advice, much told"),
        pytest.param(graded(2, M.RECOMMENDATION), NEEDS[:1], "needs", id="advice too early"),
        pytest.param(graded(2, M.ACTIVE_LISTENING, M.BENEFIT), NEEDS[:2], "consultation", id="summed up and answered"),
        pytest.param(graded(2, M.OPEN_QUESTION, M.BENEFIT), NEEDS[:2], "needs", id="a benefit in passing"),
        pytest.param(
            graded(2, M.ACTIVE_LISTENING, points=["battery", "memory"]), NEEDS[:2], "consultation", id="points told"
        ),
        pytest.param(graded(1, points=["battery", "memory", "sturdy"]), NEEDS[:2], "consultation", id="much told"),
    ],
)
def test_advice_to_someone_who_has_told_enough_is_heard_as_advice(grade, told, stage):
    _, turn = said(grade, stage="needs", told=told)
    assert turn.stage == stage
    assert (Trigger.LEAD_ON.value in turn.events) == (stage == "consultation")


@pytest.mark.parametrize(("told", "stage"), [(NEEDS[:2], "consultation"), (NEEDS[:1], "needs")])
def test_much_told_to_someone_who_has_told_two_needs_is_an_offer_though_it_is_not_sure(told, stage):
    points = [
        FoundPoint(id=point, confidence=0.55, evidence="…") for point in ("battery", "memory", "sturdy")
    ]  # fmt: skip
    _, turn = said(replace(graded(1), points=tuple(points)), stage="needs", told=told)
    assert turn.stage == stage


def test_how_he_takes_it_away_goes_on_with_the_order():
    talk, turn = said(
        graded(2, M.ALTERNATIVE_QUESTION, M.UPSELL), stage="upsell", mood=WARM, reply="Упаковать или так возьмёте?"
    )
    assert turn.stage == "closing"
    assert talk.agreement.extras == talk.agreement.declined == []


def test_a_stage_left_half_done_is_not_passed():
    talk, _ = said(graded(2, M.RECOMMENDATION), stage="needs", told=NEEDS[:2])
    assert not talk.stages["needs"].passed


def test_cash_or_card_after_the_choice_is_the_order_and_no_extra():
    talk, turn = said(graded(3, M.DETAILS, M.UPSELL), stage="upsell", mood=WARM)
    assert (turn.stage, talk.agreement.outcome) == ("closing", Outcome.DEAL)
    assert talk.agreement.extras == talk.agreement.declined == []


def test_an_extra_named_beside_the_order_is_an_extra():
    talk, turn = said(graded(3, M.DETAILS, M.UPSELL, points=["case"]), stage="upsell", told=NEEDS, mood=WARM)
    assert turn.stage == "upsell"
    assert talk.agreement.extras == ["case"]


def test_an_extra_that_he_has_taken_is_only_counted_up():
    world = world_of(SHOP)
    talk = open_talk(world, 1, "closing").talk
    talk.agreement.extras.append("case")
    talk.mood = WARM
    both = graded(3, M.UPSELL, M.NEXT_STEP, points=["case"])
    talk = sell(world, ("телефон и чехол, всё верно?", both), so_far=talk).talk
    assert talk.agreement.extras == ["case"]
    assert talk.agreement.declined == []


@pytest.mark.parametrize(("told", "stage"), [(3, "needs"), (1, "contact")])
def test_whoever_has_told_of_his_needs_has_left_the_first_contact(told, stage):
    world = world_of(SCENARIOS / "tour-company-outing.yaml")
    talk = open_talk(world, 1, "contact").talk
    talk.told.facts = [fact.id for fact in world.scenario.customer.facts][:told]
    sale = sell(world, ("А кто всех обзванивает?", graded(1, M.OPEN_QUESTION)), so_far=talk)
    assert sale.turns[0].stage == stage
    assert not sale.talk.stages["contact"].passed
