"""Every rule fires on its bad example, at its place, and stays silent on its good one."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.scenario.parsing import parse_scenario
from bot.scenario.problems import Problem
from bot.scenario.rule_messages import MESSAGES
from bot.scenario.rules import RULES

TESTS = Path(__file__).parents[2]
MINIMAL = (TESTS / "data" / "minimal.yaml").read_text(encoding="utf-8")


def found(changes: list[list[str]], playbooks: Any) -> list[Problem]:
    text = MINIMAL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    parsed = parse_scenario(text, "s.yaml", playbooks)
    assert parsed.scenario is not None, parsed.problems
    return list(parsed.problems)


@pytest.mark.parametrize("rule", RULES)
def test_rule(rule: str, playbooks: Any) -> None:
    example = yaml.safe_load((TESTS / "lint" / f"{rule}.yaml").read_text(encoding="utf-8"))
    places = [[p.line, p.column] for p in found(example["fires"]["changes"], playbooks) if p.code == rule]
    assert places == [example["fires"]["at"]]
    assert rule not in {p.code for p in found(example["silent"]["changes"], playbooks)}


@pytest.mark.parametrize("rule", RULES)
def test_rule_explains_itself(rule: str) -> None:
    docstring = RULES[rule].__doc__ or ""
    assert "Why:" in docstring
    assert docstring.index("Bad:") < docstring.index("Good:")
    assert rule in MESSAGES


def test_noqa_exempts_its_line_alone(playbooks: Any) -> None:
    assert {p.code for p in found([], playbooks)} == {"few-facts", "no-objections"}
    assert {p.code for p in found([["  facts:", "  facts: # noqa: few-facts"]], playbooks)} == {"no-objections"}
