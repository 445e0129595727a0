"""The words behind the scorecard, as a trainee reads them."""

from dataclasses import replace

import pytest

from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.scorecard.help_levels import Help
from bot.roleplay.scorecard.lesson import Lesson
from bot.roleplay.scorecard.seller_type import SellerType
from bot.roleplay.scorecard.whole_score import WholeScore
from bot.roleplay.turn import open_talk
from bot.scenario.vocabulary import Band, HelpLevel, Language, Outcome
from bot.scenario.vocabulary import Move as M
from bot.telegram.picture import scorecard_picture
from bot.texts.catalogue import texts
from bot.texts.insight import insight_pieces, sparkline
from bot.texts.notes import reason_text
from bot.texts.scorecard import scorecard_pieces
from tests.support.talking import LET_IN, numbered, sell
from tests.support.worlds import BOTH, graded, world_of

BOAST = graded(0, M.OVERPRAISE, M.INFO_DUMP)


def card_of(path, *grades):
    world, card, _ = talk_of(path, *grades)
    return world, card


def talk_of(path, *grades):
    world, talk, turns = sell(world_of(path), *numbered(grades, "({})"))
    return world, score_talk(world, talk, turns), turns


@pytest.mark.parametrize(
    ("values", "bars"),
    [([0, 50, 100], "▁▅█"), ([100], "█"), ([12.4, 12.5], "▁▂"), ([0, 0], "▁▁")],
)
def test_bars_stand_for_numbers(values, bars):
    assert sparkline(values) == bars


def test_a_long_talk_is_thinned_out_and_keeps_its_ends():
    bars = sparkline([0, *[50] * 60, 100])
    assert len(bars) <= 25
    assert (bars[0], bars[-1]) == ("▁", "█")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param(
            BOTH[0],
            [
                "Ступени: внимание (реплика 1). До ступени «интерес» клиент не дошёл",
                "Приблизила реплика 1 (интерес",
                "Оттолкнула реплика 2 (интерес −",
                "«(2)»",
                "Слишком много рассказов и похвал: «…» (реплика 2)",
            ],
            id="ru",
        ),
        pytest.param(
            BOTH[1],
            [
                "Rungs: attention (reply 1). The rung “interest” was not reached",
                "Reply 1 drew the customer nearer (interest",
                "Reply 2 pushed the customer away (interest −",
                "“(2)”",
                "Too much information or praise: “…” (reply 2)",
            ],
            id="en",
        ),
    ],
)
def test_a_trainee_reads_how_the_customer_changed(path, expected):
    ask = graded(3, M.OPEN_QUESTION, M.CLARIFICATION, M.ACTIVE_LISTENING, M.ACKNOWLEDGEMENT)
    world, card = card_of(path, LET_IN, BOAST, ask, ask, ask)
    shown = "\n".join(piece.text for piece in insight_pieces(card, world, texts(world.scenario.language)))
    for words in expected:
        assert words in shown
    assert "{" not in shown


@pytest.mark.parametrize(("score", "band", "praised"), [(20.0, Band.WEAK, False), (90.0, Band.EXCELLENT, True)])
def test_only_an_expert_who_did_well_is_told_to_keep_it_up(score, band, praised):
    ask = graded(3, M.OPEN_QUESTION, M.CLARIFICATION, M.ACTIVE_LISTENING, M.PERSONALISATION)
    world, card = card_of(BOTH[1], LET_IN, ask, ask, graded(3, M.BENEFIT, M.EVIDENCE, M.ACTIVE_LISTENING))
    assert card.impression is not None
    assert card.impression.seller is SellerType.EXPERT
    card = replace(card, score=score, band=band, failed=(), outcome=Outcome.DEAL)
    shown = [piece.text for piece in insight_pieces(card, world, texts(world.scenario.language))]
    assert ("Keep it up." in shown) is praised


def test_a_lesson_without_a_name_says_what_was_wrong_with_its_reply():
    world, card, turns = talk_of(BOTH[1], LET_IN, graded(1), LET_IN)
    lesson = Lesson(stage=world.playbook.stages[1], criterion=None, mistake=None, turn=2)
    words = texts(world.scenario.language)
    shown = [piece.text for piece in scorecard_pieces(replace(card, lesson=lesson), world, turns, words)]
    title = lesson.stage.title.get(Language.EN)
    assert f"Stage “{title}”, reply 2. {reason_text(turns[1].grade, words)}" in shown
    assert not any("Look at reply 2" in line for line in shown), "the reason quotes it already"


@pytest.mark.parametrize(("said", "shown"), [((LET_IN,) * 3, "−3 for hints"), ((LET_IN,), "1 hint taken")])
def test_a_hint_costs_nothing_where_there_is_no_score(said, shown):
    world, _, turns = talk_of(BOTH[1], *said)
    card = score_talk(world, open_talk(world, 1).talk, turns, Help(level=HelpLevel.HINTS, hints=1))
    card = replace(card, whole=card.whole and WholeScore(played=60, reached=60, allowed=60, final=57))
    assert any(piece.text.endswith(shown) for piece in scorecard_pieces(card, world, turns, texts(Language.EN)))


def test_whoever_said_nothing_reads_nothing():
    world, card = card_of(BOTH[0])
    assert insight_pieces(card, world, texts(world.scenario.language)) == ()


@pytest.mark.parametrize("grades", [[LET_IN] * 3, [LET_IN, BOAST, LET_IN]], ids=["rises", "falls"])
def test_the_picture_can_be_drawn(grades):
    world, card = card_of(BOTH[0], *grades)
    assert scorecard_picture(card, texts(world.scenario.language)).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("path", "missing", "fault"),
    [(BOTH[0], "Не хватило: «", "Помешало: "), (BOTH[1], "Missing: “", "What got in the way: ")],
)
def test_a_stage_that_was_not_passed_says_what_it_lacked_unless_that_is_the_lesson(path, missing, fault):
    world, card, turns = talk_of(path, LET_IN, BOAST, graded(1))
    shown = [piece.text for piece in scorecard_pieces(card, world, turns, texts(world.scenario.language))]
    by_stage = {s.stage.title.get(world.scenario.language): s for s in card.stages if s.score is not None}
    lines = {title: next(line for line in shown if line.startswith(f"{title}: ")) for title in by_stage}
    assert len(lines) > 1
    for title, stage in by_stage.items():
        explained = missing in lines[title] or fault in lines[title]
        assert explained is (not stage.passed and stage.stage != card.lesson.stage), lines[title]
    other = replace(card, lesson=replace(card.lesson, stage=world.playbook.stages[-1]))
    again = [piece.text for piece in scorecard_pieces(other, world, turns, texts(world.scenario.language))]
    assert any(missing in line or fault in line for line in again)
