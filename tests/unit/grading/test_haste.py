"""Words that push a customer to decide, and words like them that do not."""

import pytest

from bot.grading.clauses import clauses
from bot.grading.haste import forced_haste


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ("lovely. robert, this one wont be here on monday. shake?", "robert, this one wont be here on monday."),
        ("We've had two people ring about it already.", "We've had two people ring about it already."),
        ("Course, but I need a yes today mate", "but I need a yes today mate"),
        ("Пять мешков и на кассу, решайте быстрее а?", "Пять мешков и на кассу, решайте быстрее а?"),
        ("Завтра её уже заберут. Думайте.", "Завтра её уже заберут."),
    ],
)  # fmt: skip
def test_forced_haste_is_quoted(reply, words):
    assert forced_haste(reply, clauses(reply)) == words


@pytest.mark.parametrize(
    "reply",
    [
        "Акция до воскресенья, решать вам.",
        "Завтра привезём, вечером уже заберёте.",
        "Two people asked me the same about the colour.",
        "Two fitters come on Monday, one calls before.",
        "Не торопитесь, подумайте.",
        "Продажа записана с именем, так что думать на людей больше не придётся.",
    ],
)
def test_an_honest_deadline_is_no_haste(reply):
    assert forced_haste(reply, clauses(reply)) is None
