"""What an embedder knows of scenarios outlives the process; what people said does not."""

import json
from pathlib import Path

import numpy as np
import pytest

from bot.app.kept_meanings import NAME, keep_meanings, recall
from bot.app.shelf import check_files
from bot.grading.detection.vector_memory import RememberingEmbedder
from tests.support.constant import ConstantEmbedder
from tests.support.worlds import ROOT

LIBRARY = check_files((ROOT / "scenarios" / "phone-two-models.yaml",))
SCENARIO = LIBRARY.scenarios["phone-two-models"].scenario
WAYS = [way for fact in SCENARIO.customer.facts for way in fact.about]
SAID = "Меня зовут Денис, мой номер 8 900 000-00-00."


class Counting(ConstantEmbedder):
    """Counts the texts that it is given."""

    def __init__(self, identity: str = "a model") -> None:
        super().__init__(identity)
        self.texts: list[str] = []

    def embed(self, texts):
        self.texts += texts
        return super().embed(texts)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    embedder = RememberingEmbedder(Counting())
    embedder.embed([*WAYS, SAID])
    keep_meanings(embedder, LIBRARY, tmp_path / "uploads")
    return tmp_path / "uploads"


def test_the_next_start_need_not_read_the_scenario_again(kept):
    model = Counting()
    embedder = RememberingEmbedder(model)
    recall(embedder, kept)
    assert np.array_equal(embedder.embed(WAYS), ConstantEmbedder("a model").embed(WAYS))
    assert not model.texts


def test_nothing_that_people_said_is_written_down(kept):
    written = (kept / NAME).read_bytes()
    assert json.dumps(WAYS[0], ensure_ascii=False).encode("utf-32-le") in written
    assert "Денис, мой номер".encode("utf-32-le") not in written
    embedder = RememberingEmbedder(model := Counting())
    recall(embedder, kept)
    embedder.embed([SAID])
    assert model.texts == [SAID]


@pytest.mark.parametrize("spoilt", [b"", b"PK\x03\x04", None])
def test_another_model_or_a_spoilt_file_begins_anew(kept, spoilt):
    if spoilt is not None:
        (kept / NAME).write_bytes(spoilt)
    embedder = RememberingEmbedder(model := Counting("a model" if spoilt is not None else "another model"))
    recall(embedder, kept)
    embedder.embed(WAYS)
    assert model.texts


def test_nothing_is_made_where_the_bot_keeps_nothing(tmp_path):
    embedder = RememberingEmbedder(Counting())
    embedder.embed(WAYS)
    keep_meanings(embedder, LIBRARY, tmp_path / "data" / "scenarios")
    assert not (tmp_path / "data").exists()
