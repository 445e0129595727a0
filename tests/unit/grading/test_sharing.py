"""Several embedders share the texts; what comes back is as if there were one."""

import numpy as np
import pytest

from bot.grading.training.sharing import SharingEmbedder


class Counting:
    """Gives each text its length, and keeps what it was given."""

    identity = "counting"

    def __init__(self):
        self.given = []

    def embed(self, texts):
        self.given += texts
        return np.array([[len(text), 1] for text in texts], dtype=np.float32).reshape(-1, 2)


@pytest.mark.parametrize("texts", [[], ["a"], ["a", "bb", "ccc", "dddd", "eeeee"]], ids=len)
def test_vectors_come_back_in_the_order_of_the_texts(texts):
    vectors = SharingEmbedder([Counting(), Counting()]).embed(texts)
    assert vectors[:, 0].tolist() == [len(text) for text in texts]


def test_each_text_is_embedded_once():
    both = [Counting(), Counting()]
    SharingEmbedder(both).embed(["a", "bb", "ccc"])
    assert [own.given for own in both] == [["a", "ccc"], ["bb"]]
