"""The shelf follows its files: what is good is taken up, what is broken changes nothing and is told once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.app.shelf import PLAYBOOKS
from bot.scenario.problems import ScenarioRefused
from bot.storage.scenario_library import Library, load_library, load_playbooks
from bot.storage.shelf_watch import ShelfNews, ShelfWatch
from tests.support.worlds import RUSSIAN

COFFEE = RUSSIAN.read_text(encoding="utf-8")
BROKEN = COFFEE.replace("customer:", "custmer:")
OWN = "playbook: ours\nextends: active\ntitle: {ru: Наш, en: Ours}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "coffee.yaml").write_text(COFFEE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def library(folder: Path) -> Library:
    return load_library([folder], load_playbooks([PLAYBOOKS]))


@pytest.fixture
def look(folder: Path, library: Library) -> Callable[[], ShelfNews]:
    watch = ShelfWatch(library, [folder], load_playbooks([PLAYBOOKS]))

    def twice() -> ShelfNews:
        assert not watch.look(), "a file that has just changed may still be written"
        return watch.look()

    return twice


def test_a_changed_file_is_taken_up(folder, library, look):
    assert not look()
    (folder / "coffee.yaml").write_text(COFFEE.replace("Кофе в офис", "Кофе в бюро!"), encoding="utf-8")
    assert look() == ShelfNews(taken=("coffee-for-the-office",))
    assert library.scenarios["coffee-for-the-office"].scenario.title == "Кофе в бюро!"


def test_a_new_file_joins_and_a_deleted_one_leaves(folder, library, look):
    (folder / "tea.yaml").write_text(COFFEE.replace("coffee-for-the-office", "tea"), encoding="utf-8")
    assert look().taken == ("tea",)
    (folder / "coffee.yaml").unlink()
    assert look() == ShelfNews(gone=("coffee-for-the-office",))
    assert set(library.scenarios) == {"tea"}


def test_a_broken_file_never_replaces_a_good_one_and_is_told_once(folder, library, look):
    (folder / "coffee.yaml").write_text(BROKEN, encoding="utf-8")
    news = look()
    assert (news.taken, news.gone) == ((), ())
    assert {p.code for p in news.problems} == {"unknown-key"}
    assert library.scenarios["coffee-for-the-office"].text == COFFEE
    (folder / "coffee.yaml").write_text(BROKEN + "\n", encoding="utf-8")
    assert not look(), "the same faults are told once"
    (folder / "coffee.yaml").write_text(COFFEE, encoding="utf-8")
    assert not look(), "mended to what it was: nothing has changed"
    (folder / "coffee.yaml").write_text(BROKEN, encoding="utf-8")
    assert look().problems, "broken anew it is told anew"


def test_a_playbook_of_ones_own_is_taken_up_with_the_scenarios_that_play_it(folder, library, look):
    (folder / "ours.yaml").write_text(OWN, encoding="utf-8")
    (folder / "tea.yaml").write_text(
        COFFEE.replace("coffee-for-the-office", "tea").replace("playbook: active", "playbook: ours"), encoding="utf-8"
    )
    assert look().taken == ("tea",)
    before = library.scenarios["tea"].hash
    (folder / "ours.yaml").write_text(OWN + "limits: {turns: 30}\n", encoding="utf-8")
    assert look().taken == ("tea",)
    assert library.scenarios["tea"].hash != before
    assert library.playbooks.models["ours"].limits.turns == 30
    (folder / "ours.yaml").write_text(OWN + "limits: {turns: many}\n", encoding="utf-8")
    assert {p.code for p in look().problems} == {"wrong-kind", "unknown-playbook"}
    assert library.playbooks.models["ours"].limits.turns == 30
    assert "tea" in library.scenarios


def test_what_one_process_adds_is_on_the_shelf_of_another_at_its_second_look(tmp_path):
    built_in = load_playbooks([PLAYBOOKS])
    mine, theirs = load_library([], built_in), load_library([], built_in)
    uploads = tmp_path / "uploads"
    watches = [ShelfWatch(shelf, [uploads], built_in) for shelf in (mine, theirs)]
    added = mine.add(COFFEE, uploads)
    assert [watch.look() for watch in watches] == [ShelfNews(), ShelfNews()]
    assert [watch.look() for watch in watches] == [ShelfNews(), ShelfNews(taken=("coffee-for-the-office",))]
    assert theirs.scenarios["coffee-for-the-office"].hash == added.hash


def test_an_interrupted_addition_can_be_repeated_and_another_file_of_that_id_is_refused(tmp_path):
    built_in = load_playbooks([PLAYBOOKS])
    died = load_library([], built_in)
    died.add(COFFEE, tmp_path)
    for shelf in (died, load_library([tmp_path], built_in), load_library([], built_in)):
        assert shelf.add(COFFEE, tmp_path).text == COFFEE
        with pytest.raises(ScenarioRefused):
            shelf.add(COFFEE.replace("Кофе в офис", "Кофе в бюро"), tmp_path)
    with pytest.raises(ScenarioRefused):
        load_library([], built_in).add(COFFEE.replace("Кофе в офис", "Кофе в бюро"), tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["coffee-for-the-office.yaml"]
    assert (tmp_path / "coffee-for-the-office.yaml").read_text(encoding="utf-8") == COFFEE
