"""How a customer takes a talk, with grades given by the test: what is tried here is the customer, not the grader."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.grading.types import ReasonCode
from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.state.doubts import Standing
from bot.roleplay.state.machine import Trigger
from bot.roleplay.state.talk import Talk, Why
from bot.roleplay.state.world import World
from bot.roleplay.turn import open_talk, take_turn
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Outcome
from tests.support.talking import (
    ARGUE,
    ASK,
    DULL,
    LET_IN,
    PUSHY,
    RUDE,
    SHOW,
    UP_TO_THE_YES,
    WELL_SOLD,
    numbered,
    on_and_on,
    sell,
)
from tests.support.worlds import ScriptedJudge, graded, world_of


def play(*grades, seed=1, limit=None, minutes=0.0):
    """A talk with these grades in turn, the last one on and on until the customer ends it."""
    replies = numbered(on_and_on(*grades)[:limit], "реплика номер {}, цена 1800 рублей")
    return sell(world_of(), *replies, seed=seed, minutes=minutes)


def test_a_sale_led_well_goes_through_every_stage_to_the_deal():
    _, talk, turns = play(*WELL_SOLD)
    assert (talk.outcome, talk.why) == (Outcome.DEAL, Why.WORK_DONE)
    assert list(dict.fromkeys(turn.stage for turn in turns)) == [
        "contact",
        "needs",
        "presentation",
        "objections",
        "bargaining",
        "closing",
        "feedback",
        "next_deal",
    ]


@pytest.mark.parametrize(
    ("grades", "outcome", "why"),
    [
        pytest.param([RUDE], Outcome.HUNG_UP, Why.OFFENDED, id="rude"),
        pytest.param([PUSHY], Outcome.HUNG_UP, Why.PUSHED, id="pushy"),
        pytest.param([DULL], Outcome.REFUSED, Why.NOT_LET_IN, id="never says why he calls"),
        pytest.param([LET_IN, DULL], Outcome.REFUSED, Why.NEED_NOT_FOUND, id="never asks"),
        pytest.param([LET_IN, ASK, ASK, DULL], Outcome.REFUSED, Why.OFFER_MISSED_NEED, id="offer misses the need"),
        pytest.param([graded(0, M.GIVING_UP)], Outcome.REFUSED, Why.GIVEN_UP, id="gives up twice"),
        pytest.param([graded(0, M.FALSE_PROMISE)], Outcome.REFUSED, Why.TRUST_LOST, id="lies"),
        pytest.param([graded(0, code=ReasonCode.EMPTY)], Outcome.REFUSED, Why.PATIENCE_OUT, id="says nothing"),
    ],
)
def test_each_way_to_lose_has_its_outcome_and_its_reason(grades, outcome, why):
    _, talk, _ = play(*grades)
    assert (talk.outcome, talk.why) == (outcome, why)


def test_the_clock_ends_a_talk():
    _, talk, _ = play(ASK, minutes=500)
    assert (talk.outcome, talk.why) == (Outcome.EXPIRED, Why.TIME_OUT)


def test_an_objection_stands_until_what_is_behind_it_is_met():
    before = [LET_IN, ASK, ASK, SHOW]
    _, talk, turns = play(*before, graded(2, M.ACKNOWLEDGEMENT), limit=5)
    assert turns[-1].stage == "objections"
    assert talk.doubts.open is not None
    _, talk, turns = play(*before, ARGUE, limit=5)
    assert [o.standing for o in talk.doubts.raised] == [Standing.MET]
    assert Trigger.ADVANCE.value in turns[-1].events


def test_needs_are_told_only_when_asked():
    _, talk, _ = play(LET_IN, graded(2, M.BENEFIT), limit=3)
    assert talk.told.facts == []
    _, talk, _ = play(LET_IN, ASK, limit=2)
    assert len(talk.told.facts) == 1


def test_a_deal_cannot_be_lost_once_agreed():
    _, talk, _ = play(*UP_TO_THE_YES, RUDE)
    assert (talk.outcome, talk.why) == (Outcome.DEAL, Why.WORK_DONE)


def test_the_same_seed_and_replies_give_the_same_talk_byte_for_byte():
    one, two = play(*WELL_SOLD, seed=7), play(*WELL_SOLD, seed=7)
    assert one[1].to_json() == two[1].to_json()
    assert one[2] == two[2]
    assert [t.answer for t in play(*WELL_SOLD, seed=8)[2]] != [t.answer for t in one[2]]


def test_a_talk_goes_on_from_what_was_written_down():
    world, talk, _ = sell(world_of(), ("здравствуйте", LET_IN), seed=3)
    again = Talk.from_json(talk.to_json())
    assert take_turn(world, again, "и вот", ScriptedJudge(ASK)) == take_turn(world, talk, "и вот", ScriptedJudge(ASK))


def test_a_turn_leaves_the_talk_before_it_alone():
    world = world_of()
    talk = open_talk(world, 3).talk
    written = talk.to_json()
    sell(world, ("здравствуйте", RUDE), so_far=talk)
    assert talk.to_json() == written


def test_too_little_to_grade_gets_no_number():
    world, talk, turns = play(LET_IN, ASK, limit=2)
    assert score_talk(world, talk, turns).score is None


def test_scores_tell_good_from_weak():
    good, weak = (score_talk(*play(*grades)) for grades in (WELL_SOLD, [DULL]))
    assert good.score > 85
    assert weak.score < 40


def test_the_scorecard_names_the_moment_to_retry():
    world, talk, turns = play(LET_IN, ASK, RUDE, *WELL_SOLD[2:])
    card = score_talk(world, talk, turns)
    assert card.weakest_turn == 3
    assert card.lesson.mistake is M.RUDENESS


@pytest.mark.parametrize("stage", ["contact", "needs", "presentation", "objection", "bargaining", "closing"])
def test_a_talk_may_begin_at_any_stage(stage):
    world = world_of()
    opened = open_talk(world, 1, stage)
    assert world.stage(opened.talk.state).kind.value == stage
    assert opened.lines


MOVES = st.lists(st.sampled_from(list(M)), max_size=6, unique=True)
GRADES = st.builds(lambda value, moves: graded(value, *moves), st.integers(0, 3), MOVES)


@settings(max_examples=150, deadline=None)
@given(st.lists(GRADES, min_size=1, max_size=12), st.integers(0, 2**31))
def test_whatever_is_said_the_talk_ends_within_its_limits(grades, seed):
    world, talk, turns = play(*grades, seed=seed)
    assert talk.ended
    assert len(turns) <= world.rules.turns
    for before, after in itertools.pairwise(turns):
        assert after.answer, "the customer always says something"
        assert set(before.answer) & set(after.answer) == set(), "and never the same twice in a row"
    assert all("{" not in line.text for turn in turns for line in turn.answer)


def test_every_stage_has_a_way_out():
    world = world_of()
    for stage in world.playbook.stages:
        leaving = {
            trigger.value
            for trigger in Trigger
            for way in world.machine.events[trigger.value].transitions.get(stage.id, [])
            if way.dest != stage.id
        }
        assert leaving, stage.id


def test_points_are_looked_for_where_they_belong():
    judge = ScriptedJudge(*WELL_SOLD)
    sell(world_of(), *[f"реплика {number}, цена 1800 рублей" for number in range(5)], grade=judge)
    wanted = [[point.id for point in context.points] for context in judge.contexts]
    assert wanted == [
        [],
        ["fresh", "delivery", "expensive/0", "expensive/1"],
        ["fresh", "delivery", "expensive/0", "expensive/1"],
        ["fresh", "delivery", "expensive/0", "expensive/1"],
        ["expensive/0", "expensive/1"],
    ]


LATER_MOMENTS = {
    "counter_offer",
    "presses_price",
    "offers_trade",
    "last_offer",
    "walks_away",
    "asks_price",
    "comes_back",
    "asks_price_again",
    "price_heard",
    "price_dodged",
    "takes_exit",
    "instead",
    "before_answer",
    "before_story",
    "before_figures",
    "small_talk",
    "joke",
    "wrong_name",
    "contradicted",
    "recalls",
    "lacks_trust",
}
"""For which a playbook of one's own may have no words."""


@settings(max_examples=60, deadline=None)
@given(st.lists(GRADES, min_size=1, max_size=12), st.integers(0, 2**31))
def test_a_playbook_with_few_lines_leaves_nobody_speechless(grades, seed):
    full = world_of()
    lines = {
        language: {situation: pools for situation, pools in by_situation.items() if situation not in LATER_MOMENTS}
        for language, by_situation in full.playbook.lines.items()
    }
    playbook = full.playbook.model_copy(update={"lines": lines})
    world = World.build(full.scenario, playbook, full.embedder, full.centre)
    _, talk, turns = sell(world, *numbered(on_and_on(*grades)), seed=seed)
    assert talk.ended
    assert all(turn.answer for turn in turns)


def test_however_long_a_stage_takes_nobody_goes_upon_an_excellent_reply():
    dull = numbered([DULL] * 20)
    lost = sell(world_of(), *dull)
    assert (lost.talk.outcome, lost.talk.why) == (Outcome.REFUSED, Why.NOT_LET_IN)
    *before, _ = dull[: len(lost.turns)]
    won = sell(world_of(), *before, ("последняя", graded(3, M.PERSONALISATION)))
    assert not won.talk.ended
