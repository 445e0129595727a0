"""The short form of `tests.bench.sales`: whole sales with the real grader, by good, poor and absurd sellers."""

import pytest

from bot.scenario.vocabulary import Language
from tests.bench.sales import foreign, play_out, worlds_of
from tests.bench.sellers import anybody, good, poor
from tests.support.worlds import RUSSIAN, SCENARIOS, SMALLEST

pytestmark = pytest.mark.timeout(180)

SHIPPED = tuple(SCENARIOS / name for name in ("seeds-landscape-designer.yaml", "phone-two-models.yaml"))


@pytest.fixture(scope="module")
def table():
    """Worlds and a judge that remembers."""
    return worlds_of(SHIPPED)


@pytest.fixture(scope="module")
def wide_table():
    """More worlds than in `table`, and replies judged once a moment whatever the customer said."""
    return worlds_of((*SHIPPED, RUSSIAN, SMALLEST), loose=True)


def test_whatever_is_said_no_promise_is_broken(wide_table):
    worlds, judge = wide_table
    seller = anybody(pool=12)
    broken = {
        violation
        for seed in range(36)
        for violation in play_out(worlds[seed % len(worlds)], seller, seed, judge).violations
    }
    assert broken == set()


def test_sales_played_well_are_won(table):
    worlds, judge = table
    won = [play_out(worlds[seed % 2], good, seed, judge).talk.outcome.won for seed in range(12)]
    assert sum(won) >= 10


def test_sales_played_badly_are_lost(table):
    worlds, judge = table
    won = [play_out(worlds[seed % 2], poor, seed, judge).talk.outcome.won for seed in range(12)]
    assert sum(won) == 0


@pytest.mark.parametrize(
    ("text", "language", "is_foreign"),
    [
        ("Алло, да.", Language.RU, False),
        ("Yes?", Language.RU, True),
        ("Алло, да.", Language.EN, True),
        ("16 500 ₽?", Language.EN, False),
    ],
)
def test_the_other_language_is_noticed(text, language, is_foreign):
    assert foreign(text, language) is is_foreign
