"""A scenario that a command names."""

import pytest

from bot.app.shelf import find_scenario
from bot.errors import UserError
from bot.scenario.vocabulary import Language
from bot.storage.scenario_library import Library, Playbooks
from bot.texts.catalogue import texts


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.EN, "There is no scenario or file `sale`; there are none yet"),
        (Language.RU, "Нет ни сценария, ни файла `sale`; сценариев пока нет"),
    ],
)
def test_where_there_are_no_scenarios_none_is_proposed(language, told):
    with pytest.raises(UserError) as refused:
        find_scenario(Library(playbooks=Playbooks(models={}, texts={})), "sale", texts(language))
    assert str(refused.value) == told
