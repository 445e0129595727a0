"""Of two lines of one answer that say the same the longer is enough."""

import pytest

from bot.roleplay.exchange.repeats import without_repeats
from bot.roleplay.state.talk import Said


def said(*lines, speaker="Nora"):
    return [Said(speaker=speaker, text=line) for line in lines]


SHORT = "Quarter's end. Notice by the fifteenth."
LONG = "Quarter's end, the minute the old one stops. Notice by the fifteenth, or I'm stuck."


@pytest.mark.parametrize("lines", [(SHORT, LONG), (LONG, SHORT)])
def test_of_two_lines_with_the_same_words_the_longer_stays(lines):
    assert without_repeats(said(*lines)) == said(LONG)


@pytest.mark.parametrize(
    "lines",
    [
        ("Let me think about it.", "Let me think about the price, it is a lot of money."),
        ("Ну хорошо.", "Ну хорошо, уговорили, привозите в субботу."),
        ("За 15 000 беру сегодня же, без разговоров.", "За 16 000 беру завтра."),
        (SHORT, SHORT),
    ],
)
def test_short_words_and_other_words_stay(lines):
    assert without_repeats(said(*lines)) == said(*lines)


def test_what_another_says_repeats_nothing():
    both = [*said(SHORT, speaker="Dee"), *said(LONG)]
    assert without_repeats(both) == both
