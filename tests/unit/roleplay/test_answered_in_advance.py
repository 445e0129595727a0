"""A doubt answered before it is raised, or beside another one that stands open."""

from dataclasses import replace

from bot.roleplay.answers.objections import BESIDE
from bot.roleplay.state.doubts import RaisedObjection, Standing
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import ObjectionKind as Kind
from tests.support.doubting import BRUSH_OFF, doubt, doubtful, persuade
from tests.support.talking import DULL, sell
from tests.support.worlds import ScriptedJudge, graded


def test_what_was_dealt_with_in_advance_is_never_raised():
    both = graded(3, M.BENEFIT, M.EVIDENCE, points=["fresh", "delivery", "trust/0", "trust/1"])
    _, talk, _ = persuade([doubt(Kind.TRUST)], ("за 1800 рублей", both))
    assert talk.doubts.raised == []
    assert talk.doubts.forestalled == ["trust"]


def test_that_it_is_dear_is_answered_by_nothing_before_it_has_a_price():
    early = graded(3, M.BENEFIT, M.EVIDENCE, points=["fresh", "delivery", "price/0", "price/1"])
    _, talk, _ = persuade([doubt(Kind.PRICE)], ("вот что это даёт", early))
    assert (talk.doubts.answered, talk.doubts.forestalled) == ([], [])
    _, talk, _ = persuade([doubt(Kind.PRICE)], ("за 1800 рублей", early))
    assert talk.doubts.forestalled == ["price"]


def separately(grade):
    """The same grade, each of its points told in words of their own."""
    return replace(grade, points=tuple(replace(p, evidence=f"слова о {p.id}") for p in grade.points))


def arguing(grade, *objections):
    """A reply to the first of these doubts, which stands open."""
    world, talk = doubtful(*objections)
    talk.doubts.raised = [RaisedObjection(id=objections[0].id)]
    judge = ScriptedJudge(grade)
    return sell(world, "довод за доводом", grade=judge, so_far=talk).talk, judge.contexts[0]


def test_a_reply_that_answers_the_open_doubt_and_another_has_dealt_with_both():
    points = ["trust/0", "time/0", "time/1"]
    both = separately(graded(3, M.EVIDENCE, M.ACKNOWLEDGEMENT, points=points))
    talk, heard = arguing(both, doubt(Kind.TRUST), doubt(Kind.TIME))
    assert {point.id for point in heard.points} >= set(points)
    assert [(o.id, o.standing) for o in talk.doubts.raised] == [("trust", Standing.MET)]
    assert talk.doubts.forestalled == ["time"]


def test_words_that_answer_the_open_doubt_are_no_answer_to_the_next_one_too():
    shared = graded(3, M.EVIDENCE, M.ACKNOWLEDGEMENT, points=["trust/0", "time/0", "time/1"])
    talk, _ = arguing(shared, doubt(Kind.TRUST), doubt(Kind.TIME))
    assert talk.doubts.forestalled == []
    assert talk.doubts.open.id == "time"


def test_what_is_only_perhaps_an_answer_to_another_doubt_is_none_while_one_stands_open():
    sure = separately(graded(2, M.ACKNOWLEDGEMENT, points=["trust/0", "time/0", "time/1"]))
    unsure = replace(sure, points=tuple(replace(p, confidence=BESIDE - 0.05) for p in sure.points))
    talk, _ = arguing(unsure, doubt(Kind.TRUST), doubt(Kind.TIME))
    assert talk.doubts.raised[0].met == [0]
    assert talk.doubts.forestalled == []


def test_what_answers_only_another_doubt_leaves_the_open_one_where_it_was():
    other = graded(2, M.BENEFIT, points=["time/0", "time/1"])
    talk, _ = arguing(other, doubt(Kind.TRUST), doubt(Kind.TIME))
    assert talk.doubts.forestalled == ["time"]
    assert talk.doubts.open.id == "trust"
    assert talk.doubts.open.met == []


def test_half_an_answer_in_advance_is_kept_until_the_other_half_comes():
    world, talk = doubtful(doubt(Kind.TRUST), doubt(Kind.TIME))
    talk.doubts.raised = [RaisedObjection(id="trust")]
    other_half = separately(graded(2, M.ACKNOWLEDGEMENT, points=["trust/0", "time/1"]))
    first = sell(world, ("сначала одно", graded(1, points=["time/0"])), so_far=talk).talk
    assert (first.doubts.answered, first.doubts.forestalled) == (["time/0"], [])
    second = sell(world, ("потом другое", other_half), so_far=first).talk
    assert second.doubts.forestalled == ["time"]


def test_a_doubt_that_was_raised_before_and_a_brush_off_are_answered_by_nothing_in_advance():
    world, talk = doubtful(doubt(Kind.TRUST), doubt(Kind.TIME), BRUSH_OFF)
    talk.doubts.raised = [RaisedObjection(id="time", standing=Standing.LEFT), RaisedObjection(id="trust")]
    judge = ScriptedJudge(DULL)
    sell(world, "довод", grade=judge, so_far=talk)
    assert {point.id for point in judge.contexts[0].points} == {"trust/0", "trust/1"}


def test_a_doubt_does_not_ask_for_what_was_told_before_it_came_up():
    asks, stays = "А дверь почему красили?", "И чего вы мне не говорите?"
    trust = doubt(Kind.TRUST).model_copy(
        update={
            "says": (asks, stays),
            "answers": (("Дверь красили после вмятины.",), ("Чего не говорю, увидит мастер.",)),
        }
    )
    for seed in range(1, 5):
        early = graded(3, M.BENEFIT, M.EVIDENCE, points=["fresh", "delivery", "trust/0"])
        world, talk = doubtful(trust)
        talk.seed = seed
        talk.doubts.answered = ["trust/0"]
        said = sell(world, ("за 1800 рублей", early), so_far=talk).answers[0]
        assert asks not in said
