"""The commands as people and scripts run them: processes, real files, the real model."""

import json
from pathlib import Path

import pytest

from tests.support.commands import sparring
from tests.support.worlds import ROOT
from tests.support.worlds import RUSSIAN as COFFEE

SALES = ROOT / "tests" / "data" / "sales"
SEEDS = "seeds-landscape-designer"
LOST = [path.stem.removesuffix("-badly") for path in sorted(SALES.glob("*-badly.txt"))]
"""Scenarios with the replies of a poor seller; those of a good one are called as the scenario is."""
pytestmark = pytest.mark.timeout(240)


def test_the_same_seed_and_replies_print_the_same_document_byte_for_byte():
    runs = [sparring("play", SEEDS, "--seed", 3, "--replies", SALES / f"{SEEDS}.txt", "--json") for _ in range(2)]
    assert runs[0].returncode == 0, runs[0].stderr
    assert runs[0].stdout == runs[1].stdout
    document = json.loads(runs[0].stdout)
    assert {"scenario", "seed", "opening", "turns", "outcome", "why", "scorecard"} <= document.keys()
    replies = (SALES / f"{SEEDS}.txt").read_text(encoding="utf-8").splitlines()
    assert [turn["reply"] for turn in document["turns"]] == replies[: len(document["turns"])]
    assert document["turns"]
    for turn in document["turns"]:
        assert all(found["evidence"] in turn["reply"] for found in turn["moves"] + turn["mistakes"])


def test_a_sale_in_the_terminal_waits_for_no_library_of_databases_telegram_and_pictures():
    played = sparring("play", SEEDS, "--replies", SALES / f"{SEEDS}-badly.txt", PYTHONPROFILEIMPORTTIME="1")
    assert played.returncode == 0, played.stderr
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in played.stderr.splitlines()}
    assert "bot" in loaded
    assert loaded.isdisjoint({"sqlalchemy", "alembic", "telegram", "aiohttp", "prometheus_client", "PIL", "matplotlib"})


def sold(scenario, replies):
    """How a sale ended, and its score."""
    played = sparring("play", scenario, "--seed", 1, "--replies", SALES / f"{replies}.txt", "--json")
    document = json.loads(played.stdout)
    return document["outcome"], document["scorecard"]["score"]


@pytest.mark.parametrize("scenario", LOST)
def test_a_sale_on_the_shelf_is_won_by_a_good_seller_and_lost_by_a_poor_one(scenario):
    won, high = sold(scenario, scenario)
    lost, low = sold(scenario, f"{scenario}-badly")
    assert won == "deal"
    assert lost in ("hung_up", "refused")
    assert high > 60 > 40 > low


def test_a_talk_may_begin_at_a_later_stage(tmp_path):
    replies = tmp_path / "replies.txt"
    replies.write_text("Понимаю, сумма заметная. А с чем сравниваете?\n", encoding="utf-8")
    played = sparring("play", SEEDS, "--from", "objection", "--seed", 1, "--replies", replies, "--json")
    assert json.loads(played.stdout)["turns"][0]["stage"] == "objections"
    wrong = sparring("play", SEEDS, "--from", "nowhere", "--replies", replies)
    assert wrong.returncode == 1
    assert "такого этапа здесь нет. Есть: preparation, qualification, contact" in wrong.stderr
    assert "Traceback" not in wrong.stderr


def test_a_prepared_call_without_help_and_the_next_one_days_later(tmp_path):
    good = (SALES / f"{SEEDS}.txt").read_text(encoding="utf-8").splitlines()
    first, later = tmp_path / "first.txt", tmp_path / "later.txt"
    plan = [
        "Звоню, потому что у вас скоро посев в Сосновом Береге",
        "Как вы сейчас подбираете семена под разную почву?",
        "",
    ]
    give_up = ["ок, как хотите, до свидания", "Ну нет так нет, извините за беспокойство, до свидания"]
    first.write_text("\n".join([*plan, "/hint", *good[:8], *give_up, "Ладно, до свидания"]), encoding="utf-8")
    later.write_text("\n".join([good[0], *good[8:]]), encoding="utf-8")
    how = ("--seed", 1, "--prepare", "--help-level", "none", "--replies", first, "--replies", later)
    played = sparring("play", SEEDS, *how, "--json")
    assert played.returncode == 0, played.stderr
    one, two = json.loads(played.stdout)
    assert one["scorecard"]["preparation"]["questions"] == [{"text": plan[1], "open": True}]
    assert one["scorecard"]["help"] == {"level": "none", "hints": 0, "cost": 0.0}
    assert one["outcome"] == "refused"
    assert two["opening"][0]["text"].startswith("Прошёл месяц")
    assert "needs" not in {turn["stage"] for turn in two["turns"]}, "told in the first call"
    shown = sparring("play", SEEDS, *how, COLUMNS="100")
    for words in (
        "Подготовка",
        "Этот разговор идёт без помощи",
        "(режим: без помощи)",
        "Ступени: ",
        "Что было в прошлый раз",
    ):
        assert words in shown.stdout


def test_nothing_follows_a_call_that_did_not_end(tmp_path):
    file = tmp_path / "replies.txt"
    file.write_text("Здравствуйте!\n", encoding="utf-8")
    played = sparring("play", SEEDS, "--seed", 1, "--replies", file, "--replies", file)
    assert played.returncode == 1
    assert "Первый разговор не закончен" in played.stderr
    assert "Traceback" not in played.stderr


def test_a_person_practises_in_the_terminal():
    typed = "Здравствуйте, Ольга! Игорь, зёрна «Утро», удобно две минуты?\n/hint\n/stop\n"
    played = sparring("play", COFFEE, "--seed", 1, stdin=typed, COLUMNS="100")
    assert played.returncode == 0, played.stderr
    for words in ("Кофе в офис", "Что будет оцениваться", "Бюро «Линия», Ольга", "из 3", "Подсказка", "Итог"):
        assert words in played.stdout


def test_what_the_customer_was_not_told_costs_nothing_in_the_terminal():
    typed = "\n/help\nЗдравствуйте, Ольга! Удобно две минуты?\n/stop\n"
    played = sparring("play", COFFEE, "--seed", 1, stdin=typed, COLUMNS="100")
    assert played.returncode == 0, played.stderr
    assert played.stdout.count("из 3,") == 1
    assert played.stdout.count("Команды: ") == 2


def test_the_brief_tells_how_long_the_customer_has():
    played = sparring("play", COFFEE, "--seed", 1, stdin="/stop\n", COLUMNS="100")
    assert "Времени у клиента: 10 минут или 40 реплик, смотря что кончится раньше." in played.stdout


def test_replies_are_graded_line_by_line_and_a_bad_line_stops_nobody():
    good = {
        "id": "a",
        "language": "ru",
        "mode": "active",
        "stage": "needs",
        "customer": "Пересеваем каждый год.",
        "reply": "Каждый год заново, понимаю. Расскажите, во что вам обходится пересев и что вы уже пробовали?",
    }
    lines = [
        json.dumps(good),
        "not json",
        json.dumps({**good, "id": "b", "stage": "nowhere"}),
        json.dumps({**good, "id": "c", "scenario": SEEDS, "objection": "no-such"}),
        json.dumps({**good, "id": "d", "reply": "", "stage": "objection", "scenario": SEEDS, "objection": "expensive"}),
        json.dumps({**good, "id": "e", "language": "en", "customer": "Yes?", "reply": "Shut up and buy it."}),
    ]
    graded = sparring("grade", stdin="\n".join(lines) + "\n")
    assert graded.returncode == 0, graded.stderr
    results = [json.loads(line) for line in graded.stdout.splitlines()]
    assert [r.get("id", r.get("line")) for r in results] == ["a", 2, 3, 4, "d", "e"]
    assert results[0].keys() >= {"id", "moves", "mistakes", "grade", "reason"}
    assert results[0]["grade"] >= 2
    assert "stage" in results[2]["error"]
    assert "expensive" in results[3]["error"]
    assert results[4]["grade"] == 0
    assert results[5]["grade"] == 0


def test_a_wrong_file_is_explained_with_line_and_column(tmp_path):
    file = tmp_path / "mine.yaml"
    text = COFFEE.read_text(encoding="utf-8").replace("customer:", "custmer:").replace("price: 1800", "price: cheap")
    file.write_text(text, encoding="utf-8")
    checked = sparring("check", file)
    assert checked.returncode == 1
    assert f"{file}:8:1:" in checked.stdout
    assert "`customer`" in checked.stdout
    assert "`cheap`" in checked.stdout
    played = sparring("play", file)
    assert played.returncode == 1
    assert f"{file}:8:1:" in played.stderr, "the code that checks is the code that plays"


FAILING = """
tests:
  - name: вежливый продавец узнаёт, что не так с кофе
    replies:
      - "Здравствуйте, Ольга! Игорь, «Утро». Звоню, потому что вы берёте кофе в магазине. Удобно две минуты?"
      - "Что вам не нравится в кофе, который пьёте сейчас?"
    expect: {reaches: [needs], facts: [taste]}
  - name: грубияну не продают
    replies: ["Ты дура, что ли? Заткнись и слушай.", "Пошла вон, идиотка!", "Дура тупая, бери давай!"]
    expect: {outcome: deal}
"""


def test_tests_of_a_file_are_played_and_a_failing_one_says_where_and_what_happened(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text(COFFEE.read_text(encoding="utf-8") + FAILING, encoding="utf-8")
    checked = sparring("check", file)
    assert checked.returncode == 1
    (failure,) = [line for line in checked.stdout.splitlines() if "(SC901 test-outcome)" in line]
    line = file.read_text(encoding="utf-8").splitlines().index("    expect: {outcome: deal}") + 1
    assert failure.startswith(f"{file}:{line}:14: ")
    assert "«грубияну не продают»" in failure
    assert "вместо `deal`, на реплике" in failure
    assert "Сыграно: 2 теста, не прошло: 1" in checked.stdout
    unplayed = sparring("check", file, "--no-play")
    assert (unplayed.returncode, "Сыграно" in unplayed.stdout) == (0, False)


def test_what_is_shipped_can_be_read_and_breaks_no_rule():
    # Meanings and the files' own tests take minutes: `.ci/run` checks those, as a step of its own.
    checked = sparring("check", "scenarios", "docs/examples", COFFEE, "--quick", "--language", "en")
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("ending", ["mmd", "svg", "png"])
def test_the_machine_is_drawn(tmp_path, ending):
    files = [tmp_path / f"{n}.{ending}" for n in (1, 2)]
    for file in files:
        assert sparring("draw", SEEDS, "-o", file).returncode == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    begins = {"mmd": b"stateDiagram-v2", "svg": b"<?xml", "png": b"\x89PNG"}
    assert files[0].read_bytes().startswith(begins[ending])


def test_a_drawing_that_cannot_be_written_is_a_mistake_of_the_command(tmp_path):
    drawn = sparring("draw", SEEDS, "-o", tmp_path / "nowhere" / "sale.svg")
    assert drawn.returncode == 1
    assert "cannot be written" in drawn.stderr
    assert "Traceback" not in drawn.stderr


def test_the_schema_knows_what_the_loader_knows():
    schema = json.loads(sparring("schema").stdout)
    assert set(schema["required"]) >= {"scenario", "title", "language", "playbook", "customer", "product"}
    assert schema["additionalProperties"] is False


def test_the_bot_asks_for_its_token():
    started = sparring("run", SPARRING_TOKEN="", cwd=Path("/"))
    assert started.returncode == 1
    assert "Токен: его нет. Возьмите у @BotFather" in started.stderr


@pytest.mark.parametrize(
    ("language", "told"),
    [("ru", "Нет ни сценария, ни файла `seeds`; можно: "), ("en", "There is no scenario or file `seeds`; possible: ")],
)
def test_who_names_a_scenario_that_is_not_there_is_told_in_his_language_what_there_is(language, told):
    played = sparring("play", "seeds", SPARRING_LANGUAGE=language)
    assert played.returncode == 1
    assert told in played.stderr
    assert SEEDS in played.stderr


@pytest.mark.parametrize(
    "command",
    [("transcripts",), ("regrade", "--dry-run"), ("db", "move", "sqlite:///a.db", "sqlite:///b.db")],
    ids=" ".join,
)
def test_who_looks_back_where_no_bot_has_run_is_told_so_and_gets_no_empty_database(tmp_path, command):
    asked = sparring(*command, cwd=tmp_path, SPARRING_DATABASE="sqlite:///a.db")
    assert (asked.returncode, list(tmp_path.iterdir())) == (1, [])
    assert "a.db: there is no database; has the bot run with this config?" in asked.stderr


@pytest.fixture
def empty(tmp_path):
    """The address of a database with nothing in it."""
    (tmp_path / "a.db").touch()
    return f"sqlite+aiosqlite:///{tmp_path / 'a.db'}"


def test_transcripts_of_an_empty_database_are_no_error(empty):
    listed = sparring("transcripts", "--json", SPARRING_DATABASE=empty)
    assert (listed.returncode, listed.stdout) == (0, "")
    assert "no finished talks" in listed.stderr


def test_a_session_that_is_not_there_is_named_as_such(empty):
    asked = sparring("transcripts", "--session", "abc", SPARRING_DATABASE=empty)
    assert asked.returncode == 1
    assert "there is no session 'abc'" in asked.stderr


def test_corrections_of_a_coach_are_held_against_the_grades_as_given(tmp_path):
    line = {
        "id": "s-1",
        "lang": "ru",
        "mode": "active",
        "stage": "needs",
        "product": "p",
        "customer": "Да?",
        "reply": "Как?",
    }
    agreed = {**line, "moves": ["open_question"], "grade": 2, "given": {"moves": ["open_question"], "grade": 2}}
    corrected = {**agreed, "id": "s-2", "grade": 3}
    file = tmp_path / "coach.jsonl"
    file.write_text(f"{json.dumps(agreed)}\n{json.dumps(corrected)}\n", encoding="utf-8")
    report = json.loads(sparring("evaluate", file, "--corrections", "--json").stdout)
    table = sparring("evaluate", file, "--corrections").stdout
    assert "open_question" in table
    assert "upsell" not in table, "a move that nobody made has no row"
    assert (report["overall"]["micro_f1"], report["overall"]["exact"]) == (1, 0.5)
    file.write_text(json.dumps(line | {"moves": [], "grade": 1}), encoding="utf-8")
    assert "given" in sparring("evaluate", file, "--corrections").stderr


def test_grades_given_are_never_rewritten_and_who_asks_for_it_is_told_of_a_dry_run():
    asked = sparring("regrade")
    assert (asked.returncode, "--dry-run" in asked.stderr) == (1, True)
