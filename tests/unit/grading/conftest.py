import pytest

from bot.app.mind import Models, default_models
from bot.grading.detection.vector_memory import RememberingEmbedder
from bot.grading.grader import load_default


@pytest.fixture(scope="session")
def models():
    shipped = default_models()
    return Models(embedder=RememberingEmbedder(shipped.embedder), reader=shipped.reader.over(RememberingEmbedder))


@pytest.fixture(scope="session")
def embedder(models):
    return models.embedder


@pytest.fixture(scope="session")
def reader(models):
    return models.reader


@pytest.fixture(scope="session")
def grader(embedder, reader):
    return load_default(embedder, reader)
