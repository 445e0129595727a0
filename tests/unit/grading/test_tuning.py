import numpy as np
import pytest

from bot.grading.detection.tuning import DEFAULT, Tuning, TuningRefused
from bot.grading.embedder import identity, model_file


def tuning(**changes):
    head = {"weights": np.ones((2, 3), dtype=np.float32), "bias": np.zeros(2, dtype=np.float32)}
    return Tuning(**{"base": "model/1", "pieces": ((2, b"CD"), (5, b"F")), **head, **changes})


def test_pieces_stand_in_a_copy_that_is_gone_afterwards(tmp_path):
    model = tmp_path / "model.bin"
    model.write_bytes(b"abcdefgh")
    with tuning().applied(model) as copy:
        assert copy.read_bytes() == b"abCDeFgh"
    assert not copy.exists()
    assert model.read_bytes() == b"abcdefgh"


def test_what_is_written_is_read_again(tmp_path):
    path = tmp_path / "reader.npz"
    path.write_bytes(tuning().to_bytes())
    again = Tuning.read(path, "model/1")
    assert again.pieces == tuning().pieces
    assert np.array_equal(again.weights, tuning().weights)
    assert again.identity == tuning().identity


@pytest.mark.parametrize("change", [{"pieces": ((2, b"CX"),)}, {"bias": np.ones(2, dtype=np.float32)}])
def test_other_layers_or_another_head_are_another_reader(change):
    assert tuning(**change).identity != tuning().identity


def test_another_model_is_refused(tmp_path):
    path = tmp_path / "reader.npz"
    path.write_bytes(tuning().to_bytes())
    with pytest.raises(TuningRefused, match=r"tuned from model/1, but model/2 is used"):
        Tuning.read(path, "model/2")


@pytest.mark.parametrize("content", [None, b"", b"no zip"], ids=["missing", "empty", "another file"])
def test_what_holds_no_layers_is_refused(tmp_path, content):
    path = tmp_path / "reader.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(TuningRefused, match=r"reader\.npz: cannot be read"):
        Tuning.read(path, "model/1")


def test_the_shipped_layers_lie_within_the_model():
    size = model_file().stat().st_size
    pieces = Tuning.read(DEFAULT, identity()).pieces
    assert pieces
    assert all(0 < at < at + len(content) <= size for at, content in pieces)
