"""The writer's loop as a writer runs it: a new file, checked, mended, watched, played with its workings shown."""

import json
import os
import re
import signal
import subprocess
import sys
import time

import pytest

from tests.support.worlds import ROOT
from tests.test_cli import COFFEE, sparring

pytestmark = pytest.mark.timeout(120)
EXAMPLES = ROOT / "docs" / "examples"


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("mode", ["active", "passive"])
def test_a_new_file_is_without_faults_and_its_tests_pass(tmp_path, language, mode):
    file = tmp_path / "mine.yaml"
    written = sparring("new", file, "--language", language, "--mode", mode, "--yes")
    assert written.returncode == 0, written.stderr
    checked = sparring("check", file, "--language", "en")
    assert checked.stdout.splitlines() == ["1 file: 0 errors, 0 warnings", "2 tests played, 0 failed"]


def test_answers_of_any_kind_make_a_file_that_can_be_read(tmp_path):
    file = tmp_path / "mine.yaml"
    nasty = ['title=Щётки & "ёлки": 2', "need=- {b}: [x] # $c 'd'", "role=*a &b !c %d @e", "customer=yes"]
    written = sparring("new", file, "-y", *(part for answer in nasty for part in ("--set", answer)))
    assert written.returncode == 0, written.stderr
    assert "scenario: schetki-elki-2" in file.read_text(encoding="utf-8")
    assert sparring("check", file, "--quick").returncode == 0


def test_a_new_file_has_the_name_of_a_scenario_and_its_next_command_can_be_copied(tmp_path):
    refused = sparring("new", "mine.txt", "-y", cwd=tmp_path)
    assert (refused.returncode, list(tmp_path.iterdir())) == (1, [])
    assert "write mine.yaml" in refused.stderr
    written = sparring("new", "our doors.yaml", "-y", "--language", "en", cwd=tmp_path)
    assert "sparring check 'our doors.yaml'" in written.stdout


def test_a_new_file_never_takes_the_place_of_another(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("mine", encoding="utf-8")
    refused = sparring("new", file, "-y")
    assert (refused.returncode, file.read_text(encoding="utf-8")) == (1, "mine")
    assert "name another file" in refused.stderr


@pytest.mark.parametrize(
    ("answer", "told"),
    [("price=dear", "a number above zero"), ("floor=99999", "at most the price"), ("colour=red", "NAME is one of")],
)
def test_an_unusable_answer_is_refused(tmp_path, answer, told):
    refused = sparring("new", tmp_path / "mine.yaml", "-y", "--set", answer)
    assert refused.returncode == 1
    assert told in refused.stderr
    assert not (tmp_path / "mine.yaml").exists()


def test_problems_are_told_to_scripts_and_to_github(tmp_path):
    file = tmp_path / "mine.yaml"
    text = COFFEE.read_text(encoding="utf-8").replace("floor: 1600", "floor: 2000").replace("Кофе в", "Кофе  в")
    file.write_text(text, encoding="utf-8")
    found = json.loads(sparring("check", file, "--quick", "--format", "json").stdout)
    floor = next(problem for problem in found if problem["code"] == "floor-above-price")
    assert (floor["number"], floor["severity"], floor["line"], floor["fixable"]) == ("SC201", "error", 21, False)
    assert next(problem for problem in found if problem["code"] == "double-space")["fixable"] is True
    lines = sparring("check", file, "--quick", "--format", "github", "--language", "en").stdout.splitlines()
    annotation = next(line for line in lines if "SC201" in line)
    assert annotation.startswith(
        f"::error file={file},line=21,col=3,title=SC201 floor-above-price::floor 2000 is above"
    )


def test_fix_mends_letters_and_spaces_and_nothing_else(tmp_path):
    file = tmp_path / "mine.yaml"
    good = COFFEE.read_text(encoding="utf-8")
    file.write_text(good.replace("Кофе в офис", "Кoфе  в офис ").rstrip("\n"), encoding="utf-8")  # a Latin o
    mended = sparring("check", file, "--quick", "--fix")
    assert mended.returncode == 0
    assert file.read_text(encoding="utf-8") == good


def test_watch_checks_again_when_the_file_changes_and_ends_on_ctrl_c(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text(COFFEE.read_text(encoding="utf-8"), encoding="utf-8")
    command = [sys.executable, "-m", "bot", "check", str(file), "--quick", "--watch", "--language", "en"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        # Whoever runs the tests in the background hands down that Ctrl-C is ignored; nobody types it there.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as watching:
        assert watching.stdout is not None
        told: list[str] = []
        for line in watching.stdout:
            told.append(line)
            if "Watching" in line and len(told) < 6:
                file.write_text(file.read_text(encoding="utf-8").replace("customer:", "custmer:"), encoding="utf-8")
            elif "Watching" in line:
                break
        watching.send_signal(signal.SIGINT)
        assert watching.wait(20) == 0
        assert watching.stderr is not None
        assert watching.stderr.read() == ""
    assert "1 file: 0 errors" in "".join(told)
    assert "did you mean `customer`?" in "".join(told)


def test_debug_shows_what_he_understood_and_why_he_says_that(tmp_path):
    replies = tmp_path / "replies.txt"
    replies.write_text("Что вам не нравится в кофе, который пьёте сейчас?\n", encoding="utf-8")
    played = sparring("play", COFFEE, "--from", "needs", "--seed", 1, "--replies", replies, "--debug", COLUMNS="200")
    assert played.returncode == 0, played.stderr
    assert "понял вопрос о: taste" in played.stdout
    assert re.search(
        r"приёмы: [^\n]*\w+_question \d\.\d\d «Что вам не нравится в кофе, который пьёте сейчас\?»", played.stdout
    )
    assert re.search(r"интерес [\d.]+ → [\d.]+, доверие [\d.]+ → [\d.]+, терпение [\d.]+ → [\d.]+", played.stdout)
    assert "«Жалуются, что кислый.» взято из customer.facts.taste.says" in played.stdout


def test_the_company_examples_are_without_faults_and_one_has_thirty_lines():
    checked = sparring("check", EXAMPLES, "--no-play", "--language", "en")
    assert checked.stdout.strip() == "5 files: 0 errors, 0 warnings"
    assert len((EXAMPLES / "thirty-lines.yaml").read_text(encoding="utf-8").splitlines()) == 30


def test_a_playbook_beside_the_scenario_is_found_when_the_scenario_alone_is_named():
    started = time.monotonic()
    checked = sparring("check", EXAMPLES / "spin-windows.yaml", "--quick", "--language", "en")
    assert checked.stdout.strip() == "1 file: 0 errors, 0 warnings", time.monotonic() - started
    drawn = sparring("draw", EXAMPLES / "spin-windows.yaml")
    assert "implication --> payoff : advance" in drawn.stdout
