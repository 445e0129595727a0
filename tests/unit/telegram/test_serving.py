"""Whoever stops the bot waits for it a moment only."""

from bot.telegram.serving import DRAIN


def test_what_is_under_way_is_waited_for_a_few_seconds_at_most():
    assert DRAIN < 5
