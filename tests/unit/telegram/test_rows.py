"""What stands on the buttons of /progress and /review."""

import pytest

from bot.telegram.keyboards import cut, name_of


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Сделка, 64 · 27.11 · Пальто", 30, "Сделка, 64 · 27.11 · Пальто"),
        ("Сделка, 64 · 27.11 · Два телефона, один покупатель", 35, "Сделка, 64 · 27.11 · Два телефона…"),
        ("Сделка, 64 · 27.11 · Пальто", 22, "Сделка, 64 · 27.11…"),
        ("Deal, 64 · 27 Nov · Two phones, one customer", 30, "Deal, 64 · 27 Nov · Two…"),
        ("Константинопольская", 10, "Константи…"),
        ("О превысокомногорассмотрительствующий", 20, "О превысокомногорас…"),
        ("", 5, ""),
    ],
)
def test_a_line_is_cut_at_a_word(text, limit, expected):
    assert cut(text, limit) == expected
    assert len(expected) <= limit


def test_somebody_without_a_name_to_see_is_called_by_his_number():
    assert name_of("\u2066\u2069", 103) == "103"
    assert name_of("Анна", 103) == "Анна"
