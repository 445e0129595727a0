"""What came of an update is counted by name."""

import pytest
from telegram import Update

from bot.telegram.watching import FAILED, Unwatched, handling


class Counting(Unwatched):
    def __init__(self):
        self.outcomes = []

    def handled(self, kind, outcome, seconds):
        self.outcomes.append(outcome)


def test_an_update_that_is_done_or_failed_is_counted_as_such():
    watch = Counting()
    with handling(Update(1), watch):
        pass
    with handling(Update(1), watch) as outcome:
        outcome.append(FAILED)
    assert watch.outcomes == ["done", "failed"]


def test_an_update_that_is_to_be_handled_again_is_not_done():
    watch = Counting()
    with pytest.raises(OSError, match="away"), handling(Update(1), watch):
        raise OSError("the database is away")
    assert watch.outcomes == ["again"]
