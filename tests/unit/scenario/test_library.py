"""The shelf reads what it may, names what it may not, and never overwrites."""

from pathlib import Path

import pytest

from bot.scenario.problems import ScenarioRefused
from bot.storage.scenario_library import Playbooks, load_library

MINIMAL = (Path(__file__).parents[2] / "data" / "minimal.yaml").read_text(encoding="utf-8")


def test_same_id_names_both_files(tmp_path: Path, shelf: Playbooks) -> None:
    for name in ("a.yaml", "b.yml"):
        (tmp_path / name).write_text(MINIMAL, encoding="utf-8")
    library = load_library([tmp_path], shelf)
    told = [str(p) for p in library.problems if p.code == "same-id"]
    assert len(told) == 1
    assert "a.yaml" in told[0]
    assert "b.yml" in told[0]


@pytest.mark.parametrize(
    ("content", "code"), [(b"title: \xff\xfe", "not-utf8"), (b"x" * 300_000, "too-large")], ids=["bytes", "size"]
)
def test_unreadable_file_is_named(content: bytes, code: str, tmp_path: Path, shelf: Playbooks) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    library = load_library([tmp_path], shelf)
    assert [p.code for p in library.problems] == [code]


def test_link_out_of_the_folder_is_not_followed(tmp_path: Path, shelf: Playbooks) -> None:
    (tmp_path / "secret.yaml").write_text(MINIMAL, encoding="utf-8")
    folder = tmp_path / "scenarios"
    folder.mkdir()
    (folder / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    assert load_library([folder], shelf).files == 0


def test_add_names_the_file_by_id_and_refuses_a_second(tmp_path: Path, shelf: Playbooks) -> None:
    library = load_library([], shelf)
    entry = library.add(MINIMAL, tmp_path)
    assert [f.name for f in tmp_path.iterdir()] == ["seeds-first-call.yaml"]
    assert entry.text == (tmp_path / "seeds-first-call.yaml").read_text(encoding="utf-8")
    with pytest.raises(ScenarioRefused, match="same-id"):
        library.add(MINIMAL + "# changed\n", tmp_path)
    assert entry.text == (tmp_path / "seeds-first-call.yaml").read_text(encoding="utf-8")


def test_to_add_the_same_words_once_more_changes_nothing(tmp_path: Path, shelf: Playbooks) -> None:
    library = load_library([], shelf)
    assert library.add(MINIMAL, tmp_path) == library.add(MINIMAL, tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
