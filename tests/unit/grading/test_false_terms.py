"""A warranty, a weight, a time to bring it back: wrong by their number alone."""

import pytest

from bot.grading.facts.false_terms import mistaken
from bot.grading.text.clauses import clauses
from bot.grading.types import Point

BIKE = (
    Point(id="limits", wordings=("It has its faults, it weighs 21 kilos.",)),
    Point(id="battery", wordings=("There's a two-year warranty on the battery.",)),
    Point(id="return", wordings=("You have seven days to bring it back.", "If you don't like it, bring it back.")),
)
COAT = (
    Point(id="lining", wordings=("Подкладка прошита двойным швом, гарантия год.",)),
    Point(id="phone", wordings=("На телефон два года гарантии.",)),
)


@pytest.mark.parametrize(
    ("points", "reply", "quote"),
    [
        (BIKE, "It only weighs 12 kg, you'd carry it with one hand.", "It only weighs 12 kg"),
        (BIKE, "The battery has a ten-year warranty.", "The battery has a ten-year warranty."),
        (BIKE, "You can bring it back within three months.", "You can bring it back within three months."),
        (COAT, "Гарантия на него пять лет.", "Гарантия на него пять лет."),
    ],
)
def test_another_number_is_a_false_claim(points, reply, quote):
    claim = mistaken(points, clauses(reply))
    assert claim is not None
    assert quote in claim.quote


@pytest.mark.parametrize(
    ("points", "reply"),
    [
        pytest.param(BIKE, "It weighs 21 kilos, and that's a lot.", id="as the file says"),
        pytest.param(COAT, "Гарантия на телефон 24 месяца.", id="in another unit"),
        pytest.param(BIKE, "Seven days to bring it back, a repair takes us two hours.", id="behind a comma"),
        pytest.param(BIKE, "Bring it back even in three days.", id="less than is promised"),
        pytest.param(COAT, "Гарантия год на подкладку, два года на телефон.", id="two terms"),
        pytest.param(COAT, "Двадцать лет шьём, и на всё есть гарантия.", id="years of something else"),
        pytest.param(COAT, "У других гарантия три месяца.", id="another seller's"),
        pytest.param(COAT, "Какая гарантия вам нужна, пять лет?", id="a question"),
        pytest.param(BIKE, "Your old one had a five year warranty.", id="what he had"),
        pytest.param(COAT, "Весит полтора килограмма.", id="of which the file says nothing"),
    ],
)
def test_what_is_no_false_claim(points, reply):
    assert mistaken(points, clauses(reply)) is None
