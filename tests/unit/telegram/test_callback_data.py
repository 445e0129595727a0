from bot.telegram.callback_data import KINDS, Press


def test_no_two_buttons_share_a_letter():
    assert len(KINDS) == len({kind.__name__ for kind in Press.__subclasses__()})
