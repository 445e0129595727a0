"""A file that cannot be written is a mistake of the command, not of the program."""

import pytest

from bot.cli import creating, training
from bot.errors import UserError
from bot.grading.training import DATA

REFUSED = r"cannot be written \(.+\); name a file in a folder of yours"


def test_a_detector_is_not_written_where_there_is_no_folder(tmp_path, monkeypatch):
    pytest.importorskip("sklearn")
    monkeypatch.setattr("bot.app.mind.train_detector", lambda _rows: b"detector")
    with pytest.raises(UserError, match=REFUSED):
        training.train([min(DATA.glob("*.jsonl"))], tmp_path / "nowhere" / "detector.npz", None)


def test_a_scenario_is_not_written_below_a_file(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match=REFUSED):
        creating.new(tmp_path / "file" / "sale.yaml", None, None, None, yes=True)
