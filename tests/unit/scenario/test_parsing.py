"""Faults of a scenario are told with their place and a way out, all at once."""

import re
from collections.abc import Mapping

import pytest

from bot.scenario.needed import NEEDED_RU
from bot.scenario.parsing import parse_scenario
from bot.scenario.playbook import Playbook
from bot.scenario.schema import scenario_schema
from bot.scenario.vocabulary import Language
from tests.support.worlds import SMALLEST

MINIMAL = SMALLEST.read_text(encoding="utf-8")
SAYS = "      says:\n        - Late seeds cost me two gardens last year.\n"
ANSWERS = "      answers: [season]\n"
LISTED = MINIMAL.replace("      says: Late seeds cost me two gardens last year.\n", SAYS)
OBJECTION = "objections:\n  - id: dear\n    kind: price\n    says: Too dear.\n    behind: Nothing to compare with.\n"
TESTS = ANSWERS + "tests:\n  - name: t\n    replies: [Hello]\n"


def test_minimal_scenario_plays(playbooks: Mapping[str, Playbook]) -> None:
    parsed = parse_scenario(MINIMAL, "s.yaml", playbooks)
    assert parsed.scenario is not None
    assert len(MINIMAL.splitlines()) <= 30


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "customer:",
            "custmer:",
            "7:1: error: `custmer` is not a key here; did you mean `customer`? (SC021 unknown-key)",
        ),
        ("busy", "bussy", "10:3: error: `bussy` is not possible here; did you mean `busy`? (SC023 unknown-word)"),
        (
            "playbook: active",
            "playbook: activ",
            "4:1: error: there is no playbook `activ`; did you mean `active`? (SC041 unknown-playbook)",
        ),
        (
            "price: 5000",
            "рrice: 5000",
            "20:3: error: `рrice` looks like `price` but has letters of another alphabet in it; type it again in Latin",
        ),
        (
            MINIMAL,
            "",
            "1:1: error: there is no scenario here: the file is empty, or has no lines like `title: My sale`",
        ),
        ("price: 5000", "price: 0", "20:3: error: `price` is `0`; write more than 0 (SC025 out-of-range)"),
        ("price: 5000", "price: dear", "20:3: error: `price` must be a number, not `dear` (SC024 wrong-kind)"),
        (
            "price: 5000",
            "price: 5000\n  floor: 6000",
            "21:3: error: floor 6000 is above the list price 5000; write a lower floor (SC201 floor-above-price)",
        ),
        (
            "answers: [season]",
            "answers: [sesson]",
            "24:7: error: `sesson` is not one of the customer's facts; there are: season (SC045 unknown-fact)",
        ),
        (
            SAYS,
            SAYS + "        - My answer: the van is half empty.\n",
            "18:11: error: entry 2 of `says` must be a text, but the colon after `My answer` makes a key of it; put",
        ),
        (
            SAYS,
            SAYS + "        - 300\n",
            '18:11: error: entry 2 of `says` must be a text, but `300` is read as a number; put it in "quotes" (SC055',
        ),
        (SAYS, "      says: []\n", "16:7: error: `says` is empty; write something there (SC058 empty-needed)"),
        (
            ANSWERS,
            ANSWERS + "tests:\n",
            "25:1: error: `tests` is empty; write something there or delete it (SC057 empty)",
        ),
        (SAYS, SAYS + "        -\n", "18:10: error: entry 2 of `says` is empty; write something there or delete it"),
        (
            SAYS,
            SAYS + "        - [a, b]\n",
            "18:11: error: entry 2 of `says` must be a text, not a list (SC024 wrong-kind)",
        ),
        (
            "    - id: season\n",
            "      id: season\n",
            "13:3: error: `facts` must be a list; begin each entry with a dash: `- id: …` (SC056 list-without-dashes)",
        ),
        (
            "  facts:\n",
            "facts:\n",
            "13:1: error: `facts` is not a key here; it belongs under `customer`, two spaces further in than that",
        ),
        (
            ANSWERS,
            ANSWERS + "  bargaining:\n    target_discount: 5\n",
            "25:3: error: `bargaining` is not a key here; it stands by itself: no spaces in front of it",
        ),
        (
            "product:\n",
            "  product:\n",
            "19:3: error: `name` is here a second time (first in line 8), and `product:` in line 18 has nothing",
        ),
        ("goal:", "aim: refused\ngoal:", "6:1: error: aim is `deal` or `meeting` (SC030 aim-not-won)"),
        ('"Yes?",', '"Yes {nme}?",', "12:13: error: nothing is known to put in place of {nme}"),
        (
            ANSWERS,
            ANSWERS + "examples: {clsing: Deal}\n",
            "25:12: error: playbook `active` has no stage `clsing`; did you mean `closing`? (SC042 unknown-stage)",
        ),
        (
            ANSWERS,
            ANSWERS + "overrides: {pass_marks: {contct: 5}}\n",
            "25:26: error: playbook `active` has no stage `contct`; did you mean `contact`? (SC042 unknown-stage)",
        ),
        (ANSWERS, TESTS, "26:5: error: `expect` is missing here; add it: what that must lead to (SC022 missing-key)"),
        (
            ANSWERS,
            TESTS + "    expect: {reaches: [clsing]}\n",
            "28:14: error: playbook `active` has no stage `clsing`; did you mean `closing`? (SC042 unknown-stage)",
        ),
        (
            ANSWERS,
            TESTS + "    start: nowhere\n    expect: {}\n",
            "28:5: error: playbook `active` has no stage `nowhere`; possible: contact, closing (SC042 unknown-stage)",
        ),
        (
            ANSWERS,
            TESTS + "    answers: {clsing: Deal}\n    expect: {untold: season}\n",
            "28:15: error: neither a doubt of this scenario nor a stage of playbook `active` is called `clsing`; did",
        ),
        (
            ANSWERS,
            TESTS + "    expect: {untold: sesson}\n",
            "28:14: error: `sesson` is not one of the customer's facts; there are: season (SC045 unknown-fact)",
        ),
        (
            ANSWERS,
            TESTS + "    expect: {met: dear}\n",
            "28:14: error: `dear` is no objection of this scenario; there are:  (SC046 unknown-objection)",
        ),
        (
            ANSWERS,
            TESTS + "    expect: {score: {at_least: 80, at_most: 20}}\n",
            "28:14: error: no number is at least 80 and at most 20; swap them (SC032 bounds-crossed)",
        ),
    ],
    ids=lambda value: value.rstrip(")").split("(")[-1] if ": error" in value else "",
)
def test_a_fault_is_told_at_its_place_with_a_way_out(
    old: str, new: str, expected: str, playbooks: Mapping[str, Playbook]
) -> None:
    text = LISTED if old == SAYS else MINIMAL
    assert old in text
    parsed = parse_scenario(text.replace(old, new, 1), "s.yaml", playbooks)
    assert parsed.scenario is None
    assert any(str(problem).startswith(f"s.yaml:{expected}") for problem in parsed.problems), list(
        map(str, parsed.problems)
    )
    assert all(problem.message(Language.RU) for problem in parsed.problems)


def test_what_stands_elsewhere_is_not_told_as_missing_too(playbooks: Mapping[str, Playbook]) -> None:
    problems = parse_scenario(MINIMAL.replace("  facts:\n", "facts:\n"), "s.yaml", playbooks).problems
    assert [p.code for p in problems] == ["key-elsewhere"]


@pytest.mark.parametrize("misspelt", ["  fakts:\n", "  fаcts:\n"], ids=["slip", "Russian letter"])
def test_what_is_misspelt_is_not_told_as_missing_too(misspelt: str, playbooks: Mapping[str, Playbook]) -> None:
    problems = parse_scenario(MINIMAL.replace("  facts:\n", misspelt), "s.yaml", playbooks).problems
    assert len(problems) == 1
    assert "`facts`" in str(problems[0])


@pytest.mark.parametrize("elsewhere", ["price: 5000\n", "needed: 2\n"])
def test_what_stands_at_a_wrong_place_does_not_hide_that_another_key_is_missing(
    elsewhere: str, playbooks: Mapping[str, Playbook]
) -> None:
    text = re.sub(r"^brief:.*\n(?: .*\n)*", elsewhere, MINIMAL, flags=re.MULTILINE)
    assert text != MINIMAL
    problems = parse_scenario(text, "s.yaml", playbooks).problems
    assert {"missing-key", "key-elsewhere"} == {problem.code for problem in problems}
    assert any("`brief`" in problem.message() for problem in problems)


@pytest.mark.parametrize(
    ("left_out", "english", "russian"),
    [
        ("language: en\n", "`en` or `ru`", "`ru` или `en`"),
        ("playbook: active\n", "`active` (you call) or", "`active` (звоните вы) или `passive` (приходят к вам)"),
        ("scenario: ", "small Latin letters: `seeds-first-call`", "латинскими буквами: `seeds-first-call`"),
        ("  temperament: busy\n", "one of sceptic, busy,", "одно из слов sceptic, busy,"),
        (None, "points that meet the cause; two dashes: `- - Text`", "снимают сомнение; два дефиса: `- - Текст`"),
    ],
    ids=["language", "playbook", "scenario", "temperament", "answers"],
)
def test_what_is_missing_is_told_with_what_to_write(
    left_out: str | None, english: str, russian: str, playbooks: Mapping[str, Playbook]
) -> None:
    text = MINIMAL.replace(left_out, "# " if left_out.endswith(" ") else "", 1) if left_out else MINIMAL + OBJECTION
    (problem,) = parse_scenario(text, "s.yaml", playbooks).problems
    assert problem.code == "missing-key"
    assert english in problem.message(Language.EN)
    assert russian in problem.message(Language.RU)


def test_every_key_that_is_needed_is_explained_in_russian_but_for_words_that_are_listed_and_moods() -> None:
    whole = scenario_schema()
    needed = {key for model in (whole, *whole["$defs"].values()) for key in model.get("required", ())}
    listed = {"temperament", "temperature", "kind", "interest", "trust", "patience"}
    assert {key.split(".")[-1] for key in NEEDED_RU} == needed - listed


def test_a_list_with_a_faulty_entry_is_not_told_as_empty_too(playbooks: Mapping[str, Playbook]) -> None:
    problems = parse_scenario(LISTED.replace("- Late", "- The point: late"), "s.yaml", playbooks).problems
    assert [p.code for p in problems] == ["colon-in-text"]


def test_the_russian_words_of_a_wrong_kind_are_a_sentence(playbooks: Mapping[str, Playbook]) -> None:
    text = LISTED.replace("price: 5000", "price: [5000]").replace("- Late", "- 300\n        - Late")
    told = [p.message(Language.RU) for p in parse_scenario(text, "s.yaml", playbooks).problems]
    assert told == [
        '`says`, строка 1: нужен текст, а `300` читается как число; возьмите в "кавычки"',
        "`price`: нужно число, а здесь список",
    ]


def test_all_faults_at_once_in_reading_order(playbooks: Mapping[str, Playbook]) -> None:
    text = MINIMAL.replace("busy", "bussy").replace("price: 5000", "price: 0").replace("title:", "titel:")
    problems = parse_scenario(text, "s.yaml", playbooks).problems
    assert [(p.line, p.code) for p in problems] == [
        (2, "unknown-key"),
        (10, "unknown-word"),
        (20, "out-of-range"),
    ]


def test_schema_accepts_one_text_or_a_list() -> None:
    opening = scenario_schema()["$defs"]["Customer"]["properties"]["opening"]
    assert {choice.get("type") for choice in opening["anyOf"]} == {"string", "array"}
