"""The writer's loop as a writer runs it: a new file, checked, mended, watched, played with its workings shown."""

import json
import os
import re
import signal
import time

import pytest
import yaml

from bot.texts.drafting import QUESTIONS
from tests.support.commands import begun, sparring
from tests.support.worlds import ROOT
from tests.support.worlds import RUSSIAN as COFFEE

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


def written(folder, mode, language, *answers):
    """A new file, as it is read."""
    file = folder / "mine.yaml"
    made = sparring(
        *("new", file, "-y", "--mode", mode, "--language", language),
        *(part for answer in answers for part in ("--set", answer)),
    )
    assert made.returncode == 0, made.stderr
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def test_answers_without_full_stops_are_sentences_in_the_brief(tmp_path):
    made = written(tmp_path, "active", "en", "point=we come on Mondays", "answer=the first month is free", "role=boss.")
    assert "We come on Mondays. The first month is free. They can start" in made["brief"]
    assert "boss, who has" in made["brief"]


@pytest.mark.parametrize(
    ("answer", "told"),
    [("Клиника «Улыбка»", "«Клиника „Улыбка“»"), ("«Улыбка»", "«Улыбка»"), ('ООО "Ромашка"', "«ООО „Ромашка“»")],
)
def test_a_company_with_quotes_in_its_name_stands_within_quotes(tmp_path, answer, told):
    made = written(tmp_path, "active", "ru", f"seller={answer}")
    assert told in made["brief"]
    assert told == f"«{made['seller']}»"


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("mode", ["active", "passive"])
def test_whatever_the_customer_says_of_a_need_tells_it(tmp_path, language, mode):
    made = written(tmp_path, mode, language, "need=Зубы болят.", "now=Терплю.")
    trouble, now, _ = made["customer"]["facts"]
    assert [len(trouble["says"]), len(now["says"])] == [2, 2]
    assert all("Зубы болят." in line for line in trouble["says"])
    assert all("Терплю." in line for line in now["says"])


@pytest.mark.parametrize("answer", ["month", "a month", "per month"])
def test_a_new_file_says_what_the_price_is_for(tmp_path, answer):
    made = written(tmp_path, "active", "en", f"unit={answer}")
    assert made["product"]["unit"] == "month"
    assert "£12 per month," in made["brief"]


def test_a_new_file_has_the_name_of_a_scenario_and_its_next_command_can_be_copied(tmp_path):
    refused = sparring("new", "mine.txt", "-y", cwd=tmp_path)
    assert (refused.returncode, list(tmp_path.iterdir())) == (1, [])
    assert "напишите mine.yaml" in refused.stderr
    written = sparring("new", "our doors.yaml", "-y", "--language", "en", cwd=tmp_path)
    assert "sparring check 'our doors.yaml' --language en" in written.stdout


def test_the_questions_follow_their_introduction_and_a_wrong_answer_is_told(tmp_path):
    keys, terminal = os.openpty()
    os.write(keys, b"3\n2\n30\n\n")
    given = {name: "busy" for name in QUESTIONS if name not in ("price", "floor")}
    sets = (word for name, value in given.items() for word in ("--set", f"{name}={value}"))
    with begun("new", "mine.yaml", "--language", "en", *sets, cwd=tmp_path, stdin=terminal) as asking:
        told = asking.stdout.read()
    parts = ("A new scenario.", "Who begins?", "Type a number from 1 to 2.", "Who begins?", "list price", "[27.78]")
    assert re.search(".*".join(map(re.escape, parts)), told, re.DOTALL), told
    product = yaml.safe_load((tmp_path / "mine.yaml").read_text(encoding="utf-8"))["product"]
    assert (product["price"], product["floor"]) == (30, 27.78)


def test_where_nobody_can_be_asked_that_is_said(tmp_path):
    made = sparring("new", "mine.yaml", cwd=tmp_path, stdin="Двери\n")
    assert "Терминала нет, спросить некого" in made.stderr
    assert (tmp_path / "mine.yaml").exists()


def test_a_new_file_never_takes_the_place_of_another(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("mine", encoding="utf-8")
    refused = sparring("new", file, "-y")
    assert (refused.returncode, file.read_text(encoding="utf-8")) == (1, "mine")
    assert "уже есть; назовите другой файл" in refused.stderr


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("price=dear", "Write a number above zero"),
        ("floor=99999", "write at most 12"),
        ("temperament=odd", "Choose one: sceptic"),
        ("title= ", "Write a few words"),
        ("colour=red", "NAME is one of"),
    ],
)
def test_an_unusable_answer_is_refused(tmp_path, answer, told):
    refused = sparring("new", tmp_path / "mine.yaml", "-y", "--language", "en", "--set", answer)
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


def test_fix_keeps_the_line_ends_of_windows(tmp_path):
    file = tmp_path / "mine.yaml"
    good = COFFEE.read_text(encoding="utf-8").replace("\n", "\r\n").encode()
    file.write_bytes(good)
    plain = sparring("check", COFFEE, "--quick").stdout.replace(str(COFFEE), str(file))
    assert sparring("check", file, "--quick").stdout == plain
    file.write_bytes(good.replace("Кофе в офис".encode(), "Кофе  в офис".encode()))
    assert sparring("check", file, "--quick", "--fix").returncode == 0
    assert file.read_bytes() == good


SALE = ROOT / "scenarios" / "office-coffee-architects.yaml"
ORDER = re.compile(r"^(      closing: ).*$", re.MULTILINE)
AFTERWARDS = re.compile(r"^      (?:feedback|next_deal): .*\n", re.MULTILINE)


def test_a_test_that_ends_at_the_yes_is_told_what_follows_it(tmp_path):
    file = tmp_path / "mine.yaml"
    head, tests = SALE.read_text(encoding="utf-8").split("\ntests:\n")
    first = AFTERWARDS.sub("", tests).split("\n  - name:")[0]
    file.write_text(f"{head}\ntests:\n{first}\n", encoding="utf-8")
    (told,) = [line for line in sparring("check", file, "--language", "en").stdout.splitlines() if "SC9" in line]
    assert "the customer has said yes, and the talk goes on in `feedback`" in told
    assert "add a reply for each stage that is left (`feedback`, `next_deal`)" in told
    assert "or expect `reaches: feedback`" in told
    expected = first.replace("outcome: deal", "reaches: feedback")
    file.write_text(f"{head}\ntests:\n{expected}\n", encoding="utf-8")
    assert "1 test played, 0 failed" in sparring("check", file, "--language", "en").stdout
    unasked = ORDER.sub(r"\1Shall we start with the two weeks on trial, then?", first)
    file.write_text(f"{head}\ntests:\n{unasked}\n", encoding="utf-8")
    (told,) = [line for line in sparring("check", file, "--language", "en").stdout.splitlines() if "SC9" in line]
    assert "waits in `closing` to be asked for what the order needs" in told


def test_watch_checks_again_when_the_file_changes_and_ends_on_ctrl_c(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text(COFFEE.read_text(encoding="utf-8"), encoding="utf-8")
    with begun("check", file, "--quick", "--watch", "--language", "en") as watching:
        told: list[str] = []
        for line in watching.stdout:
            told.append(line)
            if "Watching" in line and len(told) < 6:
                file.write_text(file.read_text(encoding="utf-8").replace("customer:", "custmer:"), encoding="utf-8")
            elif "Watching" in line:
                break
        watching.send_signal(signal.SIGINT)
        assert watching.wait(20) == 0
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
