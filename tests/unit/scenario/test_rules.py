"""Every rule fires on its bad example, at its place, and stays silent on its good one."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
import yaml

from bot.app.mind import Mind
from bot.app.shelf import PLAYBOOKS
from bot.grading.meanings import ModelMeanings
from bot.scenario.linting import lint, lint_meanings, lint_playbook, lint_text, mended, notes
from bot.scenario.parsing import parse_playbook, parse_scenario
from bot.scenario.playbook import Playbook
from bot.scenario.problems import Problem
from bot.scenario.rule_messages import MESSAGES
from bot.scenario.rulebook import rulebook
from bot.scenario.rules import ALL, PLAYBOOK_RULES, TEXT_RULES
from bot.scenario.rules.finding import Meanings, Subject
from bot.scenario.vocabulary import Language
from tests.support.worlds import ROOT, SMALLEST

MINIMAL = SMALLEST.read_text(encoding="utf-8")
PLAYBOOK = (ROOT / "tests" / "data" / "playbook.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def meanings(mind: Mind) -> Meanings:
    return ModelMeanings(mind.embedder, mind.grader)


def changed(text: str, changes: Sequence[Mapping[str, str]]) -> str:
    for change in changes:
        assert change["old"] in text
        text = text.replace(change["old"], change["new"], 1)
    return text


def found(case: Mapping[str, Any], meanings: Meanings) -> list[Problem]:
    """All that every rule finds in the changed scenario and in its changed playbook."""
    parsed = parse_playbook(changed(PLAYBOOK, case.get("playbook", [])), "p.yaml")
    problems = list(parsed.problems)
    playbook = parsed.playbook or parse_playbook(PLAYBOOK, "p.yaml").playbook
    assert playbook is not None
    text = changed(MINIMAL, case.get("changes", []))
    read = parse_scenario(text, "s.yaml", {"active": playbook})
    problems += [*read.problems, *lint_text(text, "s.yaml")]
    if read.scenario is not None:
        subject = Subject(scenario=read.scenario, playbook=playbook)
        problems += [*notes(subject, read.document), *lint_meanings(subject, read.document, meanings)]
    return problems


@pytest.mark.parametrize("rule", ALL)
def test_a_rule_fires_on_its_bad_example_and_is_silent_on_its_good_one(rule: str, meanings: Meanings) -> None:
    example = yaml.safe_load((ROOT / "tests" / "lint" / f"{rule}.yaml").read_text(encoding="utf-8"))
    fired = [p for p in found(example["fires"], meanings) if p.code == rule]
    assert [[p.line, p.column] for p in fired] == [example["fires"]["at"]]
    assert {p.source for p in fired} == {"p.yaml" if rule in PLAYBOOK_RULES else "s.yaml"}
    assert all(p.message(language) for p in fired for language in Language)
    assert rule not in {p.code for p in found(example["silent"], meanings)}


@pytest.mark.parametrize("rule", ALL)
def test_rule_explains_itself(rule: str) -> None:
    docstring = ALL[rule].__doc__ or ""
    assert docstring.index("Why:") < docstring.index("Bad:") < docstring.index("Good:")
    assert rule in MESSAGES


def test_every_problem_has_a_number_of_its_own() -> None:
    numbers = [message.number for message in MESSAGES.values()]
    assert len(set(numbers)) == len(numbers)
    assert all(len(number) == 5 and number.startswith("SC") for number in numbers)


def test_the_rule_book_is_up_to_date() -> None:
    written = (ROOT / "docs" / "scenario-rules.md").read_text(encoding="utf-8")
    assert written == rulebook(), "write it anew: sparring check --rules > docs/scenario-rules.md"


def test_the_rule_book_shows_what_stands_in_the_way_of_reading_by_number_and_with_examples() -> None:
    lines = rulebook().partition("| number |")[2].splitlines()[2:]
    assert lines == sorted(lines)
    assert "| SC021 | unknown-key | `fakts` is not a key here; did you mean `facts`? |" in lines


def test_the_rule_book_shows_the_spaces_that_a_rule_is_about() -> None:
    section = rulebook().partition("### SC407")[2].partition("###")[0]
    bad, good = (line for line in section.splitlines() if line.startswith(("- Bad", "- Good")))
    assert "people,  nearly" in bad
    assert "people, nearly" in good


WINDOWS = MINIMAL.replace("\n", "\r\n")


def test_line_ends_of_windows_are_no_fault(playbooks: Mapping[str, Playbook]) -> None:
    assert list(lint_text(WINDOWS, "s.yaml")) == []
    read = parse_scenario(WINDOWS, "s.yaml", playbooks)
    assert read.scenario == parse_scenario(MINIMAL, "s.yaml", playbooks).scenario is not None


def test_mending_keeps_the_line_ends_of_windows() -> None:
    assert mended(WINDOWS) == WINDOWS
    flawed = WINDOWS.replace("garden seeds\r\n", "garden  seeds \r\n").removesuffix("\r\n")
    assert {p.code for p in lint_text(flawed, "s.yaml")} == {"double-space", "trailing-space", "no-final-newline"}
    assert mended(flawed) == WINDOWS


@pytest.mark.parametrize("name", ["few-facts", "SC101", "SC402, few-facts"])
def test_noqa_exempts_its_line_alone(name: str, playbooks: Mapping[str, Playbook]) -> None:
    def codes(text: str) -> set[str]:
        read = parse_scenario(text, "s.yaml", playbooks)
        assert read.scenario is not None
        return {p.code for p in lint(Subject(scenario=read.scenario, playbook=playbooks["active"]), read.document)}

    assert codes(MINIMAL) == {"few-facts", "no-objections"}
    assert codes(MINIMAL.replace("  facts:", f"  facts: # noqa: {name}")) == {"no-objections"}


def test_noqa_exempts_from_no_error(playbooks: Mapping[str, Playbook]) -> None:
    text = MINIMAL.replace("price: 5000", "price: 5000\n  floor: 6000 # noqa: SC201, floor-above-price")
    assert "floor-above-price" in {p.code for p in parse_scenario(text, "s.yaml", playbooks).problems}


@pytest.mark.parametrize("rule", TEXT_RULES)
def test_what_can_be_mended_is_mended_and_nothing_else(rule: str) -> None:
    example = yaml.safe_load((ROOT / "tests" / "lint" / f"{rule}.yaml").read_text(encoding="utf-8"))
    bad = changed(MINIMAL, example["fires"]["changes"])
    assert mended(bad) == MINIMAL.replace("garden seeds", "семена" if rule == "mixed-letters" else "garden seeds")
    good = changed(MINIMAL, example["silent"].get("changes", []))
    assert mended(good) == good


def test_mending_leaves_alone_what_would_change_the_meaning() -> None:
    tangled = "ключ: 1\nключa: 2  \n"  # the second key ends in a Latin a: mended, it would hide the first one
    assert mended(tangled.replace("ключa", "ключа")) != tangled
    assert mended(tangled) == tangled


@pytest.mark.parametrize(("aim", "fires"), [("meeting", True), ("deal", False)])
def test_who_would_meet_at_once_cannot_lose_a_meeting_but_may_lose_a_deal(aim: str, fires: bool) -> None:
    playbook = parse_playbook(
        PLAYBOOK.replace("buys_at:", "meets_at: {interest: 20, trust: 20, patience: 0}\n  buys_at:"), "p.yaml"
    ).playbook
    assert playbook is not None
    read = parse_scenario(MINIMAL.replace("goal:", f"aim: {aim}\ngoal:"), "s.yaml", {"active": playbook})
    assert read.scenario is not None
    subject = Subject(scenario=read.scenario, playbook=playbook)
    assert ("cannot-lose" in {p.code for p in lint(subject, read.document)}) is fires


@pytest.mark.parametrize("name", ["active.yaml", "passive.yaml"])
def test_a_shipped_playbook_keeps_its_rules(name: str) -> None:
    parsed = parse_playbook((PLAYBOOKS / name).read_text(encoding="utf-8"), name)
    assert parsed.playbook is not None
    assert list(lint_playbook(parsed.playbook, parsed.document)) == []
