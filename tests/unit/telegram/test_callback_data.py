import pytest

from bot.telegram.callback_data import HIGHEST, KINDS, Press, number


def test_no_two_buttons_share_a_letter():
    assert len(KINDS) == len({kind.__name__ for kind in Press.__subclasses__()})


@pytest.mark.parametrize(
    ("field", "expected"), [("16", 16), ("", 0), ("-1", 0), ("x", 0), ("9" * 48, HIGHEST)], ids=str
)
def test_a_made_up_number_is_none_or_not_too_high(field, expected):
    assert number(field) == expected
