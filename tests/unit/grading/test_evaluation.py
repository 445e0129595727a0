import pytest

from bot.grading.evaluation import evaluate
from bot.grading.types import FoundMove, Grade, Labelled, Reason, ReasonCode, ReplyContext
from bot.scenario.vocabulary import Language, Mode, Move, StageKind

B, P = Move.BENEFIT, Move.PRICE


def labelled(grade, *moves, language=Language.RU):
    context = ReplyContext(language=language, mode=Mode.ACTIVE, stage=StageKind.NEEDS, customer="?", reply="!")
    return Labelled(id="1", context=context, product="p", moves=frozenset(moves), grade=grade)


def graded(value, *moves, confidence=0.75):
    found = tuple(FoundMove(move=move, confidence=confidence, evidence="!") for move in moves)
    return Grade(value=value, reason=Reason(code=ReasonCode.WEAK), moves=found)


def test_full_agreement_gives_full_figures():
    rows = [labelled(0, B), labelled(1), labelled(2, P), labelled(3, B, P)]
    report = evaluate(rows, [graded(row.grade, *row.moves, confidence=1.0) for row in rows])
    overall = report.overall
    assert (overall.micro_f1, overall.macro_f1, overall.kappa, overall.exact) == (1, 1, 1, 1)
    assert report.calibration_error == 0
    assert report.worst == ()


def test_figures_of_a_mixed_result():
    rows = [labelled(0, B), labelled(3, B, P), labelled(2, P), labelled(1, language=Language.EN)]
    report = evaluate(rows, [graded(0, B), graded(1, B), graded(2, B), graded(1)])
    overall = report.overall
    assert (overall.exact, overall.within_one) == (0.75, 0.75)
    assert overall.micro_f1 == pytest.approx(2 * 2 / (3 + 4))
    assert overall.macro_f1 == pytest.approx((0.8 + 0) / 2)
    # Squared distances: 4 in all; 32 over the product of the margins, 4 replies: 1 - 4 / (32 / 4).
    assert overall.kappa == pytest.approx(0.5)
    assert report.confusion == ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 1, 0, 0))
    assert report.calibration_error == pytest.approx(abs(3 * 0.75 - 2) / 3)
    assert report.by["language"]["en"].replies == 1
    benefit = next(figures for figures in report.moves if figures.move is B)
    assert (benefit.precision, benefit.recall, benefit.support, benefit.found) == (pytest.approx(2 / 3), 1, 2, 3)
    assert benefit.interval[0] <= benefit.f1 <= benefit.interval[1]


def test_the_worst_disagreement_comes_first():
    rows = [labelled(1, B), labelled(3, P)]
    report = evaluate(rows, [graded(1), graded(0, B)])
    assert [(d.distance, d.missed, d.wrongly_found) for d in report.worst] == [
        (3, frozenset({P}), frozenset({B})),
        (0, frozenset({B}), frozenset()),
    ]


def test_no_replies_give_empty_figures():
    assert evaluate([], []).overall.replies == 0
