import json

import pytest

from bot.grading.dataset import DatasetRefused, read_labelled
from bot.grading.detection.artefact import DEFAULT
from bot.scenario.vocabulary import Move, ObjectionKind

LINE = {
    "id": "1", "lang": "ru", "mode": "active", "stage": "objection", "product": "окна", "customer": "Дорого.",
    "reply": "С чем сравниваете?", "moves": ["clarification"], "grade": 2,
}  # fmt: skip


def text(**changes):
    return json.dumps({**LINE, **changes}, ensure_ascii=False)


def test_a_line_is_read_with_its_labels_and_its_moment():
    (row,) = read_labelled(text(objection="price") + "\n\n", "my.jsonl")
    assert (row.id, row.product, row.grade, row.moves) == ("1", "окна", 2, frozenset({Move.CLARIFICATION}))
    assert row.context.objection is ObjectionKind.PRICE


@pytest.mark.parametrize(
    ("line", "says"),
    [
        pytest.param(text(moves=["clarificaton"]), "my.jsonl:2: moves.0: .*did you mean 'clarification'", id="move"),
        pytest.param(text(stage="objecton"), "my.jsonl:2: stage: .*did you mean 'objection'", id="stage"),
        pytest.param(text(lang="fr"), "my.jsonl:2: lang: ", id="language"),
        pytest.param(text(grade=4), "my.jsonl:2: grade: ", id="grade"),
        pytest.param('{"id": "2"}', "my.jsonl:2: reply: Field required", id="missing key"),
        pytest.param("{oops", "my.jsonl:2: is not JSON", id="bad JSON"),
        pytest.param("[1]", "my.jsonl:2: line: ", id="no object"),
    ],
)
def test_a_bad_line_is_named(line, says):
    with pytest.raises(DatasetRefused, match=says):
        read_labelled(f"{text()}\n{line}\n", "my.jsonl")


def test_all_bad_lines_are_named_at_once():
    with pytest.raises(DatasetRefused) as refused:
        read_labelled("{\n" + text() + "\n" + text(grade=9), "my.jsonl")
    assert [line.split(":")[1] for line in str(refused.value).splitlines()] == ["1", "3"]


@pytest.mark.parametrize("path", sorted((DEFAULT.parent / "training" / "data").glob("*.jsonl")), ids=lambda p: p.name)
def test_the_packaged_replies_can_be_read(path):
    rows = read_labelled(path.read_text(encoding="utf-8"), path.name)
    assert len({row.id for row in rows}) == len(rows) >= 100


def test_a_corrected_line_keeps_the_grade_as_given():
    line = {**LINE, "given": {"moves": ["price"], "grade": 1}}
    (row,) = read_labelled(json.dumps(line), "coach.jsonl")
    assert (row.given.value, [found.move for found in row.given.moves]) == (1, [Move.PRICE])
