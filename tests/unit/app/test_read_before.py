"""A large shelf is read and checked once; the next start takes up what has not changed."""

import gc
from pathlib import Path

import pytest

from bot.app.read_before import FEWEST, NAME, read_before
from bot.app.shelf import open_library
from bot.config import Settings
from tests.bench.shelf import copies


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    folder = tmp_path / "scenarios"
    folder.mkdir()
    copies(folder, FEWEST + 2)
    return Settings(scenarios=(folder,), uploads=tmp_path / "uploads")


def test_the_next_start_finds_the_same_shelf_without_reading_it_again(settings):
    first = open_library(settings)
    known = read_before(settings.uploads)
    assert known == first.scenarios
    written = (settings.uploads / NAME).stat().st_mtime_ns
    assert open_library(settings).scenarios == first.scenarios
    assert (settings.uploads / NAME).stat().st_mtime_ns == written


def test_a_file_that_has_changed_is_read_again(settings):
    first = open_library(settings)
    file = settings.scenarios[0] / "0.yaml"
    entry = next(entry for entry in first.scenarios.values() if entry.source == str(file))
    file.write_text(f"{entry.text}\n# changed\n", encoding="utf-8")
    assert entry.id not in read_before(settings.uploads)
    assert open_library(settings).scenarios[entry.id].text.endswith("# changed\n")
    assert read_before(settings.uploads)[entry.id].text.endswith("# changed\n")


def test_a_file_that_has_faults_now_leaves_the_shelf_and_is_told(settings):
    open_library(settings)
    file = settings.scenarios[0] / "0.yaml"
    file.write_text("scenario: broken\n", encoding="utf-8")
    library = open_library(settings)
    assert len(library.scenarios) == FEWEST + 1
    assert {problem.source for problem in library.problems} == {str(file)}


def test_what_could_be_better_is_told_at_every_start(settings):
    file = settings.scenarios[0] / "0.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title:", "title: TODO", 1), encoding="utf-8")
    told = [str(problem) for problem in open_library(settings).problems]
    assert told
    assert [str(problem) for problem in open_library(settings).problems] == told


@pytest.mark.parametrize("spoilt", [b"", b"\xff\xfe", b"another code\n{}\n", None])
def test_a_spoilt_file_is_as_good_as_none(settings, spoilt):
    first = open_library(settings)
    file = settings.uploads / NAME
    file.write_bytes(file.read_bytes()[:-100] if spoilt is None else spoilt)
    assert read_before(settings.uploads) == {}
    assert open_library(settings).scenarios == first.scenarios


def test_a_small_shelf_leaves_nothing_on_the_disk(settings):
    for file in list(settings.scenarios[0].iterdir())[FEWEST - 1 :]:
        file.unlink()
    open_library(settings)
    assert not settings.uploads.exists()


def test_garbage_is_looked_for_again_once_the_shelf_is_read(settings):
    assert gc.isenabled()
    open_library(settings)
    assert gc.isenabled()
