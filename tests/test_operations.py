"""The page for whoever looks after the machine says what is true: its commands are run as they stand there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.app.metrics import Metrics
from bot.config import Access
from tests.support.worlds import ROOT

PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
COMMAND = re.compile(r"^(?:SPARRING_\w+=\S+ )?sparring .+$")
pytestmark = pytest.mark.timeout(120)


def commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if COMMAND.match(line)]


def test_the_commands_of_the_page_work_in_their_order(tmp_path):
    found = commands()
    assert {line.split("sparring ")[1].split()[0] for line in found} == {"doctor", "backup", "restore"}
    environment = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HOME": str(tmp_path)}
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "sparring.db").touch()
    for line in ["sparring transcripts", *found]:  # the first brings the empty database up to date
        done = subprocess.run(
            ["/bin/bash", "-c", line.replace("/tmp/", f"{tmp_path}/")], cwd=tmp_path, env=environment,
            capture_output=True, encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip
        wanted = 1 if line.startswith("sparring doctor") else 0  # there is no token here
        assert done.returncode == wanted, f"{line}\n{done.stdout}{done.stderr}"
    assert (tmp_path / "trial.db").is_file()


def test_every_metric_is_on_the_page():
    families = {family.name for family in Metrics().registry.collect() if family.name.startswith("sparring")}
    assert families
    assert [name for name in families if name not in PAGE] == []


def test_every_rule_of_access_is_on_the_page():
    assert all(f"| `{access.value}`" in PAGE for access in Access)
