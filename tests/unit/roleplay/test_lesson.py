"""What to train: where something was lost for good, shown by a reply that shows it."""

from dataclasses import replace

import pytest

from bot.grading.types import FoundMove, Reason, ReasonCode
from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.scorecard.lesson import Extent
from bot.scenario.vocabulary import Achievement
from bot.scenario.vocabulary import Move as M
from tests.support.talking import ASK, LET_IN, numbered, sell
from tests.support.worlds import graded, world_of

HOOKED = graded(3, M.GREETING, M.REASON_FOR_CONTACT, M.PERMISSION, M.PERSONALISATION, M.OPEN_QUESTION)
LED_ON = graded(3, M.BENEFIT, M.EVIDENCE, M.ACTIVE_LISTENING, M.NEXT_STEP, points=["fresh", "delivery"])
PLAIN = graded(2)


def play(*grades):
    """A sale with these grades, one a reply."""
    return sell(world_of(), *numbered(grades))


def needs_of(world):
    return [fact.id for fact in world.scenario.customer.facts if fact.need]


def asked(*grades, here, by_the_end):
    """The card of a talk that found this share of the needs while asking, and so many of them by its end."""
    world, talk, turns = play(HOOKED, *grades, LED_ON)
    talk.stages["needs"].reached[Achievement.NEEDS_FOUND] = here
    for record in (record for stage, record in talk.stages.items() if stage != "needs"):
        record.reached.pop(Achievement.NEEDS_FOUND, None)
    talk.told.facts[:] = needs_of(world)[:by_the_end]
    return score_talk(world, talk, turns)


def gap_of(card, stage):
    return next(gap for gap in card.gaps if gap.stage.id == stage)


def test_what_the_customer_told_later_is_not_to_be_trained():
    card = asked(ASK, ASK, here=0.5, by_the_end=len(needs_of(world_of())))
    assert [missed.extent for missed in gap_of(card, "needs").missed] == [Extent.ELSEWHERE]
    assert not card.lesson or card.lesson.criterion.id != "needs-found"


def test_a_need_never_found_is_to_be_trained():
    card = asked(ASK, ASK, here=0.0, by_the_end=0)
    assert card.lesson.criterion.id == "needs-found"
    assert gap_of(card, "needs").missed[0].extent is Extent.LACKED


def test_a_need_found_in_part_is_said_to_be_so():
    card = asked(ASK, ASK, here=0.5, by_the_end=0)
    assert gap_of(card, "needs").missed[0].extent is Extent.PART


def test_replies_that_did_their_job_show_no_lack():
    assert asked(ASK, ASK, here=0.0, by_the_end=0).lesson.turn is None


def test_a_question_is_no_sign_of_not_asking():
    weak_question, weak = graded(1, M.CLOSED_QUESTION), graded(1)
    assert asked(ASK, weak_question, here=0.0, by_the_end=0).lesson.turn is None
    assert asked(ASK, weak, here=0.0, by_the_end=0).lesson.turn == 3


def test_a_reply_that_leads_on_makes_up_for_what_its_stage_lacked():
    card = score_talk(*play(LET_IN, ASK, ASK))
    assert [(m.criterion.id, m.extent) for m in gap_of(card, "contact").missed] == [("hook", Extent.ELSEWHERE)]
    card = score_talk(*play(LET_IN, PLAIN, ASK))
    assert [(m.criterion.id, m.extent) for m in gap_of(card, "contact").missed] == [("hook", Extent.LACKED)]


@pytest.mark.parametrize(
    ("replies", "found", "failed"),
    [
        pytest.param([LET_IN, PLAIN, PLAIN], 0, ["open"], id="nothing asked"),
        pytest.param([HOOKED, PLAIN, PLAIN], 0, [], id="asked at hello"),
        pytest.param([graded(1, *(found.move for found in HOOKED.moves)), PLAIN, PLAIN], 0, ["open"], id="asked badly"),
        pytest.param([LET_IN, PLAIN, PLAIN], 2, [], id="found by the end"),
    ],
)
def test_what_he_needs_may_be_asked_at_another_stage(replies, found, failed):
    world, talk, turns = play(*replies)
    talk.stages["needs"].reached.pop(Achievement.NEEDS_FOUND, None)
    talk.told.facts[:] = needs_of(world)[:found]
    card = score_talk(world, talk, turns)
    assert [criterion.id for criterion in card.failed] == failed
    assert len(card.needs_missed) == len(needs_of(world)) - found


def missing_the_hook(*needs):
    """A talk that lacked nothing but a hook in its contact, with these grades while asking."""
    world, talk, turns = play(LET_IN, PLAIN, *needs)
    assert [turn.stage for turn in turns] == ["contact", *["needs"] * (1 + len(needs))]
    talk.stages["needs"].reached[Achievement.NEEDS_FOUND] = 1.0
    talk.stages["needs"].moves.extend(found.move for found in ASK.moves)
    return world, talk, turns


@pytest.mark.parametrize(
    ("asks", "praised", "taught"),
    [
        pytest.param(M.OPEN_QUESTION, True, None, id="praised"),
        pytest.param(M.CLOSED_QUESTION, False, "hook", id="not praised"),
    ],
)
def test_what_is_praised_is_not_to_be_trained(asks, praised, taught):
    card = score_talk(*missing_the_hook(graded(3, asks)))
    assert [(m.criterion.id, m.extent) for m in gap_of(card, "contact").missed] == [("hook", Extent.LACKED)]
    assert (M.OPEN_QUESTION in {moment.move for moment in card.strengths}) is praised
    assert (card.lesson and card.lesson.criterion.id) == taught


@pytest.mark.parametrize(
    ("replies", "contact", "taught"),
    [
        pytest.param([graded(1), graded(1)], LET_IN, ("needs", None, 3), id="weak replies cost more"),
        pytest.param([graded(2), graded(1)], graded(3), ("contact", "reason", None), id="what was lacking costs more"),
        pytest.param([graded(2), graded(2)], LET_IN, ("contact", "hook", None), id="no reply was weak"),
    ],
)
def test_the_stage_that_lost_most_is_to_be_trained_by_whatever_it_lost_it(replies, contact, taught):
    world, talk, turns = missing_the_hook(*replies)
    talk.stages["contact"].moves[:] = [found.move for found in contact.moves]
    lesson = score_talk(world, talk, turns).lesson
    assert (lesson.stage.id, lesson.criterion and lesson.criterion.id, lesson.turn) == taught


def test_the_reply_shown_is_the_one_that_was_told_of_the_lack():
    lacks = replace(PLAIN, reason=Reason(code=ReasonCode.GOOD, quote="…", missing=M.REASON_FOR_CONTACT))
    card = score_talk(*play(graded(2, M.GREETING), lacks, PLAIN))
    assert (card.lesson.criterion.id, card.lesson.turn) == ("reason", 2)


@pytest.mark.parametrize(
    ("missing", "taught"),
    [pytest.param(M.ACKNOWLEDGEMENT, 3, id="says what it lacked"), pytest.param(None, None, id="says nothing")],
)
def test_where_nothing_was_lost_the_weakest_reply_teaches_if_it_lacked_something(missing, taught):
    good = replace(PLAIN, reason=Reason(code=ReasonCode.GOOD, move=M.CLOSED_QUESTION, quote="…", missing=missing))
    world, talk, turns = play(HOOKED, ASK, good)
    talk.stages["needs"].reached[Achievement.NEEDS_FOUND] = 1.0
    talk.told.facts[:] = needs_of(world)
    card = score_talk(world, talk, turns)
    assert (card.lesson and (card.lesson.criterion, card.lesson.turn)) == (taught and (None, taught))


@pytest.mark.parametrize(("confidence", "counted"), [(0.45, M.GIVING_UP), (0.9, M.RUDENESS)])
def test_a_mistake_hardly_heard_costs_nothing_beside_the_one_that_decided(confidence, counted):
    gave_up = graded(0, M.GIVING_UP)
    rude = FoundMove(move=M.RUDENESS, confidence=confidence, evidence="ну и ладно")
    card = score_talk(*play(LET_IN, replace(gave_up, moves=(*gave_up.moves, rude))))
    assert gap_of(card, "needs").mistake is counted
