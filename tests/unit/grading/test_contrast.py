"""What a text affirms: the two halves of a contrast, and a double "not"."""

import pytest

from bot.grading.facts.agreement import opposed
from bot.grading.text.contrast import undoubled


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("ставку без вашей подписи менять нельзя", "ставку только с вашей подписи менять можно"),
        ("нельзя менять ставку без вашей подписи", "можно менять ставку только с вашей подписи"),
        ("we can't change it without your signature", "we can change it only with your signature"),
        ("работаем без предоплаты, не берём вперёд ничего", "работаем без предоплаты, не берём вперёд ничего"),
    ],
)
def test_a_double_not_is_put_plainly(text, plain):
    assert undoubled(text) == plain


def test_cannot_without_does_not_oppose_only_with():
    fact = "The rate can be changed only with your signature."
    assert not opposed(fact, "The rate cannot be changed without your signature.")
    assert opposed(fact, "The rate cannot be changed, not with your signature either.")
