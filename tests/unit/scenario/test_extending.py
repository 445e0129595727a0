"""A playbook of one's own says only what differs, and is kept whole."""

import json
from pathlib import Path

import pytest

from bot.scenario.parsing import parse_playbook
from bot.scenario.playbook import Playbook
from bot.scenario.schema import playbook_schema

BASE = (Path(__file__).parents[2] / "data" / "playbook.yaml").read_text(encoding="utf-8")
OWN = """\
playbook: ours
extends: active
title: {ru: Наш, en: Ours}
mood: {moves: {benefit: {interest: 9}}}
stages:
  - id: contact
    pass_mark: 80
  - id: need
    kind: needs
    title: {ru: Нужда, en: Need}
    job: {ru: Спросить, en: Ask}
    criteria:
      - {id: asked, text: {ru: Спросил, en: Asked}, any: [open_question]}
    hint: {ru: Спросите, en: Ask}
  - closing
"""


def ours(text: str = OWN) -> Playbook:
    parsed = parse_playbook(text, "ours.yaml", {"active": BASE})
    assert parsed.playbook is not None, parsed.problems
    return parsed.playbook


def test_it_takes_over_what_it_does_not_say() -> None:
    base, own = parse_playbook(BASE, "active.yaml").playbook, ours()
    assert base is not None
    assert [stage.id for stage in own.stages] == ["contact", "need", "closing"]
    assert own.stage("closing") == base.stage("closing")
    assert own.stage("contact") == base.stage("contact").model_copy(update={"pass_mark": 80})
    assert set(own.mood.moves) == {"greeting", "benefit"}
    assert (own.lines, own.about.en, own.title.en) == (base.lines, base.about.en, "Ours")


def test_without_stages_it_takes_over_all_of_them() -> None:
    own = ours("playbook: ours\nextends: active\nlimits: {turns: 12}\n")
    assert ([stage.id for stage in own.stages], own.limits.turns) == (["contact", "closing"], 12)


def test_its_text_is_kept_whole_and_needs_no_other() -> None:
    parsed = parse_playbook(OWN, "ours.yaml", {"active": BASE})
    again = parse_playbook(parsed.text, "kept.yaml")
    assert again.playbook == parsed.playbook
    assert again.text == parsed.text


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("extends: active", "extends: activ", "2:1: error: there is no playbook `activ`; did you mean `active`?"),
        ("- closing", "- clsing", "15:5: error: playbook `active` has no stage `clsing`; did you mean `closing`?"),
        ("pass_mark: 80", "pass_mark: 800", "7:5: error: `pass_mark` is `800`; write 100 or less"),
        ("kind: needs", "kind: nees", "9:5: error: `nees` is not possible here; did you mean `needs`?"),
        ("playbook: ours\n", "", "1:1: error: `playbook` is missing"),
    ],
)
def test_a_fault_in_it_is_told_at_its_place(old: str, new: str, told: str) -> None:
    parsed = parse_playbook(OWN.replace(old, new, 1), "ours.yaml", {"active": BASE})
    assert parsed.playbook is None
    assert any(str(problem).startswith(f"ours.yaml:{told}") for problem in parsed.problems), parsed.problems


def test_the_schema_knows_what_it_may_leave_out() -> None:
    schema = playbook_schema()
    assert {"extends", "stages"} <= schema["properties"].keys()
    assert schema["required"] == ["playbook"]
    assert {"type": "string"} in schema["properties"]["stages"]["items"]["anyOf"]
    assert json.dumps(schema)
