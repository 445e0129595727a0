import pytest

from bot.app.mind import Mind, open_mind


@pytest.fixture(scope="session")
def mind() -> Mind:
    """What understands words by their meaning, as in production."""
    return open_mind()
