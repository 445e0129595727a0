"""The writer's guide does what it says: every command runs, and its snippets together are a scenario that passes."""

import re
import shlex

import pytest
import yaml

from bot.app.shelf import PLAYBOOKS
from bot.scenario.parsing import parse_playbook
from tests.support.commands import begun, sparring
from tests.support.worlds import ROOT

pytestmark = pytest.mark.timeout(240)
GUIDES = ["writing-scenarios.md", "writing-scenarios.ru.md"]


def blocks(guide: str, kind: str) -> list[str]:
    text = (ROOT / "docs" / guide).read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def scenario_of(guide: str) -> str:
    return "".join(block for block in blocks(guide, "yaml") if "extends:" not in block)


@pytest.mark.parametrize("guide", GUIDES)
def test_the_snippets_together_are_a_scenario_without_a_fault_whose_tests_pass(guide, tmp_path):
    file = tmp_path / "guide.yaml"
    file.write_text(scenario_of(guide), encoding="utf-8")
    checked = sparring("check", file, "--language", "en")
    assert checked.stdout.splitlines() == ["1 file: 0 errors, 0 warnings", "2 tests played, 0 failed"]


@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_runs_in_the_order_of_the_guide(guide, tmp_path):
    commands = [line for block in blocks(guide, "sh") for line in block.splitlines()]
    assert len(commands) >= 6
    for command in commands:
        words = shlex.split(command)
        assert words[0] == "sparring", command
        if "--watch" in words:
            watched(words[1:], tmp_path)
            continue
        done = sparring(*words[1:], cwd=tmp_path)
        assert done.returncode == 0, (command, done.stdout, done.stderr)


def watched(words: list[str], folder) -> None:
    """Run a command that goes on for ever until it has checked once."""
    with begun(*words, cwd=folder) as watching:
        assert any("Ctrl-C" in line for line in watching.stdout)
        watching.terminate()


@pytest.mark.parametrize("guide", GUIDES)
def test_the_playbook_of_the_guide_can_be_read(guide):
    bases = {file.stem: file.read_text(encoding="utf-8") for file in PLAYBOOKS.glob("*.yaml")}
    (text,) = (block for block in blocks(guide, "yaml") if "extends:" in block)
    assert parse_playbook(text, guide, bases).problems == ()


@pytest.mark.parametrize("guide", GUIDES)
def test_what_the_guide_points_at_is_there(guide):
    text = (ROOT / "docs" / guide).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "//" not in link]
    assert links
    for link in links:
        file, _, section = link.partition("#")
        assert (ROOT / "docs" / file).exists(), link
        headings = re.findall(r"^#+ (.+)$", (ROOT / "docs" / file).read_text("utf-8"), re.MULTILINE) if section else []
        assert section in ["", *(heading.lower().replace(" ", "-") for heading in headings)], link
    named = set(re.findall(r"`([\w-]+\.yaml)`", text)) - {"config.yaml", "window-cleaning.yaml"}
    assert named
    assert named <= {file.name for file in (ROOT / "docs" / "examples").iterdir()}
    assert {"scenario", "customer", "product", "objections", "tests"} <= set(yaml.safe_load(scenario_of(guide)))
