"""The shelf reads what it may, names what it may not, and never overwrites."""

from pathlib import Path

import pytest

from bot.scenario.problems import ScenarioRefused
from bot.scenario.vocabulary import Language
from bot.scenario.yaml_reader import MAX_BYTES
from bot.storage.scenario_library import Playbooks, load_library
from tests.support.worlds import SMALLEST

MINIMAL = SMALLEST.read_text(encoding="utf-8")


def test_same_id_names_both_files(tmp_path: Path, shelf: Playbooks) -> None:
    for name in ("a.yaml", "b.yml"):
        (tmp_path / name).write_text(MINIMAL, encoding="utf-8")
    library = load_library([tmp_path], shelf)
    told = [str(p) for p in library.problems if p.code == "same-id"]
    assert len(told) == 1
    assert "a.yaml" in told[0]
    assert "b.yml" in told[0]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"title: \xff\xfe", "not-utf8"), (b"x" * (MAX_BYTES + 1), "too-large")],
    ids=["bytes", "size"],
)
def test_unreadable_file_is_named(content: bytes, code: str, tmp_path: Path, shelf: Playbooks) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    library = load_library([tmp_path], shelf)
    assert [p.code for p in library.problems] == [code]


def test_a_file_that_is_not_there_is_named(tmp_path: Path, shelf: Playbooks) -> None:
    (problem,) = load_library([tmp_path / "none.yaml"], shelf).problems
    assert "there is no such file; check its name and its folder" in str(problem)
    assert "такого файла нет; проверьте имя и папку" in problem.render(Language.RU)


def test_link_out_of_the_folder_is_not_followed(tmp_path: Path, shelf: Playbooks) -> None:
    (tmp_path / "secret.yaml").write_text(MINIMAL, encoding="utf-8")
    folder = tmp_path / "scenarios"
    folder.mkdir()
    (folder / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    assert load_library([folder], shelf).files == 0


CHANGED = MINIMAL + "# changed\n"
ADDED = "seeds-first-call.yaml"


def test_add_names_the_file_by_id_and_a_newer_one_takes_its_place(tmp_path: Path, shelf: Playbooks) -> None:
    library = load_library([], shelf)
    for text in (MINIMAL, CHANGED):
        entry = library.add(text, tmp_path, replace=True)
        assert [f.name for f in tmp_path.iterdir()] == [ADDED]
        assert entry.text == (tmp_path / ADDED).read_text(encoding="utf-8") == text


def test_a_broken_file_takes_no_place(tmp_path: Path, shelf: Playbooks) -> None:
    library = load_library([], shelf)
    entry = library.add(MINIMAL, tmp_path)
    with pytest.raises(ScenarioRefused):
        library.add(MINIMAL.replace("goal:", "goall:"), tmp_path)
    assert library.scenarios == {entry.id: entry}
    assert (tmp_path / ADDED).read_text(encoding="utf-8") == MINIMAL


def test_a_file_in_the_folder_under_another_name_is_the_one_that_changes(tmp_path: Path, shelf: Playbooks) -> None:
    (tmp_path / "by-hand.yaml").write_text(MINIMAL, encoding="utf-8")
    library = load_library([tmp_path], shelf)
    assert library.add(CHANGED, tmp_path, replace=True).source == str(tmp_path / "by-hand.yaml")
    assert [f.name for f in tmp_path.iterdir()] == ["by-hand.yaml"]


@pytest.mark.parametrize("known", [True, False], ids=["on the shelf", "not yet seen"])
def test_what_stands_elsewhere_or_was_not_seen_is_not_replaced(tmp_path: Path, shelf: Playbooks, known: bool) -> None:
    folder = tmp_path / ("scenarios" if known else "uploads")
    folder.mkdir()
    library = load_library([folder], shelf)
    (folder / ADDED).write_text(MINIMAL, encoding="utf-8")
    if known:
        library = load_library([folder], shelf)
    with pytest.raises(ScenarioRefused, match="same-id"):
        library.add(CHANGED, tmp_path / "uploads", replace=True)
    assert (folder / ADDED).read_text(encoding="utf-8") == MINIMAL


def test_nothing_is_replaced_by_whoever_was_told_that_his_scenario_is_new(tmp_path: Path, shelf: Playbooks) -> None:
    library = load_library([], shelf)
    library.add(MINIMAL, tmp_path)
    with pytest.raises(ScenarioRefused, match="same-id"):
        library.add(CHANGED, tmp_path)
    assert (tmp_path / ADDED).read_text(encoding="utf-8") == MINIMAL


def test_what_somebody_changed_at_the_disk_meanwhile_is_not_lost(tmp_path: Path, shelf: Playbooks) -> None:
    library = load_library([], shelf)
    library.add(MINIMAL, tmp_path)
    by_hand = MINIMAL + "# by hand\n"
    (tmp_path / ADDED).write_text(by_hand, encoding="utf-8")
    for replace in (False, True):
        with pytest.raises(ScenarioRefused, match="same-id"):
            library.add(CHANGED if replace else MINIMAL, tmp_path, replace=replace)
    assert (tmp_path / ADDED).read_text(encoding="utf-8") == by_hand


@pytest.mark.parametrize("left", ["goall: x", None], ids=["broken by hand", "deleted"])
def test_what_is_sent_again_mends_the_file(tmp_path: Path, shelf: Playbooks, left: str | None) -> None:
    library = load_library([], shelf)
    library.add(MINIMAL, tmp_path)
    (tmp_path / ADDED).unlink()
    if left:
        (tmp_path / ADDED).write_text(left, encoding="utf-8")
    library.add(MINIMAL, tmp_path)
    assert (tmp_path / ADDED).read_text(encoding="utf-8") == MINIMAL
    (tmp_path / ADDED).write_text("goall: x", encoding="utf-8")
    load_library([tmp_path], shelf).add(CHANGED, tmp_path)
    assert (tmp_path / ADDED).read_text(encoding="utf-8") == CHANGED


def test_to_add_the_same_words_once_more_changes_nothing(tmp_path: Path, shelf: Playbooks) -> None:
    library = load_library([], shelf)
    assert library.add(MINIMAL, tmp_path) == library.add(MINIMAL, tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
