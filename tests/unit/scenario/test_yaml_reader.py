"""Whatever the text, reading ends with data or with problems that have a place."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.scenario.yaml_reader import read_yaml


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        pytest.param("a: 1\na: 2", 2, 1, "duplicate-key", id="duplicate key"),
        pytest.param("a: &x 1\nb: *x", 1, 4, "alias", id="anchor"),
        pytest.param("a: !!python/object:os.system 1", 1, 4, "tag", id="tag"),
        pytest.param("a: 1\n---\nb: 2", 2, 1, "two-documents", id="two documents"),
        pytest.param("[a]: 1", 1, 1, "key-not-text", id="list as key"),
        pytest.param("a: [1", 1, 4, "open-bracket", id="unclosed"),
        pytest.param("a: [Yes?, no]", 1, 8, "quotes-needed", id="question mark in a list"),
        pytest.param("a:\n\tb: 1", 2, 1, "tab", id="tab"),
        pytest.param("a: b: 1", 1, 5, "stray-colon", id="colon in a text"),
        pytest.param("a:\n   b: 1\n  c: 1", 3, 3, "indent", id="out of line"),
        pytest.param("a: 1\nb\nc: 1", 3, 1, "no-colon", id="no colon"),
        pytest.param('a: "b\nc: 1', 1, 4, "open-quote", id="open quote"),
        pytest.param("a:\n  - One.\n  Two.\n  - Three.", 3, 3, "no-dash", id="no dash"),
        pytest.param("a:\n  - One.\n  Two.\nb: 1", 3, 3, "no-dash", id="no dash, last of its list"),
        pytest.param("a:\n  - id: x\n    b: 1\n  id: y", 4, 3, "no-dash", id="no dash before a key"),
        pytest.param("a:\n  - One.\n  -Two.\n  - Three.", 3, 4, "stuck-dash", id="no space after a dash"),
        pytest.param("a: 1\nb:\u00a0x\nc: 1", 2, 3, "odd-space", id="no-break space after a colon"),
        pytest.param("a:\n  b:\u00a0x\n  c: 1", 2, 5, "odd-space", id="no-break space that makes a colon stray"),
        pytest.param("a:\n  - b\n  -\u00a0c\nd: 1", 3, 4, "odd-space", id="no-break space after a dash"),
        pytest.param("a:\n  b: 1\n\u00a0\u00a0c: 2", 3, 1, "odd-space", id="no-break spaces as an indent"),
        pytest.param("a:\n  b:x\n  c: 1", 2, 5, "glued-colon", id="no space after a colon"),
        pytest.param("a: |\nb c\nd: 1", 2, 1, "flat-block", id="text under | at the margin"),
        pytest.param('a:\n  - "Hi," he said', 2, 11, "text-goes-on", id="words behind a quote"),
        pytest.param("a: 'Don't do it'", 1, 9, "text-goes-on", id="apostrophe in single quotes"),
        pytest.param("a: [Hi] there\nb: 1", 1, 9, "text-goes-on", id="words behind a bracket"),
        pytest.param("a: @home", 1, 4, "odd-start", id="sign that begins no text"),
        pytest.param("a: | text", 1, 6, "block-mark", id="text beside |"),
        pytest.param('a: "C:\\dir"', 1, 8, "backslash", id="backslash"),
        pytest.param("a:\n  n: 1\n  b:\n  n: 2\n  m: 1", 4, 3, "hollow-key", id="part that stands too far in"),
        pytest.param("a: b\u202ec", 1, 5, "invisible", id="bidi"),
        pytest.param('a: "b\\u202ec"', 1, 4, "invisible", id="escaped bidi"),
        pytest.param('a: "\\U00110000"', 1, 1, "syntax", id="escape beyond Unicode"),
        pytest.param("a: b\x00", 1, 5, "invisible", id="nul"),
        pytest.param("[" * 100_000, 1, 17, "too-deep", id="deep nesting"),
        pytest.param("a: " + "x" * 2_000_000, 1, 1, "too-large", id="2 MB scalar"),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_place(text: str, line: int, column: int, code: str) -> None:
    problems = read_yaml(text, "x.yaml").problems
    assert [(p.line, p.column, p.code) for p in problems] == [(line, column, code)]
    assert all(p.message() for p in problems)


@pytest.mark.parametrize("word", ["no", "on", "yes", "1:30", "012", "1_000", "0x1f", ".inf", "2026-01-01", "1e999"])
def test_what_yaml_would_take_for_something_else_stays_a_word(word: str) -> None:
    assert read_yaml(f"a: {word}", "x.yaml").data == {"a": word}


@pytest.mark.parametrize(
    ("word", "value"), [("true", True), ("null", None), ("12", 12), ("-3", -3), ("1.5", 1.5), ("'12'", "12")]
)
def test_truth_nothing_and_plain_numbers_are_values(word: str, value: object) -> None:
    assert read_yaml(f"a: {word}", "x.yaml").data == {"a": value}


def test_a_long_file_reads_like_a_short_one() -> None:
    text = "a: 1\nb: true\nc:\nd: {x y, z: '1'}\n"
    short = read_yaml(text, "x.yaml").data
    assert short == {"a": 1, "b": True, "c": None, "d": {"x y": None, "z": "1"}}
    assert read_yaml(text + "# " + "x" * 3000, "x.yaml").data == short


def test_every_part_has_a_place() -> None:
    document = read_yaml("a:\n  b:\n    - one\n    - two", "x.yaml")
    assert document.position(("a", "b")) == (2, 3)
    assert document.position(("a", "b", 1)) == (4, 7)
    assert document.position(("a", "nothing")) == (1, 1)


def test_bomb_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x,x,x]\n" + "\n".join(f"k{i}: &k{i} [*a,*a,*a,*a,*a,*a,*a,*a,*a]" for i in range(9))
    started = time.perf_counter()
    assert [p.code for p in read_yaml(bomb, "x.yaml").problems] == ["alias"]
    assert time.perf_counter() - started < 1


@settings(max_examples=300, deadline=None)
@given(st.text() | st.text(alphabet="ab:-[]{}&*!|>'\"#%@?, \n\t\\U0"))
@example("\ud800")
@example("%YAML 9.9\n---\na")
@example("? ? ? ?")
def test_any_text_is_read_or_refused_with_its_place(text: str) -> None:
    document = read_yaml(text, "x.yaml")
    assert all(p.line >= 1 and p.column >= 1 and p.message() for p in document.problems)
