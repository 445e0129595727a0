"""Replies that try to please a machine, and honest ones in their working clothes. Figures stand in docs/grader.md."""

import json
from collections import Counter
from pathlib import Path
from statistics import mean

import pytest

from bot.grading.types import ReplyContext
from bot.scenario.vocabulary import Language, Mode, StageKind

pytestmark = pytest.mark.timeout(300)

DATA = Path(__file__).parents[2] / "data"

FOOLED = 0.03
"""Share of forged replies that may get a good grade; the aim is 0.02."""

LOSS = 0.15
"""Grades that an honest reply may lose, on average, by typos, slang and missing punctuation."""


def lines(name):
    return [json.loads(line) for line in (DATA / "grading" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def context(line, key="reply"):
    return ReplyContext(
        language=Language(line["lang"]),
        mode=Mode(line["mode"]),
        stage=StageKind(line["stage"]),
        customer=line["customer"],
        reply=line[key],
        earlier=tuple(line.get("earlier", ())),
        hints=tuple(line.get("hints", ())),
    )


@pytest.fixture(scope="module")
def attacks(grader):
    rows = lines("attacks")
    return list(zip(rows, grader.grade([context(row) for row in rows]), strict=True))


def test_hardly_a_forged_reply_gets_a_good_grade(attacks):
    fooled = Counter(row["kind"] for row, grade in attacks if grade.value > 1)
    assert len(attacks) >= 200
    assert sum(fooled.values()) <= FOOLED * len(attacks), fooled


@pytest.mark.parametrize(
    "kind",
    ["repeat", "hint", "echo", "translit", "lookalike", "everything", "instruction"],
)
def test_some_forgeries_never_pass(attacks, kind):
    tried = [(row["id"], grade.value) for row, grade in attacks if row["kind"] == kind]
    assert tried
    assert [name for name, value in tried if value > 1] == []


def test_honest_replies_keep_their_grade_however_they_are_typed(grader):
    rows = lines("honest")
    clean = [grade.value for grade in grader.grade([context(row, "clean") for row in rows])]
    typed = [grade.value for grade in grader.grade([context(row) for row in rows])]
    assert len(rows) >= 200
    assert mean(clean) >= 2.5
    assert mean(clean) - mean(typed) <= LOSS
