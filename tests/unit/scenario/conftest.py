from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.scenario.playbook import Playbook
from bot.storage.scenario_library import Playbooks, load_playbooks


@pytest.fixture(scope="session")
def shelf() -> Playbooks:
    return load_playbooks([Path(__file__).parents[2] / "data" / "playbook.yaml"])


@pytest.fixture(scope="session")
def playbooks(shelf: Playbooks) -> Mapping[str, Playbook]:
    return shelf.models
